import ControlCatalog
import PostureModel
import Tables
import Testing

@Suite struct CatalogLintTests {
  static let schemas = MemoryTables([
    "Users": MemoryTable(schema: AssessorTests.users, rows: [])
  ])

  private func lint(_ old: String, _ new: String) throws -> [String] {
    let text = ControlFileTests.good.replacing(old, with: new)
    let file = CatalogFile(path: "Entra/entra.test.sample.yaml", text: text)
    let outcome = CatalogReader.read([file])
    try #require(outcome.diagnostics.isEmpty)
    return CatalogLint(catalog: outcome.catalog, schemas: Self.schemas).run().map(\.description)
  }

  /// The sample has no failing example; nothing else is wrong with it.
  @Test func findsWhatTheSampleLacks() throws {
    let lines = try lint("title: Samples", "title: Samples")
    #expect(lines == ["Entra/entra.test.sample.yaml:32:3: error: no example fails [CTL0302]"])
  }

  @Test(arguments: [
    ("= displayName", "= displyName", ":17:24: error: ", "displayName"),
    (
      "= accountEnabled", "= displayName", ":15:10: error: column 'Compliant' must be bool",
      "CTL0202"
    ),
    ("Object =", "Objet =", ":15:10: error: the check has no column 'Object'", "'Objet'"),
    ("accountEnabled, Origin", "accountEnabled", ":15:10: warning: ", "CTL0203"),
    (
      "Users:\n", "Usres:\n", ": error: there is no table 'Usres'; did you mean 'Users'?", "CTL0303"
    ),
    ("displayName: Ann", "displaiName: Ann", "did you mean 'displayName'?", "CTL0304"),
    ("accountEnabled: true", "accountEnabled: 5", "does not fit its type, bool", "CTL0305"),
    ("AAD_PREMIUM", "aad premium", ":10:11: error: ", "CTL0401"),
    ("MS.AAD.1.1v1", "MS.AAD.1.1", ":29:11: error: ", "CTL0402"),
    ("https://learn.microsoft.com/users", "learn.microsoft.com", ":27:10: error: ", "CTL0403"),
  ])
  func findsWhatIsWrong(old: String, new: String, place: String, rest: String) throws {
    let lines = try lint(old, new)
    #expect(lines.contains { $0.contains(place) && $0.contains(rest) }, "\(lines)")
  }
}
