#include "reader.h"

#include <cstring>

// Records of fields, as RFC 4180 has them.

using columns::Member;
using columns::Slot;

static bool is_word(const uint8_t *begin, const uint8_t *end, const char *word) {
  const size_t count = std::strlen(word);
  if (size_t(end - begin) != count) return false;
  for (size_t i = 0; i < count; i++)
    if ((begin[i] | 32) != uint8_t(word[i])) return false;
  return true;
}

uint32_t cjc_reader::field_kinds(const uint8_t *begin, const uint8_t *end) {
  int64_t number = 0;
  double real = 0;
  if (begin == end) return CJC_KIND_NULL;
  if (columns::integer(begin, end, number)) return CJC_KIND_INT;
  if (*begin < 0x3A && columns::real(begin, end, real)) return CJC_KIND_REAL;
  if (is_word(begin, end, "true") || is_word(begin, end, "false")) return CJC_KIND_BOOL;
  return columns::time(begin, end, number) ? CJC_KIND_TIME : CJC_KIND_TEXT;
}

/// Takes the text of a field, which has no quotes around it any more.
void cjc_reader::field(Member &member, const uint8_t *begin, const uint8_t *end) {
  member.kinds |=
      wants_kinds && !member.is_known ? field_kinds(begin, end) : uint32_t(CJC_KIND_NULL);
  // An empty field is no value.
  if (member.slot < 0 || begin == end) return;
  Slot &slot = slots[size_t(member.slot)];
  int64_t number = 0;
  bool good = false;
  switch (slot.type) {
  case CJC_STRING:
  case CJC_JSON:
    slot.ranges.back() = cjc_range{intptr_t(slot.bytes.size()), intptr_t(end - begin)};
    slot.bytes.insert(slot.bytes.end(), begin, end);
    return;
  case CJC_BOOL:
    number = is_word(begin, end, "true");
    good = number || is_word(begin, end, "false");
    break;
  case CJC_INT:
    good = columns::integer(begin, end, number) && number >= INT32_MIN && number <= INT32_MAX;
    break;
  case CJC_LONG: good = columns::integer(begin, end, number); break;
  case CJC_REAL: {
    double real = 0;
    good = *begin < 0x3A && columns::real(begin, end, real);
    std::memcpy(&number, &real, sizeof number);
    break;
  }
  case CJC_DATETIME: good = columns::time(begin, end, number); break;
  default: break;
  }
  slot.present += size_t(good) - size_t(slot.valid.back());
  slot.values.back() = number;
  slot.valid.back() = good;
  if (!good) odd(member.slot, begin, end);
}

bool cjc_reader::records(const uint8_t *at, const uint8_t *end) {
  const uint8_t apart = separator;
  const auto is_end = [apart](uint8_t byte) {
    return byte == apart || byte == '\n' || byte == '\r';
  };
  while (at < end) {
    // A record of one empty field is an empty line.
    if (*at == '\n' || *at == '\r') {
      at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
      continue;
    }
    if (end - at >= 2 && at[0] == '"' && at[1] == '"' &&
        (end - at == 2 || at[2] == '\n' || at[2] == '\r')) {
      at += 2;
      continue;
    }
    begin_row();
    for (size_t index = 0;; index++) {
      if (index >= fields.size()) return false;
      Member &member = members[fields[index]];
      if (at < end && *at == '"') {
        const uint8_t *begin = ++at;
        bool has_quotes = false;
        while (true) {
          at = static_cast<const uint8_t *>(std::memchr(at, '"', size_t(end - at)));
          if (!at) return false;
          if (at + 1 >= end || at[1] != '"') break;
          has_quotes = true;
          at += 2;
          if (at >= end) return false;
        }
        if (has_quotes) {
          unquoted.clear();
          for (const uint8_t *byte = begin; byte < at; byte++) {
            unquoted.push_back(*byte);
            if (*byte == '"') byte++;
          }
          field(member, unquoted.data(), unquoted.data() + unquoted.size());
        } else {
          field(member, begin, at);
        }
        at++;
        while (at < end && !is_end(*at)) at++;
      } else {
        const uint8_t *begin = at;
        while (at < end && !is_end(*at)) at++;
        field(member, begin, at);
      }
      if (at >= end) break;
      const uint8_t byte = *at++;
      if (byte == apart) continue;
      if (byte == '\r' && at < end && *at == '\n') at++;
      break;
    }
    rows++;
  }
  return true;
}
