import KQLPlan
import Tables

/// Two addresses and an optional prefix as the language takes them.
enum IPPair<Family: IPFamily> {
  /// -1, 0 or 1, nil when an address or the prefix is none.
  static func compare(_ a: [Column], _ row: Int) -> Int? {
    guard let left = a[0].strings.withBytes(row, Family.read),
      let right = a[1].strings.withBytes(row, Family.read)
    else { return nil }
    guard a.count > 2 else { return IPAddress.compare(left, right, prefix: nil) }
    guard let number = a[2].longs[row] else { return nil }
    let isIPv4 = left.isIPv4 && right.isIPv4
    guard number >= 0, number <= (isIPv4 ? 32 : 128) else { return nil }
    return IPAddress.compare(left, right, prefix: Int(number) + (isIPv4 ? 96 : 0))
  }
}

/// `ipv4_compare(a, b [, prefix])` and its sibling.
enum IPCompare<Family: IPFamily>: ScalarFunction {
  static var name: String { Family.name + "_compare" }
  static var summary: String { "Compares two addresses under a prefix: -1, 0 or 1." }
  static var examples: [Example] {
    [Example("print \(name)('192.168.1.1/24', '192.168.1.255')", prints: "0")]
  }
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .long) { a, n, _ in
        Rows.longs(a, n) { IPPair<Family>.compare(a, $0).map { Int64($0) } }
      },
      Overload([.string, .string, .long], returns: .long) { a, n, _ in
        Rows.longs(a, n) { IPPair<Family>.compare(a, $0).map { Int64($0) } }
      },
    ]
  }
}

/// `ipv4_is_match(a, b [, prefix])` and its sibling.
enum IPIsMatch<Family: IPFamily>: ScalarFunction {
  static var name: String { Family.name + "_is_match" }
  static var summary: String { "Whether two addresses are equal under a prefix." }
  static var examples: [Example] {
    [Example("print \(name)('192.168.1.1/24', '192.168.1.255')", prints: "True")]
  }
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { IPPair<Family>.compare(a, $0).map { $0 == 0 } }
      },
      Overload([.string, .string, .long], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { IPPair<Family>.compare(a, $0).map { $0 == 0 } }
      },
    ]
  }
}

/// `ipv4_is_in_range(ip, range)` and its sibling.
enum IPIsInRange<Family: IPFamily>: ScalarFunction {
  static var name: String { Family.name + "_is_in_range" }
  static var summary: String { "Whether an address lies in a network given as `address/prefix`." }
  static var examples: [Example] {
    [Example("print \(name)('\(Family.sample)', '\(Family.sample)/16')", prints: "True")]
  }
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          guard let address = a[0].strings.withBytes(row, Family.read),
            let range = a[1].strings.withBytes(row, Family.read)
          else { return nil }
          return address.isInside(range)
        }
      }
    ]
  }
}

/// `ipv4_is_in_any_range(ip, ranges)` and its sibling.
enum IPIsInAnyRange<Family: IPFamily>: ScalarFunction {
  static var name: String { Family.name + "_is_in_any_range" }
  static var summary: String { "Whether an address lies in at least one of several networks." }
  static var examples: [Example] {
    [
      Example(
        "print \(name)('\(Family.sample)', '\(Family.sample)/16', '\(Family.sample)/24')",
        prints: "True"
      )
    ]
  }
  static var overloads: [Overload] {
    [
      Overload([.string, .any, .any], variadic: true, returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          guard let address = a[0].strings.withBytes(row, Family.read) else { return nil }
          let ranges = a.dropFirst().flatMap { Needles.list($0, row) }
            .compactMap { Family.read($0.span) }
          guard !ranges.isEmpty else { return nil }
          return ranges.contains { address.isInside($0) }
        }
      }
    ]
  }
}

/// `ipv4_is_private(ip)`.
enum IPv4IsPrivate: ScalarFunction {
  static let name = "ipv4_is_private"
  static let summary = "Whether an address belongs to a private network (RFC 1918)."
  static let examples = [Example("print ipv4_is_private('192.168.1.1/24')", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .bool) { a, n, _ in
        Rows.bools(a, n) { row in
          guard let address = a[0].strings.withBytes(row, IPv4Family.read) else { return nil }
          let first = IPAddress(bits: address.masked, prefix: address.prefix, isIPv4: true)
          return networks.contains { first.prefix >= $0.prefix && first.isInside($0) }
        }
      }
    ]
  }

  private static let networks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap {
    ContiguousArray($0.utf8).withSpan(IPv4Family.read)
  }
}

/// `ipv4_netmask_suffix(ip)`.
enum IPv4NetmaskSuffix: ScalarFunction {
  static let name = "ipv4_netmask_suffix"
  static let summary = "The length of an address's prefix, 32 when it has none."
  static let examples = [Example("print ipv4_netmask_suffix('10.0.0.0/8')", prints: "8")]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .long) { a, n, _ in
        Rows.longs(a, n) { row in
          a[0].strings.withBytes(row, IPv4Family.read).map { Int64($0.prefix - 96) }
        }
      }
    ]
  }
}

/// `ipv4_range_to_cidr_list(start, end)`.
enum IPv4RangeToCIDRList: ScalarFunction {
  static let name = "ipv4_range_to_cidr_list"
  static let summary = "The networks that together are all addresses from one to another."
  static let examples = [
    Example(
      "print ipv4_range_to_cidr_list('10.0.0.0', '10.0.0.2')",
      prints: #"["10.0.0.0/31","10.0.0.2/32"]"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          guard let start = a[0].strings.withBytes(row, IPv4Family.read),
            let end = a[1].strings.withBytes(row, IPv4Family.read)
          else { return }
          builder.write(.array(networks(UInt64(start.ipv4), UInt64(end.ipv4))))
        }
      }
    ]
  }

  private static func networks(_ start: UInt64, _ end: UInt64) -> [DynamicValue] {
    var list: [DynamicValue] = []
    var next = start
    while next <= end {
      var size = next == 0 ? 32 : min(next.trailingZeroBitCount, 32)
      while size > 0, next + (1 << UInt64(size)) - 1 > end { size -= 1 }
      let text = IPAddress.text(UInt32(truncatingIfNeeded: next))
      list.append(.string("\(text)/\(32 - size)"))
      next += 1 << UInt64(size)
    }
    return list
  }
}
