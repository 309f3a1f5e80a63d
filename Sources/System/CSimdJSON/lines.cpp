#include "csimdjson.h"

namespace {

uint64_t count_of(const uint8_t *text, size_t count, uint8_t byte) {
  uint64_t found = 0;
  for (size_t i = 0; i < count; i++) found += text[i] == byte;
  return found;
}

/// All bytes but those that continue a character.
uint64_t characters(const uint8_t *text, size_t count) {
  uint64_t found = 0;
  for (size_t i = 0; i < count; i++) found += (text[i] & 0xC0) != 0x80;
  return found;
}

} // namespace

extern "C" void csimdjson_advance(const void *bytes, size_t count, uint64_t *line,
                                  uint64_t *column) {
  const uint8_t *text = static_cast<const uint8_t *>(bytes);
  size_t start = count;
  while (start > 0 && text[start - 1] != '\n') start--;
  if (start > 0) {
    *line += count_of(text, start, '\n');
    *column = 1;
  }
  *column += characters(text + start, count - start);
}
