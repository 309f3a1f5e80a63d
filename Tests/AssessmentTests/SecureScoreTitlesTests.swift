import Assessment
import ControlCatalog
import PostureModel
import Tables
import Testing

/// The portal's table names actions by title; points are by identifier.
@Suite struct SecureScoreTitlesTests {
  private static let list = """
    framework: secureScore
    source: https://example.com/list
    groups:
      All:
        - MFARegistrationV2
        - BlockLegacyAuthentication
        - SelfServicePasswordReset
        - twice_a
        - twice_b
    titles:
      MFARegistrationV2: Ensure multifactor authentication is enabled for all users
      BlockLegacyAuthentication: Block the old ways
      SelfServicePasswordReset: "Ensure 'Self service password reset enabled' is set to 'All'"
      twice_a: Enable session timeout
      twice_b: Enable session timeout
    """

  /// Profiles of a tenant whose language is German.
  private static let tables = MemoryTables([
    "SecureScoreControlProfiles": MemoryTable(
      schema: Schema([.init("id", .string), .init("title", .string)]),
      rows: [[.string("BlockLegacyAuthentication"), .string("Legacyauthentifizierung blockieren")]]
    )
  ])

  private static func named(
    _ titles: [String]
  ) throws -> (names: [String], remarks: [String]) {
    let read = CatalogReader.read([CatalogFile(path: "Frameworks/own.yaml", text: list)])
    try #require(read.diagnostics.map(\.description) == [])
    let score = MicrosoftScore(
      source: "the portal's table in English",
      place: "actions.csv",
      current: 0,
      actions: titles.map { MicrosoftScore.Action(name: $0, title: $0, score: 1, maximum: 2) }
    )
    #expect(SecureScoreTitles.areNeeded(for: score))
    let named = try SecureScoreTitles(tables: tables, lists: read.catalog.frameworks).named(score)
    #expect(named.score.actions.map(\.title) == titles)
    return (named.score.actions.map(\.name), named.remarks.map(\.message))
  }

  @Test(arguments: [
    ("Ensure multifactor authentication is enabled for all users", "MFARegistrationV2"),
    ("ensure  Multifactor authentication is enabled for all users ", "MFARegistrationV2"),
    (
      "Ensure \u{2018}Self service password reset enabled\u{2019} is set to \u{2018}All\u{2019}",
      "SelfServicePasswordReset"
    ),
    ("Legacyauthentifizierung blockieren", "BlockLegacyAuthentication"),
    ("Block the old ways", "BlockLegacyAuthentication"),
  ])
  func aTitleGivesItsIdentifier(title: String, identifier: String) throws {
    let (names, remarks) = try Self.named([title])
    #expect(names == [identifier])
    #expect(remarks == [])
  }

  @Test func whatNobodyKnowsOrSeveralHaveIsTold() throws {
    let titles = [
      "Ensure multifactor authentication", "Enable session timeout", "Block the old ways",
    ]
    let (names, remarks) = try Self.named(titles)
    #expect(names == [titles[0], titles[1], "BlockLegacyAuthentication"])
    #expect(
      remarks == [
        "2 of 3 actions of Microsoft's score have titles that no identifier is known for: "
          + "'Ensure multifactor authentication', 'Enable session timeout'"
      ]
    )
  }

  @Test func anExportWithIdentifiersNeedsNoTitles() {
    let action = MicrosoftScore.Action(
      name: "OneAdmin",
      title: "Designate more than one global admin"
    )
    let score = MicrosoftScore(source: "Graph", place: "", current: 0, actions: [action])
    #expect(!SecureScoreTitles.areNeeded(for: score))
    #expect(!SecureScoreTitles.areNeeded(for: nil))
  }
}
