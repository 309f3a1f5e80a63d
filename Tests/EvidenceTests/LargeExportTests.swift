import Compression
import Diagnostics
import Evidence
import Foundation
import PostureModel
import Tables
import Testing

/// ScubaGear's exports and files in archives are read part by part too.
@Suite struct LargeExportTests {
  /// A list of objects that are long enough for a list of them to be taken apart.
  private static func list(
    _ count: Int,
    odd: [Int: String] = [:],
    _ object: (Int) -> String
  ) -> String {
    let objects = (0..<count).map { index in
      odd[index] ?? "{\(object(index)),\"padding\":\"\(LargeFileTests.padding)\"}"
    }
    return "[" + objects.joined(separator: ",\n ") + "]"
  }

  private static let many = 4000

  /// A provider export: long lists that fill one table, several or none, one under which rows stand
  /// further in, one in an object that only wraps it, and an object whose members are rows.
  private static func export(
    odd: [Int: String] = [:],
    failed: String = "",
    more: String = ""
  ) -> String {
    let applications = list(many, odd: odd) {
      #""DisplayName":"App \#($0)","AppId":"a-\#($0)","IsMultiTenantEnabled":\#($0 % 2 == 0)"#
    }
    let roles = list(many / 10) {
      #""DisplayName":"Role \#($0)","RoleTemplateId":"r-\#($0)","Rules":[{"Id":"Rule \#($0)"}],"#
        + #""Assignments":[{"EndDateTime":null,"PrincipalId":"p-\#($0)"}]"#
    }
    let rules = list(many / 4) { #""Name":"Rule \#($0)","State":"Enabled","Guid":"g-\#($0)""# }
    return """
      {"module_version":"9.9.9","timestamp_zulu":"2030-01-02T03:04:05Z",
       "tenant_details":[{"TenantId":"11111111-1111-1111-1111-111111111111","DisplayName":"Own"}],
       "risky_applications":\(applications),
       "unknown_list":\(list(many / 10) { "\"x\":\($0)" }),
       "privileged_roles":\(roles),
       "privileged_users":{"u-1":{"DisplayName":"One"},"u-2":{"DisplayName":"Two"}},
       "transport_rule":{"value":\(rules),"Count":\(many / 4)},
       "remote_domains":[{"DomainName":"*","AutoForwardEnabled":true}],
       "exo_successful_commands":["Get-RemoteDomain","Get-TransportRule"],
       "exo_unsuccessful_commands":[\(failed)]\(more)}
      """
  }

  static let cases: [String: String] = [
    "good": export(),
    "a command that failed": export(failed: #""Get-RemoteDomain""#),
    "elements that are no objects": export(odd: [3: "null", 3000: "7", 3001: #""text""#]),
    "keys that come twice": export(odd: [3000: #"{"AppId":"x","AppId":"y"}"#]),
    "values of wrong types": export(odd: [3000: #"{"AppId":"x","IsMultiTenantEnabled":"perhaps"}"#]
    ),
    "values that were cut off": export(odd: [3000: #"{"AppId":"x","Permissions":["@{a=b}"]}"#]),
    "a key that comes twice": export(more: #", "remote_domains":[{"DomainName":"own"}]"#),
    "a number beyond every double": export(more: #", "total_user_count": 1e999"#),
    "broken": export(more: ","),
    "results around it": #"{"Results": {"AAD": [{"GroupName": "g", "Controls": "#
      + list(200) { _ in #""Control ID":"MS.AAD.1.1v1","Requirement":"Own","Result":"Fail""# }
      + #"}]}, "Raw": \#(export())}"#,
  ]

  @Test(arguments: cases.keys.sorted())
  func partsOfAProviderExportGiveWhatTheWholeGives(name: String) throws {
    let files = ["export.json": Array(try #require(Self.cases[name]).utf8)]
    let whole = try LargeFileTests.said(files, inParts: false)
    let parts = try LargeFileTests.said(files, inParts: true)
    #expect(whole.count == parts.count)
    for (whole, part) in zip(whole, parts) where whole != part {
      #expect(part == whole)
      break
    }
  }

  /// In long lists, in short ones, in objects between them and behind them all.
  @Test(arguments: ["", "/Raw"])
  func originsOfAProviderExportHaveTheirBytes(around: String) throws {
    let text = around.isEmpty ? Self.export() : #"{"Results":{},"Raw":\#(Self.export())}"#
    let bytes = Array(text.utf8)
    let folder = try Fixture.folder(["export.json": bytes])
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    let values = [
      "/tenant_details/0/DisplayName": #""Own""#,
      "/risky_applications/0/AppId": #""a-0""#,
      "/risky_applications/3999/AppId": #""a-3999""#,
      "/unknown_list/399/x": "399",
      "/privileged_roles/399/Rules/0": #"{"Id":"Rule 399"}"#,
      "/privileged_users/u-2": #"{"DisplayName":"Two"}"#,
      "/transport_rule/value/999/Guid": #""g-999""#,
      "/transport_rule/Count": "1000",
      "/remote_domains/0/DomainName": #""*""#,
    ]
    let found = store.bytes(of: values.keys.map { "export.json#\(around)\($0)" })
    for (pointer, value) in values {
      // No table holds the list, so nothing can be about it.
      if pointer.hasPrefix("/unknown") { continue }
      let range = try #require(found["export.json#\(around)\(pointer)"], "\(pointer)")
      #expect(String(decoding: bytes[range], as: UTF8.self) == value)
    }
  }

  /// Lines are counted from 1, and columns in characters; in texts that are not JSON the place is that
  /// of the object.
  @Test func placesAreThoseThatAnEditorOpensAt() throws {
    let users = LargeFileTests.page(0..<9000)
    let files: [String: [UInt8]] = [
      "TransportRule.json": Array(
        "[\n  {\"Name\": \"é\", \"State\": \"Enabled\"},\n\t{\"Name\": \"b\"}]".utf8
      ),
      "RemoteDomain.csv": Array("DomainName,Name\n\"a\nb\",x\n\nc,y\n".utf8),
      "AcceptedDomain.xml": Array(
        """
        <Objs xmlns="http://schemas.microsoft.com/powershell/2004/04">
          <Obj RefId="0"><Props><S N="DomainName">a</S><S N="DomainType">b</S></Props></Obj>

          <Obj RefId="1"><Props><S N="DomainName">c</S><S N="DomainType">d</S></Props></Obj>
        </Objs>
        """.utf8
      ),
      "own.ps1": Array(
        """
        Configuration Own { Import-DscResource -ModuleName Microsoft365DSC
          Node localhost {
            EXOSharingPolicy 'a' { Name = 'a'; Enabled = $True }
            EXOSharingPolicy 'b' {
              Name = 'b'
            }
          }
        }
        """.utf8
      ),
      "users.json": users,
    ]
    let folder = try Fixture.folder(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    let last = "users.json#/value/8999/accountEnabled"
    let places = store.places(of: [
      "TransportRule.json#/0/State", "TransportRule.json#/1", "RemoteDomain.csv#/0",
      "RemoteDomain.csv#/1/Name", "AcceptedDomain.xml#/1", "own.ps1#/1", last, "nothing.json#/0",
    ])
    #expect(places.count == 7)
    func place(_ origin: String) -> [Int] {
      places[origin]?.position.map { [$0.line, $0.column] } ?? []
    }
    #expect(place("TransportRule.json#/0/State") == [2, 26])
    #expect(place("TransportRule.json#/1") == [3, 2])
    #expect(place("RemoteDomain.csv#/0") == [2, 1])
    #expect(place("RemoteDomain.csv#/1/Name") == [5, 1])
    #expect(place("AcceptedDomain.xml#/1") == [4, 1])
    #expect(place("own.ps1#/1") == [4, 1])
    // The same as going through the text from its beginning.
    let offset = try #require(places[last]?.bytes?.lowerBound)
    let before = String(decoding: users[..<offset], as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    #expect(place(last) == [before.count, (before.last?.unicodeScalars.count ?? 0) + 1])
  }

  @Test func theEndsOfATableAreItsFirstAndLastObject() throws {
    let folder = try Fixture.folder([
      "a.json": LargeFileTests.page(0..<9000, odd: [8999: "null"]),
      "RemoteDomain.csv": Array("DomainName\na\nb\n".utf8),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    let users = try #require(store.ends(of: "Users"))
    #expect(users == ("a.json#/value/0", "a.json#/value/8998"))
    let domains = try #require(store.ends(of: "RemoteDomain"))
    #expect(domains == ("RemoteDomain.csv#/0", "RemoteDomain.csv#/1"))
    #expect(store.ends(of: "TransportRule") == nil)
  }

  @Test func theWholeExportCanStillBeHad() throws {
    let folder = try Fixture.folder(["export.json": Array(Self.export().utf8)])
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try EvidenceStore(paths: [folder.path], catalog: Fixture.catalog)
    #expect(store.scubaExport?["risky_applications"]?.count == Self.many)
  }

  /// The same files in a folder and in an archive, packed or not.
  @Test(arguments: [true, false])
  func filesOfAnArchiveGiveWhatThoseOfAFolderGive(deflate: Bool) throws {
    let files = [
      "users.json": LargeFileTests.page(
        0..<9000,
        odd: [8000: #"{"id":"b","accountEnabled":"perhaps","mail":"x","mail":"y"}"#]
      ),
      "export.json": Array(Self.export().utf8),
      "RemoteDomain.csv": Array("DomainName,AutoForwardEnabled\n*,True\n".utf8),
    ]
    let archive = try Self.archive(files, deflate: deflate)
    let named = files.map { ("all.zip/\($0.key)", $0.value) }
    let whole = try LargeFileTests.said(Dictionary(uniqueKeysWithValues: named), inParts: false)
    let parts = try LargeFileTests.said(["all.zip": archive], inParts: true)
      .filter { !$0.contains("zip archive") }
    #expect(whole.count == parts.count)
    for (whole, part) in zip(whole, parts) where whole != part {
      #expect(part == whole)
      break
    }
  }

  @Test func originsInAnArchiveHaveTheBytesOfTheUnpackedFile() throws {
    let users = LargeFileTests.page(0..<9000)
    let domains = Array(#"[{"DomainName": "*"}]"#.utf8)
    let archive = try Self.archive(["users.json": users, "RemoteDomain.json": domains])
    let folder = try Fixture.folder(["all.zip": archive])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "all.zip").path
    let store = try EvidenceStore(paths: [path], catalog: Fixture.catalog)
    let found = store.bytes(of: [
      "all.zip/users.json#/value/8999/id", "all.zip/RemoteDomain.json#/0/DomainName",
    ])
    let user = try #require(found["all.zip/users.json#/value/8999/id"])
    #expect(String(decoding: users[user], as: UTF8.self) == #""id-8999""#)
    let domain = try #require(found["all.zip/RemoteDomain.json#/0/DomainName"])
    #expect(String(decoding: domains[domain], as: UTF8.self) == #""*""#)
  }

  @Test func aDamagedFileOfAnArchiveLeavesTheOthers() throws {
    var archive = try Self.archive([
      "RemoteDomain.json": Array(#"[{"DomainName": "*"}]"#.utf8),
      "users.json": LargeFileTests.page(0..<9000),
    ])
    // The end of the packed users, which come behind the domains.
    archive[archive.count / 2] ^= 0x55
    let folder = try Fixture.folder(["all.zip": archive])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "all.zip").path
    let store = try EvidenceStore(paths: [path], catalog: Fixture.catalog)
    #expect(store.state("RemoteDomain") == .collected)
    #expect(store.problems("CMP0201").count == 1)
    #expect(store.state("Users") == .failed)
  }

  /// A zip archive.
  private static func archive(_ files: [String: [UInt8]], deflate: Bool = true) throws -> [UInt8] {
    var local: [UInt8] = []
    var directory: [UInt8] = []
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let packed = deflate ? Array(try CompressionFormat.raw.compress(bytes.span)) : bytes
      let common =
        number(20, 2) + number(0, 2) + number(deflate ? 8 : 0, 2) + number(0, 4)
        + number(Int(crc32(bytes.span)), 4) + number(packed.count, 4) + number(bytes.count, 4)
        + number(name.utf8.count, 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(0x0314, 2) + common + number(0, 6)
      directory += number(0o100644 << 16, 4) + number(local.count, 4) + Array(name.utf8)
      local += number(0x0403_4B50, 4) + common + Array(name.utf8) + packed
    }
    var end = number(0x0605_4B50, 4) + number(0, 4)
    end += number(files.count, 2) + number(files.count, 2)
    end += number(directory.count, 4) + number(local.count, 4) + number(0, 2)
    return local + directory + end
  }
}
