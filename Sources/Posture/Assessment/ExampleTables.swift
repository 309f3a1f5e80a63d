import ControlCatalog
import PostureModel
import Tables

/// The tables of a control's example, laid out by the catalog's schemas.
struct ExampleTables {
  let provider: SchemaBackedTables
  let collection: [CollectionStatus]

  init(_ given: [ControlExample.GivenTable], schemas: any TableProvider) {
    var tables: [String: MemoryTable] = [:]
    var collection: [CollectionStatus] = []
    for given in given {
      guard let schema = schemas.schema(of: given.name) else { continue }
      tables[given.name] = Self.table(given, schema: schema)
      collection.append(
        CollectionStatus(
          table: given.name,
          state: given.rows.isEmpty ? .empty : .collected,
          count: given.rows.count
        )
      )
    }
    provider = SchemaBackedTables(tables: tables, schemas: schemas)
    self.collection = collection
  }

  private static func table(_ given: ControlExample.GivenTable, schema: Schema) -> MemoryTable {
    let rows = given.rows.enumerated().map { index, row in
      schema.fields.map { field -> ScalarValue in
        if let value = row.values.first(where: { $0.key == field.name })?.value {
          return ExampleValue.value(value, as: field.type) ?? .null(field.type)
        }
        if field.name == "Origin" { return .string("example#/\(given.name)/\(index)") }
        if field.name == "Raw" { return .dynamic(.bag(row.values)) }
        return .null(field.type)
      }
    }
    return MemoryTable(schema: schema, rows: rows)
  }
}

/// Tables in memory that know the columns of those that are not there, too.
struct SchemaBackedTables: TableProvider {
  let tables: [String: MemoryTable]
  let schemas: any TableProvider

  var tableNames: [String] { schemas.tableNames }

  func schema(of table: String) -> Schema? {
    tables[table]?.schema ?? schemas.schema(of: table)
  }

  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    tables[table]?.reader(columns: columns) ?? MemoryReader(batches: [], columns: columns)
  }
}
