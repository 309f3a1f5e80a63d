#include "csimdjson.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

namespace {

const uint64_t payload_mask = 0x00FFFFFFFFFFFFFFULL;

/// A number that equal strings share and others hardly ever do.
uint64_t fingerprint(const uint8_t *entry) {
  uint32_t length = 0;
  std::memcpy(&length, entry, sizeof length);
  const uint8_t *text = entry + sizeof length;
  uint64_t hash = 0x9E3779B97F4A7C15ULL ^ length;
  uint32_t left = length;
  while (left >= 8) {
    uint64_t word = 0;
    std::memcpy(&word, text, 8);
    hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32;
    text += 8;
    left -= 8;
  }
  uint64_t word = 0;
  std::memcpy(&word, text, left);
  hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 32);
}

/// Whether two of the numbers from `first` on are equal; their order may change.
bool has_equal(std::vector<uint64_t> &numbers, size_t first) {
  const size_t count = numbers.size() - first;
  if (count > 24) {
    std::sort(numbers.begin() + ptrdiff_t(first), numbers.end());
    for (size_t i = first + 1; i < numbers.size(); i++)
      if (numbers[i] == numbers[i - 1]) return true;
    return false;
  }
  for (size_t i = first + 1; i < numbers.size(); i++)
    for (size_t j = first; j < i; j++)
      if (numbers[i] == numbers[j]) return true;
  return false;
}

/// Whether a string begins as what is left of an object that was cut off.
bool may_be_cut_off(const uint8_t *entry) {
  uint32_t length = 0;
  std::memcpy(&length, entry, sizeof length);
  const char *text = reinterpret_cast<const char *>(entry + sizeof length);
  auto begins = [text, length](const char *prefix, size_t count) {
    return length > count && std::memcmp(text, prefix, count) == 0;
  };
  if (length < 3) return false;
  switch (text[0]) {
  case '@': return text[1] == '{';
  case 'S': return begins("System.", 7);
  case 'M': return begins("Microsoft.", 10);
  case 'D': return begins("Deserialized.", 13);
  default: return false;
  }
}

} // namespace

extern "C" uint32_t csimdjson_traits(const uint64_t *words, size_t count, const uint8_t *strings) {
  struct container {
    bool is_object;
    size_t first_key;
  };
  uint32_t traits = 0;
  try {
    std::vector<container> open;
    std::vector<uint64_t> keys;
    open.reserve(64);
    keys.reserve(256);
    bool is_key = false;
    for (size_t i = 1; i + 1 < count; i++) {
      const uint64_t word = words[i];
      switch (word >> 56) {
      case '{':
        open.push_back({true, keys.size()});
        is_key = true;
        break;
      case '[':
        open.push_back({false, keys.size()});
        is_key = false;
        break;
      case '}':
        if (open.empty()) return UINT32_MAX;
        if (!(traits & CSIMDJSON_DUPLICATE_KEYS) && has_equal(keys, open.back().first_key))
          traits |= CSIMDJSON_DUPLICATE_KEYS;
        keys.resize(open.back().first_key);
        open.pop_back();
        is_key = !open.empty() && open.back().is_object;
        break;
      case ']':
        if (open.empty()) return UINT32_MAX;
        open.pop_back();
        is_key = !open.empty() && open.back().is_object;
        break;
      case '"':
        if (is_key) {
          keys.push_back(fingerprint(strings + (word & payload_mask)));
          is_key = false;
        } else {
          if (may_be_cut_off(strings + (word & payload_mask))) traits |= CSIMDJSON_CUT_OFF;
          is_key = !open.empty() && open.back().is_object;
        }
        break;
      case 'l': case 'u': case 'd':
        i++;
        is_key = !open.empty() && open.back().is_object;
        break;
      default:
        is_key = !open.empty() && open.back().is_object;
        break;
      }
      if (open.size() > 150) traits |= CSIMDJSON_DEEP;
    }
  } catch (...) {
    return UINT32_MAX;
  }
  return traits;
}
