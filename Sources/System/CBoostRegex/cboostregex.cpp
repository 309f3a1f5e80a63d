#include "cboostregex.h"

// What one call of the matcher may do before it says "complexity", and what it may put on its own
// stack; the values are those that the library has anyway, said here because callers rely on them.
#define BOOST_REGEX_MAX_STATE_COUNT 100000000
#define BOOST_REGEX_NON_RECURSIVE
#define BOOST_REGEX_MAX_BLOCKS 1024

#include <cstring>
#include <exception>
#include <iterator>
#include <memory>
#include <new>
#include <string>

#include <boost/regex.hpp>

static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wide characters are UTF-32 here");

namespace {

/// What the running search may still do. Boost bounds the states that it enters, not the characters
/// that it looks at in one of them, so time is bounded here.
thread_local int64_t steps_left = 0;

struct out_of_steps {};

inline void step() {
  if (--steps_left < 0)
    throw out_of_steps();
}

/// A pointer into the text that takes a step for each look.
template <typename Character> class counting_iterator {
public:
  using iterator_category = std::random_access_iterator_tag;
  using value_type = Character;
  using difference_type = std::ptrdiff_t;
  using pointer = const Character *;
  using reference = const Character &;

  counting_iterator() = default;
  explicit counting_iterator(const Character *place) : place(place) {}

  const Character *base() const { return place; }
  reference operator*() const {
    step();
    return *place;
  }
  pointer operator->() const { return place; }
  reference operator[](difference_type offset) const {
    step();
    return place[offset];
  }
  counting_iterator &operator++() {
    ++place;
    return *this;
  }
  counting_iterator operator++(int) { return counting_iterator(place++); }
  counting_iterator &operator--() {
    --place;
    return *this;
  }
  counting_iterator operator--(int) { return counting_iterator(place--); }
  counting_iterator &operator+=(difference_type count) {
    place += count;
    return *this;
  }
  counting_iterator &operator-=(difference_type count) {
    place -= count;
    return *this;
  }
  friend counting_iterator operator+(counting_iterator a, difference_type count) {
    return counting_iterator(a.place + count);
  }
  friend counting_iterator operator+(difference_type count, counting_iterator a) { return a + count; }
  friend counting_iterator operator-(counting_iterator a, difference_type count) {
    return counting_iterator(a.place - count);
  }
  friend difference_type operator-(counting_iterator a, counting_iterator b) {
    return a.place - b.place;
  }
  // Comparing takes steps too: loops at the end of the text look at nothing else.
  friend bool operator==(counting_iterator a, counting_iterator b) {
    step();
    return a.place == b.place;
  }
  friend bool operator!=(counting_iterator a, counting_iterator b) { return !(a == b); }
  friend bool operator<(counting_iterator a, counting_iterator b) { return a.place < b.place; }
  friend bool operator>(counting_iterator a, counting_iterator b) { return a.place > b.place; }
  friend bool operator<=(counting_iterator a, counting_iterator b) { return a.place <= b.place; }
  friend bool operator>=(counting_iterator a, counting_iterator b) { return a.place >= b.place; }

private:
  const Character *place = nullptr;
};

void write_reason(const std::string &text, char *reason, size_t capacity) {
  if (capacity == 0)
    return;
  size_t count = text.size() < capacity - 1 ? text.size() : capacity - 1;
  std::memcpy(reason, text.data(), count);
  reason[count] = 0;
}

} // namespace

struct cboostregex {
  boost::wregex wide;
  /// Used instead of `wide` for texts of bytes: its character sets are tables.
  boost::regex narrow;
};

namespace {

template <typename Character>
int search(const boost::basic_regex<Character, boost::regex_traits<Character>> &expression,
           const Character *text, size_t count, size_t start, int only_here, int64_t *steps,
           size_t *range) {
  using iterator = counting_iterator<Character>;
  if (start > count)
    return CBOOSTREGEX_NONE;
  int outcome = CBOOSTREGEX_NONE;
  try {
    static thread_local boost::match_results<iterator> found;
    auto flags = boost::regex_constants::match_default;
    if (only_here)
      flags |= boost::regex_constants::match_continuous;
    steps_left = *steps;
    if (boost::regex_search(iterator(text + start), iterator(text + count), found, expression, flags,
                            iterator(text))) {
      range[0] = size_t(found[0].first.base() - text);
      range[1] = size_t(found[0].second.base() - text);
      outcome = CBOOSTREGEX_FOUND;
    }
  } catch (const out_of_steps &) {
    outcome = CBOOSTREGEX_STEPS;
  } catch (const boost::regex_error &error) {
    outcome = error.code() == boost::regex_constants::error_stack ? CBOOSTREGEX_STACK
                                                                 : CBOOSTREGEX_COMPLEXITY;
  } catch (const std::bad_alloc &) {
    outcome = CBOOSTREGEX_MEMORY;
  } catch (...) {
    // The library throws `std::runtime_error` with the text of an error when it has no other.
    outcome = CBOOSTREGEX_COMPLEXITY;
  }
  *steps = steps_left < 0 ? 0 : steps_left;
  return outcome;
}

} // namespace

extern "C" {

cboostregex *cboostregex_compile(const uint32_t *pattern, size_t count, char *reason,
                                 size_t capacity, int64_t *position) {
  *position = -1;
  try {
    const wchar_t *characters = count == 0 ? L"" : reinterpret_cast<const wchar_t *>(pattern);
    auto regex = std::make_unique<cboostregex>();
    regex->wide.assign(characters, characters + count, boost::regex_constants::perl);
    return regex.release();
  } catch (const boost::regex_error &error) {
    try {
      write_reason(error.what(), reason, capacity);
    } catch (...) {
    }
    if (error.position() >= 0 && size_t(error.position()) <= count)
      *position = error.position();
    return nullptr;
  } catch (...) {
    write_reason("there is no memory for it", reason, capacity);
    return nullptr;
  }
}

cboostregex *cboostregex_compile_bytes(const uint8_t *pattern, size_t count) {
  try {
    const char *characters = count == 0 ? "" : reinterpret_cast<const char *>(pattern);
    auto regex = std::make_unique<cboostregex>();
    regex->narrow.assign(characters, characters + count, boost::regex_constants::perl);
    return regex.release();
  } catch (...) {
    return nullptr;
  }
}

void cboostregex_destroy(cboostregex *regex) { delete regex; }

int cboostregex_search(const cboostregex *regex, const uint32_t *text, size_t count, size_t start,
                       int only_here, int64_t *steps, size_t *range) {
  const wchar_t *characters = count == 0 ? L"" : reinterpret_cast<const wchar_t *>(text);
  return search(regex->wide, characters, count, start, only_here, steps, range);
}

int cboostregex_search_bytes(const cboostregex *regex, const uint8_t *text, size_t count,
                             size_t start, int only_here, int64_t *steps, size_t *range) {
  const char *characters = count == 0 ? "" : reinterpret_cast<const char *>(text);
  return search(regex->narrow, characters, count, start, only_here, steps, range);
}

} // extern "C"
