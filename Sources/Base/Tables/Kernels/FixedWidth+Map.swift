// The loops behind most scalar functions. They own nulls and constants, so that a function's author
// writes the value case only. All are inlinable: a generic loop in another module that is not
// costs ten times its work (design note on build facts, section 4).

extension FixedWidth {
  /// Applies `body` to every value; nulls stay null.
  @inlinable
  public func map<Result>(_ body: (Element) throws -> Result) rethrows -> FixedWidth<Result> {
    if isConstant, count > 0 {
      return FixedWidth<Result>(
        constant: try body(values[0]),
        isNull: !isValid(0),
        count: count
      )
    }
    var output = ContiguousArray<Result>()
    output.reserveCapacity(values.count)
    let input = values.span
    for index in input.indices { output.append(try body(input[index])) }
    return FixedWidth<Result>(output, validity: validity)
  }

  /// Applies `body` to every value that is not null; a nil result is a null.
  @inlinable
  public func compactMap<Result>(
    nullValue: Result,
    _ body: (Element) throws -> Result?
  ) rethrows -> FixedWidth<Result> {
    if isConstant, count > 0 {
      let result = isValid(0) ? try body(values[0]) : nil
      return FixedWidth<Result>(constant: result ?? nullValue, isNull: result == nil, count: count)
    }
    var builder = FixedBuilder<Result>(nullValue: nullValue, capacity: count)
    for row in 0..<count {
      if isValid(row) { builder.append(try body(at(row)) as Result?) } else { builder.appendNull() }
    }
    return builder.finish()
  }
}

/// Which rows both columns hold a value in; nil when all.
@inlinable
public func bothValid<A, B>(
  _ left: FixedWidth<A>,
  _ right: FixedWidth<B>,
  count: Int
) -> ContiguousArray<Bool>? {
  guard left.validity != nil || right.validity != nil else { return nil }
  var mask = ContiguousArray<Bool>()
  mask.reserveCapacity(count)
  for row in 0..<count { mask.append(left.isValid(row) && right.isValid(row)) }
  return mask
}

/// Applies `body` to the values of two columns row by row; null where either is.
@inlinable
public func zip<A, B, Result>(
  _ left: FixedWidth<A>,
  _ right: FixedWidth<B>,
  count: Int,
  _ body: (A, B) throws -> Result
) rethrows -> FixedWidth<Result> {
  if left.isConstant, right.isConstant, count > 0 {
    return FixedWidth<Result>(
      constant: try body(left.at(0), right.at(0)),
      isNull: !left.isValid(0) || !right.isValid(0),
      count: count
    )
  }
  var output = ContiguousArray<Result>()
  output.reserveCapacity(count)
  let a = left.values.span
  let b = right.values.span
  let aStep = left.isConstant ? 0 : 1
  let bStep = right.isConstant ? 0 : 1
  for row in 0..<count { output.append(try body(a[row &* aStep], b[row &* bStep])) }
  return FixedWidth<Result>(output, validity: bothValid(left, right, count: count))
}

/// Applies `body` to the values of two columns where both are there; a nil result is a null.
@inlinable
public func zipCompact<A, B, Result>(
  _ left: FixedWidth<A>,
  _ right: FixedWidth<B>,
  count: Int,
  nullValue: Result,
  _ body: (A, B) throws -> Result?
) rethrows -> FixedWidth<Result> {
  if left.isConstant, right.isConstant, count > 0 {
    let valid = left.isValid(0) && right.isValid(0)
    let result = valid ? try body(left.at(0), right.at(0)) : nil
    return FixedWidth<Result>(constant: result ?? nullValue, isNull: result == nil, count: count)
  }
  var builder = FixedBuilder<Result>(nullValue: nullValue, capacity: count)
  for row in 0..<count {
    if left.isValid(row), right.isValid(row) {
      builder.append(try body(left.at(row), right.at(row)) as Result?)
    } else {
      builder.appendNull()
    }
  }
  return builder.finish()
}
