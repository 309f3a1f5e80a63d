#include "reader.h"

#include <algorithm>
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
  // Of a small part not much more than it is read.
  size_t window = size_t(std::min<int64_t>(std::max<int64_t>(end - begin + 4096, 4096), 256 << 10));
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

} // extern "C"
