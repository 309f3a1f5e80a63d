import KQLPlan
import Tables

/// A function of the bits of two whole numbers.
protocol BitFunction: ScalarFunction {
  static func value(_ left: Int64, _ right: Int64) -> Int64
}

extension BitFunction {
  static var naming: ColumnNaming { .argument }
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in
        .long(zip(a[0].longs, a[1].longs, count: n) { value($0, $1) })
      }
    ]
  }
}

/// `binary_and(a, b)`.
enum BinaryAnd: BitFunction {
  static let name = "binary_and"
  static let summary = "The bits that both numbers have."
  static let examples = [Example("print binary_and(6, 3)", prints: "2")]
  static func value(_ left: Int64, _ right: Int64) -> Int64 { left & right }
}

/// `binary_or(a, b)`.
enum BinaryOr: BitFunction {
  static let name = "binary_or"
  static let summary = "The bits that either number has."
  static let examples = [Example("print binary_or(6, 3)", prints: "7")]
  static func value(_ left: Int64, _ right: Int64) -> Int64 { left | right }
}

/// `binary_xor(a, b)`.
enum BinaryXor: BitFunction {
  static let name = "binary_xor"
  static let summary = "The bits that one of the numbers has."
  static let examples = [Example("print binary_xor(6, 3)", prints: "5")]
  static func value(_ left: Int64, _ right: Int64) -> Int64 { left ^ right }
}

/// `binary_shift_left(a, n)`.
enum BinaryShiftLeft: BitFunction {
  static let name = "binary_shift_left"
  static let summary = "The bits of a number moved to the left, modulo 64."
  static let examples = [Example("print binary_shift_left(1, 4)", prints: "16")]
  static func value(_ left: Int64, _ right: Int64) -> Int64 { left &<< right }
}

/// `binary_shift_right(a, n)`.
enum BinaryShiftRight: BitFunction {
  static let name = "binary_shift_right"
  static let summary = "The bits of a number moved to the right, modulo 64."
  static let examples = [Example("print binary_shift_right(16, 4)", prints: "1")]
  static func value(_ left: Int64, _ right: Int64) -> Int64 { left &>> right }
}

/// `binary_not(a)`.
enum BinaryNot: ScalarFunction {
  static let name = "binary_not"
  static let summary = "The bits that a number lacks."
  static let naming = ColumnNaming.argument
  static let examples = [Example("print binary_not(0)", prints: "-1")]
  static var overloads: [Overload] {
    [Overload([.long], returns: .long) { a, _, _ in .long(a[0].longs.map { ~$0 }) }]
  }
}

/// `bitset_count_ones(a)`.
enum BitsetCountOnes: ScalarFunction {
  static let name = "bitset_count_ones"
  static let summary = "How many bits of a number are set."
  static let naming = ColumnNaming.argument
  static let examples = [Example("print bitset_count_ones(42)", prints: "3")]
  static var overloads: [Overload] {
    [
      Overload([.long], returns: .long) { a, _, _ in
        .long(a[0].longs.map { Int64($0.nonzeroBitCount) })
      }
    ]
  }
}

/// `tohex(a [, digits])`.
enum ToHex: ScalarFunction {
  static let name = "tohex"
  static let summary = "A number in hexadecimal digits, at least so many."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print tohex(256)", prints: "100"), Example("print tohex(256, 8)", prints: "00000100"),
    Example("print tohex(-1)", prints: "ffffffffffffffff"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.int], returns: .string) { a, n, _ in digits(a, n) },
      Overload([.int, .long], returns: .string) { a, n, _ in digits(a, n) },
      Overload([.long], returns: .string) { a, n, _ in digits(a, n) },
      Overload([.long, .long], returns: .string) { a, n, _ in digits(a, n) },
    ]
  }

  private static func text(_ column: Column, _ row: Int) -> String? {
    if case .int(let values) = column {
      return values[row].map { String(UInt32(bitPattern: $0), radix: 16) }
    }
    return column.longs[row].map { String(UInt64(bitPattern: $0), radix: 16) }
  }

  private static func digits(_ a: [Column], _ count: Int) -> Column {
    Rows.strings(a, count) { row, builder in
      guard let text = text(a[0], row) else { return }
      let width = max(0, min(a.count > 1 ? a[1].longs[row] ?? 0 : 0, 64))
      for _ in 0..<max(0, Int(width) - text.utf8.count) {
        builder.write(byte: UInt8(ascii: "0"))
      }
      builder.write(text)
    }
  }
}
