#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads lines of JSON objects into columns: only the members asked for, the others are skipped.
typedef struct cjc_reader cjc_reader;

/// What a column holds.
typedef enum cjc_type {
  /// 0 or 1.
  CJC_BOOL = 0,
  /// A number that fits 32 bits.
  CJC_INT = 1,
  /// A number that fits 64 bits.
  CJC_LONG = 2,
  /// The bits of a double.
  CJC_REAL = 3,
  /// Ticks of 100 ns since 0001-01-01.
  CJC_DATETIME = 4,
  /// UTF-8 text.
  CJC_STRING = 5,
  /// The JSON text of any value.
  CJC_JSON = 6,
  /// Nothing is read at once: every value is odd.
  CJC_OTHER = 7,
} cjc_type;

/// What became of a text.
typedef enum cjc_status {
  CJC_OK = 0,
  /// A line is not one JSON object in UTF-8.
  CJC_INVALID = 1,
  /// There is no memory.
  CJC_CAPACITY = 2,
  /// The file cannot be read.
  CJC_IO = 3,
} cjc_status;

/// Where a value lies among bytes.
typedef struct cjc_range {
  intptr_t offset;
  intptr_t count;
} cjc_range;

/// A value that is not written as its column's type is: its JSON text, to be converted with care.
typedef struct cjc_odd {
  uint32_t column;
  uint32_t row;
  cjc_range text;
} cjc_odd;

/// The kinds of values that a member has, as bits.
enum {
  CJC_KIND_NULL = 1,
  CJC_KIND_BOOL = 2,
  CJC_KIND_INT = 4,
  CJC_KIND_REAL = 8,
  CJC_KIND_TIME = 16,
  CJC_KIND_TEXT = 32,
  CJC_KIND_NESTED = 64,
};

/// Opens a file for reading; -1 when that fails. The size is that of now.
int cjc_open(const char *path, int64_t *size);
/// Closes a file.
void cjc_close(int file);
/// Reads bytes of a file; returns how many there were, -1 on failure.
intptr_t cjc_pread(int file, int64_t offset, void *bytes, size_t count);

/// A reader of columns whose names lie one after another in `names`; NULL without memory.
/// With `wants_kinds` the kinds of the values of all members are noted.
cjc_reader *cjc_create(const uint8_t *names, const size_t *lengths, const uint8_t *types,
                       size_t count, int wants_kinds);
/// Frees a reader and its columns.
void cjc_destroy(cjc_reader *reader);

/// Reads the lines that begin in a part of a file, each to its end.
cjc_status cjc_read_file(cjc_reader *reader, int file, int64_t begin, int64_t end);
/// Reads the lines that begin in a part of a text, each to its end.
cjc_status cjc_read_text(cjc_reader *reader, const uint8_t *text, size_t count, size_t begin,
                         size_t end);

/// How many rows were read.
size_t cjc_rows(const cjc_reader *reader);
/// The values of a column of fixed width, 64 bits each.
const int64_t *cjc_values(const cjc_reader *reader, size_t column);
/// Which rows of a column of fixed width hold a value; NULL when all do.
const uint8_t *cjc_validity(const cjc_reader *reader, size_t column);
/// The bytes of a column of texts.
const uint8_t *cjc_bytes(const cjc_reader *reader, size_t column, size_t *count);
/// Where the rows of a column of texts lie; an absent value is empty.
const cjc_range *cjc_ranges(const cjc_reader *reader, size_t column);

/// The odd values in the order of the rows.
const cjc_odd *cjc_odds(const cjc_reader *reader, size_t *count);
/// The bytes that odd values lie in.
const uint8_t *cjc_odd_bytes(const cjc_reader *reader, size_t *count);

/// How many members were met, those asked for first.
size_t cjc_members(const cjc_reader *reader);
/// The name of a member.
const uint8_t *cjc_member_name(const cjc_reader *reader, size_t member, size_t *count);
/// The kinds of its values; 0 when it was not met.
uint32_t cjc_member_kinds(const cjc_reader *reader, size_t member);

#ifdef __cplusplus
}
#endif
