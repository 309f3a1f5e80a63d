#pragma once

#include <stdbool.h>
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

/// The same for bytes after which `csimdjson_padding()` more may be read: they are not copied.
csimdjson_status csimdjson_parse_padded(csimdjson_parser *parser, const void *bytes, size_t count);

/// How many bytes after a text must be readable.
size_t csimdjson_padding(void);

/// The words of the tape.
const uint64_t *csimdjson_tape(const csimdjson_parser *parser);
/// How many words it has.
size_t csimdjson_tape_count(const csimdjson_parser *parser);
/// The buffer that string words of the tape point into: a 32-bit length, the bytes, a zero.
const uint8_t *csimdjson_strings(const csimdjson_parser *parser);
/// How many bytes of the buffer are used.
size_t csimdjson_strings_count(const csimdjson_parser *parser);

/// Two keys of one object may be equal.
#define CSIMDJSON_DUPLICATE_KEYS 1u
/// A string may be what is left of an object below the depth of an export.
#define CSIMDJSON_CUT_OFF 2u
/// Values stand in each other more than 150 levels deep.
#define CSIMDJSON_DEEP 4u

/// What a tape holds that must be looked at more closely; all bits when that cannot be told.
uint32_t csimdjson_traits(const uint64_t *words, size_t count, const uint8_t *strings);

/// Finds long lists in a JSON text that comes in blocks, and places between their elements.
///
/// Looked at are the root, the members of a root object and those of objects among them. The text is
/// not checked.
typedef struct csimdjson_splitter csimdjson_splitter;

/// A long list: offsets of bytes in the text.
typedef struct csimdjson_list {
  /// The position of the object around it among those members of the root that are lists or objects;
  /// the greatest value when the root is around it.
  uint64_t outer;
  /// The position among those members of what is around it that are lists or objects; the greatest
  /// value for the root itself.
  uint64_t ordinal;
  /// After the opening bracket.
  uint64_t start;
  /// The comma after the first elements.
  uint64_t sample_end;
  /// The closing bracket.
  uint64_t end;
  /// Commas between parts, and at last the closing bracket.
  const uint64_t *cuts;
  size_t cut_count;
} csimdjson_list;

/// A new splitter, or NULL without memory. Lists longer than a part are found.
csimdjson_splitter *csimdjson_splitter_create(uint64_t part_size, uint64_t sample_size);

/// Frees a splitter.
void csimdjson_splitter_destroy(csimdjson_splitter *splitter);

/// Takes the next bytes: a multiple of 64, but for the last ones.
void csimdjson_splitter_feed(csimdjson_splitter *splitter, const void *bytes, size_t count);

/// Whether the text ended where its root did.
bool csimdjson_splitter_is_whole(const csimdjson_splitter *splitter);

/// How many long lists there are.
size_t csimdjson_splitter_count(const csimdjson_splitter *splitter);

/// A list; its cuts are valid as long as the splitter.
csimdjson_list csimdjson_splitter_list(const csimdjson_splitter *splitter, size_t index);

/// Goes on by some bytes of UTF-8: the line and the column of what follows, in characters.
void csimdjson_advance(const void *bytes, size_t count, uint64_t *line, uint64_t *column);

#ifdef __cplusplus
}
#endif
