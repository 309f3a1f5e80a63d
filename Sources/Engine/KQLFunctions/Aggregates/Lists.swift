import KQLPlan
import Tables

/// Collects values into arrays; arrays among the values are taken apart one level.
final class ListAccumulator: Accumulator {
  /// The most elements of a list; source: documentation of `make_list`.
  static let limit = 1_048_576

  private struct List {
    var bytes = ContiguousArray<UInt8>()
    var count = 0
    var seen: Set<DynamicKey> = []
  }

  private let limit: Int
  private let isSet: Bool
  private let keepsNulls: Bool
  private var lists: [List] = []

  init(limit: Int?, isSet: Bool = false, keepsNulls: Bool = false) {
    self.limit = min(max(0, limit ?? Self.limit), Self.limit)
    self.isSet = isSet
    self.keepsNulls = keepsNulls
  }

  func grow(to groups: Int) {
    while lists.count < groups { lists.append(List()) }
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = arguments[0]
    for (row, group) in groups.enumerated() {
      guard column.isValid(row) else {
        if keepsNulls { append([DynamicEncoding.Tag.null.rawValue], to: group) }
        continue
      }
      if case .dynamic(let values) = column, let parts = values.ref(row).elements {
        let bytes = values.rows.bytes
        for part in parts {
          if part.count > 0 {
            append(bytes[part.range], to: group)
          } else if keepsNulls {
            append([DynamicEncoding.Tag.null.rawValue], to: group)
          }
        }
      } else {
        var cell = ContiguousArray<UInt8>()
        DynamicEncoding.append(cell: column, row, to: &cell)
        append(cell[...], to: group)
      }
    }
  }

  private func append(_ cell: ArraySlice<UInt8>, to group: Int) {
    guard lists[group].count < limit else { return }
    if isSet {
      let bytes = ContiguousArray(cell)
      let key = DynamicKey(bytes, ByteRange(offset: 0, count: bytes.count))
      guard lists[group].seen.insert(key).inserted else { return }
    }
    lists[group].bytes.append(contentsOf: cell)
    lists[group].count += 1
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? ListAccumulator else { return }
    for (index, group) in groups.enumerated() {
      let array = other.encoded(other.lists[index])
      let range = ByteRange(offset: 0, count: array.count)
      DynamicEncoding.forEachElement(of: array, range) { part in
        if part.count > 0 {
          append(array[part.range], to: group)
        } else if keepsNulls {
          append([DynamicEncoding.Tag.null.rawValue], to: group)
        }
      }
    }
  }

  private func encoded(_ list: List) -> ContiguousArray<UInt8> {
    var bytes = ContiguousArray<UInt8>()
    let start = DynamicEncoding.beginContainer(.array, to: &bytes)
    bytes.append(contentsOf: list.bytes)
    DynamicEncoding.endContainer(at: start, count: list.count, in: &bytes)
    return bytes
  }

  func finish() throws -> [Column] {
    var builder = DynamicBuilder(capacity: lists.count)
    for list in lists {
      builder.array { bytes in
        bytes.append(contentsOf: list.bytes)
        return list.count
      }
      builder.endRow()
    }
    return [.dynamic(builder.finish())]
  }
}

/// An aggregate that collects values.
protocol ListAggregate: AggregateFunction {
  static var isSet: Bool { get }
  static var keepsNulls: Bool { get }
  static var prefix: String { get }
}

extension ListAggregate {
  static var isSet: Bool { false }
  static var keepsNulls: Bool { false }

  static var overloads: [AggregateOverload] {
    [
      AggregateOverload([.any], returns: .type(.dynamic)) { infos, _ in
        ListAccumulator(limit: nil, isSet: isSet, keepsNulls: keepsNulls(infos))
      },
      AggregateOverload([.any, .constant(.long)], returns: .type(.dynamic)) { infos, _ in
        var limit: Int?
        if case .long(let value)? = infos[1].literal { limit = Int(value) }
        return ListAccumulator(limit: limit, isSet: isSet, keepsNulls: keepsNulls(infos))
      },
    ]
  }

  /// The null of JSON is a value like others and stays in lists.
  private static func keepsNulls(_ infos: [ArgumentInfo]) -> Bool {
    keepsNulls || (!isSet && infos.first?.type == .dynamic)
  }

  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init(prefix + "_" + (arguments.first?.name ?? ""), type)]
  }
}

enum MakeList: ListAggregate {
  static let name = "make_list"
  static let aliases = ["makelist"]
  static let summary = "The values as an array, nulls aside."
  static let prefix = "list"
  static let examples = [
    Example("range x from 1 to 3 step 1 | summarize make_list(x)", prints: "[1,2,3]")
  ]
}

enum MakeListWithNulls: ListAggregate {
  static let name = "make_list_with_nulls"
  static let summary = "The values as an array, nulls included."
  static let prefix = "list"
  static let keepsNulls = true
  static let examples = [
    Example(
      "datatable(x:long)[1, long(null)] | summarize make_list_with_nulls(x)",
      prints: "[1,null]"
    )
  ]
}

enum MakeSet: ListAggregate {
  static let name = "make_set"
  static let aliases = ["makeset"]
  static let summary = "The different values as an array, in the order they are first seen."
  static let prefix = "set"
  static let isSet = true
  static let examples = [
    Example("datatable(x:long)[2, 1, 2] | summarize make_set(x)", prints: "[2,1]")
  ]
}

enum MakeListIf: ConditionalAggregate {
  typealias Base = MakeList
  static let name = "make_list_if"
  static let aliases = ["makelistif"]
  static let summary = "The values of the rows for which a condition is true, as an array."
  static let examples = [
    Example("range x from 1 to 3 step 1 | summarize make_list_if(x, x > 1)", prints: "[2,3]")
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    MakeList.outputs(arguments, type: type)
  }
}

enum MakeSetIf: ConditionalAggregate {
  typealias Base = MakeSet
  static let name = "make_set_if"
  static let aliases = ["makesetif"]
  static let summary = "The different values of the rows for which a condition is true."
  static let examples = [
    Example("datatable(x:long)[2, 1, 2] | summarize make_set_if(x, x > 1)", prints: "[2]")
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    MakeSet.outputs(arguments, type: type)
  }
}

/// `make_bag(bag)`: the properties of all bags; of equal names the first seen stays.
enum MakeBag: AggregateFunction {
  static let name = "make_bag"
  static let aliases = ["make_dictionary"]
  static let summary = "The properties of all bags in one."
  static let overloads = [
    AggregateOverload([.dynamic], returns: .type(.dynamic)) { _, _ in BagAccumulator(limit: nil) },
    AggregateOverload([.dynamic, .constant(.long)], returns: .type(.dynamic)) { infos, _ in
      var limit: Int?
      if case .long(let value)? = infos[1].literal { limit = Int(value) }
      return BagAccumulator(limit: limit)
    },
  ]
  static let examples = [
    Example(
      "datatable(b:dynamic)[dynamic({'a':1}), dynamic({'a':2,'c':3})] | summarize make_bag(b)",
      prints: #"{"a":1,"c":3}"#
    )
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init("bag_" + (arguments.first?.name ?? ""), type)]
  }
}

enum MakeBagIf: ConditionalAggregate {
  typealias Base = MakeBag
  static let name = "make_bag_if"
  static let summary = "The properties of the bags of the rows for which a condition is true."
  static let examples = [
    Example(
      "datatable(b:dynamic, x:bool)[dynamic({'a':1}), true] | summarize make_bag_if(b, x)",
      prints: #"{"a":1}"#
    )
  ]
  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    MakeBag.outputs(arguments, type: type)
  }
}

/// Collects properties.
final class BagAccumulator: Accumulator {
  private struct Bag {
    var entries: [DynamicValue.BagEntry] = []
    var keys: Set<String> = []
  }

  private let limit: Int
  private var bags: [Bag] = []

  init(limit: Int?) {
    self.limit = min(max(0, limit ?? ListAccumulator.limit), ListAccumulator.limit)
  }

  func grow(to groups: Int) {
    while bags.count < groups { bags.append(Bag()) }
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let column = arguments[0].dynamics
    for (row, group) in groups.enumerated() {
      guard case .bag(let entries) = column[row] else { continue }
      for entry in entries { add(entry, to: group) }
    }
  }

  private func add(_ entry: DynamicValue.BagEntry, to group: Int) {
    guard bags[group].entries.count < limit, bags[group].keys.insert(entry.key).inserted else {
      return
    }
    bags[group].entries.append(entry)
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? BagAccumulator else { return }
    for (index, group) in groups.enumerated() {
      for entry in other.bags[index].entries { add(entry, to: group) }
    }
  }

  func finish() throws -> [Column] { [.dynamic(DynamicColumn(bags.map { .bag($0.entries) }))] }
}
