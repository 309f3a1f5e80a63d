#pragma once

#include "include/cjsoncolumns.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "values.h"

namespace columns {

/// How many bytes that are no quotes follow every text.
const size_t padding = 64;

/// A column that is being read.
struct Slot {
  cjc_type type;
  std::vector<int64_t> values;
  std::vector<uint8_t> valid;
  size_t present = 0;
  std::vector<uint8_t> bytes;
  std::vector<cjc_range> ranges;

  bool is_fixed() const { return type <= CJC_DATETIME || type == CJC_OTHER; }
};

/// A name that is asked for or was met.
struct Member {
  std::string name;
  /// The name as it mostly is written, with its quotes and the colon; of size 0 when it is too long
  /// for that or needs escapes.
  uint8_t written[64] = {};
  size_t written_size = 0;
  int slot = -1;
  /// Whether nobody wants to know the kinds of its values.
  bool is_known = false;
  uint32_t kinds = 0;
  /// The member that followed this one in the object before.
  int next = -1;

  explicit Member(std::string &&name);
};

} // namespace columns

struct cjc_reader {
  std::vector<::columns::Slot> slots;
  /// How many of the slots, from the first, are columns.
  size_t columns = 0;
  std::vector<::columns::Member> members;
  std::unordered_map<std::string, int> by_name;
  std::vector<cjc_odd> odds;
  std::vector<uint8_t> odd_bytes;
  bool wants_kinds = false;
  cjc_layout layout = CJC_LINES;
  uint8_t separator = ',';
  /// The member of each field of a record.
  std::vector<size_t> fields;
  size_t rows = 0;
  int first = -1;

  /// Reads one line.
  bool line(const uint8_t *at, const uint8_t *end);
  /// Reads objects that commas separate.
  bool elements(const uint8_t *at, const uint8_t *end);
  /// Reads records of fields; the members are the fields in their order.
  bool records(const uint8_t *at, const uint8_t *end);
  /// Reads whole elements or records.
  bool whole(const uint8_t *at, const uint8_t *end) {
    return layout == CJC_CSV ? records(at, end) : elements(at, end);
  }


  /// Reads a member's name after its quote; `before` is the member before, or negative.
  const uint8_t *key(const uint8_t *at, const uint8_t *end, int before, int &found);
  void begin_row();
  bool store(int slot, const ::columns::Value &value);
  static uint32_t kinds(const ::columns::Value &value);

private:
  typedef const uint8_t *Object(cjc_reader &, const uint8_t *at, const uint8_t *end);
  /// What reads an object best on this processor.
  static Object *best_object();
  Object *const object = best_object();
  int member(std::string &&name);
  bool store_text(::columns::Slot &slot, const ::columns::Value &value);
  void odd(int slot, const uint8_t *begin, const uint8_t *end);
  void odd(int slot, const ::columns::Value &value);
  void field(::columns::Member &member, const uint8_t *begin, const uint8_t *end);
  static uint32_t field_kinds(const uint8_t *begin, const uint8_t *end);
  std::vector<uint8_t> unquoted;
};
