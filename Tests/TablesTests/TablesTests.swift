import Tables
import Testing

@Suite struct TicksTests {
  @Test(arguments: [
    (1, 1, 1, Int64(0)), (1970, 1, 1, Ticks.unixEpoch), (2000, 2, 29, 630_873_792_000_000_000),
    (9999, 12, 31, Ticks.max - Ticks.day + 1),
  ])
  func countsDays(year: Int, month: Int, day: Int, ticks: Int64) {
    #expect(Ticks.datetime(.init(year: year, month: month, day: day)) == ticks)
    #expect(Ticks.civil(ticks) == .init(year: year, month: month, day: day))
  }

  @Test func everyDayOfFourCenturiesRoundTrips() {
    for day in stride(from: 0, to: 365 * 2200, by: 1) {
      let civil = Ticks.civil(Int64(day) * Ticks.day)
      #expect(Ticks.days(year: civil.year, month: civil.month, day: civil.day) == day)
    }
  }

  @Test func printsTicks() {
    #expect(Ticks.text(datetime: Ticks.unixEpoch + 1) == "1970-01-01T00:00:00.0000001Z")
    #expect(Ticks.text(timespan: -(Ticks.day + Ticks.hour)) == "-1.01:00:00")
    #expect(Ticks.text(timespan: .min).hasPrefix("-10675199."))
  }
}

@Suite struct ColumnTests {
  @Test func dynamicValuesRoundTrip() {
    let value = DynamicValue.bag([
      .init("a", .array([.long(-1), .null, .string("ü"), .real(0.5), .bool(true)])),
      .init("b", .bag([.init("c", .guid(GUID(high: 1, low: 2))), .init("t", .datetime(5))])),
    ])
    let column = DynamicColumn([value, .null])
    #expect(column[0] == value)
    #expect(!column.isValid(1))
    #expect(column.member("b").member("c")[0] == .guid(GUID(high: 1, low: 2)))
    #expect(column.member("a").element(-1)[0] == .bool(true))
    #expect(!column.member("a").element(1).isValid(0))
    #expect(!column.member("x").isValid(0))
  }

  @Test func gathersWithNulls() {
    let column = Column.long(FixedWidth([10, 20, 30]))
    let rows = column.gather([2, -1, 0])
    #expect((0..<3).map { rows.value(at: $0) } == [.long(30), .null(.long), .long(10)])
  }

  @Test func concatenatesConstants() {
    let parts = [Column(.string("a"), count: 2), Column(.string("b"), count: 1)]
    let column = Column.concatenate(parts, type: .string)
    #expect((0..<3).map { column.value(at: $0) } == [.string("a"), .string("a"), .string("b")])
  }

  @Test(arguments: [
    ("1.50", "1.50"), ("-0.001", "-0.001"), ("1e3", "1000"),
    (
      "12345678901234567890123456789012345",
      "12345678901234567890123456789012340"
    ),
  ])
  func readsDecimals(text: String, printed: String) throws {
    #expect(try #require(Decimal34(text)).description == printed)
  }

  @Test func decimalsAreEqualByValue() throws {
    #expect(try #require(Decimal34("1.50")) == #require(Decimal34("1.5")))
  }
}
