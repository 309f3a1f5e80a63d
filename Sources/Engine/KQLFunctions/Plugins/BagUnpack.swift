import KQLPlan
import Tables

/// `bag_unpack(bag [, prefix] [, columnsConflict] [, ignoredProperties])`.
enum BagUnpack: TablePlugin {
  static let name = "bag_unpack"
  static let summary = "A column for each property of the bags in a column, instead of that column."
  static let examples = [
    Example("print d = dynamic({'b': 1, 'a': 2}) | evaluate bag_unpack(d)", prints: "2")
  ]
  /// Columns beyond which a query is more likely wrong than meant.
  private static let columnLimit = 10_000

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? { nil }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PluginCall(arguments)
    let source = try call.column(0, "column")
    guard try schema.field(source).type == .dynamic else {
      throw QueryFailure("the column to unpack must be dynamic")
    }
    let prefix = try call.text(1, "OutputColumnPrefix") ?? ""
    let conflict = try call.text(2, "columnsConflict") ?? "error"
    let ignored = try ignoredNames(call)
    let bags = input.columns[source].dynamics

    var types: [String: ScalarType] = [:]
    var nulls = Set<String>()
    for row in 0..<input.count {
      let cell = bags.ref(row)
      guard cell.tag == .bag else { continue }
      DynamicEncoding.forEachProperty(of: cell.bytes, cell.range) { key, value in
        let name = String(decoding: cell.bytes[key.range], as: UTF8.self)
        guard !ignored.contains(name) else { return }
        guard let type = type(of: DynamicEncoding.tag(cell.bytes, value)) else {
          nulls.insert(name)
          return
        }
        types[name] = types[name].map { $0 == type ? type : .dynamic } ?? type
      }
    }
    // A property that is null everywhere still has a column.
    for name in nulls where types[name] == nil { types[name] = .dynamic }
    guard types.count <= columnLimit else {
      throw QueryFailure("the bags have more than \(columnLimit) properties")
    }

    var fields: [Schema.Field] = []
    var columns: [Column] = []
    for (index, field) in schema.fields.enumerated() where index != source {
      fields.append(field)
      columns.append(input.columns[index])
    }
    for (name, type) in types.sorted(by: { $0.key < $1.key }) {
      let field = Schema.Field(prefix + name, type)
      let taken = fields.firstIndex { $0.name == field.name }
      if taken != nil, conflict == "keep_source" { continue }
      if taken != nil, conflict != "replace_source" {
        throw QueryFailure(
          "the bags have a property '\(name)', and there is a column of that name already"
        )
      }
      var builder = ColumnBuilder(type, capacity: input.count)
      let members = bags.member(name)
      for row in 0..<input.count { builder.append(scalar(members[row], type)) }
      if let taken {
        fields[taken] = field
        columns[taken] = builder.finish()
      } else {
        fields.append(field)
        columns.append(builder.finish())
      }
    }
    return (Schema(fields), Batch(columns: columns, count: input.count))
  }

  private static func ignoredNames(_ call: PluginCall) throws -> Set<String> {
    guard case .dynamic(.array(let items)) = try call.literal(3, "ignoredProperties") else {
      return []
    }
    return Set(items.compactMap { if case .string(let name) = $0 { name } else { nil } })
  }

  private static func type(of tag: DynamicEncoding.Tag) -> ScalarType? {
    switch tag {
    case .null: nil
    case .true, .false: .bool
    case .long: .long
    case .real: .real
    case .string: .string
    case .datetime: .datetime
    case .timespan: .timespan
    case .decimal: .decimal
    case .guid: .guid
    default: .dynamic
    }
  }

  private static func scalar(_ value: DynamicValue, _ type: ScalarType) -> ScalarValue {
    switch (value, type) {
    case (.null, .string): .string("")
    case (.null, _): .null(type)
    case (.bool(let value), .bool): .bool(value)
    case (.long(let value), .long): .long(value)
    case (.real(let value), .real): .real(value)
    case (.string(let value), .string): .string(value)
    case (.datetime(let value), .datetime): .datetime(value)
    case (.timespan(let value), .timespan): .timespan(value)
    case (.decimal(let value), .decimal): .decimal(value)
    case (.guid(let value), .guid): .guid(value)
    case (let value, .dynamic): .dynamic(value)
    default: .null(type)
    }
  }
}
