#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled expression in Boost.Regex's Perl syntax. It never changes, so threads may share it.
typedef struct cboostregex cboostregex;

/// What a search came to.
enum {
  CBOOSTREGEX_NONE = 0,
  CBOOSTREGEX_FOUND = 1,
  /// Boost gave up: the expression is too complex for the text.
  CBOOSTREGEX_COMPLEXITY = -1,
  /// Boost ran out of the memory that it allows itself for backtracking.
  CBOOSTREGEX_STACK = -2,
  /// The caller's steps were used up.
  CBOOSTREGEX_STEPS = -3,
  /// There was no memory.
  CBOOSTREGEX_MEMORY = -4
};

/// Compiles an expression of `count` characters (UTF-32). Returns NULL on failure, writes a zero-ended
/// reason of at most `capacity` bytes to `reason` and where it is, in characters, to `position` (-1
/// when that is not known).
cboostregex *cboostregex_compile(const uint32_t *pattern, size_t count, char *reason,
                                 size_t capacity, int64_t *position);

/// The same for an expression of ASCII characters, to be searched in bytes.
cboostregex *cboostregex_compile_bytes(const uint8_t *pattern, size_t count);

/// Frees an expression.
void cboostregex_destroy(cboostregex *regex);

/// Finds the first match that starts at `start` or later, or exactly at `start` when `only_here` is
/// not zero, in a text of `count` characters (UTF-32). What is before `start` is still seen by `\b`
/// and by look-behind. Every look at a character takes one of `steps`; the rest is written back.
/// Writes the two offsets of the match to `range`.
int cboostregex_search(const cboostregex *regex, const uint32_t *text, size_t count, size_t start,
                       int only_here, int64_t *steps, size_t *range);

/// The same in a text of bytes, by an expression compiled for bytes. Bytes beyond ASCII are neither
/// letters nor digits nor blanks.
int cboostregex_search_bytes(const cboostregex *regex, const uint8_t *text, size_t count,
                             size_t start, int only_here, int64_t *steps, size_t *range);

#ifdef __cplusplus
}
#endif
