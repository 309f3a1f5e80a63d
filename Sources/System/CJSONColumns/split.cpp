#include "include/cjsoncolumns.h"

#include <cstring>
#include <memory>
#include <string>
#include <vector>

// Finding where rows end in a document that is read from its beginning, without keeping it.

struct cjc_parts {
  std::vector<cjc_extent> extents;
  cjc_extent schema{0, 0};
};

namespace {

/// The bytes of a document one after another.
class Cursor {
public:
  Cursor(int file, const uint8_t *text, size_t count)
      : file(file), at(text), stop(text ? text + count : nullptr), begin(text) {
    if (file >= 0) {
      room.reset(new uint8_t[size]);
      at = stop = begin = room.get();
    }
  }

  /// Whether there is a byte.
  bool more() { return at < stop || fill(); }
  uint8_t byte() const { return *at; }
  void step() { at++; }
  int64_t offset() const { return base + (at - begin); }
  bool failed() const { return is_broken; }

  /// Goes on to the next of some bytes; false when there is none.
  bool find(uint8_t a, uint8_t b, uint8_t c) {
    while (more()) {
      while (at < stop) {
        const uint8_t byte = *at;
        if (byte == a || byte == b || byte == c) return true;
        at++;
      }
    }
    return false;
  }

  /// Goes on to the next byte of a kind; false when there is none.
  bool find(uint8_t byte) {
    while (more()) {
      const void *found = std::memchr(at, byte, size_t(stop - at));
      if (found) {
        at = static_cast<const uint8_t *>(found);
        return true;
      }
      at = stop;
    }
    return false;
  }

private:
  static const size_t size = 256 << 10;
  int file;
  const uint8_t *at, *stop, *begin;
  std::unique_ptr<uint8_t[]> room;
  int64_t base = 0;
  bool is_broken = false;

  bool fill() {
    if (file < 0) return false;
    base += stop - begin;
    const intptr_t got = cjc_pread(file, base, room.get(), size);
    is_broken = got < 0;
    at = stop = begin;
    if (got <= 0) return false;
    stop = begin + got;
    return true;
  }
};

bool is_space(uint8_t byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// The next byte that is no space, or 0 at the end.
uint8_t next(Cursor &cursor) {
  while (cursor.more()) {
    if (!is_space(cursor.byte())) return cursor.byte();
    cursor.step();
  }
  return 0;
}

/// Reads past a text whose quote is read; keeps its beginning where it is wanted.
bool skip_text(Cursor &cursor, std::string *kept) {
  while (cursor.more()) {
    const uint8_t byte = cursor.byte();
    cursor.step();
    if (byte == '"') return true;
    if (byte == '\\') {
      if (!cursor.more()) return false;
      cursor.step();
      // A name with an escape is none of those that are looked for.
      if (kept) kept->push_back('\\');
    } else if (kept && kept->size() < 64) {
      kept->push_back(char(byte));
    }
  }
  return false;
}

/// Reads past a value of any kind.
bool skip_value(Cursor &cursor) {
  size_t depth = 0;
  while (cursor.more()) {
    const uint8_t byte = cursor.byte();
    if (byte == '"') {
      cursor.step();
      if (!skip_text(cursor, nullptr)) return false;
      if (depth == 0) return true;
      continue;
    }
    if (byte == '{' || byte == '[') {
      depth++;
    } else if (byte == '}' || byte == ']') {
      if (depth == 0) return true;
      if (--depth == 0) {
        cursor.step();
        return true;
      }
    } else if (depth == 0 && (byte == ',' || is_space(byte))) {
      return true;
    }
    cursor.step();
  }
  return false;
}

/// Reads past an array of objects whose bracket is read.
bool elements(Cursor &cursor, int64_t size, cjc_parts &parts) {
  if (next(cursor) == ']') {
    cursor.step();
    return true;
  }
  cjc_extent part{cursor.offset(), 0};
  while (true) {
    if (next(cursor) != '{' || !skip_value(cursor)) return false;
    part.end = cursor.offset();
    const uint8_t byte = next(cursor);
    if (byte != ',' && byte != ']') return false;
    cursor.step();
    if (byte == ']' || part.end - part.begin >= size) {
      parts.extents.push_back(part);
      part.begin = cursor.offset();
    }
    if (byte == ']') return true;
  }
}

bool equal(const std::string &name, const char *other) {
  if (name.size() != std::strlen(other)) return false;
  for (size_t i = 0; i < name.size(); i++)
    if ((uint8_t(name[i]) | 32) != uint8_t(other[i])) return false;
  return true;
}

/// Reads an object with an array of rows in it; its brace is read.
bool members(Cursor &cursor, int64_t size, cjc_parts &parts) {
  cjc_parts value, results;
  bool has_value = false, has_results = false, has_schema = false;
  while (true) {
    if (next(cursor) != '"') return false;
    cursor.step();
    std::string name;
    if (!skip_text(cursor, &name) || next(cursor) != ':') return false;
    cursor.step();
    const uint8_t first = next(cursor);
    const bool is_value = name == "value", is_results = equal(name, "results");
    if ((is_value && first == '[') || (is_results && first == '[')) {
      // Of two members of one name who reads with care decides.
      if (is_value ? has_value : has_results) return false;
      (is_value ? has_value : has_results) = true;
      cursor.step();
      if (!elements(cursor, size, is_value ? value : results)) return false;
    } else {
      if (is_value || is_results) return false;
      const int64_t begin = cursor.offset();
      if (!skip_value(cursor)) return false;
      if (equal(name, "schema")) {
        if (has_schema) return false;
        has_schema = true;
        parts.schema = cjc_extent{begin, cursor.offset()};
      }
    }
    const uint8_t byte = next(cursor);
    if (byte != ',' && byte != '}') return false;
    cursor.step();
    if (byte == '}') break;
  }
  if (has_results && has_schema) {
    parts.extents = std::move(results.extents);
    return true;
  }
  parts.schema = cjc_extent{0, 0};
  parts.extents = std::move(value.extents);
  return has_value;
}

bool document(Cursor &cursor, int64_t size, cjc_parts &parts) {
  for (const uint8_t byte : {0xEF, 0xBB, 0xBF}) {
    if (cursor.more() && cursor.byte() == byte) cursor.step();
  }
  const uint8_t first = next(cursor);
  if (first != '[' && first != '{') return false;
  cursor.step();
  const bool good = first == '[' ? elements(cursor, size, parts) : members(cursor, size, parts);
  return good && next(cursor) == 0 && !cursor.more() && !cursor.failed();
}

bool records(Cursor &cursor, uint8_t separator, int64_t size, cjc_parts &parts) {
  cjc_extent part{cursor.offset(), 0};
  bool is_field = true;
  while (cursor.more()) {
    uint8_t byte = cursor.byte();
    if (is_field && byte == '"') {
      cursor.step();
      while (true) {
        if (!cursor.find('"')) return false;
        cursor.step();
        if (!cursor.more() || cursor.byte() != '"') break;
        cursor.step();
      }
      is_field = false;
      continue;
    }
    if (!cursor.find(separator, '\n', '\r')) break;
    byte = cursor.byte();
    cursor.step();
    is_field = true;
    if (byte == separator) continue;
    if (byte == '\r' && cursor.more() && cursor.byte() == '\n') cursor.step();
    if (cursor.offset() - part.begin >= size) {
      part.end = cursor.offset();
      parts.extents.push_back(part);
      part.begin = part.end;
    }
  }
  part.end = cursor.offset();
  if (part.end > part.begin) parts.extents.push_back(part);
  return !cursor.failed();
}

} // namespace

extern "C" {

cjc_status cjc_split(int file, const uint8_t *text, size_t count, cjc_layout layout, int64_t from,
                     uint8_t separator, int64_t size, cjc_parts **parts) {
  try {
    auto found = std::make_unique<cjc_parts>();
    Cursor cursor(file, text, count);
    if (layout == CJC_CSV) {
      while (cursor.offset() < from && cursor.more()) cursor.step();
      if (!records(cursor, separator, size, *found)) return CJC_INVALID;
    } else if (!document(cursor, size, *found)) {
      return cursor.failed() ? CJC_IO : CJC_INVALID;
    }
    *parts = found.release();
    return CJC_OK;
  } catch (...) {
    return CJC_CAPACITY;
  }
}

void cjc_parts_destroy(cjc_parts *parts) { delete parts; }

const cjc_extent *cjc_parts_extents(const cjc_parts *parts, size_t *count) {
  *count = parts->extents.size();
  return parts->extents.data();
}

cjc_extent cjc_parts_schema(const cjc_parts *parts) { return parts->schema; }

} // extern "C"
