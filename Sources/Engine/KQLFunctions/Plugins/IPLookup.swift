import KQLPlan
import Tables

/// `ipv4_lookup` and `ipv6_lookup`: rows joined with those of a table of networks.
protocol IPLookup: TablePlugin {
  static func read(_ text: Span<UInt8>) -> IPAddress?
  /// Whether the columns of the table come before those of the input.
  static var putsTableFirst: Bool { get }
}

extension IPLookup {
  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    output(input, try IPLookupCall(input, arguments))
  }

  private static func output(_ input: Schema, _ call: IPLookupCall) -> Schema {
    let table = call.kept.map { call.schema.fields[$0] }
    return Schema.unique(putsTableFirst ? table + input.fields : input.fields + table)
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = try IPLookupCall(schema, arguments)
    let output = output(schema, call)
    let networks = try text(of: call.table.columns[call.networkColumn])
    var tables: [Int: [UInt128: [Int]]] = [:]
    for row in 0..<call.table.count {
      guard let network = networks.withBytes(row, read) else { continue }
      tables[network.prefix, default: [:]][network.masked, default: []].append(row)
    }
    let prefixes = tables.keys.sorted(by: >)

    let addresses = try text(of: input.columns[call.addressColumn])
    var left = ContiguousArray<Int>()
    var right = ContiguousArray<Int>()
    var unmatched = ContiguousArray<Int>()
    for row in 0..<input.count {
      var isMatched = false
      if let address = addresses.withBytes(row, read) {
        // The narrowest network that holds the address counts.
        for prefix in prefixes where prefix <= address.prefix {
          let masked = address.bits & IPAddress.mask(prefix)
          for found in tables[prefix]?[masked] ?? [] where call.matches(input, row, found) {
            left.append(row)
            right.append(found)
            isMatched = true
          }
          if isMatched { break }
        }
      }
      if !isMatched { unmatched.append(row) }
    }
    let rest = call.returnsUnmatched ? unmatched : []
    let own = input.columns.map { $0.gather(left + rest) }
    let found = call.kept.map { index -> Column in
      let type = call.schema.fields[index].type
      return .concatenate(
        [
          call.table.columns[index].gather(right),
          type == .string
            ? Column(.string(""), count: rest.count) : Column(nulls: rest.count, of: type),
        ],
        type: type
      )
    }
    let columns = putsTableFirst ? found + own : own + found
    return (output, Batch(columns: columns, count: left.count + rest.count))
  }

  private static func text(of column: Column) throws -> StringColumn {
    if case .string(let strings) = column { return strings }
    throw QueryFailure("addresses and networks must be strings")
  }
}

/// The arguments of a lookup.
private struct IPLookupCall {
  let schema: Schema
  let table: Batch
  let addressColumn: Int
  let networkColumn: Int
  /// Columns that must be equal too, of the input and of the table.
  let extra: [(left: Int, right: Int)]
  /// The columns of the table that come out.
  let kept: [Int]
  let returnsUnmatched: Bool

  init(_ input: Schema, _ arguments: [PluginArgument]) throws {
    let call = PluginCall(arguments)
    guard case .table(let schema, let table) = call.argument(0, "LookupTable") else {
      throw QueryFailure("the first argument must be a table")
    }
    self.schema = schema
    self.table = table
    addressColumn = try call.column(1, "SourceIPv4Key")
    func position(_ argument: PluginArgument?) throws -> Int {
      var name: String?
      if case .column(let index) = argument { name = try input.field(index).name }
      if case .literal(.string(let text)) = argument { name = text }
      guard let name, let index = schema.index(of: name) else {
        throw QueryFailure("the table has no such column")
      }
      return index
    }
    networkColumn = try position(call.argument(2, "IPv4LookupKey"))
    var extra: [(left: Int, right: Int)] = []
    var returnsUnmatched = false
    for argument in call.list.dropFirst(3) {
      if case .literal(.bool(let value)) = argument {
        returnsUnmatched = value
        continue
      }
      let right = try position(argument)
      guard case .column(let left) = argument else {
        throw QueryFailure("a further key must be a column of both tables")
      }
      extra.append((left, right))
    }
    if case .bool(let value) = try call.literal(Int.max, "return_unmatched") {
      returnsUnmatched = value
    }
    self.extra = extra
    self.returnsUnmatched = returnsUnmatched
    kept = schema.fields.indices.filter { index in !extra.contains { $0.right == index } }
  }

  func matches(_ input: Batch, _ row: Int, _ found: Int) -> Bool {
    extra.allSatisfy { left, right in
      input.columns[left].value(at: row) == table.columns[right].value(at: found)
    }
  }
}

/// `ipv4_lookup(table, address, network [, key, ...] [, return_unmatched])`.
enum IPv4Lookup: IPLookup {
  static let name = "ipv4_lookup"
  static let summary = "Rows joined with the IPv4 network of a table that holds their address."
  static let examples = [
    Example(
      """
      let nets = datatable(net: string, n: long)['10.0.0.0/8', 1];
      print ip = '10.1.2.3' | evaluate ipv4_lookup(nets, ip, net) | project n
      """,
      prints: "1"
    )
  ]
  static let putsTableFirst = false
  static func read(_ text: Span<UInt8>) -> IPAddress? { IPv4Family.read(text) }
}

/// `ipv6_lookup(table, address, network [, key, ...] [, return_unmatched])`.
enum IPv6Lookup: IPLookup {
  static let name = "ipv6_lookup"
  static let summary = "Rows joined with the IPv6 network of a table that holds their address."
  static let examples = [
    Example(
      """
      let nets = datatable(net: string, n: long)['fe80::/10', 1];
      print ip = 'fe80::1' | evaluate ipv6_lookup(nets, ip, net) | project n
      """,
      prints: "1"
    )
  ]
  static let putsTableFirst = true
  static func read(_ text: Span<UInt8>) -> IPAddress? { IPv6Family.read(text) }
}
