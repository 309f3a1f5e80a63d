import Diagnostics
import KQL
import Tables
import Testing

@Suite struct NamedTablesTests {
  private static let tables = MemoryTables([
    "User": Schema([Schema.Field("id", .string), Schema.Field("Group", .string)]),
    "Group": Schema([Schema.Field("id", .string)]),
    "Device": Schema([Schema.Field("id", .string)]),
    "My table": Schema([Schema.Field("id", .string)]),
  ])

  private static let engine = KQLEngine(
    tables: tables,
    prelude: [
      SourceText(
        name: "prelude",
        text: """
          let Owners = () { Device | join kind=inner Managed() on id };
          let Managed = () { Device | where id != "" };
          let Everything = () { search "x" };
          """
      )
    ]
  )

  @Test(arguments: [
    ("User | where id == 'Device'", ["User"]),
    ("Device | join (['My table']) on id", ["Device", "My table"]),
    ("union Device, (User | project id)", ["Device", "User"]),
    ("let a = 1; print a", []),
    ("Owners() | count", ["Device"]),
    ("Group | extend Device = 1 | project x = id.User", ["Group"]),
    ("print toscalar(User | count)", ["User"]),
    // Broken, and named all the same.
    ("User | where | project", ["User"]),
  ])
  func tablesAreNamed(query: String, expected: [String]) {
    #expect(Self.engine.namedTables(in: SourceText(name: "q", text: query)) == expected)
  }

  @Test(arguments: [
    "union Dev*", "table('User')", "search 'x'", "Everything()", "find where id == ''",
    // `Group` may be the column of User.
    "User | where Group in (Group)",
  ])
  func whatOnlyBindingCanTellIsNotGuessed(query: String) {
    #expect(Self.engine.namedTables(in: SourceText(name: "q", text: query)) == nil)
  }
}

/// Tables without rows.
private struct MemoryTables: TableProvider {
  let schemas: [String: Schema]

  init(_ schemas: [String: Schema]) { self.schemas = schemas }

  var tableNames: [String] { schemas.keys.sorted() }
  func schema(of table: String) -> Schema? { schemas[table] }
  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    MemoryReader(batches: [], columns: columns)
  }
}
