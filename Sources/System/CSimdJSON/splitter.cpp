#include "csimdjson.h"

#include <cstring>
#include <new>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

struct list {
  uint64_t outer;
  uint64_t ordinal;
  uint64_t start;
  uint64_t sample_end = 0;
  uint64_t end = 0;
  std::vector<uint64_t> cuts;
};

/// What the bytes of one block are, a bit each.
struct block {
  uint64_t quotes;
  uint64_t backslashes;
  uint64_t opens;
  uint64_t closes;
  uint64_t commas;
};

#if defined(__SSE2__)
block look(const uint8_t *bytes) {
  block found = {0, 0, 0, 0, 0};
  // `[` and `{` differ in one bit, and so do `]` and `}`.
  const __m128i bit = _mm_set1_epi8(0x20);
  for (int part = 0; part < 4; part++) {
    const __m128i text =
        _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + part * 16));
    const __m128i folded = _mm_or_si128(text, bit);
    auto mask = [part](__m128i equal) {
      return uint64_t(uint32_t(_mm_movemask_epi8(equal))) << (part * 16);
    };
    found.quotes |= mask(_mm_cmpeq_epi8(text, _mm_set1_epi8('"')));
    found.backslashes |= mask(_mm_cmpeq_epi8(text, _mm_set1_epi8('\\')));
    found.opens |= mask(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')));
    found.closes |= mask(_mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
    found.commas |= mask(_mm_cmpeq_epi8(text, _mm_set1_epi8(',')));
  }
  return found;
}
#else
block look(const uint8_t *bytes) {
  block found = {0, 0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    const uint64_t bit = uint64_t(1) << i;
    switch (bytes[i]) {
    case '"': found.quotes |= bit; break;
    case '\\': found.backslashes |= bit; break;
    case '[': case '{': found.opens |= bit; break;
    case ']': case '}': found.closes |= bit; break;
    case ',': found.commas |= bit; break;
    default: break;
    }
  }
  return found;
}
#endif

/// Each bit becomes the parity of the bits up to it.
uint64_t prefix_xor(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

} // namespace

struct csimdjson_splitter {
  uint64_t part_size;
  uint64_t sample_size;
  uint64_t offset = 0;
  uint64_t depth = 0;
  uint64_t in_string = 0;
  uint64_t is_escaped = 0;
  /// The depth of the elements of a list: 1 when the root is one, 2 for members of the root, 3 for
  /// members of these.
  uint64_t interest = 2;
  uint64_t containers = 0;
  uint64_t inner_containers = 0;
  bool in_list = false;
  bool ended = false;
  bool bad = false;
  uint64_t part_start = 0;
  list current = {0, 0, 0, 0, 0, {}};
  std::vector<list> lists;

  void begin(uint64_t outer, uint64_t ordinal, uint64_t position) {
    in_list = true;
    current = list{outer, ordinal, position + 1, 0, 0, {}};
    part_start = position + 1;
  }

  void open(uint8_t byte, uint64_t position) {
    if (ended) bad = true;
    depth++;
    if (depth == 1 && byte == '[') {
      interest = 1;
      begin(UINT64_MAX, UINT64_MAX, position);
    } else if (depth == 2 && interest == 2) {
      if (byte == '[') {
        begin(UINT64_MAX, containers, position);
      } else {
        interest = 3;
        inner_containers = 0;
      }
      containers++;
    } else if (depth == 3 && interest == 3) {
      if (byte == '[') begin(containers - 1, inner_containers, position);
      inner_containers++;
    }
  }

  void close(uint64_t position) {
    if (depth == 0) {
      bad = true;
      return;
    }
    if (in_list && depth == interest) {
      in_list = false;
      current.end = position;
      if (current.sample_end != 0 && position - current.start > 4 * sample_size) {
        current.cuts.push_back(position);
        lists.push_back(std::move(current));
      }
    }
    depth--;
    if (depth == 1 && interest == 3) interest = 2;
    if (depth == 0) ended = true;
  }

  void comma(uint64_t position) {
    if (!in_list || depth != interest) return;
    if (current.sample_end == 0 && position - current.start >= sample_size)
      current.sample_end = position;
    if (position - part_start >= part_size) {
      current.cuts.push_back(position);
      part_start = position + 1;
    }
  }

  void take(const uint8_t *bytes) {
    const block found = look(bytes);
    const uint64_t odd = 0xAAAAAAAAAAAAAAAAULL;
    uint64_t escaped = is_escaped;
    if (found.backslashes == 0) {
      is_escaped = 0;
    } else {
      const uint64_t potential = found.backslashes & ~is_escaped;
      const uint64_t series = (((potential << 1) | odd) - potential) ^ odd;
      escaped = series ^ (found.backslashes | is_escaped);
      is_escaped = (series & found.backslashes) >> 63;
    }
    const uint64_t inside = prefix_xor(found.quotes & ~escaped) ^ in_string;
    in_string = uint64_t(int64_t(inside) >> 63);
    const uint64_t opens = found.opens & ~inside;
    const uint64_t closes = found.closes & ~inside;
    const uint64_t closing = uint64_t(__builtin_popcountll(closes));
    if (depth > interest + closing) {
      depth += uint64_t(__builtin_popcountll(opens)) - closing;
    } else {
      uint64_t bits = opens | closes | (found.commas & ~inside);
      while (bits != 0) {
        const int index = __builtin_ctzll(bits);
        const uint64_t bit = uint64_t(1) << index;
        bits &= bits - 1;
        if (opens & bit) open(bytes[index], offset + uint64_t(index));
        else if (closes & bit) close(offset + uint64_t(index));
        else comma(offset + uint64_t(index));
      }
    }
    offset += 64;
  }
};

extern "C" {

csimdjson_splitter *csimdjson_splitter_create(uint64_t part_size, uint64_t sample_size) {
  auto *made = new (std::nothrow) csimdjson_splitter();
  if (made == nullptr) return nullptr;
  made->part_size = part_size;
  made->sample_size = sample_size;
  return made;
}

void csimdjson_splitter_destroy(csimdjson_splitter *splitter) { delete splitter; }

void csimdjson_splitter_feed(csimdjson_splitter *splitter, const void *bytes, size_t count) {
  const uint8_t *text = static_cast<const uint8_t *>(bytes);
  try {
    size_t done = 0;
    for (; done + 64 <= count; done += 64) splitter->take(text + done);
    if (done < count) {
      uint8_t last[64];
      std::memset(last, ' ', sizeof last);
      std::memcpy(last, text + done, count - done);
      splitter->take(last);
    }
  } catch (...) {
    splitter->bad = true;
  }
}

bool csimdjson_splitter_is_whole(const csimdjson_splitter *splitter) {
  return splitter->ended && !splitter->bad && splitter->in_string == 0;
}

size_t csimdjson_splitter_count(const csimdjson_splitter *splitter) {
  return splitter->lists.size();
}

csimdjson_list csimdjson_splitter_list(const csimdjson_splitter *splitter, size_t index) {
  const list &found = splitter->lists[index];
  return csimdjson_list{found.outer, found.ordinal,     found.start,      found.sample_end,
                        found.end,   found.cuts.data(), found.cuts.size()};
}

} // extern "C"
