#pragma once

#include <cstdint>

// Finding where JSON values end, and reading those that are written plainly.
//
// All functions read a text that is followed by at least 32 bytes which are no quotes.

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

/// Skips white space.
const uint8_t *skip_space(const uint8_t *at, const uint8_t *end);

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
