import Diagnostics
import Evidence
import Foundation
import PostureModel
import Testing

@Suite struct BadInputTests {
  static let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)

  @Test(arguments: [
    ("", "EVD0204"),
    ("   \n", "DOC0101"),
    (#"{"conditional_access_policies": [{"Id": "p""#, "DOC0102"),
    (#"{"conditional_access_policies" 1}"#, "DOC0103"),
    (deep, "DOC0105"),
    (#"{"hello": "world"}"#, "EVD0207"),
    ("null", "EVD0207"),
    ("[]", "EVD0207"),
    ("42", "EVD0207"),
    ("just some text", "DOC0103"),
  ])
  func aFileThatIsNoExportIsRefused(text: String, code: String) throws {
    let error = #expect(throws: EvidenceError.self) { _ = try Fixture.store(text) }
    #expect(error?.kind == .invalid)
    let problem = try #require(error?.problems.first)
    #expect(problem.code == code)
    #expect(problem.source == "export.json")
    #expect(problem.severity == .error)
  }

  @Test func aTruncatedFileIsPlaced() throws {
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store("{\"remote_domains\": [\n  {\"Name\": \"x\"")
    }
    guard case .position(let position)? = error?.problems.first?.place else {
      Issue.record("there is no position")
      return
    }
    #expect(position.line == 2)
  }

  @Test func aMissingPathIsNotFound() throws {
    let error = #expect(throws: EvidenceError.self) {
      _ = try EvidenceStore(paths: ["/no/such/place.json"], catalog: Fixture.catalog)
    }
    #expect(error?.kind == .notFound)
    #expect(error?.problems.first?.code == "EVD0201")
    #expect(error?.problems.first?.source == "/no/such/place.json")
  }

  @Test func anEmptyOrStrangeFolderIsRefusedWithReasons() throws {
    let empty = try Fixture.folder([:])
    defer { try? FileManager.default.removeItem(at: empty) }
    let strange = try Fixture.folder([
      "notes.txt": Array("hello".utf8), "picture.png": [0x89, 0x50, 0x4E, 0x47, 0, 0, 0],
    ])
    defer { try? FileManager.default.removeItem(at: strange) }
    for folder in [empty, strange] {
      let error = #expect(throws: EvidenceError.self) {
        _ = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
      }
      #expect(error?.kind == .invalid)
      #expect(error?.problems.map(\.code) == ["EVD0207"])
    }
  }

  @Test func oneBrokenFileFailsItsOwnTableOnly() throws {
    let folder = try Fixture.folder([
      "sub/TransportRule.json": Array("[{".utf8),
      "sub/RemoteDomain.json": Array(#"[{"DomainName": "*", "AutoForwardEnabled": true}]"#.utf8),
      "README.md": Array("# Read me".utf8),
      "AntiPhishPolicy.json": [],
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    #expect(store.state("RemoteDomain") == .collected)
    #expect(try store.value("RemoteDomain", "Origin") == .string("sub/RemoteDomain.json#/0"))
    #expect(store.state("TransportRule") == .failed)
    #expect(store.state("AntiPhishPolicy") == .failed)
    #expect(store.report.problems.map(\.code).sorted() == ["DOC0102", "EVD0204"])
    #expect(
      store.report.unrecognised.map(\.input.path) == [
        "AntiPhishPolicy.json", "README.md", "sub/TransportRule.json",
      ]
    )
  }

  @Test func readsUTF16WithAndWithoutMark() throws {
    let text = #"{"remote_domains": [{"DomainName": "größe.example"}]}"#
    var plain: [UInt8] = []
    for unit in text.utf16 { plain += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [plain, [0xFF, 0xFE] + plain, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let store = try EvidenceStore(files: [("e.json", bytes)], catalog: Fixture.catalog)
      #expect(try store.value("RemoteDomain", "DomainName") == .string("größe.example"))
    }
  }

  @Test func resultsOfOtherToolsAreNamed() {
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store([
        "a.json": #"{"Tests": [], "EndOfJson": "EndOfJson", "TenantId": "t"}"#,
        "b.json": #"{"@odata.context": "x#planner/tasks", "value": [{"id": "1"}]}"#,
      ])
    }
    let hints = error?.problems.first?.hints ?? []
    #expect(hints.contains("a.json: it holds Maester results, not an export of settings"))
    #expect(hints.contains("b.json: no table holds Graph's 'planner/tasks'"))
  }

  @Test func hashesAndSizesAreThoseOfTheFiles() throws {
    let store = try Fixture.store(#"{"remote_domains": [ ]}"#)
    #expect(store.inputs.map(\.size) == [23])
    #expect(store.inputs.map { $0.sha256.count } == [64])
    #expect(try store.rows("Provenance", "Path", "Size") == [[.string("export.json"), .long(23)]])
  }

  @Test func survivesCutAndChangedBytes() throws {
    let path = Fixture.root.appending(
      path: "Controls/Samples/contoso/cmdlets/DlpComplianceRule.json"
    )
    let bytes = [UInt8](try Data(contentsOf: path))
    var seed: UInt64 = 2030
    func next() -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33)
    }
    for round in 0..<90 {
      var copy = round % 3 == 0 ? Array(bytes.prefix(next() % bytes.count)) : bytes
      for _ in 0..<(next() % 8) where !copy.isEmpty {
        copy[next() % copy.count] = UInt8(truncatingIfNeeded: next())
      }
      if let store = try? EvidenceStore(files: [("x.json", copy)], catalog: Fixture.catalog) {
        _ = store.checkValues()
        _ = try store.rows("DlpComplianceRule", "Raw", "Origin")
      }
    }
  }
}
