import Documents

/// Values are equal or in order by type first: nothing is converted, so `1` is not `true` and
/// `"true"` neither.
extension ConditionValue: Hashable {
  /// Where the type stands in the order of values.
  private var rank: Int {
    switch self {
    case .null: 0
    case .bool: 1
    case .number: 2
    case .string: 3
    case .list: 4
    case .node(let node): node.kind == .array ? 4 : 5
    }
  }

  static func == (left: ConditionValue, right: ConditionValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.list, .list), (.list, .node), (.node, .list), (.node, .node):
      left.equalsContainer(right)
    default: false
    }
  }

  private func equalsContainer(_ other: ConditionValue) -> Bool {
    guard rank == other.rank, size == other.size else { return false }
    guard case .node(let left) = self, case .node(let right) = other, left.kind == .object else {
      return elements == other.elements
    }
    return left.members.allSatisfy { member in
      right[member.key].map { ConditionValue($0) == ConditionValue(member.value) } ?? false
    }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rank)
    switch self {
    case .null: break
    case .bool(let truth): hasher.combine(truth)
    case .number(let number): hasher.combine(number)
    case .string(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .node(let node) where node.kind == .object: hasher.combine(Self.hash(of: node))
    case .list, .node: for element in elements { element.hash(into: &hasher) }
    }
  }

  /// The hash of an object, in which the order of members does not count.
  private static func hash(of object: JSONNode) -> Int {
    object.members.reduce(0) { sum, member in
      var hasher = Hasher()
      for byte in member.key.utf8 { hasher.combine(byte) }
      ConditionValue(member.value).hash(into: &hasher)
      return sum ^ hasher.finalize()
    }
  }

  /// Whether it comes before another: null, truth values, numbers, texts, lists, objects.
  func isBefore(_ other: ConditionValue) -> Bool {
    guard rank == other.rank else { return rank < other.rank }
    switch (self, other) {
    case (.bool(let left), .bool(let right)): return !left && right
    case (.number(let left), .number(let right)): return left < right
    case (.string(let left), .string(let right)):
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.list, _), (.node, _):
      return elements.lexicographicallyPrecedes(other.elements) { $0.isBefore($1) }
    default: return false
    }
  }
}
