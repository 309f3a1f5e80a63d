/// Values of one fixed-width type with a validity mask.
///
/// A constant column stores one value and stands for `count` equal rows; kernels read it through
/// `at(_:)`, whose index arithmetic costs nothing measurable beside a separate code path.
public struct FixedWidth<Element: BitwiseCopyable & Sendable & Hashable>: Sendable {
  /// The values, one for a constant column; the value of a null row is unspecified.
  public let values: ContiguousArray<Element>
  /// Which rows hold a value; nil when all do.
  ///
  /// As long as `values`.
  public let validity: ContiguousArray<Bool>?
  /// How many rows there are.
  public let count: Int
  /// 1, or 0 for a constant column.
  @usableFromInline let stride: Int

  /// Creates a column.
  @inlinable
  public init(_ values: ContiguousArray<Element>, validity: ContiguousArray<Bool>? = nil) {
    self.values = values
    self.validity = validity
    self.count = values.count
    self.stride = 1
  }

  /// Creates a column of `count` rows that all hold `value`, or are all null.
  @inlinable
  public init(constant value: Element, isNull: Bool = false, count: Int) {
    self.values = [value]
    self.validity = isNull ? [false] : nil
    self.count = count
    self.stride = 0
  }

  /// Whether all rows are one stored value.
  @inlinable public var isConstant: Bool { stride == 0 }

  /// The value of a row, unspecified for a null row.
  @inlinable
  public func at(_ row: Int) -> Element { values[row &* stride] }

  /// Whether a row holds a value.
  @inlinable
  public func isValid(_ row: Int) -> Bool {
    guard let validity else { return true }
    return validity[row &* stride]
  }

  /// The value of a row, or nil for null.
  @inlinable
  public subscript(row: Int) -> Element? { isValid(row) ? at(row) : nil }

  /// The same rows, stored one by one.
  public var expanded: FixedWidth {
    guard isConstant else { return self }
    return FixedWidth(
      ContiguousArray(repeating: values[0], count: count),
      validity: validity.map { ContiguousArray(repeating: $0[0], count: count) }
    )
  }

  /// The rows at `indices`; a negative index gives a null row.
  @inlinable
  public func gather(_ indices: ContiguousArray<Int>, nullValue: Element) -> FixedWidth {
    var needsMask = validity != nil
    if isConstant || !needsMask {
      var hasNull = false
      for index in indices where index < 0 { hasNull = true; break }
      if isConstant, !hasNull {
        return FixedWidth(
          constant: values[0],
          isNull: validity?[0] == false,
          count: indices.count
        )
      }
      needsMask = needsMask || hasNull
    }
    let input = values.span
    let source = indices.span
    let step = stride
    let output = unsafe ContiguousArray<Element>(unsafeUninitializedCapacity: source.count) {
      buffer,
      count in
      for position in 0..<source.count {
        let index = source[position]
        unsafe buffer.initializeElement(
          at: position,
          to: index < 0 ? nullValue : input[index &* step]
        )
      }
      count = source.count
    }
    guard needsMask else { return FixedWidth(output) }
    var mask = ContiguousArray<Bool>()
    mask.reserveCapacity(indices.count)
    for index in indices { mask.append(index >= 0 && isValid(index)) }
    return FixedWidth(output, validity: mask)
  }

  /// A run of rows within the column.
  public func slice(_ range: Range<Int>) -> FixedWidth {
    if isConstant {
      return FixedWidth(constant: values[0], isNull: validity?[0] == false, count: range.count)
    }
    return FixedWidth(
      ContiguousArray(values[range]),
      validity: validity.map { ContiguousArray($0[range]) }
    )
  }
}
