import KQLPlan
import Tables

/// A function of the bits of two longs.
protocol BitFunction: ScalarFunction {
  static func value(_ left: Int64, _ right: Int64) -> Int64?
}

extension BitFunction {
  static var overloads: [Overload] {
    [
      Overload([.long, .long], returns: .long) { a, n, _ in
        .long(zipCompact(a[0].longs, a[1].longs, count: n, nullValue: 0, value))
      }
    ]
  }
}

enum BinaryAnd: BitFunction {
  static let name = "binary_and"
  static let summary = "The bits that both numbers have."
  static let examples = [Example("print binary_and(12, 6)", prints: "4")]
  static func value(_ left: Int64, _ right: Int64) -> Int64? { left & right }
}

enum BinaryOr: BitFunction {
  static let name = "binary_or"
  static let summary = "The bits that either number has."
  static let examples = [Example("print binary_or(12, 6)", prints: "14")]
  static func value(_ left: Int64, _ right: Int64) -> Int64? { left | right }
}

enum BinaryXor: BitFunction {
  static let name = "binary_xor"
  static let summary = "The bits that one number has and the other has not."
  static let examples = [Example("print binary_xor(12, 6)", prints: "10")]
  static func value(_ left: Int64, _ right: Int64) -> Int64? { left ^ right }
}

enum ShiftLeft: BitFunction {
  static let name = "binary_shift_left"
  static let summary = "A number's bits moved up; the distance counts modulo 64."
  static let examples = [Example("print binary_shift_left(1, 4)", prints: "16")]
  static func value(_ left: Int64, _ right: Int64) -> Int64? { right < 0 ? nil : left &<< right }
}

enum ShiftRight: BitFunction {
  static let name = "binary_shift_right"
  static let summary = "A number's bits moved down; the distance counts modulo 64."
  static let examples = [Example("print binary_shift_right(16, 4)", prints: "1")]
  static func value(_ left: Int64, _ right: Int64) -> Int64? { right < 0 ? nil : left &>> right }
}

enum BinaryNot: ScalarFunction {
  static let name = "binary_not"
  static let summary = "A number with all bits turned round."
  static let overloads = [
    Overload([.long], returns: .long) { a, _, _ in .long(a[0].longs.map { ~$0 }) }
  ]
  static let examples = [Example("print binary_not(100)", prints: "-101")]
}

enum BitCount: ScalarFunction {
  static let name = "bitset_count_ones"
  static let summary = "How many bits of a number are set."
  static let overloads = [
    Overload([.long], returns: .long) { a, _, _ in
      .long(a[0].longs.map { Int64($0.nonzeroBitCount) })
    }
  ]
  static let examples = [Example("print bitset_count_ones(42)", prints: "3")]
}

/// `rand()` and `rand(n)`: pseudo-random from the run's seed, so that a run can be repeated.
enum Random: ScalarFunction {
  static let name = "rand"
  static let summary = "A pseudo-random real below 1, or whole number below a limit."
  static let kind = FunctionKind.volatile
  static let overloads = [
    Overload([], returns: .real) { _, n, context in
      var state = start(context)
      return .real(FixedWidth(ContiguousArray((0..<n).map { _ in unit(&state) })))
    },
    Overload([.long], returns: .real) { a, n, context in
      var state = start(context)
      let limits = a[0].longs
      var builder = FixedBuilder<Double>(nullValue: 0, capacity: n)
      for row in 0..<n {
        guard let limit = limits[row] else {
          builder.appendNull()
          continue
        }
        let value = unit(&state)
        // Source: documentation of `rand`: 0 and 1 mean a real, more a whole number.
        builder.append(limit <= 1 ? value : (value * Double(limit)).rounded(.down))
      }
      return .real(builder.finish())
    },
  ]
  static let examples = [Example("print rand(1000) < 1000", prints: "True")]

  /// Each call in a run starts elsewhere.
  private static func start(_ context: QueryContext) -> UInt64 {
    context.seed &+ context.ticket() &* 0x9E37_79B9_7F4A_7C15
  }

  /// The next number of a splitmix64 sequence, as a real below 1.
  private static func unit(_ state: inout UInt64) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Double(Bytes.mix(state) >> 11) * 0x1p-53
  }
}
