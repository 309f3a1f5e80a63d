#include "reader.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

bool is_utf8(const uint8_t *begin, const uint8_t *end) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(begin), size_t(end - begin));
}

/// Bytes that keep their room from part to part, and are not cleared.
class Buffer {
public:
  uint8_t *data() { return bytes.get(); }

  /// Makes room for so many bytes and the padding; the first `kept` bytes stay.
  void reserve(size_t size, size_t kept) {
    if (size <= room) return;
    std::unique_ptr<uint8_t[]> larger(new uint8_t[size + columns::padding]);
    if (kept) std::memcpy(larger.get(), bytes.get(), kept);
    bytes = std::move(larger);
    room = size;
  }

  /// Puts what is no quote behind the bytes.
  void pad(size_t count) { std::memset(bytes.get() + count, 0, columns::padding); }

private:
  std::unique_ptr<uint8_t[]> bytes;
  size_t room = 0;
};

thread_local Buffer buffer;

/// Reads the lines that begin in a part of a file, through a window that the processor's caches
/// hold.
cjc_status read_lines(cjc_reader &reader, int file, int64_t begin, int64_t end) {
  size_t window = 256 << 10;
  // The byte before says whether a line begins here.
  int64_t offset = begin > 0 ? begin - 1 : 0;
  bool skips = begin > 0, is_first = begin == 0, is_last = false;
  size_t have = 0, at = 0, searched = 0;
  while (true) {
    const void *feed =
        have > searched ? std::memchr(buffer.data() + searched, '\n', have - searched) : nullptr;
    if (!feed && !is_last) {
      if (at > 0) std::memmove(buffer.data(), buffer.data() + at, have - at);
      offset += int64_t(at);
      have -= at;
      at = 0;
      searched = have;
      // A long line is not looked through for every piece of it.
      while (window < have) window *= 2;
      buffer.reserve(have + window, have);
      const intptr_t got = cjc_pread(file, offset + int64_t(have), buffer.data() + have, window);
      if (got < 0) return CJC_IO;
      is_last = size_t(got) < window;
      have += size_t(got);
      buffer.pad(have);
      if (is_first && have >= 3 && std::memcmp(buffer.data(), "\xEF\xBB\xBF", 3) == 0) {
        at = searched = 3;
      }
      is_first = false;
      continue;
    }
    const size_t line_end = feed ? size_t(static_cast<const uint8_t *>(feed) - buffer.data()) : have;
    if (!skips) {
      if (offset + int64_t(at) >= end || at >= have) return CJC_OK;
      const uint8_t *from = buffer.data() + at, *to = buffer.data() + line_end;
      if (!is_utf8(from, to) || !reader.line(from, to)) return CJC_INVALID;
    }
    if (!feed) return CJC_OK;
    skips = false;
    at = searched = line_end + 1;
  }
}

/// Reads a part of a file that holds whole rows.
cjc_status read_whole(cjc_reader &reader, int file, int64_t begin, int64_t end) {
  if (begin >= end) return CJC_OK;
  const size_t count = size_t(end - begin);
  buffer.reserve(count, 0);
  const intptr_t got = cjc_pread(file, begin, buffer.data(), count);
  if (got < 0 || size_t(got) < count) return CJC_IO;
  buffer.pad(count);
  const uint8_t *from = buffer.data(), *to = from + count;
  return is_utf8(from, to) && reader.whole(from, to) ? CJC_OK : CJC_INVALID;
}

} // namespace

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
      columns::Member member;
      member.name.assign(reinterpret_cast<const char *>(names), lengths[i]);
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

cjc_status cjc_read_text(cjc_reader *reader, const uint8_t *text, size_t count, size_t begin,
                         size_t end) {
  try {
    if (reader->layout == CJC_LINES) {
      while (begin > 0 && begin < end && text[begin - 1] != '\n') begin++;
    }
    if (begin >= end) return CJC_OK;
    size_t last = end;
    if (reader->layout == CJC_LINES) {
      while (last < count && text[last - 1] != '\n') last++;
    }
    // The part is copied so that something that is no quote follows it.
    std::vector<uint8_t> copy(last - begin + columns::padding);
    std::memcpy(copy.data(), text + begin, last - begin);
    const uint8_t *at = copy.data();
    const uint8_t *stop = at + (last - begin);
    if (!is_utf8(at, stop)) return CJC_INVALID;
    if (reader->layout != CJC_LINES) return reader->whole(at, stop) ? CJC_OK : CJC_INVALID;
    while (at < stop) {
      const void *feed = std::memchr(at, '\n', size_t(stop - at));
      const uint8_t *line_end = feed ? static_cast<const uint8_t *>(feed) : stop;
      if (!reader->line(at, line_end)) return CJC_INVALID;
      at = line_end + 1;
    }
    return CJC_OK;
  } catch (...) {
    return CJC_CAPACITY;
  }
}

cjc_status cjc_read_file(cjc_reader *reader, int file, int64_t begin, int64_t end) {
  try {
    return reader->layout == CJC_LINES ? read_lines(*reader, file, begin, end)
                                       : read_whole(*reader, file, begin, end);
  } catch (...) {
    return CJC_CAPACITY;
  }
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
