import KQLPlan
import LinearRegex
import Tables

/// The compiled patterns of a regular-expression argument.
struct Patterns {
  private let texts: StringColumn
  private let constant: LinearRegex?
  private var known: [String: LinearRegex] = [:]
  /// Enough for patterns that repeat; more would hold memory for patterns that do not.
  private static let limit = 256

  /// Compiles a constant pattern once a run, the patterns of a column as they come.
  init(_ column: Column, _ context: QueryContext, anchored: (String) -> String = { $0 }) throws {
    texts = column.texts
    if column.isConstant, column.count > 0 {
      constant = try Patterns.compile(anchored(texts[0]), context)
    } else {
      constant = nil
    }
  }

  /// The pattern of a row.
  mutating func at(_ row: Int) throws -> LinearRegex {
    if let constant { return constant }
    let text = texts[row]
    if let regex = known[text] { return regex }
    if known.count >= Patterns.limit { known.removeAll() }
    let regex = try Patterns.compiled(text)
    known[text] = regex
    return regex
  }

  /// A pattern, compiled once a run.
  static func compile(_ pattern: String, _ context: QueryContext) throws -> LinearRegex {
    try context.remember("regex:" + pattern) { try compiled(pattern) }
  }

  private static func compiled(_ pattern: String) throws -> LinearRegex {
    do {
      return try LinearRegex(pattern)
    } catch {
      throw QueryFailure("the regular expression '\(pattern)' is not valid: \(error.message)")
    }
  }
}
