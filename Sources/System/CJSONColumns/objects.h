// Reading an object; included once for each kind of instructions, in a namespace that has `lanes`:
//
// - `lanes::same(at, other, count)` compares bytes, of which both sides have room for 64;
// - `lanes::next_mark(at, end)` finds the next quote or backslash, or some place at or after `end`.

/// The quote that ends the text which begins at `at`; null when there is none.
static inline const uint8_t *text_end(const uint8_t *at, const uint8_t *end, bool &escaped) {
  escaped = false;
  while (true) {
    at = lanes::next_mark(at, end);
    if (at >= end) return nullptr;
    if (*at == '"') return at;
    escaped = true;
    at += 2;
    if (at > end) return nullptr;
  }
}

/// Reads an object and returns where it ends; null when it is none.
static const uint8_t *object(cjc_reader &reader, const uint8_t *at, const uint8_t *end) {
  if (at >= end || *at != '{') return nullptr;
  reader.begin_row();
  at = columns::skip_space(at + 1, end);
  if (at < end && *at == '}') {
    reader.rows++;
    return at + 1;
  }
  int before = -1;
  while (true) {
    int found = before < 0 ? reader.first : reader.members[size_t(before)].next;
    // Members mostly come in the order of the object before, and written as there.
    const columns::Member *guess = found < 0 ? nullptr : &reader.members[size_t(found)];
    const size_t size = guess ? guess->written_size : 0;
    if (size && size <= size_t(end - at) && lanes::same(at, guess->written, size)) {
      at += size;
    } else {
      if (at >= end || *at != '"') return nullptr;
      at = reader.key(at + 1, end, before, found);
      if (!at) return nullptr;
      at = columns::skip_space(at, end);
      if (at >= end || *at != ':') return nullptr;
      at++;
    }
    at = columns::skip_space(at, end);
    columns::Value value;
    if (at < end && *at == '"') {
      value.kind = columns::Kind::text;
      value.begin = at + 1;
      value.end = text_end(at + 1, end, value.escaped);
      if (!value.end) return nullptr;
      at = value.end + 1;
    } else {
      at = columns::scan(at, end, value);
      if (!at) return nullptr;
    }
    columns::Member &member = reader.members[size_t(found)];
    const bool is_asked = reader.wants_kinds && !member.is_known;
    member.kinds |= is_asked ? cjc_reader::kinds(value) : uint32_t(CJC_KIND_NULL);
    if (member.slot >= 0 && !reader.store(member.slot, value)) return nullptr;
    before = found;
    at = columns::skip_space(at, end);
    if (at >= end) return nullptr;
    if (*at == '}') break;
    if (*at != ',') return nullptr;
    at = columns::skip_space(at + 1, end);
  }
  reader.rows++;
  return at + 1;
}
