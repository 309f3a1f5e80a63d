#include "values.h"

#include <charconv>
#include <cstring>

namespace columns {

const uint8_t *end_of_text(const uint8_t *at, const uint8_t *end, bool &escaped) {
  escaped = false;
  while (true) {
    at = next_mark(at, end);
    if (at >= end) return nullptr;
    if (*at == '"') return at;
    escaped = true;
    at += 2;
    if (at > end) return nullptr;
  }
}

/// Reads past an object or a list; how deep it is does not matter, nothing is kept but the depth.
static const uint8_t *skip_nested(const uint8_t *at, const uint8_t *end) {
  size_t depth = 0;
  while (at < end) {
    switch (*at) {
    case '{':
    case '[':
      depth++;
      at++;
      break;
    case '}':
    case ']':
      at++;
      if (--depth == 0) return at;
      break;
    case '"': {
      bool escaped;
      at = end_of_text(at + 1, end, escaped);
      if (!at) return nullptr;
      at++;
      break;
    }
    default:
      at++;
    }
  }
  return nullptr;
}

static inline bool is_number_byte(uint8_t byte) {
  return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == '.' ||
         byte == 'e' || byte == 'E';
}

static const uint8_t *word(const uint8_t *at, const uint8_t *end, const char *text, size_t count) {
  if (size_t(end - at) < count || std::memcmp(at, text, count) != 0) return nullptr;
  return at + count;
}

const uint8_t *scan(const uint8_t *at, const uint8_t *end, Value &value) {
  if (at >= end) return nullptr;
  value.begin = at;
  value.escaped = false;
  const uint8_t *after = nullptr;
  switch (*at) {
  case '"':
    value.kind = Kind::text;
    value.begin = at + 1;
    value.end = end_of_text(at + 1, end, value.escaped);
    return value.end ? value.end + 1 : nullptr;
  case '{':
  case '[':
    value.kind = Kind::nested;
    after = skip_nested(at, end);
    break;
  case 't':
    value.kind = Kind::yes;
    after = word(at, end, "true", 4);
    break;
  case 'f':
    value.kind = Kind::no;
    after = word(at, end, "false", 5);
    break;
  case 'n':
    value.kind = Kind::null;
    after = word(at, end, "null", 4);
    break;
  default:
    if (*at != '-' && (*at < '0' || *at > '9')) return nullptr;
    value.kind = Kind::number;
    after = at + 1;
    while (after < end && is_number_byte(*after)) after++;
  }
  value.end = after;
  return after;
}

bool integer(const uint8_t *at, const uint8_t *end, int64_t &number) {
  const char *from = reinterpret_cast<const char *>(at);
  const char *to = reinterpret_cast<const char *>(end);
  auto read = std::from_chars(from, to, number);
  return read.ec == std::errc() && read.ptr == to;
}

bool real(const uint8_t *at, const uint8_t *end, double &number) {
  const char *from = reinterpret_cast<const char *>(at);
  const char *to = reinterpret_cast<const char *>(end);
  auto read = std::from_chars(from, to, number);
  return read.ec == std::errc() && read.ptr == to;
}

// Times

static inline bool digits(const uint8_t *&at, const uint8_t *end, int count, int &value) {
  if (end - at < count) return false;
  value = 0;
  for (int i = 0; i < count; i++) {
    const uint8_t digit = uint8_t(*at - '0');
    if (digit > 9) return false;
    value = value * 10 + digit;
    at++;
  }
  return true;
}

static inline bool take(const uint8_t *&at, const uint8_t *end, uint8_t byte) {
  if (at >= end || *at != byte) return false;
  at++;
  return true;
}

static const int64_t second_ticks = 10000000;

static bool zone(const uint8_t *&at, const uint8_t *end, int64_t &offset) {
  offset = 0;
  if (at == end || take(at, end, 'Z')) return true;
  const bool east = take(at, end, '+');
  int hours = 0, minutes = 0;
  if (!east && !take(at, end, '-')) return false;
  if (!digits(at, end, 2, hours) || hours > 14) return false;
  if (at < end) {
    take(at, end, ':');
    if (!digits(at, end, 2, minutes) || minutes > 59) return false;
  }
  offset = (int64_t(hours) * 60 + minutes) * 60 * second_ticks;
  if (!east) offset = -offset;
  return true;
}

static bool clock(const uint8_t *&at, const uint8_t *end, int64_t &ticks) {
  int hour = 0, minute = 0, second = 0;
  if (!digits(at, end, 2, hour) || !take(at, end, ':') || !digits(at, end, 2, minute)) return false;
  if (hour > 23 || minute > 59) return false;
  ticks = (int64_t(hour) * 60 + minute) * 60 * second_ticks;
  if (!take(at, end, ':')) return true;
  if (!digits(at, end, 2, second) || second > 59) return false;
  ticks += second * second_ticks;
  if (!take(at, end, '.')) return true;
  int64_t unit = second_ticks / 10;
  const uint8_t *start = at;
  while (at < end && *at >= '0' && *at <= '9') {
    ticks += int64_t(*at - '0') * unit;
    unit /= 10;
    at++;
  }
  return at > start;
}

bool time(const uint8_t *at, const uint8_t *end, int64_t &ticks) {
  int year = 0, month = 0, day = 0;
  int64_t clock_ticks = 0, offset = 0;
  if (!digits(at, end, 4, year) || !take(at, end, '-') || !digits(at, end, 2, month) ||
      !take(at, end, '-') || !digits(at, end, 2, day))
    return false;
  if (at < end) {
    if (!take(at, end, 'T') && !take(at, end, ' ')) return false;
    if (!clock(at, end, clock_ticks) || !zone(at, end, offset) || at != end) return false;
  }
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (day > lengths[month - 1] + (month == 2 && leap ? 1 : 0)) return false;
  // Days since 0001-01-01, counting years from March.
  const int64_t shifted = month <= 2 ? year - 1 : year;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int64_t days =
      shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + day_of_year - 306;
  ticks = days * 86400 * second_ticks + clock_ticks - offset;
  return ticks >= 0 && ticks <= 3155378975999999999LL;
}

// Escapes

static int hex(const uint8_t *at) {
  int value = 0;
  for (int i = 0; i < 4; i++) {
    const uint8_t byte = at[i];
    int digit = 0;
    if (byte >= '0' && byte <= '9') {
      digit = byte - '0';
    } else if ((byte | 32) >= 'a' && (byte | 32) <= 'f') {
      digit = (byte | 32) - 'a' + 10;
    } else {
      return -1;
    }
    value = value << 4 | digit;
  }
  return value;
}

static uint8_t *put(uint32_t scalar, uint8_t *out) {
  if (scalar < 0x80) {
    *out++ = uint8_t(scalar);
  } else if (scalar < 0x800) {
    *out++ = uint8_t(0xC0 | scalar >> 6);
    *out++ = uint8_t(0x80 | (scalar & 63));
  } else if (scalar < 0x10000) {
    *out++ = uint8_t(0xE0 | scalar >> 12);
    *out++ = uint8_t(0x80 | (scalar >> 6 & 63));
    *out++ = uint8_t(0x80 | (scalar & 63));
  } else {
    *out++ = uint8_t(0xF0 | scalar >> 18);
    *out++ = uint8_t(0x80 | (scalar >> 12 & 63));
    *out++ = uint8_t(0x80 | (scalar >> 6 & 63));
    *out++ = uint8_t(0x80 | (scalar & 63));
  }
  return out;
}

uint8_t *unescape(const uint8_t *at, const uint8_t *end, uint8_t *out) {
  while (at < end) {
    const uint8_t *mark = static_cast<const uint8_t *>(std::memchr(at, '\\', size_t(end - at)));
    if (!mark) mark = end;
    std::memcpy(out, at, size_t(mark - at));
    out += mark - at;
    if (mark == end) return out;
    if (end - mark < 2) return nullptr;
    at = mark + 2;
    switch (mark[1]) {
    case '"': *out++ = '"'; break;
    case '\\': *out++ = '\\'; break;
    case '/': *out++ = '/'; break;
    case 'b': *out++ = '\b'; break;
    case 'f': *out++ = '\f'; break;
    case 'n': *out++ = '\n'; break;
    case 'r': *out++ = '\r'; break;
    case 't': *out++ = '\t'; break;
    case 'u': {
      if (end - at < 4) return nullptr;
      int unit = hex(at);
      if (unit < 0) return nullptr;
      at += 4;
      uint32_t scalar = uint32_t(unit);
      if (unit >= 0xD800 && unit < 0xE000) {
        // Half of a pair alone is no character; who reads with care decides what to do with it.
        if (unit >= 0xDC00 || end - at < 6 || at[0] != '\\' || at[1] != 'u') return nullptr;
        const int low = hex(at + 2);
        if (low < 0xDC00 || low > 0xDFFF) return nullptr;
        scalar = 0x10000 + (uint32_t(unit - 0xD800) << 10) + uint32_t(low - 0xDC00);
        at += 6;
      }
      out = put(scalar, out);
      break;
    }
    default: return nullptr;
    }
  }
  return out;
}

} // namespace columns
