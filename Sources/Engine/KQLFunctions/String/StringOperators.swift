import KQLPlan
import Tables

/// An operator that tests a string for another: `has`, `contains`, `startswith`, `=~`, ...
protocol StringOperator: ScalarFunction {
  /// Whether letters match without regard to case.
  static var ignoresCase: Bool { get }
  /// The test; the needle is folded already.
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool
}

extension StringOperator {
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .bool) { a, n, _ in
        .bool(evaluate(a[0].strings, a[1].strings, n))
      }
    ]
  }

  static func evaluate(
    _ texts: StringColumn,
    _ needles: StringColumn,
    _ count: Int
  ) -> FixedWidth<Bool> {
    guard needles.isConstant, count > 0 else {
      return zip(texts, needles, count: count) { text, needle in test(text, needle) }
    }
    return needles.withBytes(0) { needle in
      guard ignoresCase else { return texts.map { holds($0, needle, ExactBytes.self) } }
      var folded = ContiguousArray<UInt8>()
      CaseMapping.lower(needle, into: &folded)
      let wanted = folded.span
      if Bytes.isASCII(wanted) { return texts.map { holds($0, wanted, LowerBytes.self) } }
      var scratch = ContiguousArray<UInt8>()
      return texts.map { text in
        scratch.removeAll(keepingCapacity: true)
        CaseMapping.lower(text, into: &scratch)
        return holds(scratch.span, wanted, ExactBytes.self)
      }
    }
  }

  /// One text and one needle.
  static func test(_ text: Span<UInt8>, _ needle: Span<UInt8>) -> Bool {
    guard ignoresCase else { return holds(text, needle, ExactBytes.self) }
    var folded = ContiguousArray<UInt8>()
    CaseMapping.lower(needle, into: &folded)
    if Bytes.isASCII(folded.span) { return holds(text, folded.span, LowerBytes.self) }
    var scratch = ContiguousArray<UInt8>()
    CaseMapping.lower(text, into: &scratch)
    return holds(scratch.span, folded.span, ExactBytes.self)
  }
}

/// The operator with `!` before it.
enum Negated<Operator: StringOperator>: ScalarFunction {
  static var name: String { Operator.name == "=~" ? "!~" : "!" + Operator.name }
  static var summary: String { "The opposite of `\(Operator.name)`." }
  static var examples: [Example] {
    [Example("print 'kusto' \(name) 'kusto'", prints: "False")]
  }
  static var overloads: [Overload] {
    [
      Overload([.string, .string], returns: .bool) { a, n, _ in
        .bool(Operator.evaluate(a[0].strings, a[1].strings, n).map { !$0 })
      }
    ]
  }
}

/// `a contains b`, and with `Case` the other variant.
enum Contains<Case: CaseRule>: StringOperator {
  static var name: String { "contains" + Case.suffix }
  static var summary: String { "Whether a text is part of another\(Case.summary)." }
  static var ignoresCase: Bool { Case.ignoresCase }
  static var examples: [Example] {
    [Example("print 'Kusto' \(name) 'ust'", prints: "True")] + Case.example(name, "Kusto", "KUS")
  }
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.find(needle, in: text) != nil }
}

/// `a has b`.
enum Has<Case: CaseRule>: StringOperator {
  static var name: String { "has" + Case.suffix }
  static var summary: String { "Whether a text has another as whole terms\(Case.summary)." }
  static var ignoresCase: Bool { Case.ignoresCase }
  static var examples: [Example] {
    [
      Example("print 'North America' \(name) 'North'", prints: "True"),
      Example("print 'North America' \(name) 'Nor'", prints: "False"),
    ] + Case.example(name, "a b", "B")
  }
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.hasTerm(text, needle, start: true, end: true) }
}

/// `a hasprefix b`.
enum HasPrefix<Case: CaseRule>: StringOperator {
  static var name: String { "hasprefix" + Case.suffix }
  static var summary: String { "Whether a term of a text begins with another\(Case.summary)." }
  static var ignoresCase: Bool { Case.ignoresCase }
  static var examples: [Example] {
    [Example("print 'North America' \(name) 'Ame'", prints: "True")]
  }
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.hasTerm(text, needle, start: true, end: false) }
}

/// `a hassuffix b`.
enum HasSuffix<Case: CaseRule>: StringOperator {
  static var name: String { "hassuffix" + Case.suffix }
  static var summary: String { "Whether a term of a text ends with another\(Case.summary)." }
  static var ignoresCase: Bool { Case.ignoresCase }
  static var examples: [Example] {
    [Example("print 'North America' \(name) 'rth'", prints: "True")]
  }
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.hasTerm(text, needle, start: false, end: true) }
}

/// `a startswith b`.
enum StartsWith<Case: CaseRule>: StringOperator {
  static var name: String { "startswith" + Case.suffix }
  static var summary: String { "Whether a text begins with another\(Case.summary)." }
  static var ignoresCase: Bool { Case.ignoresCase }
  static var examples: [Example] {
    [Example("print 'Fabric' \(name) 'Fab'", prints: "True")] + Case.example(name, "Fabric", "fab")
  }
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.hasPrefix(text, needle) }
}

/// `a endswith b`.
enum EndsWith<Case: CaseRule>: StringOperator {
  static var name: String { "endswith" + Case.suffix }
  static var summary: String { "Whether a text ends with another\(Case.summary)." }
  static var ignoresCase: Bool { Case.ignoresCase }
  static var examples: [Example] {
    [Example("print 'Fabric' \(name) 'ric'", prints: "True")] + Case.example(name, "Fabric", "RIC")
  }
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.hasSuffix(text, needle) }
}

/// `a =~ b`.
enum EqualIgnoringCase: StringOperator {
  static let name = "=~"
  static let summary = "Whether two texts are equal without regard to case."
  static let ignoresCase = true
  static let examples = [Example("print 'ABC' =~ 'abc'", prints: "True")]
  static func holds<Fold: ByteFold>(
    _ text: Span<UInt8>,
    _ needle: Span<UInt8>,
    _ fold: Fold.Type
  ) -> Bool { TextSearch<Fold>.equal(text, needle) }
}

/// Which of the two variants of a string operator is meant.
protocol CaseRule: Sendable {
  static var suffix: String { get }
  static var ignoresCase: Bool { get }
}

extension CaseRule {
  static var summary: String { ignoresCase ? ", case aside" : ", case-sensitively" }

  static func example(_ name: String, _ text: String, _ needle: String) -> [Example] {
    [Example("print '\(text)' \(name) '\(needle)'", prints: ignoresCase ? "True" : "False")]
  }
}

/// The variant without a suffix.
enum AnyCase: CaseRule {
  static let suffix = ""
  static let ignoresCase = true
}

/// The variant with the suffix `_cs`.
enum ExactCase: CaseRule {
  static let suffix = "_cs"
  static let ignoresCase = false
}
