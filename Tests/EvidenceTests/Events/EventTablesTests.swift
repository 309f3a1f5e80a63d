import Compression
import Diagnostics
import Foundation
import Tables
import Testing

@testable import Evidence

@Suite struct EventTablesTests {
  /// A folder that is removed after `body`.
  private func folder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "events-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: path) }
    for (name, text) in files { try Data(text.utf8).write(to: path.appending(path: name)) }
    try body(path.path())
  }

  private func rows(_ tables: EventTables, _ name: String) throws -> [[ScalarValue]] {
    let schema = try #require(tables.schema(of: name))
    let reader = try tables.open(name, columns: Array(schema.fields.indices))
    var rows: [[ScalarValue]] = []
    while let batch = try reader.next() {
      for row in 0..<batch.count { rows.append(batch.row(row)) }
    }
    return rows
  }

  @Test(arguments: [
    ("SigninLogs.json", "SigninLogs"), ("a/b/DeviceEvents-2030-01-02.ndjson.gz", "DeviceEvents"),
    ("Table2.csv", "Table2"), ("X_CL.json", "X_CL"), ("Part.003.jsonl", "Part"),
    ("2030.csv", "2030"),
  ])
  func namesTablesAfterFiles(path: String, table: String) {
    #expect(EventTables.tableName(of: path) == table)
  }

  @Test func joinsThePartsOfATable() throws {
    let files = [
      "T-1.json": "{\"a\":1,\"t\":\"2030-01-01T00:00:00Z\"}\n{\"a\":2.5,\"d\":{\"x\":1}}\n",
      "T-2.csv": "a;b\r\n3;\"x;\"\"y\"\r\n",
    ]
    try folder(files) { path in
      let tables = try EventTables(paths: [path])
      #expect(tables.tableNames == ["T"])
      let fields = try #require(tables.schema(of: "T")).fields
      #expect(
        fields == [
          .init("a", .real), .init("t", .datetime), .init("d", .dynamic), .init("b", .string),
        ]
      )
      let rows = try rows(tables, "T")
      #expect(rows.map { $0[0] } == [.real(1), .real(2.5), .real(3)])
      #expect(rows[1][2] == .dynamic(.bag([.init("x", .long(1))])))
      #expect(rows[2][3] == .string("x;\"y"))
    }
  }

  @Test func takesTheTypesOfAHuntingAnswer() throws {
    let text = """
      {"schema": [{"name": "N", "type": "Int64"}, {"name": "E", "type": "Object"}],
       "results": [{"N": "5", "E": null}]}
      """
    try folder(["Answer.json": text]) { path in
      let tables = try EventTables(paths: [path])
      #expect(try #require(tables.schema(of: "Answer")).fields.map(\.type) == [.long, .dynamic])
      #expect(try rows(tables, "Answer") == [[.long(5), .dynamic(.null)]])
    }
  }

  @Test(arguments: ["", "{\"a\":1}\n{\"a\":\n", "a,b\n\"x", "a\n1,2\n", "[1,"])
  func refusesWhatIsBroken(text: String) throws {
    try folder(["T.json": text]) { path in
      let tables = try EventTables(paths: [path])
      #expect(throws: EvidenceError.self) { try tables.open("T", columns: []) }
      #expect(tables.failures.count == 1)
    }
  }

  @Test func takesTheTypesOfADescription() throws {
    let described = """
      table: T
      columns:
        Timestamp: datetime
        Text: string
        Count: int
      """
    let schemas = try EventSchemas(
      bundled: [],
      text: { _ in nil },
      files: [("t.yaml", [UInt8](described.utf8))]
    )
    try folder(["T.json": "{\"Text\":5,\"More\":true,\"Count\":\"7\"}\n"]) { path in
      let tables = try EventTables(paths: [path], schemas: schemas)
      let fields = try #require(tables.schema(of: "T")).fields
      #expect(fields.map(\.type) == [.datetime, .string, .int, .bool])
      #expect(try rows(tables, "T") == [[.null(.datetime), .string("5"), .int(7), .bool(true)]])
      // The time of an event has a second name where a query asks for it.
      let both = IngestionTime(tables)
      #expect(both.schema(of: "T")?.fields.last == .init("TimeGenerated", .datetime))
    }
    #expect(try EventTables(paths: [], schemas: schemas).describedNames == ["T"])
  }

  @Test func readsLinesWithOddValues() throws {
    let described = """
      table: T
      columns:
        Timestamp: datetime
        Text: string
        Count: int
        Share: real
        Flag: bool
        More: dynamic
        Id: guid
      """
    let schemas = try EventSchemas(
      bundled: [],
      text: { _ in nil },
      files: [("t.yaml", [UInt8](described.utf8))]
    )
    let text = #"""
      {"Timestamp":"2030-01-01T00:00:00.5Z","Text":"a\"\u00e9\ud83d\ude00","Count":1,"Share":0.5,"Flag":true}

      {"Text":{"a": [1]},"Count":"2","Share":"1.5","Flag":"false","More":{"x":"}\\"},"Timestamp":7}
        { "Count" : 99999999999, "Share": 3, "Flag": null, "More": [1, "]"], "Text": 2.50, "Te\u0078t2": 1 }
      {}
      {"Id":"00000000-0000-0000-0000-000000000001","Count":4,"Skipped":"\ud800","More":null,"Text":""}
      """#
    try folder(["T.ndjson": text]) { path in
      let tables = try EventTables(paths: [path], schemas: schemas)
      #expect(
        tables.schema(of: "T")?.fields.suffix(2) == [
          .init("Text2", .long), .init("Skipped", .string),
        ]
      )
      let found = try rows(tables, "T")
      try #require(found.count == 5)
      let time = try #require(DateText.ticks("2030-01-01T00:00:00.5Z"))
      #expect(
        found[0].prefix(5)
          == [.datetime(time), .string("a\"é😀"), .int(1), .real(0.5), .bool(true)]
      )
      #expect(
        found[1].prefix(6) == [
          .null(.datetime), .string(#"{"a":[1]}"#), .int(2), .real(1.5), .bool(false),
          .dynamic(.bag([.init("x", .string("}\\"))])),
        ]
      )
      #expect(found[2][2] == .null(.int) && found[2][3] == .real(3) && found[2][4] == .null(.bool))
      #expect(found[2][5] == .dynamic(.array([.long(1), .string("]")])) && found[2][7] == .long(1))
      #expect(found[3][1] == .string("") && found[3][5] == .dynamic(.null))
      #expect(found[4][6] == .guid(GUID(high: 0, low: 1)) && found[4][2] == .int(4))
    }
  }

  @Test func readsLinesInParts() throws {
    // Lines that lie across the ends of parts are read once.
    let long = String(repeating: "x", count: 1_000)
    let lines = (0..<9_000).map { "{\"N\":\($0),\"S\":\"\(long)\"}" }.joined(separator: "\n")
    try folder(["T.ndjson": lines]) { path in
      let tables = try EventTables(paths: [path])
      #expect(tables.schema(of: "T") == Schema([.init("N", .long), .init("S", .string)]))
      let reader = try tables.open("T", columns: [0, 0])
      var next: Int64 = 0
      while let batch = try reader.next() {
        for row in 0..<batch.count {
          #expect(batch.row(row) == [.long(next), .long(next)])
          next += 1
        }
      }
      #expect(next == 9_000)
    }
  }

  @Test(arguments: ["{\"a\":1}\n{\"a\":1,}\n", "{\"a\":1}\n{\"a\":tru}\n"])
  func tellsTheLineThatIsBroken(text: String) throws {
    try folder(["T.ndjson": text]) { path in
      let tables = try EventTables(paths: [path])
      let error = #expect(throws: EvidenceError.self) { try tables.open("T", columns: []) }
      #expect(error?.problems.first?.message.hasPrefix("line 2") == true)
    }
  }

  @Test(arguments: [
    "table: T\ncolumns:\n  a: text\n", "table: T\nsource: x\n", "columns:\n  a: int\n",
    "[{\"table\":\"T\",\"columns\":[{\"name\":\"a\",\"type\":\"x\"}]}]", "[{}]",
  ])
  func refusesDescriptionsThatAreBroken(text: String) {
    #expect(throws: DiagnosticList.self) {
      try EventSchemas(bundled: [], text: { _ in nil }, files: [("t", [UInt8](text.utf8))])
    }
  }

  @Test func readsDescriptionsThatAreJSON() throws {
    let text = "{\"tables\":[{\"name\":\"T\",\"columns\":[{\"Name\":\"a\",\"Type\":\"date\"}]}]}"
    let schemas = try EventSchemas(
      bundled: [],
      text: { _ in nil },
      files: [("t.json", [UInt8](text.utf8))]
    )
    #expect(schemas.schema(of: "T") == Schema([.init("a", .datetime)]))
  }

  @Test func saysThatAFileIsNotThere() {
    #expect(throws: EvidenceError.self) { try EventTables(paths: ["/nowhere/at/all"]) }
  }
}
