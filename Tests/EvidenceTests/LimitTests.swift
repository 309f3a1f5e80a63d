import Compression
import Diagnostics
import Evidence
import Foundation
import PostureModel
import Tables
import Testing

/// What hostile or broken input ends in: a named error or warning.
@Suite struct LimitTests {
  private static func problems(_ bytes: [UInt8], _ name: String) -> [Diagnostic] {
    do {
      let store = try EvidenceStore(
        files: [(name, bytes), ("good.json", Array(#"{"remote_domains": []}"#.utf8))],
        catalog: Fixture.catalog
      )
      return store.report.problems + store.checkValues()
    } catch { return error.problems }
  }

  private static func remote(_ value: String) -> [UInt8] {
    Array(#"[{"DomainName": \#(value), "AutoForwardEnabled": true}]"#.utf8)
  }

  @Test(
    arguments: [
      // Not UTF-8; half a surrogate pair; a number no double holds; too deep; two of one key.
      (Array(#"[{"DomainName": ""#.utf8) + [0xFF] + Array(#""}]"#.utf8), "DOC0106"),
      (remote(#""\ud800""#), "DOC0107"),
      (remote(String(repeating: "[", count: 513) + String(repeating: "]", count: 513)), "DOC0105"),
      (
        Array(#"[{"DomainName": "a", "DomainName": "b", "AutoForwardEnabled": true}]"#.utf8),
        "DOC0112"
      ),
    ]
  )
  func brokenJSONIsNamed(bytes: [UInt8], code: String) {
    #expect(Self.problems(bytes, "RemoteDomain.json").map(\.code).contains(code))
  }

  @Test func aNumberBeyondEveryDoubleIsUnknown() {
    let text = #"[{"PhishThresholdLevel": 1e999, "EnableMailboxIntelligence": true}]"#
    let found = Self.problems(Array(text.utf8), "AntiPhishPolicy.json")
    #expect(found.contains { $0.code == "EVD0301" || $0.code == "DOC0111" })
  }

  @Test(
    arguments: [
      "<!DOCTYPE Objs [<!ENTITY a \"b\">]><Objs><S>&a;</S></Objs>",
      "<!DOCTYPE Objs SYSTEM \"file:///etc/passwd\"><Objs/>",
    ]
  )
  func documentTypesAreRefused(text: String) {
    #expect(Self.problems(Array(text.utf8), "RemoteDomain.xml").map(\.code).contains("DOC0303"))
  }

  @Test(arguments: ["../RemoteDomain.json", "/etc/RemoteDomain.json", "a/../../b.json"])
  func pathsThatLeaveAnArchiveAreRefused(path: String) {
    let bytes = OtherTextTests.zip([(path, Array("[]".utf8))])
    #expect(Self.problems(bytes, "all.zip").map(\.code) == ["CMP0202"])
  }

  @Test func archivesThatWouldFillTheMemoryAreRefused() throws {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: 3 << 20)
    let packed = Array(try CompressionFormat.raw.compress(text.span))
    #expect(packed.count < 20_000)
    func codes(_ bytes: [UInt8]) -> [String] { Self.problems(bytes, "all.zip").map(\.code) }
    // It says what it grows to; it says less; it says what nothing holds; files share their bytes.
    #expect(
      codes(OtherTextTests.zip([("a.json", packed)], method: 8, size: 3 << 20)) == ["CMP0204"]
    )
    #expect(codes(OtherTextTests.zip([("a.json", packed)], method: 8, size: 10)) == ["CMP0201"])
    #expect(
      codes(OtherTextTests.zip([("a.json", packed)], method: 8, size: 0xFFFF_FFFE)) == ["CMP0204"]
    )
    #expect(codes(OtherTextTests.zip([("a", [1]), ("b", [2])], offset: 0)) == ["CMP0201"])
  }

  @Test func linksInArchivesAreRefused() {
    let bytes = OtherTextTests.zip([("a.json", Array("/etc/passwd".utf8))], mode: 0o120777)
    #expect(Self.problems(bytes, "all.zip").map(\.code) == ["CMP0203"])
  }

  @Test func numbersBeyondEveryDoubleAreNamed() {
    let bytes = Self.remote("1e999")
    #expect(Self.problems(bytes, "RemoteDomain.json").map(\.code).contains("DOC0111"))
  }

  @Test func linksThatLeaveTheFolderAreNotFollowed() throws {
    let outside = try Fixture.folder(["RemoteDomain.json": Self.remote("\"secret\"")])
    defer { try? FileManager.default.removeItem(at: outside) }
    let folder = try Fixture.folder([
      "TransportRule.json": Array(#"[{"Name": "a", "State": "Enabled"}]"#.utf8)
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: folder.appending(path: "RemoteDomain.json"),
      withDestinationURL: outside.appending(path: "RemoteDomain.json")
    )
    try manager.createSymbolicLink(
      at: folder.appending(path: "Other.json"),
      withDestinationURL: folder.appending(path: "TransportRule.json")
    )
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    #expect(store.problems("EVD0215").map(\.source) == ["RemoteDomain.json"])
    #expect(store.state("RemoteDomain") == .absent)
    #expect(store.inputs.map(\.path) == ["Other.json", "TransportRule.json"])
  }

  @Test func readsGroupPolicyReports() throws {
    let store = try Fixture.store(
      """
      <?xml version="1.0"?>
      <report><GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
        <Identifier><Identifier>{1}</Identifier></Identifier><Name>Own policy</Name>
        <Computer><Enabled>true</Enabled><ExtensionData>
          <Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry">
            <q1:Policy><q1:Name>Own setting</q1:Name><q1:State>Enabled</q1:State>
              <q1:Category>Own/Part</q1:Category></q1:Policy>
          </Extension><Name>Registry</Name></ExtensionData></Computer>
        <User><Enabled>true</Enabled></User>
        <LinksTo><SOMPath>own.example</SOMPath><Enabled>true</Enabled></LinksTo>
      </GPO></report>
      """,
      named: "gpo.xml"
    )
    #expect(
      try store.rows("GroupPolicySettings", "GpoName", "Side", "Name", "State", "IsLinked")
        == [
          [
            .string("Own policy"), .string("Computer"), .string("Own setting"),
            .string("Enabled"), .bool(true),
          ]
        ]
    )
    #expect(store.report.problems.isEmpty)
  }
}
