import PostureModel

/// What must be done before what among actions, and the order that keeps to it.
struct Prerequisites {
  /// The actions that must come before each, by index; without circles.
  let before: [[Int]]
  /// The controls that each action waits for and of which the run cannot say that they are met.
  private let unverified: [[String]]
  private let weights: [ActionWeight]

  /// Finds them for actions that are in order of weight.
  ///
  /// A prerequisite that is met, decided or does not apply is none. An edge that would close a circle,
  /// which actions of several controls can make, is left out.
  init(_ actions: [Recommendation], results: [ControlResult]) {
    var owners: [String: Int] = [:]
    for (index, action) in actions.enumerated() {
      for control in action.controls { owners[control] = index }
    }
    let known = Dictionary(results.map { ($0.control.id, $0) }) { first, _ in first }
    var before = [[Int]](repeating: [], count: actions.count)
    var unverified = [[String]](repeating: [], count: actions.count)
    for (index, action) in actions.enumerated() {
      let needed = Set(action.controls.flatMap { known[$0]?.control.after ?? [] }).sorted()
      for control in needed {
        if let owner = owners[control] {
          guard owner != index, !before[index].contains(owner),
            !Self.reaches(index, from: owner, before)
          else { continue }
          before[index].append(owner)
        } else if let result = known[control], Self.isUnknown(result) {
          unverified[index].append(control)
        }
      }
      before[index].sort()
    }
    self.before = before
    self.unverified = unverified
    weights = actions.map(ActionWeight.init)
  }

  /// Between actions as a run has them, which name what comes before each.
  init(between actions: [Recommendation]) {
    var owners: [String: Int] = [:]
    for (index, action) in actions.enumerated() {
      for control in action.controls { owners[control] = index }
    }
    var before = [[Int]](repeating: [], count: actions.count)
    for (index, action) in actions.enumerated() {
      for control in action.after {
        // A run file may come from anywhere, circles and all.
        guard let owner = owners[control], owner != index, !before[index].contains(owner),
          !Self.reaches(index, from: owner, before)
        else { continue }
        before[index].append(owner)
      }
    }
    self.before = before
    unverified = [[String]](repeating: [], count: actions.count)
    weights = actions.map(ActionWeight.init)
  }

  /// Whether `target` must come before `start`, through any number of others.
  private static func reaches(_ target: Int, from start: Int, _ before: [[Int]]) -> Bool {
    var open = [start]
    var seen: Set<Int> = [start]
    while let next = open.popLast() {
      if next == target { return true }
      for other in before[next] where seen.insert(other).inserted { open.append(other) }
    }
    return false
  }

  private static func isUnknown(_ result: ControlResult) -> Bool {
    guard result.standing == .measured else { return false }
    switch result.verdict.kind {
    case .notMeasured, .error, .notLicensed: return true
    case .pass, .fail, .partial, .notApplicable: return false
    }
  }

  /// Writes into each action what it waits for, and the phase that this puts it in.
  func describe(_ actions: inout [Recommendation]) {
    let leading = actions.map { $0.controls.first ?? "" }
    for index in actions.indices {
      actions[index].after = before[index].map { leading[$0] }
      actions[index].unverified = unverified[index]
      let phases = closure(of: index).map { actions[$0].cost.phase }
      actions[index].phase = phases.max { $0.rank < $1.rank } ?? actions[index].cost.phase
    }
  }

  /// An action and all that must come before it, in an order that can be kept to.
  private func closure(of index: Int, without done: Set<Int> = []) -> [Int] {
    Self.order(of: [index], before: before, without: done)
  }

  /// Indices and all that must come before them, each behind what it needs and near to it.
  ///
  /// What is `done` is left out, with what only it needs.
  static func order(
    of starts: [Int],
    before: [[Int]],
    without done: Set<Int> = []
  ) -> [Int] {
    var order: [Int] = []
    var seen = done
    for start in starts where seen.insert(start).inserted {
      // A stack of its own, since chains may be long.
      var open: [(index: Int, next: Int)] = [(start, 0)]
      while let (current, next) = open.last {
        if next < before[current].count {
          open[open.count - 1].next += 1
          let other = before[current][next]
          if seen.insert(other).inserted { open.append((other, 0)) }
        } else {
          order.append(current)
          open.removeLast()
        }
      }
    }
    return order
  }

  /// The actions by weight, each behind its prerequisites.
  ///
  /// Again and again the action is taken that weighs the most together with what it still waits for.
  var order: [Int] {
    guard before.contains(where: { !$0.isEmpty }) else { return Array(before.indices) }
    var order: [Int] = []
    var done: Set<Int> = []
    while order.count < before.count {
      var best: (bundle: [Int], weight: ActionWeight)?
      for index in before.indices where !done.contains(index) {
        let bundle = closure(of: index, without: done)
        let weight = weights[index].together(with: bundle.dropLast().map { weights[$0] })
        if best.map({ weight.precedes($0.weight) }) ?? true { best = (bundle, weight) }
      }
      guard let best else { break }
      order += best.bundle
      done.formUnion(best.bundle)
    }
    return order
  }
}

/// What an action is ranked by.
struct ActionWeight {
  private let seen: Bool
  private let gain: Double
  private let effort: Int
  private let severity: Severity
  private let impact: Int
  private let name: String

  init(_ action: Recommendation) {
    seen = action.seen > 0
    gain = action.pointsToGain
    effort = action.cost.effort
    severity = action.severity
    impact = action.userImpact.rank
    name = action.controls.first ?? ""
  }

  private init(_ weight: Self, gain: Double, effort: Int) {
    seen = weight.seen
    self.gain = gain
    self.effort = effort
    severity = weight.severity
    impact = weight.impact
    name = weight.name
  }

  /// Its weight when others have to be done for it.
  func together(with others: [Self]) -> Self {
    others.isEmpty
      ? self
      : Self(
        self,
        gain: others.reduce(gain) { $0 + $1.gain },
        effort: others.reduce(effort) { $0 + $1.effort }
      )
  }

  func precedes(_ other: Self) -> Bool {
    if seen != other.seen { return seen }
    let (ratio, otherRatio) = (gain / Double(effort), other.gain / Double(other.effort))
    if ratio != otherRatio { return ratio > otherRatio }
    if gain != other.gain { return gain > other.gain }
    if severity != other.severity { return severity < other.severity }
    if impact != other.impact { return impact < other.impact }
    return name < other.name
  }
}
