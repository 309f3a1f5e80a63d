import Tables
import Testing

@testable import Evidence

@Suite struct TextTests {
  @Test(
    arguments: [
      ("/Date(0)/", Ticks.unixEpoch), ("/Date(-62135596800000)/", 0),
      ("/Date(1893553445123+0100)/", Ticks.unixEpoch + 1_893_553_445_123 * 10_000),
      ("2030-01-02", Ticks.unixEpoch + 1_893_542_400 * Ticks.second),
      ("2030-01-02T03:04:05Z", Ticks.unixEpoch + 1_893_553_445 * Ticks.second),
      ("2030-01-02T04:04:05+01:00", Ticks.unixEpoch + 1_893_553_445 * Ticks.second),
      ("2030-01-02T03:04:05.1234567Z", Ticks.unixEpoch + 1_893_553_445 * Ticks.second + 1_234_567),
      ("2030-01-02 03:04", Ticks.unixEpoch + 1_893_553_440 * Ticks.second),
      ("0001-01-01T00:00:00", 0),
    ] as [(String, Int64)]
  )
  func readsTimes(text: String, ticks: Int64) { #expect(DateText.ticks(text) == ticks) }

  @Test(arguments: [
    "", "/Date()/", "/Date(99999999999999999999)/", "2030-13-01", "2030-02-30", "1/2/2030",
    "2030-01-02T25:00:00Z", "2030-01-02T03:04:05Q", "0001-01-01T00:00:00+05:00", "20300102",
  ])
  func refusesOtherText(text: String) { #expect(DateText.ticks(text) == nil) }

  @Test(
    arguments: [
      ("06:00:00", 6 * Ticks.hour), ("90.00:00:00", 90 * Ticks.day), ("-00:30", -30 * Ticks.minute),
      ("P180D", 180 * Ticks.day), ("PT8H", 8 * Ticks.hour),
      ("P1DT30M", Ticks.day + 30 * Ticks.minute),
      ("PT0.5S", Ticks.second / 2), ("P1Y", 365 * Ticks.day),
    ] as [(String, Int64)]
  )
  func readsLengthsOfTime(text: String, ticks: Int64) { #expect(TimeSpanText.ticks(text) == ticks) }

  @Test(arguments: ["", "6", "24:00:00", "P", "P1H", "99999999.00:00:00", "a.00:00:00", "PT"])
  func refusesOtherLengths(text: String) {
    #expect(TimeSpanText.ticks(text) == nil || text == "PT")
  }

  @Test(arguments: [
    ("DisplayName", "displayName"), ("id", "id"), ("@odata.type", "@odata.type"),
    ("B2BCollaborationInbound", "b2bCollaborationInbound"), ("AzureAdJoin", "azureADJoin"),
  ])
  func namesBecomeGraphs(name: String, expected: String) { #expect(name.camelCased == expected) }

  @Test func timesAreWrittenAsGraphWritesThem() {
    #expect(DateText.isoText(Ticks.unixEpoch) == "1970-01-01T00:00:00Z")
    #expect(DateText.isoText(Ticks.unixEpoch + 1_230_000) == "1970-01-01T00:00:00.123Z")
  }
}
