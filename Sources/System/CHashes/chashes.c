#include "chashes.h"

#include <stdlib.h>

#include <openssl/evp.h>
#include <xxhash.h>

struct chashes_state {
  EVP_MD_CTX *context;
  int failed;
};

static const EVP_MD *digest_of(chashes_algorithm algorithm) {
  switch (algorithm) {
  case CHASHES_MD5:
    return EVP_md5();
  case CHASHES_SHA1:
    return EVP_sha1();
  case CHASHES_SHA256:
    return EVP_sha256();
  case CHASHES_SHA384:
    return EVP_sha384();
  case CHASHES_SHA512:
    return EVP_sha512();
  }
  return NULL;
}

int chashes_digest(chashes_algorithm algorithm, const void *bytes, size_t count, uint8_t *digest) {
  const EVP_MD *kind = digest_of(algorithm);
  unsigned int size = 0;
  if (kind == NULL || EVP_Digest(bytes, count, digest, &size, kind, NULL) != 1)
    return 0;
  return (int)size;
}

chashes_state *chashes_start(chashes_algorithm algorithm) {
  const EVP_MD *kind = digest_of(algorithm);
  chashes_state *state = calloc(1, sizeof *state);
  if (state == NULL)
    return NULL;
  state->context = EVP_MD_CTX_new();
  if (kind == NULL || state->context == NULL || EVP_DigestInit_ex(state->context, kind, NULL) != 1) {
    chashes_destroy(state);
    return NULL;
  }
  return state;
}

void chashes_update(chashes_state *state, const void *bytes, size_t count) {
  if (count > 0 && EVP_DigestUpdate(state->context, bytes, count) != 1)
    state->failed = 1;
}

int chashes_finish(chashes_state *state, uint8_t *digest) {
  unsigned int size = 0;
  if (state->failed || EVP_DigestFinal_ex(state->context, digest, &size) != 1)
    return 0;
  return (int)size;
}

void chashes_destroy(chashes_state *state) {
  if (state == NULL)
    return;
  EVP_MD_CTX_free(state->context);
  free(state);
}

uint64_t chashes_xxhash64(const void *bytes, size_t count, uint64_t seed) {
  return XXH64(bytes, count, seed);
}
