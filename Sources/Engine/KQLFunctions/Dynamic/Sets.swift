import KQLPlan
import Tables

/// The distinct elements of an array, in the order of their first occurrence.
struct DynamicSet {
  private(set) var order: [DynamicKey] = []
  private var members = Set<DynamicKey>()

  var count: Int { order.count }

  /// Adds an element unless it is there.
  mutating func insert(_ key: DynamicKey) {
    if members.insert(key).inserted { order.append(key) }
  }

  func contains(_ key: DynamicKey) -> Bool { members.contains(key) }

  /// The elements of an array; of anything else none.
  init(_ cell: DynamicRef) {
    for element in cell.elements ?? [] { insert(DynamicKey(cell.bytes, element)) }
  }

  init() {}

  /// Writes the elements as an array.
  func write(to builder: inout DynamicBuilder) {
    builder.array { bytes in
      for key in order {
        if key.bytes.isEmpty {
          bytes.append(DynamicEncoding.Tag.null.rawValue)
        } else {
          bytes.append(contentsOf: key.bytes)
        }
      }
      return order.count
    }
  }
}

/// A function of several arrays as sets.
protocol SetFunction: ScalarFunction {
  static func combine(_ sets: [DynamicSet]) -> DynamicSet
}

extension SetFunction {
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let cells = a.map { $0.dynamics.ref(row) }
          guard cells.contains(where: { $0.tag == .array }) else { return }
          combine(cells.map(DynamicSet.init)).write(to: &builder)
        }
      }
    ]
  }
}

/// `set_union(a, b, ...)`.
enum SetUnion: SetFunction {
  static let name = "set_union"
  static let summary = "The distinct elements of any of several arrays."
  static let examples = [
    Example("print set_union(dynamic([1, 2]), dynamic([2, 3]))", prints: "[1,2,3]")
  ]
  static func combine(_ sets: [DynamicSet]) -> DynamicSet {
    var result = DynamicSet()
    for set in sets { for key in set.order { result.insert(key) } }
    return result
  }
}

/// `set_intersect(a, b, ...)`.
enum SetIntersect: SetFunction {
  static let name = "set_intersect"
  static let summary = "The distinct elements that all of several arrays have."
  static let examples = [
    Example("print set_intersect(dynamic([1, 2]), dynamic([2, 3]))", prints: "[2]")
  ]
  static func combine(_ sets: [DynamicSet]) -> DynamicSet {
    var result = DynamicSet()
    for key in sets.first?.order ?? [] where sets.allSatisfy({ $0.contains(key) }) {
      result.insert(key)
    }
    return result
  }
}

/// `set_difference(a, b, ...)`.
enum SetDifference: SetFunction {
  static let name = "set_difference"
  static let summary = "The distinct elements of an array that no other array has."
  static let examples = [
    Example("print set_difference(dynamic([1, 2]), dynamic([2]))", prints: "[1]")
  ]
  static func combine(_ sets: [DynamicSet]) -> DynamicSet {
    var result = DynamicSet()
    for key in sets.first?.order ?? [] where !sets.dropFirst().contains(where: { $0.contains(key) })
    {
      result.insert(key)
    }
    return result
  }
}

/// `set_has_element(array, value)`.
enum SetHasElement: ScalarFunction {
  static let name = "set_has_element"
  static let summary = "Whether an array has a value."
  static let examples = [Example("print set_has_element(dynamic([1, 2]), 2)", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .any], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          let cell = a[0].dynamics.ref(row)
          guard let elements = cell.elements else { return nil }
          let wanted = DynamicKey(cell: a[1], row)
          return elements.contains { DynamicKey(cell.bytes, $0) == wanted }
        }
      }
    ]
  }
}

/// `set_equals(a, b)`.
enum SetEquals: ScalarFunction {
  static let name = "set_equals"
  static let summary = "Whether two arrays have the same distinct elements."
  static let examples = [
    Example("print set_equals(dynamic([1, 2]), dynamic([2, 1, 1]))", prints: "True")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          let left = DynamicSet(a[0].dynamics.ref(row))
          let right = DynamicSet(a[1].dynamics.ref(row))
          return left.count == right.count && left.order.allSatisfy { right.contains($0) }
        }
      }
    ]
  }
}

/// `jaccard_index(a, b)`.
enum JaccardIndex: ScalarFunction {
  static let name = "jaccard_index"
  static let summary = "How many of two arrays' distinct elements are in both, as a share."
  static let examples = [
    Example("print jaccard_index(dynamic([1, 2, 3]), dynamic([1, 2, 3, 4]))", prints: "0.75")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          let left = DynamicSet(a[0].dynamics.ref(row))
          let right = DynamicSet(a[1].dynamics.ref(row))
          let common = left.order.filter { right.contains($0) }.count
          let all = left.count + right.count - common
          return all == 0 ? .nan : Double(common) / Double(all)
        }
      }
    ]
  }
}
