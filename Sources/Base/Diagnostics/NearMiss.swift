/// The names most like `name`, best first: what the user may have meant.
///
/// Case does not count; a name qualifies when at most a third of it (and at least one letter, at
/// most three) would have to change, or when it only differs in separators.
public func nearest(
  to name: String,
  among candidates: some Sequence<String>,
  limit: Int = 1
) -> [String] {
  let wanted = folded(name)
  guard !wanted.isEmpty, wanted.count <= 128 else { return [] }
  let allowed = min(3, max(1, wanted.count / 3))
  var found: [(distance: Int, name: String)] = []
  for candidate in candidates where candidate != name {
    let other = folded(candidate)
    guard other.count <= 128, abs(other.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, other)
    if distance <= allowed { found.append((distance, candidate)) }
  }
  found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return found.prefix(max(0, limit)).map(\.name)
}

/// The hint `did you mean 'x'?` for the nearest name, or none.
public func nearMissHints(for name: String, among candidates: some Sequence<String>) -> [String] {
  nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
}

/// Lower-case scalars without the separators that people mix up.
private func folded(_ name: String) -> [Unicode.Scalar] {
  name.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " && $0 != "." }
}

/// How many insertions, deletions, replacements and swaps of neighbours lead from one to the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, leftScalar) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, rightScalar) in right.enumerated() {
      let replaced = last[column] + (leftScalar == rightScalar ? 0 : 1)
      var best = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, leftScalar == right[column - 1], left[row - 1] == rightScalar {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
