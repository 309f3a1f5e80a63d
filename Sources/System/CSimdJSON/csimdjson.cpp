#include "csimdjson.h"

#include <cstring>
#include <new>

#include <simdjson.h>

using simdjson::dom::element;

struct csimdjson_parser {
  simdjson::dom::parser parser;
  size_t max_depth;
  size_t tape_count = 0;
  size_t strings_count = 0;

  explicit csimdjson_parser(size_t depth) : max_depth(depth) {}
};

namespace {

/// Measures the tape: how many words, and how far its strings reach.
void measure(csimdjson_parser *self) {
  const uint64_t *tape = self->parser.doc.tape.get();
  const uint8_t *strings = self->parser.doc.string_buf.get();
  const uint64_t mask = 0x00FFFFFFFFFFFFFFULL;
  // The first word holds the index after the last one.
  size_t count = size_t(tape[0] & mask);
  bool any = false;
  size_t last = 0;
  for (size_t i = 1; i < count; i++) {
    switch (tape[i] >> 56) {
    case '"':
      any = true;
      last = size_t(tape[i] & mask);
      break;
    case 'l':
    case 'u':
    case 'd':
      i++;
      break;
    default:
      break;
    }
  }
  self->tape_count = count;
  self->strings_count = 0;
  if (any) {
    uint32_t length = 0;
    std::memcpy(&length, strings + last, sizeof length);
    self->strings_count = last + sizeof length + length + 1;
  }
}

} // namespace

extern "C" {

csimdjson_parser *csimdjson_create(size_t max_depth) {
  try {
    return new csimdjson_parser(max_depth);
  } catch (...) {
    return nullptr;
  }
}

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

static csimdjson_status parse(csimdjson_parser *self, const void *bytes, size_t count,
                              bool copies) {
  self->tape_count = 0;
  self->strings_count = 0;
  try {
    if (self->parser.capacity() < count || self->parser.max_depth() != self->max_depth) {
      if (self->parser.allocate(count < 64 ? 64 : count, self->max_depth))
        return CSIMDJSON_CAPACITY;
    }
    element root;
    auto error =
        self->parser.parse(static_cast<const uint8_t *>(bytes), count, copies).get(root);
    switch (error) {
    case simdjson::SUCCESS:
      measure(self);
      return CSIMDJSON_OK;
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return CSIMDJSON_CAPACITY;
    default:
      return CSIMDJSON_INVALID;
    }
  } catch (...) {
    return CSIMDJSON_CAPACITY;
  }
}

csimdjson_status csimdjson_parse(csimdjson_parser *self, const void *bytes, size_t count) {
  return parse(self, bytes, count, true);
}

csimdjson_status csimdjson_parse_padded(csimdjson_parser *self, const void *bytes, size_t count) {
  return parse(self, bytes, count, false);
}

size_t csimdjson_padding(void) { return simdjson::SIMDJSON_PADDING; }

const uint64_t *csimdjson_tape(const csimdjson_parser *self) {
  return self->parser.doc.tape.get();
}

size_t csimdjson_tape_count(const csimdjson_parser *self) { return self->tape_count; }

const uint8_t *csimdjson_strings(const csimdjson_parser *self) {
  return self->parser.doc.string_buf.get();
}

size_t csimdjson_strings_count(const csimdjson_parser *self) { return self->strings_count; }

} // extern "C"
