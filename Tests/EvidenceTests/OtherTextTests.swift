import Compression
import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

/// CLIXML, CSV and archives.
@Suite struct OtherTextTests {
  static let clixml = """
    \u{FEFF}<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
      <Obj RefId="0"><TN RefId="0"><T>Deserialized.X.AntiPhishPolicy</T><T>System.Object</T></TN>
        <ToString>Default</ToString>
        <Props>
          <S N="Name">Default_x000A_line</S><B N="EnableMailboxIntelligence">true</B>
          <I32 N="PhishThresholdLevel">3</I32><Nil N="AdminDisplayName" />
          <Obj N="RecommendedPolicyType" RefId="1"><TN RefId="1"><T>X.Kind</T><T>System.Enum</T></TN>
            <ToString>Strict</ToString><I32>2</I32></Obj>
          <Obj N="ExcludedDomains" RefId="2"><TN RefId="2"><T>System.Collections.ArrayList</T></TN>
            <LST><S>a.example</S><S>b.example</S></LST></Obj>
          <Ref N="TargetedDomainsToProtect" RefId="2" />
          <Obj N="Identity" RefId="3"><TNRef RefId="0" /><ToString>Default</ToString>
            <Props><S N="Depth">x</S></Props></Obj>
          <DT N="WhenChanged">2030-01-02T03:04:05+00:00</DT>
        </Props>
        <MS><S N="PSComputerName">outlook</S><BA N="SerializationData">AAEAAAD/////</BA></MS>
      </Obj>
      <Obj RefId="9"><TNRef RefId="0" /><Props><S N="Name">Second</S>
        <I32 N="PhishThresholdLevel">1</I32><B N="EnableMailboxIntelligence">false</B></Props></Obj>
    </Objs>
    """

  @Test func readsCLIXML() throws {
    let store = try Fixture.store(Self.clixml, named: "a.xml")
    #expect(store.report.files[0].input.format == "PowerShell objects, CLIXML")
    let rows = try store.rows(
      "AntiPhishPolicy",
      "Name",
      "PhishThresholdLevel",
      "RecommendedPolicyType",
      "ExcludedDomains",
      "TargetedDomainsToProtect",
      "Identity",
      "WhenChanged",
      "Origin"
    )
    #expect(rows.count == 2)
    #expect(
      rows.first == [
        .string("Default\nline"), .long(3), .string("Strict"), .list("a.example", "b.example"),
        .list("a.example", "b.example"), .string("Default"),
        .datetime(Ticks.unixEpoch + 1_893_553_445 * Ticks.second), .string("a.xml#/0"),
      ]
    )
    #expect(store.checkValues().isEmpty)
  }

  @Test func referencesCannotMakeASmallFileLarge() {
    var text = "<Objs Version=\"1.1.0.1\"><Obj RefId=\"0\"><LST><S>x</S><S>x</S></LST></Obj>"
    for level in 1...40 {
      let inner = "<Ref RefId=\"\(level - 1)\"/><Ref RefId=\"\(level - 1)\"/>"
      text += "<Obj RefId=\"\(level)\"><LST>\(inner)</LST></Obj>"
    }
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store(text + "</Objs>", named: "bomb.xml")
    }
    #expect(error?.problems.first?.code == "DOC0304")
  }

  @Test(arguments: [",", ";", "\t"])
  func readsCSV(separator: String) throws {
    let header = ["Identity", "ImapEnabled", "PopEnabled", "DisplayName", "WhenChanged"]
    let row = ["m", "True", "False", "\"Doe\(separator) \"\"J\"\"\"", "2030-01-02 03:04:05"]
    let text =
      "#TYPE System.Object\r\n" + header.map { "\"\($0)\"" }.joined(separator: separator) + "\r\n"
      + row.joined(separator: separator) + "\r\n\r\n"
    let store = try Fixture.store(text, named: "mailboxes.csv")
    #expect(store.report.files[0].input.format == "PowerShell objects, CSV")
    #expect(
      try store.rows("CASMailbox", "Identity", "ImapEnabled", "PopEnabled", "DisplayName", "Origin")
        == [
          [
            .string("m"), .bool(true), .bool(false), .string("Doe\(separator) \"J\""),
            .string("mailboxes.csv#/0"),
          ]
        ]
    )
  }

  @Test func anOpenQuoteIsPlaced() {
    let error = #expect(throws: EvidenceError.self) {
      _ = try Fixture.store("Identity,ImapEnabled,PopEnabled\na,True,\"False\n", named: "a.csv")
    }
    #expect(
      error?.problems.first?.description
        == "a.csv:2:1: error: a quoted value begins here and does not end [EVD0210]"
    )
  }

  /// A zip archive of stored files; what its directory says of them may be wrong.
  static func zip(
    _ files: [(String, [UInt8])],
    method: Int = 0,
    size: Int? = nil,
    mode: Int = 0,
    offset: Int? = nil
  ) -> [UInt8] {
    func le(_ value: Int, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in files {
      let sum = Int(crc32(bytes.span))
      let common =
        le(20, 2) + le(0, 2) + le(method, 2) + le(0, 4) + le(sum, 4) + le(bytes.count, 4)
        + le(size ?? bytes.count, 4) + le(name.utf8.count, 2) + le(0, 2)
      directory += le(0x0201_4B50, 4) + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2)
      directory += le(mode << 16, 4) + le(offset ?? out.count, 4) + Array(name.utf8)
      out += le(0x0403_4B50, 4) + common + Array(name.utf8) + bytes
    }
    let end =
      le(0x0605_4B50, 4) + le(0, 4) + le(files.count, 2) + le(files.count, 2)
      + le(directory.count, 4) + le(out.count, 4) + le(0, 2)
    return out + directory + end
  }

  @Test func readsArchivesButNotArchivesInThem() throws {
    let inner = Self.zip([("x.json", Array("[]".utf8))])
    let bytes = Self.zip([
      (
        "export/RemoteDomain.json",
        Array(#"[{"DomainName": "*", "AutoForwardEnabled": false}]"#.utf8)
      ),
      ("more.zip", inner),
    ])
    let store = try EvidenceStore(files: [("all.zip", bytes)], catalog: Fixture.catalog)
    #expect(
      try store.value("RemoteDomain", "Origin") == .string("all.zip/export/RemoteDomain.json#/0")
    )
    #expect(store.problems("EVD0211").map(\.source) == ["all.zip/more.zip"])
    #expect(
      store.inputs.map(\.path) == [
        "all.zip", "all.zip/export/RemoteDomain.json", "all.zip/more.zip",
      ]
    )
    let error = #expect(throws: EvidenceError.self) {
      _ = try EvidenceStore(files: [("bad.zip", Array(bytes.prefix(60)))], catalog: Fixture.catalog)
    }
    #expect(error?.kind == .invalid)
  }
}
