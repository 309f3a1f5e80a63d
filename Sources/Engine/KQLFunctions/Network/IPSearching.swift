import KQLPlan
import Tables

/// Addresses that stand in a text, not next to letters or digits.
enum IPSearch {
  /// Whether `test` holds for one of the IPv4 addresses, given as their text.
  static func contains(_ text: Span<UInt8>, _ test: (Span<UInt8>) -> Bool) -> Bool {
    var index = 0
    while index < text.count {
      guard isPart(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, isPart(text[index]) { index += 1 }
      var end = index
      while end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
      let isFree =
        (start == 0 || !Terms.isAlphanumeric(text[start - 1]))
        && (index == text.count || !Terms.isAlphanumeric(text[index]))
      let token = text.extracting(start..<end)
      if isFree, IPAddress.ipv4(token) != nil, test(token) { return true }
    }
    return false
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == UInt8(ascii: ".")
  }

  static func hasAddress(_ text: Span<UInt8>, _ address: Span<UInt8>) -> Bool {
    guard let wanted = IPAddress.ipv4(address) else { return false }
    return contains(text) { IPAddress.ipv4($0)?.bits == wanted.bits }
  }

  /// A prefix is a whole address, or ends with a point.
  static func hasPrefix(_ text: Span<UInt8>, _ prefix: Span<UInt8>) -> Bool {
    guard prefix.count > 0 else { return false }
    if prefix[prefix.count - 1] != UInt8(ascii: ".") { return hasAddress(text, prefix) }
    return contains(text) { Bytes.hasPrefix($0, prefix) }
  }
}

/// A function that looks for addresses in a text.
protocol IPSearchFunction: ScalarFunction {
  static func holds(_ text: Span<UInt8>, _ wanted: Span<UInt8>) -> Bool
}

extension IPSearchFunction {
  static func any(_ a: [Column], _ count: Int) -> Column {
    Rows.bools(a, count) { row in
      let wanted = a.dropFirst().flatMap { Needles.list($0, row) }
      return a[0].strings.withBytes(row) { text in
        for candidate in wanted where holds(text, candidate.span) { return true }
        return false
      }
    }
  }
}

/// `has_ipv4(text, ip)`.
enum HasIPv4: IPSearchFunction {
  static let name = "has_ipv4"
  static let summary = "Whether an IPv4 address stands in a text."
  static let examples = [
    Example("print has_ipv4('from 127.0.0.1:80', '127.0.0.1')", prints: "True")
  ]
  static var overloads: [Overload] {
    [Overload([.string, .string], returns: .bool) { a, n, _ in any(a, n) }]
  }
  static func holds(_ text: Span<UInt8>, _ wanted: Span<UInt8>) -> Bool {
    IPSearch.hasAddress(text, wanted)
  }
}

/// `has_any_ipv4(text, ips)`.
enum HasAnyIPv4: IPSearchFunction {
  static let name = "has_any_ipv4"
  static let summary = "Whether at least one of several IPv4 addresses stands in a text."
  static let examples = [
    Example("print has_any_ipv4('from 127.0.0.1', '10.0.0.1', '127.0.0.1')", prints: "True")
  ]
  static var overloads: [Overload] {
    [Overload([.string, .any, .any], variadic: true, returns: .bool) { a, n, _ in any(a, n) }]
  }
  static func holds(_ text: Span<UInt8>, _ wanted: Span<UInt8>) -> Bool {
    IPSearch.hasAddress(text, wanted)
  }
}

/// `has_ipv4_prefix(text, prefix)`.
enum HasIPv4Prefix: IPSearchFunction {
  static let name = "has_ipv4_prefix"
  static let summary = "Whether an IPv4 address that begins with `a.`, `a.b.` or so is in a text."
  static let examples = [
    Example("print has_ipv4_prefix('from 127.0.0.1', '127.0.')", prints: "True")
  ]
  static var overloads: [Overload] {
    [Overload([.string, .string], returns: .bool) { a, n, _ in any(a, n) }]
  }
  static func holds(_ text: Span<UInt8>, _ wanted: Span<UInt8>) -> Bool {
    IPSearch.hasPrefix(text, wanted)
  }
}

/// `has_any_ipv4_prefix(text, prefixes)`.
enum HasAnyIPv4Prefix: IPSearchFunction {
  static let name = "has_any_ipv4_prefix"
  static let summary =
    "Whether an IPv4 address with at least one of several beginnings is in a text."
  static let examples = [
    Example("print has_any_ipv4_prefix('from 127.0.0.1', '10.', '127.')", prints: "True")
  ]
  static var overloads: [Overload] {
    [Overload([.string, .any, .any], variadic: true, returns: .bool) { a, n, _ in any(a, n) }]
  }
  static func holds(_ text: Span<UInt8>, _ wanted: Span<UInt8>) -> Bool {
    IPSearch.hasPrefix(text, wanted)
  }
}
