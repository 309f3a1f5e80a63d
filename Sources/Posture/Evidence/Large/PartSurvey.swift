import Documents
import Tables

/// What a part of a long list holds, as far as a first look tells.
struct PartSurvey: Sendable {
  /// How many elements there are.
  let elements: Int
  /// How many of them are rows.
  let rows: Int
  /// A number for what identifies each row, by table; see `LargeRows`.
  let identities: [ContiguousArray<UInt64>]
  let traits: JSONTraits
  /// Whether it is worth a closer look.
  let isOdd: Bool

  /// Reads a part; nil when it is broken.
  init?(
    _ bytes: Range<Int>,
    of file: FoundFile,
    in list: LongList,
    path: String,
    checksValues: Bool,
    _ reader: inout PartReader
  ) {
    guard let document = try? reader.read(bytes, of: file) else { return nil }
    var elements = 0
    var nulls = 0
    var rows: [Row] = []
    for element in document.root.elements {
      switch element.kind {
      case .object: rows.append(Row(node: element, base: "", index: elements))
      case .null: nulls += 1
      default: break
      }
      elements += 1
    }
    // Nothing between two commas would not be JSON.
    guard elements > 0 else { return nil }
    self.elements = elements
    self.rows = rows.count
    traits = document.traits
    var isOdd = !traits.isEmpty || !document.warnings.isEmpty || rows.count + nulls < elements
    var identities: [ContiguousArray<UInt64>] = []
    for table in list.tables {
      var numbers: ContiguousArray<UInt64> = []
      if let key = table.key {
        numbers.reserveCapacity(rows.count)
        for row in rows { numbers.append(RowIdentity.number(of: row.node, key: key)) }
      }
      identities.append(numbers)
      if checksValues, !isOdd {
        var columns = ColumnReader(table: table, keys: KeyMap(table), rows: rows, paths: [path])
        _ = columns.columns(table.checkedColumns)
        isOdd = !columns.problems.isEmpty
      }
    }
    self.identities = identities
    self.isOdd = isOdd
  }
}

extension TableSpec {
  /// The columns of which a value may be of a wrong type.
  var checkedColumns: [Int] {
    valueColumns.filter { schema.fields[$0].type != .string && schema.fields[$0].type != .dynamic }
  }

  /// The columns that are read from exports.
  var valueColumns: [Int] { Array(0..<schema.count - Self.commonFields.count) }
}
