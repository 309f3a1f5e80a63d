/// What makes an expression slow on texts that do not match.
enum ExpressionDanger {
  /// A repetition without limit whose repetitions can be cut in more than one way, so that the work
  /// grows exponentially; nil when there is none.
  static func hasExponential(_ root: Expression) -> Bool {
    root.contains { part in
      guard case .repeated(let inner, let bounds) = part, bounds.isUnbounded else { return false }
      return isAmbiguous(inner)
    }
  }

  /// Whether two rounds of a repeated part can be cut in more than one way.
  private static func isAmbiguous(_ body: Expression) -> Bool {
    switch body {
    case .group(let kind, _, let inner): return kind != .atomic && isAmbiguous(inner)
    case .repeated(let inner, let bounds):
      return bounds.isUnbounded || (bounds.minimum != bounds.maximum && isAmbiguous(inner))
    case .alternatives(let parts):
      if parts.contains(where: isAmbiguous) { return true }
      return parts.indices.contains { index in
        parts[(index + 1)...].contains { areAlike(parts[index], $0) }
      }
    case .sequence(let parts):
      return parts.indices.contains { index in
        guard hasUnbounded(parts[index]) else {
          return parts[index].length.minimum > 0 && parts.count == 1 && isAmbiguous(parts[index])
        }
        let taken = parts[index].taken
        return !parts.indices.contains { other in
          other != index && parts[other].length.minimum > 0 && !parts[other].taken.overlaps(taken)
        }
      }
    case .characters, .anchor, .unknown: return false
    }
  }

  private static func hasUnbounded(_ part: Expression) -> Bool {
    part.contains { inner in
      if case .repeated(_, let bounds) = inner { bounds.isUnbounded } else { false }
    }
  }

  /// Whether two alternatives of one character take the same one.
  private static func areAlike(_ left: Expression, _ right: Expression) -> Bool {
    left.length == (1, 1) && right.length == (1, 1) && left.taken.overlaps(right.taken)
  }

  /// Whether two repetitions without limit follow each other over the same characters, so that the
  /// work grows with the square of the text.
  static func hasQuadratic(_ root: Expression) -> Bool {
    root.contains { part in
      guard case .sequence(let parts) = part else { return false }
      return parts.indices.contains { index in
        guard case .repeated(let left, let bounds) = parts[index], bounds.isUnbounded else {
          return false
        }
        for next in parts[(index + 1)...] {
          if case .repeated(let right, let bounds) = next, bounds.isUnbounded {
            if left.taken.overlaps(right.taken) { return true }
          }
          if next.length.minimum > 0 { return false }
        }
        return false
      }
    }
  }
}
