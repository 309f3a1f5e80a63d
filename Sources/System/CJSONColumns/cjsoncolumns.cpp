#include "reader.h"

#include <cstring>
#include <memory>
#include <new>

using columns::Kind;
using columns::Member;
using columns::Slot;
using columns::Value;

Member::Member(std::string &&own) : name(std::move(own)) {
  if (name.size() + 3 > sizeof written) return;
  for (const char byte : name)
    if (byte == '"' || byte == '\\' || uint8_t(byte) < 0x20) return;
  written[0] = '"';
  std::memcpy(written + 1, name.data(), name.size());
  std::memcpy(written + 1 + name.size(), "\":", 2);
  written_size = name.size() + 3;
}

int cjc_reader::member(std::string &&name) {
  auto known = by_name.find(name);
  if (known != by_name.end()) return known->second;
  const int index = int(members.size());
  by_name.emplace(name, index);
  members.emplace_back(std::move(name));
  return index;
}

/// Reads a member's name that is not the one of the object before, or not written as there, and
/// remembers what follows what.
const uint8_t *cjc_reader::key(const uint8_t *at, const uint8_t *end, int before, int &found) {
  bool escaped;
  const uint8_t *quote = columns::end_of_text(at, end, escaped);
  if (!quote) return nullptr;
  std::string name(reinterpret_cast<const char *>(at), size_t(quote - at));
  if (escaped) {
    std::vector<uint8_t> plain(size_t(quote - at));
    uint8_t *last = columns::unescape(at, quote, plain.data());
    if (!last) return nullptr;
    name.assign(reinterpret_cast<const char *>(plain.data()), size_t(last - plain.data()));
  }
  found = member(std::move(name));
  (before < 0 ? first : members[size_t(before)].next) = found;
  return quote + 1;
}

void cjc_reader::begin_row() {
  for (size_t index = 0; index < columns; index++) {
    Slot &slot = slots[index];
    if (slot.is_fixed()) {
      slot.values.push_back(0);
      slot.valid.push_back(0);
    } else {
      slot.ranges.push_back(cjc_range{0, 0});
    }
  }
}

void cjc_reader::odd(int slot, const Value &value) {
  const bool is_text = value.kind == Kind::text;
  odd(slot, value.begin - is_text, value.end + is_text);
}

void cjc_reader::odd(int slot, const uint8_t *begin, const uint8_t *end) {
  cjc_odd odd;
  odd.column = uint32_t(slot);
  odd.row = uint32_t(rows);
  odd.text = cjc_range{intptr_t(odd_bytes.size()), intptr_t(end - begin)};
  odd_bytes.insert(odd_bytes.end(), begin, end);
  odds.push_back(odd);
}

bool cjc_reader::store_text(Slot &slot, const Value &value) {
  const size_t start = slot.bytes.size();
  const size_t count = size_t(value.end - value.begin);
  if (!value.escaped) {
    slot.bytes.insert(slot.bytes.end(), value.begin, value.end);
    slot.ranges.back() = cjc_range{intptr_t(start), intptr_t(count)};
    return true;
  }
  slot.bytes.resize(start + count);
  uint8_t *from = slot.bytes.data() + start;
  uint8_t *last = columns::unescape(value.begin, value.end, from);
  if (!last) {
    slot.bytes.resize(start);
    return false;
  }
  slot.bytes.resize(start + size_t(last - from));
  slot.ranges.back() = cjc_range{intptr_t(start), intptr_t(last - from)};
  return true;
}

bool cjc_reader::store(int index, const Value &value) {
  Slot &slot = slots[size_t(index)];
  int64_t number = 0;
  bool good = false;
  switch (slot.type) {
  case CJC_STRING:
    if (value.kind == Kind::null) {
      slot.ranges.back() = cjc_range{0, 0};
      return true;
    }
    // Half of a surrogate pair, as truncated texts have it, is read with care as well.
    if (value.kind != Kind::text || !store_text(slot, value)) odd(index, value);
    return true;
  case CJC_JSON: {
    if (value.kind == Kind::null) {
      slot.ranges.back() = cjc_range{0, 0};
      return true;
    }
    Value whole = value;
    whole.escaped = false;
    if (value.kind == Kind::text) {
      whole.begin--;
      whole.end++;
    }
    return store_text(slot, whole);
  }
  case CJC_BOOL:
    good = value.kind == Kind::yes || value.kind == Kind::no;
    number = value.kind == Kind::yes;
    break;
  case CJC_INT:
    good = value.kind == Kind::number && columns::integer(value.begin, value.end, number) &&
           number >= INT32_MIN && number <= INT32_MAX;
    break;
  case CJC_LONG:
    good = value.kind == Kind::number && columns::integer(value.begin, value.end, number);
    break;
  case CJC_REAL: {
    double real = 0;
    good = value.kind == Kind::number && columns::real(value.begin, value.end, real);
    std::memcpy(&number, &real, sizeof number);
    break;
  }
  case CJC_DATETIME:
    good = value.kind == Kind::text && !value.escaped &&
           columns::time(value.begin, value.end, number);
    break;
  default: break;
  }
  slot.present += size_t(good) - size_t(slot.valid.back());
  slot.values.back() = number;
  slot.valid.back() = good;
  if (!good && value.kind != Kind::null) odd(index, value);
  return true;
}

uint32_t cjc_reader::kinds(const Value &value) {
  int64_t number = 0;
  switch (value.kind) {
  case Kind::null: return CJC_KIND_NULL;
  case Kind::yes:
  case Kind::no: return CJC_KIND_BOOL;
  case Kind::nested: return CJC_KIND_NESTED;
  case Kind::number:
    return columns::integer(value.begin, value.end, number) ? CJC_KIND_INT : CJC_KIND_REAL;
  case Kind::text:
    if (value.begin == value.end) return CJC_KIND_NULL;
    return columns::time(value.begin, value.end, number) ? CJC_KIND_TIME : CJC_KIND_TEXT;
  }
  return 0;
}

bool cjc_reader::line(const uint8_t *at, const uint8_t *end) {
  at = columns::skip_space(at, end);
  if (at == end) return true;
  at = object(*this, at, end);
  return at && columns::skip_space(at, end) == end;
}

bool cjc_reader::elements(const uint8_t *at, const uint8_t *end) {
  while (true) {
    at = columns::skip_space(at, end);
    if (at == end) return true;
    at = object(*this, at, end);
    if (!at) return false;
    at = columns::skip_space(at, end);
    if (at == end) return true;
    if (*at != ',') return false;
    at++;
  }
}

// Records of fields, as RFC 4180 has them.

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

extern "C" {

cjc_reader *cjc_create(const uint8_t *names, const size_t *lengths, const uint8_t *types,
                       size_t count, int wants_kinds) {
  try {
    auto reader = std::make_unique<cjc_reader>();
    reader->wants_kinds = wants_kinds != 0;
    reader->slots.resize(count);
    for (size_t i = 0; i < count; i++) {
      reader->slots[i].type = cjc_type(types[i]);
      columns::Member member(std::string(reinterpret_cast<const char *>(names), lengths[i]));
      member.slot = reader->slots[i].type < CJC_NONE ? int(i) : -1;
      if (member.slot >= 0) reader->columns = i + 1;
      member.is_known = reader->slots[i].type == CJC_KNOWN;
      reader->by_name.emplace(member.name, int(i));
      reader->members.push_back(std::move(member));
      names += lengths[i];
    }
    return reader.release();
  } catch (...) {
    return nullptr;
  }
}

void cjc_destroy(cjc_reader *reader) { delete reader; }

void cjc_set_layout(cjc_reader *reader, cjc_layout layout, uint8_t separator,
                    const size_t *fields, size_t count) {
  reader->layout = layout;
  reader->separator = separator;
  if (count) reader->fields.assign(fields, fields + count);
}

size_t cjc_rows(const cjc_reader *reader) { return reader->rows; }

const int64_t *cjc_values(const cjc_reader *reader, size_t column) {
  return reader->slots[column].values.data();
}

const uint8_t *cjc_validity(const cjc_reader *reader, size_t column) {
  const columns::Slot &slot = reader->slots[column];
  return slot.present == reader->rows ? nullptr : slot.valid.data();
}

const uint8_t *cjc_bytes(const cjc_reader *reader, size_t column, size_t *count) {
  *count = reader->slots[column].bytes.size();
  return reader->slots[column].bytes.data();
}

const cjc_range *cjc_ranges(const cjc_reader *reader, size_t column) {
  return reader->slots[column].ranges.data();
}

const cjc_odd *cjc_odds(const cjc_reader *reader, size_t *count) {
  *count = reader->odds.size();
  return reader->odds.data();
}

const uint8_t *cjc_odd_bytes(const cjc_reader *reader, size_t *count) {
  *count = reader->odd_bytes.size();
  return reader->odd_bytes.data();
}

size_t cjc_members(const cjc_reader *reader) { return reader->members.size(); }

const uint8_t *cjc_member_name(const cjc_reader *reader, size_t member, size_t *count) {
  const std::string &name = reader->members[member].name;
  *count = name.size();
  return reinterpret_cast<const uint8_t *>(name.data());
}

uint32_t cjc_member_kinds(const cjc_reader *reader, size_t member) {
  return reader->members[member].kinds;
}

} // extern "C"
