#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled expression. It never changes, so threads may share it.
typedef struct cre2_regex cre2_regex;

/// The offsets of a group that took part in no match.
#define CRE2_NO_OFFSET SIZE_MAX

/// Compiles an expression in RE2's syntax. `ascii` is used for texts of ASCII bytes only, `unicode`
/// for all others; `unicode` may be NULL when they are the same. Returns NULL on failure and writes a
/// zero-ended reason of at most `capacity` bytes to `reason`.
cre2_regex *cre2_compile(const char *ascii, size_t ascii_count, const char *unicode,
                         size_t unicode_count, int ignore_case, int dot_all, int64_t max_memory,
                         char *reason, size_t capacity);

/// Frees an expression.
void cre2_destroy(cre2_regex *regex);

/// How many groups it has, without the whole match.
int cre2_group_count(const cre2_regex *regex);

/// The name of a group, or NULL; valid as long as the expression.
const char *cre2_group_name(const cre2_regex *regex, int group);

/// Whether texts of ASCII bytes are matched differently, so that the caller must look at the text.
int cre2_has_variants(const cre2_regex *regex);

/// Whether all bytes are ASCII.
int cre2_is_ascii(const void *text, size_t count);

/// Searches from `start`. Writes the offsets of `groups` groups (the first is the whole match), two
/// a group. Returns 1 for a match and 0 for none.
int cre2_match(const cre2_regex *regex, int is_ascii, const void *text, size_t count, size_t start,
               size_t *offsets, int groups);

#ifdef __cplusplus
}
#endif
