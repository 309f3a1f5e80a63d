import Tables

/// Groups of 64-bit keys: open addressing with linear probing, at most half full.
struct NumberGroups: Sendable {
  private struct Slot: Sendable {
    var key: Int64
    var group: Int
  }

  private static let empty = Slot(key: 0, group: -1)

  private(set) var count = 0
  private var slots = ContiguousArray<Slot>(repeating: empty, count: 64)
  private var nullGroup = -1

  /// About how many bytes the table takes.
  var estimatedBytes: Int { slots.count * 16 }

  /// The groups of rows, new ones added; `newRows` are the rows that are the first of a group.
  mutating func assign(
    _ keys: FixedWidth<Int64>,
    count rows: Int
  ) -> (groups: ContiguousArray<Int>, newRows: ContiguousArray<Int>) {
    var groups = ContiguousArray<Int>()
    var newRows = ContiguousArray<Int>()
    groups.reserveCapacity(rows)
    var lastKey: Int64 = 0
    var lastGroup = -1
    for row in 0..<rows {
      guard keys.isValid(row) else {
        if nullGroup < 0 {
          nullGroup = count
          count += 1
          newRows.append(row)
        }
        groups.append(nullGroup)
        continue
      }
      let key = keys.at(row)
      if key != lastKey || lastGroup < 0 {
        let before = count
        lastGroup = assign(key)
        lastKey = key
        if count > before { newRows.append(row) }
      }
      groups.append(lastGroup)
    }
    return (groups, newRows)
  }

  /// The group of one key, added when it is new.
  mutating func assign(_ key: Int64) -> Int {
    var index = position(of: key)
    if slots[index].group >= 0 { return slots[index].group }
    if (count + 1) * 2 > slots.count {
      grow()
      index = position(of: key)
    }
    let group = count
    slots[index] = Slot(key: key, group: group)
    count += 1
    return group
  }

  /// The groups of rows, -1 for a key that is not in the table.
  func find(_ keys: FixedWidth<Int64>, count rows: Int) -> ContiguousArray<Int> {
    var groups = ContiguousArray<Int>()
    groups.reserveCapacity(rows)
    for row in 0..<rows {
      groups.append(keys.isValid(row) ? slots[position(of: keys.at(row))].group : nullGroup)
    }
    return groups
  }

  /// The slot that holds a key, or the empty one where it belongs.
  private func position(of key: Int64) -> Int {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: Bytes.mix(UInt64(bitPattern: key))) & mask
    while slots[index].group >= 0, slots[index].key != key { index = (index &+ 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Self.empty, count: old.count * 2)
    for slot in old where slot.group >= 0 { slots[position(of: slot.key)] = slot }
  }
}
