#include "reader.h"

#if defined(__x86_64__) && defined(__clang__)
#define HAS_WIDE_LANES
#include <immintrin.h>
#endif

namespace plain {
namespace lanes {

static inline bool same(const uint8_t *at, const uint8_t *other, size_t count) {
  return columns::same(at, reinterpret_cast<const char *>(other), count);
}

static inline const uint8_t *next_mark(const uint8_t *at, const uint8_t *end) {
  return columns::next_mark(at, end);
}

} // namespace lanes
#include "objects.h"
} // namespace plain

#ifdef HAS_WIDE_LANES
// Processors with AVX-512 look at 64 bytes at once.
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,bmi2"))), apply_to = function)
namespace wide {
namespace lanes {

static inline bool same(const uint8_t *at, const uint8_t *other, size_t count) {
  const __mmask64 mask = ~uint64_t(0) >> (64 - count);
  return _mm512_mask_cmpneq_epi8_mask(mask, _mm512_loadu_si512(at), _mm512_loadu_si512(other)) == 0;
}

static inline const uint8_t *next_mark(const uint8_t *at, const uint8_t *end) {
  const __m512i quote = _mm512_set1_epi8('"');
  const __m512i slash = _mm512_set1_epi8('\\');
  while (at < end) {
    const __m512i bytes = _mm512_loadu_si512(at);
    const uint64_t found =
        _mm512_cmpeq_epi8_mask(bytes, quote) | _mm512_cmpeq_epi8_mask(bytes, slash);
    if (found) return at + __builtin_ctzll(found);
    at += 64;
  }
  return at;
}

} // namespace lanes
#include "objects.h"
} // namespace wide
#pragma clang attribute pop
#endif

cjc_reader::Object *cjc_reader::best_object() {
#ifdef HAS_WIDE_LANES
  static const bool is_wide = __builtin_cpu_supports("avx512f") &&
                              __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2");
  if (is_wide) return wide::object;
#endif
  return plain::object;
}
