import Tables
import Testing

@Suite struct Decimal34Tests {
  /// Expected values by hand or from the definition: 34 digits, halves to even.
  @Test(arguments: [
    ("0.1", "+", "0.2", "0.3"), ("1.50", "+", "1", "2.50"), ("1", "+", "-1", "0"),
    ("9999999999999999999999999999999999", "+", "1", "10000000000000000000000000000000000"),
    ("1e33", "+", "0.5", "1000000000000000000000000000000000"),
    ("1e33", "+", "0.51", "1000000000000000000000000000000001"),
    ("1e40", "-", "1e-40", "10000000000000000000000000000000000000000"),
    ("1000", "-", "999.999", "0.001"), ("-1.5", "*", "2", "-3.0"), ("1e30", "*", "1e-30", "1"),
    (
      "3333333333333333333333333333333333", "*", "3", "9999999999999999999999999999999999"
    ),
    ("10", "/", "4", "2.5"), ("1", "/", "3", "0.3333333333333333333333333333333333"),
    ("2", "/", "3", "0.6666666666666666666666666666666667"), ("6", "/", "2", "3"),
    ("-7", "/", "2", "-3.5"), ("1", "/", "0", "nil"), ("10", "%", "3", "1"), ("-7", "%", "3", "2"),
    ("5.5", "%", "-2", "1.5"), ("1e30", "%", "7", "1"), ("1", "%", "0", "nil"),
  ])
  func computes(left: String, symbol: String, right: String, expected: String) throws {
    let a = try #require(Decimal34(left))
    let b = try #require(Decimal34(right))
    let result: Decimal34? =
      switch symbol {
      case "+": a + b
      case "-": a - b
      case "*": a * b
      case "/": a / b
      default: a % b
      }
    #expect((result.map(\.description) ?? "nil") == expected)
  }

  @Test(arguments: [
    ("2.5", 0, "3", "2", "3"), ("-2.5", 0, "-3", "-3", "-2"), ("2.449", 1, "2.4", "2.4", "2.5"),
    ("150", -2, "200", "100", "200"),
  ])
  func rounds(text: String, places: Int, nearest: String, down: String, up: String) throws {
    let value = try #require(Decimal34(text))
    #expect(value.rounded(places: places, .halfAwayFromZero) == Decimal34(nearest))
    #expect(value.rounded(places: places, .down) == Decimal34(down))
    #expect(value.rounded(places: places, .up) == Decimal34(up))
  }

  @Test func ordersByValue() throws {
    let texts = ["-1e10", "-2", "-1.5", "0", "1e-30", "1.50", "2", "1e10", "1e33"]
    let values = try texts.map { try #require(Decimal34($0)) }
    #expect(values.shuffled().sorted() == values)
    #expect(try #require(Decimal34("1.5")) == #require(Decimal34("1.50")))
  }

  @Test func convertsToOtherNumbers() throws {
    #expect(try #require(Decimal34("-9223372036854775808")).wholeNumber == Int64.min)
    #expect(try #require(Decimal34("9223372036854775808")).wholeNumber == nil)
    #expect(try #require(Decimal34("-2.9")).wholeNumber == -2)
    #expect(Decimal34(real: 0.1)?.description == "0.1")
    #expect(Decimal34(real: .nan) == nil)
    #expect(try #require(Decimal34("1e-7")).double == 1e-7)
  }

  /// Results beyond the exponents are nil, below them zero; nothing traps.
  @Test func staysInRange() {
    let largest = Decimal34(
      coefficient: Decimal34.maxCoefficient,
      exponent: 6111,
      isNegative: false
    )
    let smallest = Decimal34(coefficient: 1, exponent: -6176, isNegative: false)
    #expect(largest * largest == nil)
    #expect(smallest * smallest == Decimal34.zero)
    #expect(largest + smallest == largest)
    #expect(largest % smallest == Decimal34.zero)
    #expect(smallest < largest)
  }
}

@Suite struct DynamicJSONTests {
  @Test(arguments: [
    (#"{"a":[1,-2.5,null,true],"b":"x\"y"}"#, #"{"a":[1,-2.5,null,true],"b":"x\"y"}"#),
    (" [ ] ", "[]"), (#"{'a': 'b'}"#, #"{"a":"b"}"#), (#""\u00e9\ud83d\ude00""#, "\"é😀\""),
    ("1e2", "100.0"), ("9223372036854775807", "9223372036854775807"), ("1e-7", "1e-07"),
  ])
  func readsAndWrites(text: String, written: String) throws {
    #expect(DynamicJSON.text(try #require(DynamicJSON.parse(text))) == written)
  }

  @Test(arguments: ["", "{", "[1,]", "01", "1.", "tru", #""a"#, "\"\t\"", "[1] x", #"{"a"}"#, "-"])
  func refuses(text: String) { #expect(DynamicJSON.parse(text) == nil) }

  @Test func deepNestingIsNoJSON() {
    #expect(DynamicJSON.parse(String(repeating: "[", count: 100_000)) == nil)
    let deep = String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    #expect(DynamicJSON.parse(deep) != nil)
  }
}
