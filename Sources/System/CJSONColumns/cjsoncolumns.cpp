#include "cjsoncolumns.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

#include "values.h"

using columns::Kind;
using columns::Value;

namespace {

/// How many bytes that are no quotes follow every text.
const size_t padding = 64;

struct Slot {
  cjc_type type;
  std::vector<int64_t> values;
  std::vector<uint8_t> valid;
  size_t present = 0;
  std::vector<uint8_t> bytes;
  std::vector<cjc_range> ranges;

  bool is_fixed() const { return type <= CJC_DATETIME || type == CJC_OTHER; }
};

struct Member {
  std::string name;
  int slot;
  uint32_t kinds = 0;
  /// The member that followed this one in the line before.
  int next = -1;
};

} // namespace

struct cjc_reader {
  std::vector<Slot> slots;
  std::vector<Member> members;
  std::unordered_map<std::string, int> by_name;
  std::vector<cjc_odd> odds;
  std::vector<uint8_t> odd_bytes;
  bool wants_kinds = false;
  size_t rows = 0;
  int first = -1;

  bool line(const uint8_t *at, const uint8_t *end);
  cjc_status lines(const uint8_t *text, size_t count, size_t begin, size_t end);

private:
  int member(std::string &&name);
  const uint8_t *key(const uint8_t *at, const uint8_t *end, int before, int &found);
  void begin_row();
  bool store(int slot, const Value &value);
  bool store_text(Slot &slot, const Value &value);
  void odd(int slot, const Value &value);
  static uint32_t kinds(const Value &value);
};

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
  for (Slot &slot : slots) {
    if (slot.is_fixed()) {
      slot.values.push_back(0);
      slot.valid.push_back(0);
    } else {
      slot.ranges.push_back(cjc_range{0, 0});
    }
  }
}

void cjc_reader::odd(int slot, const Value &value) {
  const uint8_t *begin = value.begin;
  const uint8_t *end = value.end;
  if (value.kind == Kind::text) {
    begin--;
    end++;
  }
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
  case CJC_OTHER:
    break;
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
  if (*at != '{') return false;
  begin_row();
  at = columns::skip_space(at + 1, end);
  if (at < end && *at == '}') {
    at++;
  } else {
    int before = -1;
    while (true) {
      if (at >= end || *at != '"') return false;
      int found = -1;
      at = key(at + 1, end, before, found);
      if (!at) return false;
      at = columns::skip_space(at, end);
      if (at >= end || *at != ':') return false;
      at = columns::skip_space(at + 1, end);
      Value value;
      at = columns::scan(at, end, value);
      if (!at) return false;
      Member &member = members[size_t(found)];
      member.kinds |= wants_kinds ? kinds(value) : CJC_KIND_NULL;
      if (member.slot >= 0 && !store(member.slot, value)) return false;
      before = found;
      at = columns::skip_space(at, end);
      if (at >= end) return false;
      if (*at == '}') {
        at++;
        break;
      }
      if (*at != ',') return false;
      at = columns::skip_space(at + 1, end);
    }
  }
  rows++;
  return columns::skip_space(at, end) == end;
}

/// Reads the lines of a text that begin in a part of it; the text is followed by padding.
cjc_status cjc_reader::lines(const uint8_t *text, size_t count, size_t begin, size_t end) {
  if (!simdjson::validate_utf8(reinterpret_cast<const char *>(text), count)) return CJC_INVALID;
  const uint8_t *at = text + begin;
  const uint8_t *stop = text + end;
  const uint8_t *last = text + count;
  while (at < stop) {
    const uint8_t *feed = static_cast<const uint8_t *>(std::memchr(at, '\n', size_t(last - at)));
    const uint8_t *line_end = feed ? feed : last;
    if (!line(at, line_end)) return CJC_INVALID;
    at = line_end + 1;
  }
  return CJC_OK;
}

extern "C" {

int cjc_open(const char *path, int64_t *size) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  struct stat info;
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
    close(file);
    return -1;
  }
  *size = int64_t(info.st_size);
  return file;
}

void cjc_close(int file) { close(file); }

intptr_t cjc_pread(int file, int64_t offset, void *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    const ssize_t got =
        pread(file, static_cast<char *>(bytes) + done, count - done, offset + int64_t(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += size_t(got);
  }
  return intptr_t(done);
}

cjc_reader *cjc_create(const uint8_t *names, const size_t *lengths, const uint8_t *types,
                       size_t count, int wants_kinds) {
  try {
    auto reader = std::make_unique<cjc_reader>();
    reader->wants_kinds = wants_kinds != 0;
    reader->slots.resize(count);
    for (size_t i = 0; i < count; i++) {
      reader->slots[i].type = cjc_type(types[i]);
      Member member;
      member.name.assign(reinterpret_cast<const char *>(names), lengths[i]);
      member.slot = int(i);
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

cjc_status cjc_read_text(cjc_reader *reader, const uint8_t *text, size_t count, size_t begin,
                         size_t end) {
  try {
    // The part is copied so that something that is no quote follows it.
    while (begin > 0 && begin < end && text[begin - 1] != '\n') begin++;
    if (begin >= end) return CJC_OK;
    size_t last = end;
    while (last < count && text[last - 1] != '\n') last++;
    std::vector<uint8_t> copy(last - begin + padding);
    std::memcpy(copy.data(), text + begin, last - begin);
    return reader->lines(copy.data(), last - begin, 0, end - begin);
  } catch (...) {
    return CJC_CAPACITY;
  }
}

cjc_status cjc_read_file(cjc_reader *reader, int file, int64_t begin, int64_t end) {
  try {
    // Kept from part to part: the system would hand out zeroed pages every time.
    static thread_local std::vector<uint8_t> buffer;
    // The byte before says whether a line begins here.
    const int64_t from = begin > 0 ? begin - 1 : 0;
    size_t wanted = size_t(end - from);
    size_t have = 0;
    size_t last = 0;
    while (true) {
      if (buffer.size() < wanted + padding) buffer.resize(wanted + padding);
      const intptr_t got = cjc_pread(file, from + int64_t(have), buffer.data() + have, wanted - have);
      if (got < 0) return CJC_IO;
      const size_t searched = have;
      have += size_t(got);
      if (have < wanted || have == 0) {
        last = have;
        break;
      }
      // The last line may go on after the part.
      const size_t at = searched > 0 ? searched : wanted - 1;
      const void *feed = std::memchr(buffer.data() + at, '\n', have - at);
      if (feed) {
        last = size_t(static_cast<const uint8_t *>(feed) - buffer.data()) + 1;
        break;
      }
      wanted += 65536;
    }
    std::memset(buffer.data() + last, 0, padding);
    size_t start = 0;
    if (begin > 0) {
      const void *feed = std::memchr(buffer.data(), '\n', last);
      if (!feed) return CJC_OK;
      start = size_t(static_cast<const uint8_t *>(feed) - buffer.data()) + 1;
    } else if (last >= 3 && std::memcmp(buffer.data(), "\xEF\xBB\xBF", 3) == 0) {
      start = 3;
    }
    const size_t stop = size_t(end - from) < last ? size_t(end - from) : last;
    if (start >= stop) return CJC_OK;
    return reader->lines(buffer.data() + start, last - start, 0, stop - start);
  } catch (...) {
    return CJC_CAPACITY;
  }
}

size_t cjc_rows(const cjc_reader *reader) { return reader->rows; }

const int64_t *cjc_values(const cjc_reader *reader, size_t column) {
  return reader->slots[column].values.data();
}

const uint8_t *cjc_validity(const cjc_reader *reader, size_t column) {
  const Slot &slot = reader->slots[column];
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
