import Diagnostics
import Foundation
import Tables
import Testing

@testable import Evidence

/// Rows in documents that are not lines: arrays, pages, answers and CSV.
@Suite struct EventDocumentsTests {
  private func tables(
    _ files: [String: [UInt8]],
    described: String? = nil,
    _ body: (EventTables) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "documents-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let schemas = try described.map { text in
      try EventSchemas(bundled: [], text: { _ in nil }, files: [("t.yaml", [UInt8](text.utf8))])
    }
    try body(try EventTables(paths: [folder.path()], schemas: schemas))
  }

  private func rows(_ tables: EventTables, _ columns: [String]) throws -> [[ScalarValue]] {
    let schema = try #require(tables.schema(of: "T"))
    let positions = try columns.map { try #require(schema.index(of: $0)) }
    let reader = try tables.open("T", columns: positions)
    var rows: [[ScalarValue]] = []
    while let batch = try reader.next() {
      for row in 0..<batch.count { rows.append(batch.row(row)) }
    }
    return rows
  }

  @Test(arguments: [
    #"[{"a":1,"b":"x"},{"b":"]},{","c":[{"d":"\\\""}]}]"#,
    "\u{FEFF}\n [ {\"a\":1, \"b\":\"x\"} ,\r\n {\"b\":\"]},{\",\"c\":[{\"d\":\"\\\\\\\"\"}]}\n]\n",
    #"{"@odata.context":"[{","value":[{"a":1,"b":"x"},{"b":"]},{","c":[{"d":"\\\""}]}],"n":{}}"#,
    #"{"Schema":[{"Name":"a","Type":"Int64"}],"Results":[{"a":1,"b":"x"},{"b":"]},{","c":[{"d":"\\\""}]}]}"#,
    #"{"results":[{"a":1,"b":"x"},{"b":"]},{","c":[{"d":"\\\""}]}],"schema":[]}"#,
  ])
  func readsRowsOfAnArray(text: String) throws {
    try tables(["T.json": [UInt8](text.utf8)]) { tables in
      let schema = try #require(tables.schema(of: "T"))
      #expect(
        Set(schema.fields) == [.init("a", .long), .init("b", .string), .init("c", .dynamic)]
      )
      let nested = DynamicValue.array([.bag([.init("d", .string("\\\""))])])
      #expect(
        try rows(tables, ["b", "a", "c"]) == [
          [.string("x"), .long(1), .dynamic(.null)],
          [.string("]},{"), .null(.long), .dynamic(nested)],
        ]
      )
    }
  }

  @Test(arguments: [
    "[{\"a\":1},]", "[{\"a\":1}", "[{\"a\":1} {\"a\":2}]", "[{\"a\":1}]]", "{\"value\":[{\"a\":1}]",
    "[{\"a\":1},{\"a\":}]", "[{\"a\":1}]\u{0}",
  ])
  func refusesArraysThatAreBroken(text: String) throws {
    try tables(["T.json": [UInt8](text.utf8)]) { tables in
      #expect(throws: EvidenceError.self) { try tables.open("T", columns: []) }
    }
  }

  @Test func readsLargeDocumentsInParts() throws {
    let long = String(repeating: "\\\"}],[{", count: 150)
    let objects = (0..<9_000).map { "{\"N\":\($0),\"S\":\"\(long)\"}" }.joined(separator: ",\n")
    let quoted = String(repeating: "a,\"\"\n", count: 200)
    let records = (0..<9_000).map { "\($0),\"\(quoted)\"" }.joined(separator: "\r\n")
    for (name, text) in [
      ("T.json", "[\(objects)]"), ("T.csv", "N,S\r\n" + records),
      ("T.json", "{\"value\":[\(objects)]}"),
    ] {
      try tables([name: [UInt8](text.utf8)]) { tables in
        let found = try rows(tables, ["N"])
        #expect(found.count == 9_000)
        #expect(found.indices.allSatisfy { found[$0] == [.long(Int64($0))] })
      }
    }
  }

  @Test func readsRecords() throws {
    let described = """
      table: T
      columns: {When: datetime, Count: int, Flag: bool, Share: real, More: dynamic, Text: string}
      """
    let text = """
      "When [UTC]",Text,Count,Flag,Share,More,Other
      "2/3/2030, 4:05:06.700 PM","a ""b""
      c",7,TRUE,1.5,"{""x"":[1]}",12
      2030-02-03T16:05:06.7Z,,"+8",0,-3,plain,

      "3.2.2030, 16:05:06",x,y,z
      """
    try tables(["T.csv": [UInt8](("\u{FEFF}" + text).utf8)], described: described) { tables in
      let time = try #require(DateText.ticks("2030-02-03T16:05:06.7Z"))
      let found = try rows(tables, ["When", "Text", "Count", "Flag", "Share", "More", "Other"])
      try #require(found.count == 3)
      #expect(
        found[0] == [
          .datetime(time), .string("a \"b\"\nc"), .int(7), .bool(true), .real(1.5),
          .dynamic(.bag([.init("x", .array([.long(1)]))])), .long(12),
        ]
      )
      #expect(
        found[1] == [
          .datetime(time), .string(""), .int(8), .bool(false), .real(-3),
          .dynamic(.string("plain")), .null(.long),
        ]
      )
      #expect(
        found[2] == [
          .datetime(time - 7_000_000), .string("x"), .null(.int), .null(.bool), .null(.real),
          .dynamic(.null), .null(.long),
        ]
      )
    }
  }

  @Test func joinsFilesOfAllKinds() throws {
    let utf16: [UInt8] =
      [0xFF, 0xFE]
      + "a;b\n3;z\n".utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
      }
    let files: [String: [UInt8]] = [
      "T-1.json": [UInt8]("[{\"a\":1}]".utf8), "T-2.csv": utf16,
      "T-3.ndjson": [UInt8]("{\"a\":5}\n{\"b\":\"q\"}\n".utf8),
    ]
    try tables(files) { tables in
      let found = try rows(tables, ["a", "b"])
      #expect(
        found == [
          [.long(1), .string("")], [.long(3), .string("z")], [.long(5), .string("")],
          [.null(.long), .string("q")],
        ]
      )
    }
  }

  @Test(arguments: [
    ("2/3/2030, 4:05:06.789 PM", "2030-02-03T16:05:06.789Z"),
    ("12/31/2030, 12:00:00 AM", "2030-12-31T00:00:00Z"),
    ("Feb 3, 2030 12:05:06\u{202F}PM", "2030-02-03T12:05:06Z"),
    ("03.02.2030 16:05", "2030-02-03T16:05:00Z"), ("3.2.2030", "2030-02-03T00:00:00Z"),
  ])
  func readsTheTimesOfPortals(text: String, same: String) {
    #expect(PortalTime.ticks(text) == DateText.ticks(same))
  }

  @Test(arguments: [
    "2/3/2030, 16:05:06", "2/30/2030, 4:05:06 PM", "2/3/2030, 0:05:06 AM", "1.2", "Feb", "",
    "31.4.2030", "Mayor 1, 2030", "1.1.99999999999999999999",
  ])
  func takesNoOtherTimes(text: String) { #expect(PortalTime.ticks(text) == nil) }
}
