#pragma once

#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Finding where JSON values end, and reading those that are written plainly.
//
// All functions read a text that is followed by at least 64 bytes which are no quotes.

namespace columns {

/// What kind of value a text is.
enum class Kind : uint8_t { text, number, yes, no, null, nested };

/// Where a value lies; of a text, what is between the quotes.
struct Value {
  Kind kind;
  const uint8_t *begin;
  const uint8_t *end;
  /// Whether a text has escapes.
  bool escaped;
};

/// Skips white space, of which there is mostly none.
inline const uint8_t *skip_space(const uint8_t *at, const uint8_t *end) {
  while (at < end && *at <= ' ' && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')) at++;
  return at;
}

/// The next quote or backslash at or after `at`, or some place at or after `end`.
inline const uint8_t *next_mark(const uint8_t *at, const uint8_t *end) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i slash = _mm_set1_epi8('\\');
  while (at < end) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
    const int found = _mm_movemask_epi8(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash)));
    if (found) return at + __builtin_ctz(unsigned(found));
    at += 16;
  }
  return at;
#else
  while (at < end && *at != '"' && *at != '\\') at++;
  return at;
#endif
}

/// Whether two short texts are the same bytes.
inline bool same(const uint8_t *at, const char *other, size_t count) {
  uint64_t left, right;
  for (; count >= 8; count -= 8, at += 8, other += 8) {
    std::memcpy(&left, at, 8);
    std::memcpy(&right, other, 8);
    if (left != right) return false;
  }
  for (size_t i = 0; i < count; i++)
    if (at[i] != uint8_t(other[i])) return false;
  return true;
}

/// The quote that ends the text which begins at `at`; null when there is none.
const uint8_t *end_of_text(const uint8_t *at, const uint8_t *end, bool &escaped);

/// Reads past a value; null when it is not one.
const uint8_t *scan(const uint8_t *at, const uint8_t *end, Value &value);

/// The number as 64 bits; false when it is not written as an integer or does not fit.
bool integer(const uint8_t *begin, const uint8_t *end, int64_t &number);

/// The number; false when it is none.
bool real(const uint8_t *begin, const uint8_t *end, double &number);

/// The ticks of an ISO 8601 date or time; false for anything else.
bool time(const uint8_t *begin, const uint8_t *end, int64_t &ticks);

/// Writes a text without its escapes and returns its end; null when an escape is none.
/// There is room for as many bytes as the text has.
uint8_t *unescape(const uint8_t *begin, const uint8_t *end, uint8_t *out);

} // namespace columns
