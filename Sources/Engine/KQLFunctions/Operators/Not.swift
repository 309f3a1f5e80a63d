import KQLPlan
import Tables

/// `not(a)`.
enum Not: ScalarFunction {
  static let name = "not"
  static let summary = "Turns true into false and false into true."
  static let examples = [Example("print not(1 == 2)", prints: "True")]
  static var overloads: [Overload] {
    [Overload([.bool], returns: .bool) { a, _, _ in .bool(a[0].bools.map { !$0 }) }]
  }
}
