import Assessment
import Evidence
import Testing

@Suite struct IdentifierNamesTests {
  private static let user = "1AAAAAAA-2222-3333-4444-555555555555"
  private static let group = "2aaaaaaa-2222-3333-4444-555555555555"
  private static let stranger = "3aaaaaaa-2222-3333-4444-555555555555"

  private static func evidence() throws -> EvidenceStore {
    let files = BundledCatalogTests.files.filter { $0.role == .table }
      .map { TableFile(path: $0.path, text: $0.text) }
    let context = "https://graph.microsoft.com/v1.0/$metadata#"
    return try EvidenceStore(
      files: [("Users", "users", user.lowercased()), ("Groups", "groups", group)].map {
        let text = """
          {"@odata.context": "\(context)\($0.1)", "value": [{"id": "\($0.2)", "displayName": "Own \($0.0)"}]}
          """
        return ("\($0.1).json", Array(text.utf8))
      },
      catalog: TableCatalog(files: files)
    )
  }

  @Test(
    arguments: [
      (
        "excludes users \(user), groups \(group)",
        "excludes users Own Users (\(user)), groups Own Groups (\(group))"
      ),
      (user, "Own Users (\(user))"),
      // Nobody knows it; it is part of something longer; the name stands there.
      (stranger, stranger),
      ("a\(user)", "a\(user)"), ("\(user)0", "\(user)0"), ("\(user)-", "Own Users (\(user))-"),
      ("Own Users \(user)", "Own Users \(user)"),
      ("no identifier", "no identifier"), ("", ""),
    ]
  )
  func namesWhatTheEvidenceKnows(text: String, named: String) throws {
    let names = IdentifierNames(in: [text], evidence: try Self.evidence())
    #expect(names.naming(text) == named)
  }
}
