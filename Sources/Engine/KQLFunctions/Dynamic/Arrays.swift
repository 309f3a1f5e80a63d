import KQLPlan
import Tables

/// `array_length(array)`.
enum ArrayLength: ScalarFunction {
  static let name = "array_length"
  static let aliases = ["arraylength"]
  static let summary = "How many elements an array has; null for anything else."
  static let examples = [Example("print array_length(dynamic([1, null]))", prints: "2")]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .long) { a, n, _ in
        let cells = a[0].dynamics
        return Rows.longs(a, n) { row in
          let range = cells.rows.range(at: row)
          guard DynamicEncoding.tag(cells.rows.bytes, range) == .array else { return nil }
          return DynamicEncoding.count(cells.rows.bytes, range).map { Int64($0) }
        }
      }
    ]
  }
}

/// `array_concat(a, b, ...)`.
enum ArrayConcat: ScalarFunction {
  static let name = "array_concat"
  static let summary = "The elements of several arrays in one; what is no array is left out."
  static let examples = [
    Example("print array_concat(dynamic([1]), dynamic([2, 3]))", prints: "[1,2,3]")
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .dynamic], variadic: true, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let cells = a.map { $0.dynamics.ref(row) }.filter { $0.tag == .array }
          guard !cells.isEmpty else { return }
          builder.array { bytes in
            var count = 0
            for cell in cells {
              for element in cell.elements ?? [] {
                DynamicEncoding.append(copy: element, of: cell.bytes, to: &bytes)
                count += 1
              }
            }
            return count
          }
        }
      }
    ]
  }
}

/// `array_sum(array)`.
enum ArraySum: ScalarFunction {
  static let name = "array_sum"
  static let summary = "The sum of an array's numbers; null when it has anything else."
  static let examples = [Example("print array_sum(dynamic([1, 2.5]))", prints: "3.5")]
  static var overloads: [Overload] {
    [
      Overload([.dynamic], returns: .real) { a, n, _ in
        Rows.reals(a, n) { row in
          let cell = a[0].dynamics.ref(row)
          guard let elements = cell.elements else { return nil }
          var sum = 0.0
          for element in elements {
            switch DynamicEncoding.decode(cell.bytes, element) {
            case .long(let value): sum += Double(value)
            case .real(let value): sum += value
            case .decimal(let value): sum += value.double
            case .null: continue
            default: return nil
            }
          }
          return sum
        }
      }
    ]
  }
}

/// `array_index_of(array, value [, start [, length [, occurrence]]])`.
enum ArrayIndexOf: ScalarFunction {
  static let name = "array_index_of"
  static let summary = "The position of a value in an array, -1 when it is not there."
  static let examples = [
    Example("print array_index_of(dynamic(['a', 'b', 'a']), 'a', 1)", prints: "2")
  ]
  static var overloads: [Overload] {
    let base: [Parameter] = [.dynamic, .any, .long, .long, .long]
    return (2...5).map { length in
      Overload(Array(base.prefix(length)), returns: .long) { a, n, _ in find(a, n) }
    }
  }

  private static func find(_ a: [Column], _ count: Int) -> Column {
    Rows.longs(a, count) { row in
      let cell = a[0].dynamics.ref(row)
      guard let elements = cell.elements else { return nil }
      let wanted = DynamicKey(cell: a[1], row)
      let start = Int(clamping: a.count > 2 ? a[2].longs[row] ?? 0 : 0)
      let length = Int(clamping: a.count > 3 ? a[3].longs[row] ?? -1 : -1)
      var occurrence = a.count > 4 ? a[4].longs[row] ?? 1 : 1
      let from = start < 0 ? max(elements.count + start, 0) : min(start, elements.count)
      let to = length < 0 ? elements.count : from + min(length, elements.count - from)
      for index in from..<to where DynamicKey(cell.bytes, elements[index]) == wanted {
        occurrence -= 1
        if occurrence <= 0 { return Int64(index) }
      }
      return -1
    }
  }
}

/// A function that picks and orders the elements of one array.
protocol ArrayPickFunction: ScalarFunction {
  static var parameters: [Parameter] { get }
  /// The elements of the result, or nil for null; `number(i)` is the long argument after the array.
  static func pick(_ elements: [ByteRange], _ number: (Int) -> Int64?) -> [ByteRange]?
}

extension ArrayPickFunction {
  static var overloads: [Overload] {
    [
      Overload([.dynamic] + parameters, returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let cell = a[0].dynamics.ref(row)
          guard let elements = cell.elements,
            let picked = pick(elements, { a[$0 + 1].longs[row] })
          else { return }
          builder.array(of: picked, in: cell.bytes)
        }
      }
    ]
  }
}

/// `array_slice(array, start, end)`.
enum ArraySliceOf: ArrayPickFunction {
  static let name = "array_slice"
  static let summary = "The elements from one position to another, both included."
  static let parameters: [Parameter] = [.long, .long]
  static let examples = [
    Example("print array_slice(dynamic([1, 2, 3, 4]), 1, 2)", prints: "[2,3]"),
    Example("print array_slice(dynamic([1, 2, 3, 4]), -2, -1)", prints: "[3,4]"),
  ]
  static func pick(_ elements: [ByteRange], _ number: (Int) -> Int64?) -> [ByteRange]? {
    guard let start = number(0), let end = number(1) else { return nil }
    let count = Int64(elements.count)
    let first = max(start < 0 ? start + count : start, 0)
    let last = min(end < 0 ? end + count : end, count - 1)
    return first <= last ? Array(elements[Int(first)...Int(last)]) : []
  }
}

/// `array_reverse(array)`.
enum ArrayReverse: ArrayPickFunction {
  static let name = "array_reverse"
  static let summary = "The elements in the opposite order."
  static let parameters: [Parameter] = []
  static let examples = [Example("print array_reverse(dynamic([1, 2]))", prints: "[2,1]")]
  static func pick(_ elements: [ByteRange], _ number: (Int) -> Int64?) -> [ByteRange]? {
    elements.reversed()
  }
}

/// `array_rotate_left(array, count)`.
enum ArrayRotateLeft: ArrayPickFunction {
  static let name = "array_rotate_left"
  static let summary = "The elements moved to the left, those at the start to the end."
  static let parameters: [Parameter] = [.long]
  static let examples = [
    Example("print array_rotate_left(dynamic([1, 2, 3]), 1)", prints: "[2,3,1]")
  ]
  static func pick(_ elements: [ByteRange], _ number: (Int) -> Int64?) -> [ByteRange]? {
    number(0).map { rotated(elements, $0) }
  }

  static func rotated(_ elements: [ByteRange], _ count: Int64) -> [ByteRange] {
    guard !elements.isEmpty else { return [] }
    let shift = Int(count % Int64(elements.count))
    let start = shift < 0 ? shift + elements.count : shift
    return Array(elements[start...] + elements[..<start])
  }
}

/// `array_rotate_right(array, count)`.
enum ArrayRotateRight: ArrayPickFunction {
  static let name = "array_rotate_right"
  static let summary = "The elements moved to the right, those at the end to the start."
  static let parameters: [Parameter] = [.long]
  static let examples = [
    Example("print array_rotate_right(dynamic([1, 2, 3]), 1)", prints: "[3,1,2]")
  ]
  static func pick(_ elements: [ByteRange], _ number: (Int) -> Int64?) -> [ByteRange]? {
    guard let count = number(0), !elements.isEmpty else { return elements }
    return ArrayRotateLeft.rotated(elements, -(count % Int64(elements.count)))
  }
}
