import Tables

/// Numbers distinct keys, from 0, in the order in which they first appear; nulls are equal.
///
/// A key of one column that fits 64 bits is hashed as a number, a single string as its bytes, any
/// other key as the bytes of its row key.
struct GroupTable: Sendable {
  private enum Form: Sendable { case none, number, text, rows }

  private let form: Form
  private let order: [KeyOrder]
  private var numbers = NumberGroups()
  private var texts = ByteGroups()
  private var isUsed = false

  /// A table of keys of the given types; without any, all rows are one group.
  init(keys types: [ScalarType]) {
    order = types.map { _ in KeyOrder() }
    guard let first = types.first else {
      form = .none
      return
    }
    switch first {
    case _ where types.count > 1: form = .rows
    case .bool, .int, .long, .datetime, .timespan, .real: form = .number
    case .string: form = .text
    case .guid, .decimal, .dynamic: form = .rows
    }
  }

  /// How many groups there are.
  var count: Int {
    switch form {
    case .none: isUsed ? 1 : 0
    case .number: numbers.count
    case .text, .rows: texts.count
    }
  }

  /// About how many bytes the table takes.
  var estimatedBytes: Int { numbers.estimatedBytes + texts.estimatedBytes }

  /// The groups of rows, new ones added; `newRows` are the rows that are the first of a group.
  mutating func assign(
    _ keys: [Column],
    count: Int
  ) -> (groups: ContiguousArray<Int>, newRows: ContiguousArray<Int>) {
    switch form {
    case .none:
      let first: ContiguousArray<Int> = isUsed || count == 0 ? [] : [0]
      isUsed = isUsed || count > 0
      return (ContiguousArray(repeating: 0, count: count), first)
    case .number: return numbers.assign(keys[0].keyNumbers, count: count)
    case .text: return texts.assign(keys[0].keyTexts, count: count)
    case .rows:
      return texts.assign(RowKeys.encode(keys, order: order, count: count), count: count)
    }
  }

  /// The groups of rows, -1 for a key that is not in the table.
  func find(_ keys: [Column], count: Int) -> ContiguousArray<Int> {
    switch form {
    case .none: ContiguousArray(repeating: isUsed ? 0 : -1, count: count)
    case .number: numbers.find(keys[0].keyNumbers, count: count)
    case .text: texts.find(keys[0].keyTexts, count: count)
    case .rows: texts.find(RowKeys.encode(keys, order: order, count: count), count: count)
    }
  }
}

extension Column {
  /// The values as numbers that are equal when the values are.
  fileprivate var keyNumbers: FixedWidth<Int64> {
    switch self {
    case .long(let column), .datetime(let column), .timespan(let column): column
    case .int(let column): column.map { Int64($0) }
    case .bool(let column): column.map { $0 ? 1 : 0 }
    case .real(let column):
      column.map { $0.isNaN ? -1 : Int64(bitPattern: OrderedBits.of($0)) }
    case .decimal, .string, .guid, .dynamic:
      preconditionFailure("a key has the type that its table was made for")
    }
  }

  /// The strings.
  fileprivate var keyTexts: ByteRanges {
    guard case .string(let column) = self else {
      preconditionFailure("a key has the type that its table was made for")
    }
    return column.rows
  }
}
