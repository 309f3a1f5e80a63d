import Tables

/// Groups of keys that are bytes: open addressing with linear probing, at most half full.
struct ByteGroups: Sendable {
  private struct Slot: Sendable {
    var hash: UInt64
    var group: Int
  }

  private static let empty = Slot(hash: 0, group: -1)

  private var slots = ContiguousArray<Slot>(repeating: empty, count: 64)
  private var bytes = ContiguousArray<UInt8>()
  private var ranges = ContiguousArray<ByteRange>()

  /// How many groups there are.
  var count: Int { ranges.count }

  /// About how many bytes the table takes.
  var estimatedBytes: Int { slots.count * 16 + bytes.count + ranges.count * 16 }

  /// The groups of rows, new ones added; `newRows` are the rows that are the first of a group.
  mutating func assign(
    _ keys: ByteRanges,
    count rows: Int
  ) -> (groups: ContiguousArray<Int>, newRows: ContiguousArray<Int>) {
    var groups = ContiguousArray<Int>()
    var newRows = ContiguousArray<Int>()
    groups.reserveCapacity(rows)
    let text = keys.bytes.span
    var last = ByteRange.empty
    var lastGroup = -1
    for row in 0..<rows {
      let range = keys.range(at: row)
      if range != last || lastGroup < 0 {
        let key = text.extracting(range.range)
        let hash = Bytes.hash(key)
        var index = position(of: key, hash)
        lastGroup = slots[index].group
        if lastGroup < 0 {
          if (count + 1) * 2 > slots.count {
            grow()
            index = position(of: key, hash)
          }
          lastGroup = count
          slots[index] = Slot(hash: hash, group: lastGroup)
          ranges.append(ByteRange(offset: bytes.count, count: range.count))
          bytes.append(contentsOf: keys.bytes[range.range])
          newRows.append(row)
        }
        last = range
      }
      groups.append(lastGroup)
    }
    return (groups, newRows)
  }

  /// The groups of rows, -1 for a key that is not in the table.
  func find(_ keys: ByteRanges, count rows: Int) -> ContiguousArray<Int> {
    var groups = ContiguousArray<Int>()
    groups.reserveCapacity(rows)
    let text = keys.bytes.span
    for row in 0..<rows {
      let key = text.extracting(keys.range(at: row).range)
      groups.append(slots[position(of: key, Bytes.hash(key))].group)
    }
    return groups
  }

  /// The slot that holds a key, or the empty one where it belongs.
  private func position(of key: Span<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].group >= 0 {
      if slots[index].hash == hash {
        let range = ranges[slots[index].group].range
        if Bytes.equal(bytes.span.extracting(range), key) { break }
      }
      index = (index &+ 1) & mask
    }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Self.empty, count: old.count * 2)
    let mask = slots.count &- 1
    for slot in old where slot.group >= 0 {
      var index = Int(truncatingIfNeeded: slot.hash) & mask
      while slots[index].group >= 0 { index = (index &+ 1) & mask }
      slots[index] = slot
    }
  }
}
