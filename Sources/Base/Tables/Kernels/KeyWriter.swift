/// Writes the columns of row keys, one after the other; rows have a cursor each.
///
/// The buffer has room for all that `RowKeys` counted before.
@unsafe
struct KeyWriter {
  let buffer: UnsafeMutableRawBufferPointer
  var cursors: ContiguousArray<Int>

  mutating func write(_ column: Column, order: KeyOrder, hasMarker: Bool) {
    switch column {
    case .bool(let column):
      unsafe writeFixed(column, order, hasMarker) { $0 ? UInt8(1) : 0 }
    case .int(let column):
      unsafe writeFixed(column, order, hasMarker) { OrderedBits.of($0) }
    case .long(let column), .datetime(let column), .timespan(let column):
      unsafe writeFixed(column, order, hasMarker) { OrderedBits.of($0) }
    case .real(let column):
      let rank = order.isDescending == order.nullsFirst ? UInt64.max : 0
      unsafe writeFixed(column, order, hasMarker) { $0.isNaN ? rank : OrderedBits.of($0) }
    case .guid(let column):
      unsafe writeFixed(column, order, hasMarker) { UInt128($0.high) << 64 | UInt128($0.low) }
    case .decimal(let column): unsafe writeDecimals(column, order, hasMarker)
    case .string(let column): unsafe writeTexts(column.rows, order)
    case .dynamic(let column): unsafe writeTexts(column.rows, order)
    }
  }

  private mutating func writeFixed<Element, Bits: FixedWidthInteger & UnsignedInteger>(
    _ column: FixedWidth<Element>,
    _ order: KeyOrder,
    _ hasMarker: Bool,
    _ bits: (Element) -> Bits
  ) where Bits: BitwiseCopyable {
    let flip = order.isDescending ? Bits.max : 0
    let size = MemoryLayout<Bits>.size
    let null: UInt8 = order.nullsFirst ? 0 : 2
    for row in unsafe cursors.indices {
      var cursor = unsafe cursors[row]
      let isValid = column.isValid(row)
      if hasMarker {
        unsafe buffer[cursor] = isValid ? 1 : null
        cursor &+= 1
      }
      let value: Bits = isValid ? bits(column.at(row)) ^ flip : 0
      unsafe buffer.storeBytes(of: value.bigEndian, toByteOffset: cursor, as: Bits.self)
      unsafe cursors[row] = cursor &+ size
    }
  }

  private mutating func writeDecimals(
    _ column: FixedWidth<Decimal34>,
    _ order: KeyOrder,
    _ hasMarker: Bool
  ) {
    let null: UInt8 = order.nullsFirst ? 0 : 2
    let flip: UInt8 = order.isDescending ? 0xFF : 0
    for row in unsafe cursors.indices {
      var cursor = unsafe cursors[row]
      let isValid = column.isValid(row)
      if hasMarker {
        unsafe buffer[cursor] = isValid ? 1 : null
        cursor &+= 1
      }
      let parts = isValid ? OrderedBits.of(column.at(row)) : (sign: 0, exponent: 0, digits: 0)
      unsafe buffer[cursor] = parts.sign
      unsafe buffer.storeBytes(
        of: parts.exponent.bigEndian,
        toByteOffset: cursor &+ 1,
        as: UInt32.self
      )
      unsafe buffer.storeBytes(
        of: parts.digits.bigEndian,
        toByteOffset: cursor &+ 5,
        as: UInt128.self
      )
      if isValid, flip != 0 {
        for index in cursor..<(cursor &+ 21) { unsafe buffer[index] ^= flip }
      }
      unsafe cursors[row] = cursor &+ 21
    }
  }

  private mutating func writeTexts(_ rows: ByteRanges, _ order: KeyOrder) {
    let bytes = rows.bytes.span
    let flip: UInt8 = order.isDescending ? 0xFF : 0
    for row in unsafe cursors.indices {
      var cursor = unsafe cursors[row]
      for index in rows.range(at: row).range {
        let byte = bytes[index]
        unsafe buffer[cursor] = byte ^ flip
        cursor &+= 1
        if byte == 0 {
          unsafe buffer[cursor] = 0xFF ^ flip
          cursor &+= 1
        }
      }
      unsafe buffer[cursor] = flip
      unsafe buffer[cursor &+ 1] = flip
      unsafe cursors[row] = cursor &+ 2
    }
  }
}

/// Values as unsigned numbers that are equal and ordered as the values are.
public enum OrderedBits {
  /// The bits of an int.
  @inlinable
  public static func of(_ value: Int32) -> UInt32 { UInt32(bitPattern: value) ^ 0x8000_0000 }

  /// The bits of a long.
  @inlinable
  public static func of(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ 1 << 63 }

  /// The bits of a real that is a number; both zeros are one.
  @inlinable
  public static func of(_ value: Double) -> UInt64 {
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The sign, exponent and digits of a decimal, to be compared in this order.
  static func of(_ value: Decimal34) -> (sign: UInt8, exponent: UInt32, digits: UInt128) {
    guard value.coefficient != 0 else { return (1, 0, 0) }
    var digits = value.coefficient
    var exponent = Int64(value.exponent)
    while digits < Decimal34.maxCoefficient / 10 + 1 {
      digits *= 10
      exponent -= 1
    }
    let biased = UInt32(clamping: exponent + 0x8000_0000)
    return value.isNegative ? (0, ~biased, ~digits) : (2, biased, digits)
  }
}
