import KQLPlan
import Tables

/// `parse_ipv4(ip)`.
enum ParseIPv4: ScalarFunction {
  static let name = "parse_ipv4"
  static let summary = "An IPv4 address as a number, its prefix applied; null when it is none."
  static let examples = [
    Example("print parse_ipv4('192.168.1.1')", prints: "3232235777"),
    Example("print isnull(parse_ipv4('300.1.1.1'))", prints: "True"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .long) { a, _, _ in
        .long(
          a[0].strings.compactMap(nullValue: 0) { text in
            IPv4Family.read(text).map { Int64(UInt32(truncatingIfNeeded: $0.masked)) }
          }
        )
      }
    ]
  }
}

/// `parse_ipv4_mask(ip, prefix)`.
enum ParseIPv4Mask: ScalarFunction {
  static let name = "parse_ipv4_mask"
  static let summary = "An IPv4 address as a number under a prefix; null when it is none."
  static let examples = [Example("print parse_ipv4_mask('127.0.0.1', 24)", prints: "2130706432")]
  static var overloads: [Overload] {
    [
      Overload([.string, .long], returns: .long) { a, n, _ in
        Rows.longs(a, n) { row in
          guard let address = a[0].strings.withBytes(row, IPv4Family.read),
            let prefix = a[1].longs[row], (0...32).contains(prefix)
          else { return nil }
          let mask = IPAddress.mask(min(address.prefix, Int(prefix) + 96))
          return Int64(UInt32(truncatingIfNeeded: address.bits & mask))
        }
      }
    ]
  }
}

/// `parse_ipv6(ip)`.
enum ParseIPv6: ScalarFunction {
  static let name = "parse_ipv6"
  static let summary = "An IPv6 or IPv4 address in full, its prefix applied; empty when it is none."
  static let examples = [
    Example("print parse_ipv6('127.0.0.1')", prints: "0000:0000:0000:0000:0000:ffff:7f00:0001")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            if let address = IPv6Family.read(text) {
              builder.write(IPAddress.text6(address.masked))
            }
          }
        )
      }
    ]
  }
}

/// `parse_ipv6_mask(ip, prefix)`.
enum ParseIPv6Mask: ScalarFunction {
  static let name = "parse_ipv6_mask"
  static let summary = "An IPv6 or IPv4 address in full under a prefix; empty when it is none."
  static let examples = [
    Example(
      "print parse_ipv6_mask('fe80::1', 16)",
      prints: "fe80:0000:0000:0000:0000:0000:0000:0000"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.string, .long], returns: .string) { a, n, _ in
        Rows.strings(a, n) { row, builder in
          guard let address = a[0].strings.withBytes(row, IPv6Family.read),
            let prefix = a[1].longs[row], (0...128).contains(prefix)
          else { return }
          let mask = IPAddress.mask(min(address.prefix, Int(prefix)))
          builder.write(IPAddress.text6(address.bits & mask))
        }
      }
    ]
  }
}

/// `format_ipv4` and `format_ipv4_mask`.
protocol FormatIPv4Function: ScalarFunction {
  static var showsPrefix: Bool { get }
}

extension FormatIPv4Function {
  static var overloads: [Overload] {
    [
      Overload([.any], returns: .string) { a, n, _ in format(a, n) },
      Overload([.any, .long], returns: .string) { a, n, _ in format(a, n) },
    ]
  }

  private static func format(_ a: [Column], _ count: Int) -> Column {
    Rows.strings(a, count) { row, builder in
      guard let address = address(a[0], row) else { return }
      let prefix = a.count > 1 ? a[1].longs[row] : 32
      guard let prefix, (0...32).contains(prefix) else { return }
      let shortest = min(address.prefix, Int(prefix) + 96)
      let bits = address.bits & IPAddress.mask(shortest)
      builder.write(IPAddress.text(UInt32(truncatingIfNeeded: bits)))
      if showsPrefix { builder.write("/\(shortest - 96)") }
    }
  }

  private static func address(_ column: Column, _ row: Int) -> IPAddress? {
    switch column.value(at: row).asDynamic {
    case .long(let number):
      UInt32(exactly: number).map {
        IPAddress(bits: IPAddress.ipv4Base | UInt128($0), prefix: 128, isIPv4: true)
      }
    case .string(let text): ContiguousArray(text.utf8).withSpan(IPv4Family.read)
    default: nil
    }
  }
}

/// `format_ipv4(ip [, prefix])`.
enum FormatIPv4: FormatIPv4Function {
  static let name = "format_ipv4"
  static let summary = "An IPv4 address, given as text or number, under a prefix."
  static let showsPrefix = false
  static let examples = [Example("print format_ipv4(3232235777, 24)", prints: "192.168.1.0")]
}

/// `format_ipv4_mask(ip [, prefix])`.
enum FormatIPv4Mask: FormatIPv4Function {
  static let name = "format_ipv4_mask"
  static let summary = "An IPv4 network, given as text or number, as `address/prefix`."
  static let showsPrefix = true
  static let examples = [
    Example("print format_ipv4_mask('192.168.1.1', 24)", prints: "192.168.1.0/24")
  ]
}
