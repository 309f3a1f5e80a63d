import KQLSyntax
import Testing

/// Literals, decoded.
///
/// Ticks are 100 ns; those of dates count from 0001-01-01.
@Suite("Literals")
struct LiteralTests {
  private static let day: Int64 = 864_000_000_000
  private static let hour: Int64 = 36_000_000_000
  private static let second: Int64 = 10_000_000

  private func value(_ text: String) throws -> LiteralValue {
    guard case .literal(let literal) = try Read.expression(text) else { throw Read.Missing() }
    return literal.value
  }

  @Test(
    "reads numbers and booleans",
    arguments: [
      ("0", .long(0)), ("9223372036854775807", .long(.max)), ("-9223372036854775808", .long(.min)),
      ("0x1F", .long(31)), ("0XFFFFFFFFFFFFFFFF", .long(-1)), ("long( -5 )", .long(-5)),
      ("int64(7)", .long(7)), ("int(0x10)", .int(16)), ("int(-2147483648)", .int(.min)),
      ("1.5", .real(1.5)), ("1.", .real(1)), ("1e3", .real(1000)), ("2.5E-1", .real(0.25)),
      ("real(+inf)", .real(.infinity)), ("real(-inf)", .real(-.infinity)), ("double(3)", .real(3)),
      ("decimal(0.10)", .decimal("0.10")), ("decimal(-1e5)", .decimal("-1e5")),
      ("true", .bool(true)), ("FALSE", .bool(false)), ("bool(1)", .bool(true)),
      ("int(null)", .null(.int)), ("dynamic(null)", .null(.dynamic)),
      ("time(null)", .null(.timespan)),
    ] as [(String, LiteralValue)]
  )
  func numbers(_ text: String, _ expected: LiteralValue) throws {
    #expect(try value(text) == expected)
  }

  @Test("reads not-a-number")
  func notANumber() throws {
    guard case .real(let number) = try value("real(nan)") else { throw Read.Missing() }
    #expect(number.isNaN)
  }

  @Test(
    "reads timespans",
    arguments: [
      ("1d", day), ("2days", 2 * day), ("1.5h", 54_000_000_000), ("3hrs", 3 * hour),
      ("30m", hour / 2), ("5min", 5 * 60 * second), ("10s", 10 * second), ("4seconds", 4 * second),
      ("100ms", 1_000_000), ("7milliseconds", 70_000), ("10microsecond", 100), ("3micros", 30),
      ("200nanoseconds", 2), ("1tick", 1), ("12ticks", 12), ("0.0000001s", 1),
      ("timespan(2)", 2 * day), ("time(1.02:03:04)", day + 2 * hour + 184 * second),
      ("time(-1d)", -day), ("timespan(\"12:30\")", 12 * hour + hour / 2),
      ("time(0.00:00:00.0000001)", 1), ("timespan(15s)", 15 * second),
      ("timespan(1:02:03:04)", day + 2 * hour + 184 * second),
    ] as [(String, Int64)]
  )
  func timespans(_ text: String, _ ticks: Int64) throws {
    #expect(try value(text) == .timespan(ticks))
  }

  @Test(
    "reads dates",
    arguments: [
      ("0001-01-01", 0), ("1970-01-01", 621_355_968_000_000_000),
      ("9999-12-31T23:59:59.9999999Z", 3_155_378_975_999_999_999),
      ("2014-05-25T08:20:03.123456Z", 635_366_028_031_234_560),
      ("2014-05-25 08:20:03.123456", 635_366_028_031_234_560),
      ("2014-11-08T15:05", 635_510_559_000_000_000), ("\"2014-11-08\"", 635_510_016_000_000_000),
      ("2014-11-08 15:05:02 GMT", 635_510_559_020_000_000),
      ("2014-11-08T17:05:02+02:00", 635_510_559_020_000_000),
      ("Sat, 8 Nov 14 15:05:02 GMT", 635_510_559_020_000_000),
      ("Saturday, 08-Nov-14 15:05:02", 635_510_559_020_000_000),
      ("8 Nov 2014 15:05", 635_510_559_000_000_000), ("Nov 8, 2014", 635_510_016_000_000_000),
      ("11/08/2014 3:05:02 PM", 635_510_559_020_000_000),
      ("2014 - 11 - 08", 635_510_016_000_000_000), ("2014, 11, 8", 635_510_016_000_000_000),
      ("2014-11", 635_503_968_000_000_000), ("2020", 637_134_336_000_000_000),
    ] as [(String, Int64)]
  )
  func dates(_ text: String, _ ticks: Int64) throws {
    #expect(try value("datetime(\(text))") == .datetime(ticks))
  }

  @Test("tells the time of the query from a date")
  func now() throws {
    #expect(try value("datetime()") == .datetimeNow)
    #expect(try value("datetime(now)") == .datetimeNow)
    #expect(try value("datetime(8:00)") == .datetimeToday(8 * Self.hour))
    #expect(try value("datetime(null)") == .null(.datetime))
  }

  @Test(
    "reads strings",
    arguments: [
      (#""a\tb\\c\"d""#, "a\tb\\c\"d"), (#"'it\'s "x"'"#, #"it's "x""#),
      (#"'\u00e9\x41\101\U0001F600\ud83d\ude00'"#, "éAA😀😀"), (#"@'C:\a''b'"#, #"C:\a'b"#),
      (#"@"say ""x""""#, #"say "x""#), ("```a\n'b'```", "a\n'b'"), (" ~~~c:\\d~~~", "c:\\d"),
      (#"h"secret""#, "secret"), (#"H@'s\e'"#, #"s\e"#), (#""a" 'b' @"c""#, "abc"),
      ("'a' // note\n 'b'", "ab"), (#"'\ud800x'"#, "\u{FFFD}x"), ("''", ""),
    ]
  )
  func strings(_ text: String, _ expected: String) throws {
    #expect(try value(text) == .string(expected))
  }

  @Test("reads GUIDs in lower case")
  func guids() throws {
    let expected = LiteralValue.guid("74be27de-1e4e-49d9-b579-fe0b331d3642")
    #expect(try value("guid(74BE27DE-1e4e-49d9-b579-fe0b331d3642)") == expected)
    #expect(try value("guid('{74be27de1e4e49d9b579fe0b331d3642}')") == expected)
  }

  @Test(
    "reads dynamics",
    arguments: [
      ("[1, -2.5, true, null, 'x']", "[1, -2.5, true, null, \"x\"]"),
      ("{'a': {\"b\": []}, \"a\" : 1d}", "{\"a\": {\"b\": []}, \"a\": time(1.00:00:00.0000000)}"),
      ("dynamic(5)", "5"), ("9223372036854775808", "9.223372036854776e+18"),
      ("datetime(2020-01-01)", "datetime(2020-01-01T00:00:00.0000000)"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("decimal(1.10)", "decimal(1.10)"),
    ]
  )
  func dynamics(_ text: String, _ canonical: String) throws {
    #expect(try Read.expression("dynamic(\(text))").description == "dynamic(\(canonical))")
  }

  @Test(
    "refuses what is none",
    arguments: [
      "9223372036854775808", "int(3000000000)", "int(x)", "datetime(2019-02-29)",
      "datetime(2020-13-01)", "datetime(10000-01-01)", "datetime(25:00)", "datetime(x)",
      "time(25:00)", "time(1.5)", "timespan(x)", "99999999999d", "guid(x)", "bool(x)",
      "'\\q'", "'\\u12'", "'open", "@\"open", "```open", "dynamic([1,])", "dynamic({a: 1})",
      "dynamic(1 + 1)", "dynamic(int(1))", "dynamic(now())", "100ns", "1us", "1L",
      "74be27de-1e4e-49d9-b579-fe0b331d3642", "datetime(2020-01-01", "dynamic(datetime(now))",
    ]
  )
  func refused(_ text: String) {
    let isName = ["100ns", "1us", "1L"].contains(text)
    #expect(Read.diagnostics("datatable (a: long) [\(text)]").isEmpty == false)
    if !isName { #expect(Read.diagnostics("print \(text)").isEmpty == false) }
  }
}
