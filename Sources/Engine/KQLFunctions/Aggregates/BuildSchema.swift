import KQLPlan
import Tables

/// The types that were seen at one place of dynamic values.
private final class SchemaNode {
  private var scalars: [String] = []
  private var names: [String] = []
  private var members: [String: SchemaNode] = [:]
  private var indexer: SchemaNode?

  func add(_ value: DynamicValue) {
    switch value {
    case .null: break
    case .bool: add(scalar: "bool")
    case .long: add(scalar: "long")
    case .real: add(scalar: "double")
    case .decimal: add(scalar: "decimal")
    case .string: add(scalar: "string")
    case .datetime: add(scalar: "datetime")
    case .timespan: add(scalar: "timespan")
    case .guid: add(scalar: "guid")
    case .array(let items):
      let node = indexer ?? SchemaNode()
      indexer = node
      for item in items { node.add(item) }
    case .bag(let entries):
      for entry in entries { member(entry.key).add(entry.value) }
    }
  }

  func merge(_ other: SchemaNode) {
    for scalar in other.scalars { add(scalar: scalar) }
    for name in other.names {
      if let node = other.members[name] { member(name).merge(node) }
    }
    if let node = other.indexer {
      let own = indexer ?? SchemaNode()
      indexer = own
      own.merge(node)
    }
  }

  private func add(scalar: String) {
    if !scalars.contains(scalar) { scalars.append(scalar) }
  }

  private func member(_ name: String) -> SchemaNode {
    if let node = members[name] { return node }
    let node = SchemaNode()
    names.append(name)
    members[name] = node
    return node
  }

  /// One type's name, a bag for containers, an array of alternatives, or null.
  var value: DynamicValue {
    var alternatives = scalars.map { DynamicValue.string($0) }
    var entries = names.map { DynamicValue.BagEntry($0, members[$0]?.value ?? .null) }
    if let indexer { entries.append(.init("`indexer`", indexer.value)) }
    if !entries.isEmpty { alternatives.append(.bag(entries)) }
    return alternatives.count > 1 ? .array(alternatives) : alternatives.first ?? .null
  }
}

/// Collects the schemas of dynamic values.
private final class SchemaAccumulator: Accumulator {
  private var nodes: [SchemaNode] = []

  func grow(to groups: Int) {
    while nodes.count < groups { nodes.append(SchemaNode()) }
  }

  func add(_ arguments: [Column], groups: ContiguousArray<Int>) throws {
    let cells = arguments[0].dynamics
    for (row, group) in groups.enumerated() { nodes[group].add(cells[row]) }
  }

  func merge(_ other: any Accumulator, groups: ContiguousArray<Int>) throws {
    guard let other = other as? SchemaAccumulator else { return }
    for (index, group) in groups.enumerated() { nodes[group].merge(other.nodes[index]) }
  }

  func finish() throws -> [Column] { [.dynamic(DynamicColumn(nodes.map(\.value)))] }
}

enum BuildSchema: AggregateFunction {
  static let name = "buildschema"
  static let summary = "The smallest schema that all values of a dynamic column fit."
  static let overloads = [
    AggregateOverload([.dynamic], returns: .type(.dynamic)) { _, _ in SchemaAccumulator() }
  ]
  static let examples = [
    Example(
      "datatable(v:dynamic)[dynamic({'x': 1}), dynamic({'x': 'a'})] | summarize buildschema(v)",
      prints: #"{"x":["long","string"]}"#
    )
  ]

  static func outputs(_ arguments: [ArgumentInfo], type: ScalarType) -> [Schema.Field] {
    [.init("schema_" + (arguments.first?.name ?? ""), type)]
  }
}
