#include "reader.h"

#include <cstring>

using columns::Kind;
using columns::Member;
using columns::Slot;
using columns::Value;

int cjc_reader::member(std::string &&name) {
  auto known = by_name.find(name);
  if (known != by_name.end()) return known->second;
  const int index = int(members.size());
  Member added;
  added.name = name;
  added.slot = -1;
  members.push_back(std::move(added));
  by_name.emplace(std::move(name), index);
  return index;
}

/// Reads a member's name; members mostly come in the order of the line before.
const uint8_t *cjc_reader::key(const uint8_t *at, const uint8_t *end, int before, int &found) {
  const int guess = before < 0 ? first : members[size_t(before)].next;
  if (guess >= 0) {
    const std::string &name = members[size_t(guess)].name;
    const size_t count = name.size();
    if (size_t(end - at) > count && at[count] == '"' && std::memcmp(at, name.data(), count) == 0) {
      found = guess;
      return at + count + 1;
    }
  }
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
  // A name with a quote or a backslash in it is not guessed, since it is not written as it is.
  const bool plain = !escaped;
  found = member(std::move(name));
  if (plain) (before < 0 ? first : members[size_t(before)].next) = found;
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

/// Reads an object and returns where it ends; null when it is none.
const uint8_t *cjc_reader::object(const uint8_t *at, const uint8_t *end) {
  if (at >= end || *at != '{') return nullptr;
  begin_row();
  at = columns::skip_space(at + 1, end);
  if (at < end && *at == '}') {
    rows++;
    return at + 1;
  }
  int before = -1;
  while (true) {
    if (at >= end || *at != '"') return nullptr;
    int found = -1;
    at = key(at + 1, end, before, found);
    if (!at) return nullptr;
    at = columns::skip_space(at, end);
    if (at >= end || *at != ':') return nullptr;
    at = columns::skip_space(at + 1, end);
    Value value;
    at = columns::scan(at, end, value);
    if (!at) return nullptr;
    Member &member = members[size_t(found)];
    member.kinds |= wants_kinds && !member.is_known ? kinds(value) : uint32_t(CJC_KIND_NULL);
    if (member.slot >= 0 && !store(member.slot, value)) return nullptr;
    before = found;
    at = columns::skip_space(at, end);
    if (at >= end) return nullptr;
    if (*at == '}') break;
    if (*at != ',') return nullptr;
    at = columns::skip_space(at + 1, end);
  }
  rows++;
  return at + 1;
}

bool cjc_reader::line(const uint8_t *at, const uint8_t *end) {
  at = columns::skip_space(at, end);
  if (at == end) return true;
  at = object(at, end);
  return at && columns::skip_space(at, end) == end;
}

bool cjc_reader::elements(const uint8_t *at, const uint8_t *end) {
  while (true) {
    at = columns::skip_space(at, end);
    if (at == end) return true;
    at = object(at, end);
    if (!at) return false;
    at = columns::skip_space(at, end);
    if (at == end) return true;
    if (*at != ',') return false;
    at++;
  }
}
