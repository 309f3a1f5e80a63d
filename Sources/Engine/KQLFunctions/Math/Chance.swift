import KQLPlan
import Synchronization
import Tables

/// Numbers that look random and depend on the query's seed alone (SplitMix64).
final class ChanceSource: Sendable {
  private let seed: UInt64
  private let used = Atomic<UInt64>(0)

  private init(seed: UInt64) { self.seed = seed }

  /// The source of a run.
  static func of(_ context: QueryContext) -> ChanceSource {
    context.remember("chance") { ChanceSource(seed: context.seed) }
  }

  /// The next `count` numbers.
  func take(_ count: Int) -> (Int) -> UInt64 {
    let start = used.wrappingAdd(UInt64(count), ordering: .relaxed).oldValue
    return { [seed] index in
      var value = seed &+ (start &+ UInt64(index) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}

/// `rand([n])`.
enum Rand: ScalarFunction {
  static let name = "rand"
  static let summary = "A random number from 0 up to 1, or a whole one from 0 up to a limit."
  static let kind = FunctionKind.volatile
  static let naming = ColumnNaming.argument
  static let examples = [Example("print rand() < 1", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([], returns: .real) { _, n, context in
        let next = ChanceSource.of(context).take(n)
        return .real(FixedWidth(ContiguousArray((0..<n).map { unit(next($0)) })))
      },
      Overload([.long], returns: .real) { a, n, context in
        let next = ChanceSource.of(context).take(n)
        let values = (0..<n).map { row -> Double in
          let limit = a[0].longs[row] ?? 0
          let share = unit(next(row))
          return limit > 1 ? (share * Double(limit)).rounded(.down) : share
        }
        return .real(FixedWidth(ContiguousArray(values)))
      },
    ]
  }

  private static func unit(_ bits: UInt64) -> Double { Double(bits >> 11) / 9_007_199_254_740_992 }
}

/// `new_guid()`.
enum NewGUID: ScalarFunction {
  static let name = "new_guid"
  static let summary = "A random guid of version 4."
  static let kind = FunctionKind.volatile
  static let examples = [Example("print isnotnull(new_guid())", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([], returns: .guid) { _, n, context in
        let next = ChanceSource.of(context).take(2 * n)
        let values = (0..<n).map { row in
          GUID(
            high: next(2 * row) & ~0xF000 | 0x4000,
            low: next(2 * row + 1) & ~(3 << 62) | (2 << 62)
          )
        }
        return .guid(FixedWidth(ContiguousArray(values)))
      }
    ]
  }
}
