import Diagnostics
import Evidence
import Foundation
import PostureModel
import Tables
import Testing

/// A large file is read part by part; what comes out must be what reading it at once gives.
@Suite struct LargeFileTests {
  /// A page of users of more than two million bytes.
  static func page(
    _ range: Range<Int>,
    odd: [Int: String] = [:],
    end: String = "]}",
    mark: String = ""
  ) -> [UInt8] {
    var text = mark
    text += #"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users","value":["#
    text += "\n"
    for index in range {
      if index > range.lowerBound { text += index % 3 == 0 ? ",\n  " : "," }
      text +=
        odd[index]
          ?? """
          {"id":"id-\(index)","displayName":"Person \\"\(index)\\" [{é}] \\\\","accountEnabled":\
          \(index % 5 > 0),"createdDateTime":"2029-01-0\(index % 9 + 1)T08:00:00Z","userType":"Member",\
          "assignedPlans":[{"service":"exchange","capabilityStatus":"Enabled"},{"service":"own"}],\
          "department":null,"padding":"\(padding)","unknown":{"deep":[1,2,[3,{"x":"]"}]]}}
          """
    }
    return Array((text + end).utf8)
  }

  /// Makes objects so long that few are enough.
  static let padding = String(repeating: "padding, \\\"quoted\\\" ", count: 30)

  /// Everything that a store says, with the evidence read at once or in parts.
  static func said(_ files: [String: [UInt8]], inParts: Bool) throws -> [String] {
    let folder = try Fixture.folder(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Which of two files is fresher must not depend on when they were written.
    for name in files.keys {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 0)],
        ofItemAtPath: folder.appending(path: name).path
      )
    }
    var lines: [String] = []
    do throws(EvidenceError) {
      let store =
        inParts
        ? try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog, checksValues: true)
        : try EvidenceStore(
          files: files.map { ($0.key, $0.value) },
          catalog: Fixture.catalog
        )
      let remarks = store.report.problems + store.checkValues()
      lines += remarks.map { "\($0)" }.sorted()
      for file in store.report.files {
        lines.append("\(file.input) \(file.tables) \(file.reason ?? "")")
      }
      for status in store.collections where status.state != .absent {
        lines.append("\(status)")
        guard let schema = store.schema(of: status.table) else { continue }
        for columns in [Array(0..<schema.count - 1), [0]] {
          do {
            let reader = try store.open(status.table, columns: columns)
            while let batch = try reader.next() {
              for row in 0..<batch.count { lines.append("\(batch.row(row))") }
            }
          } catch { lines.append("\(error)") }
        }
      }
    } catch {
      lines += error.problems.map { "\($0)" }
    }
    return lines
  }

  static let many = 2500

  static let cases: [String: [String: [UInt8]]] = [
    "good": ["users.json": page(0..<many)],
    "with a mark": ["users.json": page(0..<many, mark: "\u{FEFF}")],
    "two pages": ["a.json": page(0..<many), "b.json": page(many..<2 * many)],
    "one user in two pages": ["a.json": page(0..<many), "b.json": page(many - 3..<many + 8000)],
    "a small page too": ["a.json": page(0..<many), "b.json": page(many..<many + 3)],
    "elements that are no objects": [
      "users.json": page(0..<many, odd: [5: "null", 2000: "7", 2200: "[]", 2201: "\"text\""])
    ],
    "keys that come twice": [
      "users.json": page(
        0..<many,
        odd: [
          7: #"{"id":"a","displayName":"x","displayName":"y"}"#,
          2100: #"{"id":"b","userType":{"a/b":1,"a/b":1}}"#,
        ]
      )
    ],
    "values of wrong types": [
      "users.json": page(
        0..<many,
        odd: [
          3: #"{"id":"a","displayName":"x","accountEnabled":"perhaps"}"#,
          2100: #"{"id":"b","createdDateTime":"yesterday"}"#,
          2101: #"{"id":"c","accountEnabled":{"x":1},"mail":{"y":[1]}}"#,
        ]
      )
    ],
    "values that were cut off": [
      "users.json": page(
        0..<many,
        odd: [
          2100: #"{"id":"b","assignedPlans":["@{service=x}","System.Object[]"],"mail":"@{a=b}"}"#
        ]
      )
    ],
    "numbers beyond every double": [
      "users.json": page(0..<many, odd: [2000: #"{"id":"b","accountEnabled":1e999}"#])
    ],
    "nothing between commas": ["users.json": page(0..<many, odd: [2000: ""])],
    "a broken object": ["users.json": page(0..<many, odd: [2000: #"{"id":"b",}"#])],
    "a bracket of the wrong kind": ["users.json": page(0..<many, end: "}}")],
    "no end": ["users.json": page(0..<many, end: "]")],
    "more after the end": ["users.json": page(0..<many, end: "]} 1")],
    "an open string": ["users.json": page(0..<many, odd: [2000: #"{"id":"b}"#])],
    "more pages": [
      "users.json": page(0..<many, end: #"],"@odata.nextLink":"https://graph.example/x"}"#)
    ],
    "too deep": [
      "users.json": page(
        0..<many,
        odd: [
          2000: #"{"id":"b","x":"# + String(repeating: "[", count: 509)
            + String(repeating: "]", count: 509) + "}"
        ]
      )
    ],
    "just not too deep": [
      "users.json": page(
        0..<many,
        odd: [
          2000: #"{"id":"b","assignedPlans":"# + String(repeating: "[", count: 300)
            + String(repeating: "]", count: 300) + "}"
        ]
      )
    ],
  ]

  @Test(arguments: cases.keys.sorted())
  func partsGiveWhatTheWholeGives(name: String) throws {
    let files = try #require(Self.cases[name])
    let whole = try Self.said(files, inParts: false)
    let parts = try Self.said(files, inParts: true)
    #expect(whole.count == parts.count)
    for (whole, part) in zip(whole, parts) where whole != part {
      #expect(part == whole)
      break
    }
  }

  /// Of files read at once and in parts, with a byte order mark or without.
  @Test(arguments: [3, many], ["", "\u{FEFF}"])
  func originsHaveTheirBytes(count: Int, mark: String) throws {
    let bytes = Self.page(0..<count, mark: mark)
    let folder = try Fixture.folder(["a#b/users.json": bytes, "more.json": Array("{}".utf8)])
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    let origins = try store.rows("Users", "Origin").compactMap { row -> String? in
      if case .string(let text) = row[0] { text } else { nil }
    }
    #expect(origins.count == count)
    let wanted = [0, 1, count / 2, count - 1].map { origins[$0] }
    let found = store.bytes(
      of: wanted + ["\(wanted[1])/assignedPlans/1", "a#b/users.json#/value/\(count)", "other#/a"]
    )
    #expect(found.count == Set(wanted).count + 1)
    for origin in wanted {
      let range = try #require(found[origin])
      let text = String(decoding: bytes[range], as: UTF8.self)
      let index = try #require(origin.split(separator: "/").last)
      #expect(text.hasPrefix(#"{"id":"id-\#(index)","#) && text.hasSuffix("]}}"))
    }
    let plan = try #require(found["\(wanted[1])/assignedPlans/1"])
    #expect(String(decoding: bytes[plan], as: UTF8.self) == #"{"service":"own"}"#)
  }

  @Test func aListWithoutAnEnvelopeIsReadInParts() throws {
    var text = "["
    for index in 0..<4000 {
      if index > 0 { text += "," }
      text += #"{"Name":"Rule \#(index)","State":"Enabled","Mode":"Enforce","Priority":\#(index),"#
      text += #""Guid":"\#(index)","SentToScope":null,"Description":"\#(Self.padding)"}"#
    }
    let files = ["TransportRule.json": Array((text + "]").utf8)]
    let whole = try Self.said(files, inParts: false)
    #expect(whole.count > 8000)
    #expect(try Self.said(files, inParts: true) == whole)
  }
}
