/// What checks want to know of expressions.
enum ExpressionFacts {
  /// Whether any part passes a test, in groups only if that is asked for.
  static func has(
    _ text: ExpressionText,
    inGroup: Bool = false,
    _ test: (Expression) -> Bool
  ) -> Bool {
    var found = false
    text.root?.visit { part, groups in
      if !found, groups > 0 || !inGroup { found = test(part) }
    }
    return found
  }

  /// Whether it is a run of any characters from none or one on.
  static func isAnyRun(_ part: Expression) -> Bool {
    guard case .repeated(.characters(_, let written), let bounds) = part, written == "." else {
      return false
    }
    return bounds.isGeneric
  }

  /// Why a run of non-blanks is refused; nil when there is none.
  static func openNonBlanks(_ text: ExpressionText) -> String? {
    var message: String?
    text.root?.visit { part, groups in
      guard case .repeated(.characters(_, let written), let bounds) = part, written == "\\S",
        bounds.isUnbounded
      else { return }
      if bounds.minimum == 0 {
        message = "'\\S*' is treated as a run of any characters"
      } else if groups > 0 {
        message = "a group holds '\\S' without limit"
      }
    }
    return message
  }

  /// Whether a match cannot begin or end in the middle of a word or number.
  static func isGuarded(_ root: Expression) -> Bool {
    root.branches.allSatisfy { parts in
      isGuard(parts[...], fromStart: true) && isGuard(parts.reversed()[...], fromStart: false)
    }
  }

  private static func isGuard(_ parts: ArraySlice<Expression>, fromStart: Bool) -> Bool {
    for part in parts {
      switch part {
      case .anchor: return true
      case .group(let kind, _, let inner):
        if kind.isAssertion { return true }
        let isInner = inner.branches.allSatisfy { branch in
          isGuard(fromStart ? branch[...] : branch.reversed()[...], fromStart: fromStart)
        }
        if isInner { return true }
        if inner.length.minimum > 0 { return false }
      case .characters(let set, _): return !set.overlaps(.words)
      case .repeated(let inner, let bounds):
        if bounds.minimum == 0 {
          // What may be missing guards nothing, and takes nothing away from what does.
          if inner.length.minimum > 0, inner.taken.overlaps(.words) { return false }
          continue
        }
        return isGuard([inner][...], fromStart: fromStart)
      case .sequence(let inner):
        return isGuard(fromStart ? inner[...] : inner.reversed()[...], fromStart: fromStart)
      case .alternatives(let inner):
        return inner.allSatisfy { isGuard([$0][...], fromStart: fromStart) }
      case .unknown: return true
      }
    }
    return false
  }

  /// How many positions of the shortest match accept few characters.
  static func constrained(_ part: Expression) -> Int {
    switch part {
    case .characters(let set, _):
      return set.count <= 36 && !set.hasOthers ? 1 : set.count == 0 ? 1 : 0
    case .anchor, .unknown: return 0
    case .group(let kind, _, let inner): return kind.isAssertion ? 0 : constrained(inner)
    case .sequence(let parts):
      return parts.reduce(0) { min($0 + constrained($1), 1 << 20) }
    case .alternatives(let parts): return parts.map(constrained).min() ?? 0
    case .repeated(let inner, let bounds):
      let (product, overflow) = constrained(inner).multipliedReportingOverflow(by: bounds.minimum)
      return overflow ? 1 << 20 : min(product, 1 << 20)
    }
  }

  /// The runs of fixed characters in it.
  static func literals(_ root: Expression) -> [String] {
    var runs: [String] = []
    gather(root, into: &runs)
    return runs.filter { !$0.isEmpty }
  }

  private static func gather(_ part: Expression, into runs: inout [String]) {
    switch part {
    case .characters(_, let written) where isLiteral(written):
      let text = written.hasPrefix("\\") ? String(written.dropFirst()) : written
      if runs.isEmpty { runs.append("") }
      runs[runs.count - 1] += text
    case .characters, .repeated, .unknown, .anchor:
      runs.append("")
      if case .repeated(let inner, _) = part, !inner.parts.isEmpty { gather(inner, into: &runs) }
      runs.append("")
    case .group(_, _, let inner): gather(inner, into: &runs)
    case .sequence(let parts): for inner in parts { gather(inner, into: &runs) }
    case .alternatives(let parts):
      for inner in parts {
        runs.append("")
        gather(inner, into: &runs)
      }
      runs.append("")
    }
  }

  /// Whether a position is written as one fixed character.
  private static func isLiteral(_ written: String) -> Bool {
    let scalars = Array(written.unicodeScalars)
    if scalars.count == 1 { return scalars[0] != "." }
    return scalars.count == 2 && scalars[0] == "\\" && !scalars[1].properties.isAlphabetic
      && !("0"..."9").contains(scalars[1])
  }

  static func hasTwoLetters(_ run: String) -> Bool {
    run.unicodeScalars.count { $0.isASCII && $0.properties.isAlphabetic } >= 2
  }

  /// Whether it is nothing but alternatives of words.
  static func isWordList(_ root: Expression) -> Bool {
    switch root {
    case .group(let kind, _, let inner): return !kind.isAssertion && isWordList(inner)
    case .sequence(let parts):
      let rest = parts.filter { if case .anchor = $0 { false } else { true } }
      return rest.count == 1 && isWordList(rest[0])
    case .alternatives(let parts):
      return parts.count >= 3
        && parts.allSatisfy { part in
          part.length.minimum == part.length.maximum
            && literals(part).joined().unicodeScalars.count == part.length.minimum
            && literals(part).joined().unicodeScalars.contains { $0.properties.isAlphabetic }
        }
    default: return false
    }
  }

  /// Why something looks as if it was escaped twice; nil when nothing does.
  static func doubleEscape(_ pattern: String) -> String? {
    for entity in ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#"] where pattern.contains(entity)
    {
      return "'\(entity)' is literal text in an expression"
    }
    for letter in ["d", "w", "s", "b", "D", "W", "S", "."] where pattern.contains("\\\\" + letter) {
      return "'\\\\\(letter)' is a backslash and '\(letter)'"
    }
    return nil
  }

  /// How many digits, and letters where they count, every match has; nil when that differs.
  static func countedCharacters(_ root: Expression, letters: Bool) -> Int? {
    let counted: CharacterSet = letters ? CharacterSet.digits.union(.letters) : .digits
    let range = count(root, counted)
    return range.minimum == range.maximum ? range.minimum : nil
  }

  private static func count(
    _ part: Expression,
    _ counted: CharacterSet
  ) -> (minimum: Int, maximum: Int?) {
    switch part {
    case .characters(let set, _):
      return (set.isSubset(of: counted) ? 1 : 0, set.overlaps(counted) ? 1 : 0)
    case .anchor: return (0, 0)
    case .unknown: return (0, nil)
    case .group(let kind, _, let inner): return kind.isAssertion ? (0, 0) : count(inner, counted)
    case .sequence(let parts):
      return parts.map { count($0, counted) }.reduce((0, 0)) { sum, next in
        let maximum = sum.1.flatMap { left in next.maximum.map { min(left + $0, 1 << 20) } }
        return (min(sum.0 + next.minimum, 1 << 20), maximum)
      }
    case .alternatives(let parts):
      let counts = parts.map { count($0, counted) }
      let maxima = counts.map(\.maximum)
      return (
        counts.map(\.minimum).min() ?? 0,
        maxima.contains { $0 == nil } ? nil : maxima.compactMap { $0 }.max()
      )
    case .repeated(let inner, let bounds):
      let once = count(inner, counted)
      let most: Int? =
        once.maximum == 0
        ? 0
        : once.maximum.flatMap { left in
          bounds.maximum.map { min(left.multipliedReportingOverflow(by: $0).partialValue, 1 << 20) }
        }
      return (
        min(once.minimum.multipliedReportingOverflow(by: bounds.minimum).partialValue, 1 << 20),
        most
      )
    }
  }
}
