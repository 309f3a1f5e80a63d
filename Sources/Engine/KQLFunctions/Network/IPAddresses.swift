import Tables

/// An address and how many of its leading bits count; IPv4 stands in IPv6 as `::ffff:a.b.c.d`.
struct IPAddress: Hashable {
  let bits: UInt128
  /// 0 to 128.
  let prefix: Int
  let isIPv4: Bool

  /// The first address of the network.
  var masked: UInt128 { bits & IPAddress.mask(prefix) }

  /// The last 32 bits.
  var ipv4: UInt32 { UInt32(truncatingIfNeeded: bits) }

  static func mask(_ prefix: Int) -> UInt128 { prefix <= 0 ? 0 : ~0 << UInt128(128 - prefix) }

  static let ipv4Base: UInt128 = 0xFFFF_0000_0000

  /// Reads `a.b.c.d[/n]`.
  static func ipv4(_ text: Span<UInt8>) -> IPAddress? {
    var scanner = DigitScanner()
    var value: UInt32 = 0
    for part in 0..<4 {
      if part > 0, !scanner.take(UInt8(ascii: "."), text) { return nil }
      let start = scanner.position
      guard let number = scanner.number(text), number < 256, scanner.position - start <= 3 else {
        return nil
      }
      value = value << 8 | UInt32(truncatingIfNeeded: number)
    }
    guard let prefix = suffix(text, &scanner, limit: 32) else { return nil }
    return IPAddress(bits: ipv4Base | UInt128(value), prefix: 96 + prefix, isIPv4: true)
  }

  /// Reads an IPv6 address, or an IPv4 one, which may stand after `::`.
  static func ipv6(_ text: Span<UInt8>) -> IPAddress? {
    if let address = ipv4(text) { return address }
    if text.count > 2, text[0] == UInt8(ascii: ":"), text[1] == UInt8(ascii: ":"),
      let address = ipv4(text.extracting(2...))
    {
      return IPAddress(bits: address.bits, prefix: address.prefix, isIPv4: false)
    }
    var groups: [UInt16] = []
    var gap: Int?
    var scanner = DigitScanner()
    if text.count > 1, text[0] == UInt8(ascii: ":"), text[1] == UInt8(ascii: ":") {
      gap = 0
      scanner.position = 2
    }
    while scanner.position < text.count, text[scanner.position] != UInt8(ascii: "/") {
      let start = scanner.position
      if let tail = embedded(text, start) {
        groups.append(UInt16(truncatingIfNeeded: tail.value >> 16))
        groups.append(UInt16(truncatingIfNeeded: tail.value))
        scanner.position = tail.end
        break
      }
      guard let group = hexGroup(text, &scanner) else { return nil }
      groups.append(group)
      guard groups.count <= 8 else { return nil }
      if scanner.take(UInt8(ascii: ":"), text) {
        if scanner.take(UInt8(ascii: ":"), text) {
          guard gap == nil else { return nil }
          gap = groups.count
        } else if scanner.position == text.count {
          return nil
        }
      } else if scanner.position < text.count, text[scanner.position] != UInt8(ascii: "/") {
        return nil
      }
    }
    guard groups.count <= 8, gap == nil ? groups.count == 8 : groups.count < 8 else { return nil }
    if let gap {
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    guard let prefix = suffix(text, &scanner, limit: 128) else { return nil }
    let bits = groups.reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
    return IPAddress(bits: bits, prefix: prefix, isIPv4: false)
  }

  private static func hexGroup(_ text: Span<UInt8>, _ scanner: inout DigitScanner) -> UInt16? {
    var value: UInt32 = 0
    let start = scanner.position
    while scanner.position < text.count, let digit = hexValue(text[scanner.position]) {
      value = value << 4 | UInt32(digit)
      scanner.position += 1
      guard scanner.position - start <= 4 else { return nil }
    }
    return scanner.position > start ? UInt16(truncatingIfNeeded: value) : nil
  }

  /// An IPv4 address at the end of an IPv6 one.
  private static func embedded(_ text: Span<UInt8>, _ start: Int) -> (value: UInt32, end: Int)? {
    var end = start
    var hasPoint = false
    while end < text.count, text[end] != UInt8(ascii: "/"), text[end] != UInt8(ascii: ":") {
      hasPoint = hasPoint || text[end] == UInt8(ascii: ".")
      end += 1
    }
    guard hasPoint, let address = ipv4(text.extracting(start..<end)) else { return nil }
    return (address.ipv4, end)
  }

  private static func suffix(
    _ text: Span<UInt8>,
    _ scanner: inout DigitScanner,
    limit: Int
  ) -> Int? {
    if scanner.position == text.count { return limit }
    guard scanner.take(UInt8(ascii: "/"), text), let number = scanner.number(text),
      scanner.position == text.count, number <= limit
    else { return nil }
    return Int(number)
  }

  /// `a.b.c.d`.
  static func text(_ address: UInt32) -> String {
    "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
  }

  /// Eight groups of four digits.
  static func text6(_ bits: UInt128) -> String {
    var groups: [String] = []
    for group in 0..<8 {
      let value = UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * group))
      let digits = String(value, radix: 16)
      groups.append(String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    }
    return groups.joined(separator: ":")
  }

  /// -1, 0 or 1 under the shorter of both prefixes and a third one.
  static func compare(_ left: IPAddress, _ right: IPAddress, prefix: Int?) -> Int {
    let shortest = min(left.prefix, right.prefix, prefix ?? 128)
    let mask = mask(shortest)
    return DynamicOrder.order(left.bits & mask, right.bits & mask)
  }

  /// Whether the address lies in the network of `range`.
  func isInside(_ range: IPAddress) -> Bool {
    isIPv4 == range.isIPv4 && bits & IPAddress.mask(range.prefix) == range.masked
  }
}

/// Which of the two families a function reads.
protocol IPFamily: Sendable {
  static var name: String { get }
  static var sample: String { get }
  static func read(_ text: Span<UInt8>) -> IPAddress?
}

/// IPv4 alone.
enum IPv4Family: IPFamily {
  static let name = "ipv4"
  static let sample = "10.0.0.1"
  static func read(_ text: Span<UInt8>) -> IPAddress? {
    IPAddress.ipv4(text.extracting(TextReader.trimmed(text)))
  }
}

/// IPv6, and IPv4 as a part of it.
enum IPv6Family: IPFamily {
  static let name = "ipv6"
  static let sample = "fe80::1"
  static func read(_ text: Span<UInt8>) -> IPAddress? {
    IPAddress.ipv6(text.extracting(TextReader.trimmed(text)))
  }
}
