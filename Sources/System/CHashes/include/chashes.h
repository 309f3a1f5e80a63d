#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The message digests that are offered.
typedef enum chashes_algorithm {
  CHASHES_MD5 = 0,
  CHASHES_SHA1 = 1,
  CHASHES_SHA256 = 2,
  CHASHES_SHA384 = 3,
  CHASHES_SHA512 = 4,
} chashes_algorithm;

/// The most bytes a digest has.
#define CHASHES_MAXIMUM_SIZE 64

/// Writes the digest of some bytes to `digest` (of CHASHES_MAXIMUM_SIZE bytes). Returns its size, or
/// 0 when the algorithm is not available.
int chashes_digest(chashes_algorithm algorithm, const void *bytes, size_t count, uint8_t *digest);

/// A digest that is fed in pieces.
typedef struct chashes_state chashes_state;

/// A new state, or NULL.
chashes_state *chashes_start(chashes_algorithm algorithm);
/// Feeds bytes.
void chashes_update(chashes_state *state, const void *bytes, size_t count);
/// Writes the digest; returns its size, or 0 after a failure. The state can then only be freed.
int chashes_finish(chashes_state *state, uint8_t *digest);
/// Frees a state.
void chashes_destroy(chashes_state *state);

/// XXH64.
uint64_t chashes_xxhash64(const void *bytes, size_t count, uint64_t seed);

#ifdef __cplusplus
}
#endif
