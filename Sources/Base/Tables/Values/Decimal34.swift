/// A decimal number of up to 34 significant digits: `(-1)^negative * coefficient * 10^exponent`.
///
/// The value is kept as it was written (`1.50` keeps its trailing zero); equality and hashing go by
/// value. Source of the range: IEEE 754-2008 decimal128, which the Kusto documentation names.
public struct Decimal34: Sendable, BitwiseCopyable {
  /// The digits, below 10^34.
  public let coefficient: UInt128
  /// The power of ten.
  public let exponent: Int32
  /// Whether the number is below zero.
  public let isNegative: Bool

  /// Creates a number from its parts; the caller keeps `coefficient` below 10^34.
  @inlinable
  public init(coefficient: UInt128, exponent: Int32, isNegative: Bool) {
    self.coefficient = coefficient
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// Creates a whole number.
  @inlinable
  public init(_ value: Int64) {
    self.init(coefficient: UInt128(value.magnitude), exponent: 0, isNegative: value < 0)
  }

  /// Zero.
  public static let zero = Decimal34(0)
}
