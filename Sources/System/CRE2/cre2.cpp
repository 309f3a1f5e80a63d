#include "cre2.h"

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <re2/re2.h>

using re2::RE2;
using re2::StringPiece;

struct cre2_regex {
  std::unique_ptr<RE2> ascii;
  /// Empty when `ascii` does for all texts.
  std::unique_ptr<RE2> unicode;
  std::vector<std::string> names;
};

namespace {

void write_reason(const std::string &text, char *reason, size_t capacity) {
  if (capacity == 0)
    return;
  size_t count = text.size() < capacity - 1 ? text.size() : capacity - 1;
  std::memcpy(reason, text.data(), count);
  reason[count] = 0;
}

} // namespace

extern "C" {

cre2_regex *cre2_compile(const char *ascii, size_t ascii_count, const char *unicode,
                         size_t unicode_count, int ignore_case, int dot_all, int64_t max_memory,
                         char *reason, size_t capacity) {
  try {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(!ignore_case);
    options.set_dot_nl(dot_all != 0);
    options.set_max_mem(max_memory);
    auto regex = std::make_unique<cre2_regex>();
    regex->ascii = std::make_unique<RE2>(StringPiece(ascii, ascii_count), options);
    if (!regex->ascii->ok()) {
      write_reason(regex->ascii->error(), reason, capacity);
      return nullptr;
    }
    if (unicode != nullptr) {
      regex->unicode = std::make_unique<RE2>(StringPiece(unicode, unicode_count), options);
      if (!regex->unicode->ok()) {
        write_reason(regex->unicode->error(), reason, capacity);
        return nullptr;
      }
    }
    regex->names.resize(size_t(regex->ascii->NumberOfCapturingGroups()) + 1);
    for (const auto &entry : regex->ascii->CapturingGroupNames())
      regex->names[size_t(entry.first)] = entry.second;
    return regex.release();
  } catch (...) {
    write_reason("there is no memory for it", reason, capacity);
    return nullptr;
  }
}

void cre2_destroy(cre2_regex *regex) { delete regex; }

int cre2_group_count(const cre2_regex *regex) { return int(regex->names.size()) - 1; }

const char *cre2_group_name(const cre2_regex *regex, int group) {
  if (group < 0 || size_t(group) >= regex->names.size() || regex->names[size_t(group)].empty())
    return nullptr;
  return regex->names[size_t(group)].c_str();
}

int cre2_has_variants(const cre2_regex *regex) { return regex->unicode != nullptr; }

int cre2_is_ascii(const void *text, size_t count) {
  const auto *bytes = static_cast<const unsigned char *>(text);
  size_t index = 0;
  for (; index + 8 <= count; index += 8) {
    uint64_t word;
    std::memcpy(&word, bytes + index, 8);
    if (word & 0x8080808080808080ULL)
      return 0;
  }
  for (; index < count; index++)
    if (bytes[index] & 0x80)
      return 0;
  return 1;
}

int cre2_match(const cre2_regex *regex, int is_ascii, const void *text, size_t count, size_t start,
               size_t *offsets, int groups) {
  const RE2 &expression = !is_ascii && regex->unicode ? *regex->unicode : *regex->ascii;
  // RE2 takes a null pointer for "no text", so an empty text needs an address.
  const char *bytes = count == 0 ? "" : static_cast<const char *>(text);
  try {
    constexpr int inline_groups = 16;
    StringPiece few[inline_groups];
    std::vector<StringPiece> many;
    StringPiece *pieces = few;
    if (groups > inline_groups) {
      many.resize(size_t(groups));
      pieces = many.data();
    }
    if (!expression.Match(StringPiece(bytes, count), start, count, RE2::UNANCHORED, pieces, groups))
      return 0;
    for (int group = 0; group < groups; group++) {
      const StringPiece &piece = pieces[group];
      if (piece.data() == nullptr) {
        offsets[2 * group] = CRE2_NO_OFFSET;
        offsets[2 * group + 1] = CRE2_NO_OFFSET;
      } else {
        offsets[2 * group] = size_t(piece.data() - bytes);
        offsets[2 * group + 1] = size_t(piece.data() - bytes) + piece.size();
      }
    }
    return 1;
  } catch (...) {
    return 0;
  }
}

} // extern "C"
