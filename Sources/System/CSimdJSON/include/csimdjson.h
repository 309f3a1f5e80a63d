#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with the tape of the last text it parsed.
typedef struct csimdjson_parser csimdjson_parser;

/// What became of a text.
typedef enum csimdjson_status {
  /// The tape is filled.
  CSIMDJSON_OK = 0,
  /// The text is not JSON, or holds a number or a depth that the tape cannot hold.
  CSIMDJSON_INVALID = 1,
  /// The text is too big or there is no memory.
  CSIMDJSON_CAPACITY = 2,
} csimdjson_status;

/// A new parser, or NULL without memory.
csimdjson_parser *csimdjson_create(size_t max_depth);

/// Frees a parser and its tape.
void csimdjson_destroy(csimdjson_parser *parser);

/// Parses UTF-8 bytes. The bytes need no padding. The tape stays valid until the next call.
csimdjson_status csimdjson_parse(csimdjson_parser *parser, const void *bytes, size_t count);

/// The words of the tape.
const uint64_t *csimdjson_tape(const csimdjson_parser *parser);
/// How many words it has.
size_t csimdjson_tape_count(const csimdjson_parser *parser);
/// The buffer that string words of the tape point into: a 32-bit length, the bytes, a zero.
const uint8_t *csimdjson_strings(const csimdjson_parser *parser);
/// How many bytes of the buffer are used.
size_t csimdjson_strings_count(const csimdjson_parser *parser);

#ifdef __cplusplus
}
#endif
