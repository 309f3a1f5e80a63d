import KQLPlan
import Tables

/// `assert(condition, message)`.
enum Assert: ScalarFunction {
  static let name = "assert"
  static let summary = "Stops the query with a message unless a condition is true."
  static let examples = [Example("print assert(1 < 2, 'order is broken')", prints: "True")]
  static var overloads: [Overload] {
    [
      Overload([.bool, .constant(.string)], returns: .bool) { a, n, _ in
        let flags = a[0].bools
        for row in 0..<(flags.isConstant ? min(n, 1) : n) where flags[row] != true {
          throw QueryFailure("assertion failed: " + a[1].constantText)
        }
        return a[0]
      }
    ]
  }
}
