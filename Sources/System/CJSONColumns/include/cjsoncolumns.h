#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads JSON objects, or records of separated fields, into columns: only the members asked for,
/// the others are skipped.
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
  /// No column: only the kinds of the values are noted.
  CJC_NONE = 8,
  /// No column, and nothing is noted.
  CJC_KNOWN = 9,
} cjc_type;

/// How rows stand in a text.
typedef enum cjc_layout {
  /// A JSON object a line.
  CJC_LINES = 0,
  /// JSON objects that commas separate: the inside of an array.
  CJC_ELEMENTS = 1,
  /// Records of separated fields, as RFC 4180 has them, without the header.
  CJC_CSV = 2,
} cjc_layout;

/// What became of a text.
typedef enum cjc_status {
  CJC_OK = 0,
  /// A row is not what it should be, or not in UTF-8.
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

/// A value that is not written as its column's type is: its JSON text, or the text of a field, to
/// be converted with care.
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
/// Says that rows are not lines of JSON; of CSV also what separates fields, and for each field of
/// a record which member, counted from 0, it is.
void cjc_set_layout(cjc_reader *reader, cjc_layout layout, uint8_t separator,
                    const size_t *fields, size_t count);
/// Frees a reader and its columns.
void cjc_destroy(cjc_reader *reader);

/// Reads a part of a file: the lines that begin in it, each to its end; of other layouts, a part
/// that `cjc_split` gave.
cjc_status cjc_read_file(cjc_reader *reader, int file, int64_t begin, int64_t end);
/// Reads a part of a text in the same way.
cjc_status cjc_read_text(cjc_reader *reader, const uint8_t *text, size_t count, size_t begin,
                         size_t end);

/// Where whole rows begin and end in a document of rows.
typedef struct cjc_parts cjc_parts;

/// A range of a document.
typedef struct cjc_extent {
  int64_t begin;
  int64_t end;
} cjc_extent;

/// Looks through a document for parts of about `size` bytes that end with a row. The document is a
/// file, or a text where `file` is -1. JSON is an array of objects, or an object with such an array
/// in its member "value", or in "results" beside a "schema" (in any case of letters); of CSV
/// the rows begin at `from`. CJC_INVALID when the document is anything else.
cjc_status cjc_split(int file, const uint8_t *text, size_t count, cjc_layout layout, int64_t from,
                     uint8_t separator, int64_t size, cjc_parts **parts);
/// Frees parts.
void cjc_parts_destroy(cjc_parts *parts);
/// The parts, in order.
const cjc_extent *cjc_parts_extents(const cjc_parts *parts, size_t *count);
/// The value of the member "schema"; empty when there is none.
cjc_extent cjc_parts_schema(const cjc_parts *parts);

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
