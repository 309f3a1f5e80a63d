import Evidence
import PostureModel
import Testing

/// Microsoft's Secure Score; the shapes are Graph's and the portal's, the numbers invented.
@Suite struct MicrosoftScoreTests {
  private static func score(_ files: [String: String]) throws -> MicrosoftScore {
    try #require(
      try EvidenceStore(
        files: files.map { ($0.key, [UInt8]($0.value.utf8)) },
        catalog: Fixture.catalog,
        requiresSettings: false
      ).microsoftScore
    )
  }

  private static let profiles = #"""
    {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#security/secureScoreControlProfiles",
     "value": [
      {"id": "A", "title": "Alpha", "maxScore": 9.0, "controlStateUpdates": [
        {"state": "Default", "updatedDateTime": "2030-01-01T00:00:00Z"},
        {"state": "ThirdParty", "updatedDateTime": "2030-01-03T00:00:00Z"},
        {"state": "Ignored", "updatedDateTime": "2030-01-02T00:00:00Z"}]},
      {"id": "B", "title": "Beta", "maxScore": 8.0},
      {"id": "C", "title": "Gamma", "maxScore": 10.0},
      {"id": "D", "title": "Not scored", "maxScore": 5.0}]}
    """#

  /// In binary, 7.83, 0.1 and 0.2 add up to something else.
  @Test func addsUpToMicrosoftsNumbersToTheLastDigit() throws {
    let score = try Self.score([
      "scores.json": #"""
      {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#security/secureScores",
       "value": [
        {"id": "t_2030-01-01", "createdDateTime": "2030-01-01T00:00:00Z", "currentScore": 1.0,
         "maxScore": 27.0, "controlScores": []},
        {"id": "t_2030-01-02", "createdDateTime": "2030-01-02T00:00:00Z", "currentScore": 8.13,
         "maxScore": 27.0, "controlScores": [
          {"controlName": "A", "controlCategory": "Identity", "score": 7.83},
          {"controlName": "b", "controlCategory": "Data", "score": 0.1},
          {"controlName": "C", "controlCategory": "Apps", "score": 0.2}]}]}
      """#,
      "profiles.json": Self.profiles,
    ])
    #expect(score.current == 8.13)
    #expect(score.maximum == 27)
    #expect(score.summedCurrent == 8.13)
    #expect(score.summedMaximum == 27)
    #expect(score.isReproduced == true)
    #expect(score.place == "scores.json#/value/1")
    #expect(score.date?.hasPrefix("2030-01-02") == true)
    #expect(score.actions.map(\.title) == ["Alpha", "Beta", "Gamma"])
    #expect(score.asserted == 7.83)
  }

  @Test func readsTheCasingOfTheSDK() throws {
    let score = try Self.score([
      "SecureScores.json": #"""
      {"Id": "t_2030-01-02", "CreatedDateTime": "2030-01-02T00:00:00Z", "CurrentScore": 6,
       "MaxScore": 9, "AzureTenantId": "t", "ControlScores":
       {"ControlName": "A", "ControlCategory": "Identity", "Score": 6, "AdditionalProperties": {}}}
      """#
    ])
    #expect(score.current == 6)
    #expect(score.summedCurrent == 6)
    #expect(score.summedMaximum == nil)
    #expect(score.isReproduced == true)
  }

  @Test func aSumThatDiffersIsTold() throws {
    let score = try Self.score([
      "s.json": #"""
      {"@odata.context": "x#security/secureScores", "value": [
        {"id": "t", "currentScore": 7.5, "maxScore": 9, "controlScores": [
          {"controlName": "A", "score": 7.4}]}]}
      """#,
      "p.json": Self.profiles,
    ])
    #expect(score.isReproduced == false)
  }

  @Test(
    arguments: [
      "Rank,Recommended action,Score impact,Points achieved,Status,Category,Product\n"
        + "1,Alpha,+3.24%,7.83/8,Completed,Identity,Own\n2,Beta,+1%,0/10,Risk accepted,Data,Own\n",
      "Rang,Empfohlene Maßnahme,Bewertungsauswirkung,Erzielte Punkte,Status,Kategorie,Produkt\n"
        + "1,Alpha,\"+3,24 %\",\"7,83 / 8\",Abgeschlossen,Identität,Own\n"
        + "2,Beta,\"+1 %\",0/10,Zu behandeln,Daten,Own\n",
      "Rang;Empfohlene Maßnahme;Bewertungsauswirkung;Erzielte Punkte;Status;Kategorie;Produkt\n"
        + "1;Alpha;+3,24 %;7,83/8;Abgeschlossen;Identität;Own\n2;Beta;+1 %;0/10;;Daten;Own\n",
    ]
  )
  func readsThePortalsTable(text: String) throws {
    let score = try Self.score(["actions.csv": text])
    #expect(score.current == 7.83)
    #expect(score.maximum == 18)
    #expect(score.actions.map(\.name) == ["Alpha", "Beta"])
    #expect(score.isReproduced == nil)
  }

  @Test func pointsThatASpreadsheetMadeADateOfAreUnknown() throws {
    let store = try Fixture.store([
      "a.csv": "Rank,Recommended action,Points achieved,Status,Category\n1,Alpha,10-May,x,y\n",
      "b.json": #"{"remote_domains": []}"#,
    ])
    #expect(store.problems("EVD0301").map(\.source) == ["a.csv"])
    #expect(store.microsoftScore == nil)
  }
}
