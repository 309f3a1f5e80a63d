import PostureModel

/// The choice of actions that gains the most for every effort, none without its prerequisites.
///
/// Actions that depend on each other form parts; between parts the choice is free. Each part is
/// solved by dynamic programming in an order that keeps to the prerequisites, over the sets of those
/// chosen actions that others still to come depend on. The parts are then joined like the stages of
/// an ordinary knapsack. This is exact as long as no part needs more than `mostSets` such sets at a
/// time, which tangles of dozens of actions do.
struct PrecedenceKnapsack {
  /// How many sets of chosen actions are kept at a time.
  static let mostSets = 1024

  /// A gain, and what decides between equal ones: the better ranked actions, the first most of all.
  struct Value {
    var gain = 0.0
    var preference = 0.0

    func isBetter(than other: Value) -> Bool {
      (gain - other.gain).magnitude > PrecedenceKnapsack.tolerance
        ? gain > other.gain : preference > other.preference
    }

    static func + (left: Value, right: Value) -> Value {
      Value(gain: left.gain + right.gain, preference: left.preference + right.preference)
    }
  }

  /// What sums of doubles may be off by.
  static let tolerance = 1e-9

  /// The best value for at most so much effort.
  private(set) var best: [Value]
  /// Whether no choice is better.
  private(set) var isExact = true
  private var parts: [Part] = []
  /// How much of each effort every part gets.
  private var spent: [[Int32]] = []

  /// Solves it for every effort up to a limit.
  init(_ actions: [Recommendation], limit: Int) {
    best = [Value](repeating: Value(), count: limit + 1)
    let before = Prerequisites(between: actions).before
    for members in Self.components(before) {
      let part = Part(members, actions: actions, before: before, limit: limit)
      isExact = isExact && part.isExact
      let most = part.best.count - 1
      var joined = best
      var chosen = [Int32](repeating: 0, count: limit + 1)
      for effort in 0...limit {
        for share in 0...min(effort, most) where part.isStep(share) {
          let value = best[effort - share] + part.best[share]
          if value.isBetter(than: joined[effort]) {
            joined[effort] = value
            chosen[effort] = Int32(share)
          }
        }
      }
      best = joined
      parts.append(part)
      spent.append(chosen)
    }
  }

  /// The actions of the best choice for at most so much effort, by index, in order.
  func choice(for effort: Int) -> [Int] {
    var left = effort
    var chosen: [Int] = []
    for index in parts.indices.reversed() {
      let share = Int(spent[index][left])
      chosen += parts[index].choice(for: share)
      left -= share
    }
    return chosen.sorted()
  }

  /// The actions that depend on each other, together, each by index in order.
  private static func components(_ before: [[Int]]) -> [[Int]] {
    var linked = [[Int]](repeating: [], count: before.count)
    for (index, others) in before.enumerated() {
      for other in others {
        linked[index].append(other)
        linked[other].append(index)
      }
    }
    var seen: Set<Int> = []
    var components: [[Int]] = []
    for start in before.indices where seen.insert(start).inserted {
      var open = [start]
      var members: [Int] = []
      while let next = open.popLast() {
        members.append(next)
        for other in linked[next] where seen.insert(other).inserted { open.append(other) }
      }
      components.append(members.sorted())
    }
    return components
  }
}

/// Actions that depend on each other, and the best choice among them for every effort.
private struct Part {
  /// One step: the state that each state at an effort came from.
  private struct Step {
    /// The states before, by their place, and whether the step's action was taken, for each effort.
    var origins: [[(state: Int32, taken: Bool)]] = []
  }

  let best: [PrecedenceKnapsack.Value]
  let isExact: Bool
  private let order: [Int]
  private let efforts: [Int]
  private var steps: [Step] = []
  /// The state in which the best choice for each effort ends.
  private let ends: [Int]

  /// Whether an effort is worth giving: less would not do as well.
  func isStep(_ effort: Int) -> Bool {
    effort == 0 || best[effort].isBetter(than: best[effort - 1])
  }

  init(_ members: [Int], actions: [Recommendation], before: [[Int]], limit: Int) {
    order = Prerequisites.order(of: members, before: before)
    efforts = order.map { actions[$0].cost.effort }
    let most = min(limit, efforts.reduce(0, +))
    let place = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    // The step after which nobody asks any more whether an action was chosen.
    var lastUse = Array(order.indices)
    for (step, member) in order.enumerated() {
      for other in before[member] {
        if let own = place[other] { lastUse[own] = max(lastUse[own], step) }
      }
    }
    let nothing = [PrecedenceKnapsack.Value?](repeating: nil, count: most + 1)
    var names: [Set<Int>] = [[]]
    var states = [nothing]
    states[0][0] = PrecedenceKnapsack.Value()
    var isExact = true
    for (step, member) in order.enumerated() {
      let needed = Set(before[member].compactMap { place[$0] })
      let action = actions[member]
      let value = PrecedenceKnapsack.Value(
        gain: action.pointsToGain,
        // Exact for the first fifty ranks, which is as far as anybody looks.
        preference: Self.powers.indices.contains(action.rank) ? Self.powers[action.rank] : 0
      )
      var places: [Set<Int>: Int] = [:]
      var nextNames: [Set<Int>] = []
      var next: [[PrecedenceKnapsack.Value?]] = []
      var origins: [[(state: Int32, taken: Bool)]] = []
      for (number, name) in names.enumerated() {
        for taken in [false, true] where !taken || needed.isSubset(of: name) {
          let cost = taken ? efforts[step] : 0
          guard cost <= most else { continue }
          var chosen = name
          if taken { chosen.insert(step) }
          chosen = chosen.filter { lastUse[$0] > step }
          let target = places[chosen] ?? nextNames.count
          if target == nextNames.count {
            places[chosen] = target
            nextNames.append(chosen)
            next.append(nothing)
            origins.append([(state: Int32, taken: Bool)](repeating: (0, false), count: most + 1))
          }
          for effort in cost...most {
            guard let old = states[number][effort - cost] else { continue }
            let new = taken ? old + value : old
            if next[target][effort].map({ new.isBetter(than: $0) }) ?? true {
              next[target][effort] = new
              origins[target][effort] = (Int32(number), taken)
            }
          }
        }
      }
      var kept = Array(nextNames.indices)
      if kept.count > PrecedenceKnapsack.mostSets {
        isExact = false
        kept = Self.mostPromising(next)
      }
      steps.append(Step(origins: kept.map { origins[$0] }))
      names = kept.map { nextNames[$0] }
      states = kept.map { next[$0] }
    }
    // At the end nothing is asked for any more, so that there is one state.
    var best: [PrecedenceKnapsack.Value] = []
    var ends: [Int] = []
    var top = PrecedenceKnapsack.Value()
    var end = 0
    let values = states.first ?? nothing
    for effort in 0...most {
      if let value = values.indices.contains(effort) ? values[effort] : nil,
        value.isBetter(than: top)
      {
        top = value
        end = effort
      }
      best.append(top)
      ends.append(end)
    }
    self.best = best
    self.ends = ends
    self.isExact = isExact
  }

  /// The actions of the best choice for at most so much effort, by index.
  func choice(for effort: Int) -> [Int] {
    var left = ends[effort]
    var state = 0
    var chosen: [Int] = []
    for step in steps.indices.reversed() {
      let (origin, taken) = steps[step].origins[state][left]
      if taken {
        chosen.append(order[step])
        left -= efforts[step]
      }
      state = Int(origin)
    }
    return chosen
  }

  private static let powers: [Double] = {
    var powers: [Double] = []
    var power = 1.0
    for _ in 0..<50 {
      powers.append(power)
      power /= 2
    }
    return powers
  }()

  /// The states with the best values, when there are too many.
  private static func mostPromising(_ states: [[PrecedenceKnapsack.Value?]]) -> [Int] {
    let ranked = states.enumerated().map { place, values -> (place: Int, gain: Double) in
      (place, values.reduce(0) { max($0, $1?.gain ?? 0) })
    }.sorted { $0.gain != $1.gain ? $0.gain > $1.gain : $0.place < $1.place }
    return ranked.prefix(PrecedenceKnapsack.mostSets).map(\.place)
  }
}
