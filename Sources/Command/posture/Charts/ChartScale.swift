import Tables

/// Marks along an axis, at round numbers or times.
struct ChartScale {
  let low: Double
  let high: Double
  let marks: [(value: Double, label: String)]

  /// A scale over numbers, widened to round ends.
  init(numbers low: Double, _ high: Double, count: Int = 5) {
    let step = Self.roundStep((high - low) / Double(max(1, count)))
    let start = (low / step).rounded(.down)
    let end = (high / step).rounded(.up)
    self.low = start * step
    self.high = max(end * step, start * step + step)
    var marks: [(value: Double, label: String)] = []
    var index = start
    while index <= end, marks.count < 50 {
      marks.append((index * step, Self.text(index * step)))
      index += 1
    }
    self.marks = marks
  }

  /// A scale over times in ticks.
  init(times low: Double, _ high: Double, count: Int = 6) {
    self.low = low
    self.high = high > low ? high : low + 1
    let span = (self.high - low) / Double(Ticks.second)
    let steps: [Double] = [
      1, 5, 15, 60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
      2_592_000, 7_776_000, 31_536_000, 157_680_000, 1_576_800_000,
    ]
    let step = (steps.first { span / $0 <= Double(count) } ?? 15_768_000_000) * Double(Ticks.second)
    var marks: [(value: Double, label: String)] = []
    var value = (low / step).rounded(.up) * step
    while value <= self.high, marks.count < 50 {
      let text = Int64(exactly: value.rounded()).map { Ticks.text(datetime: $0) } ?? ""
      // `2030-01-02T03:04:05`: the day alone where steps are days, else day and minute.
      let day = text.dropFirst(5).prefix(5)
      let clock = text.dropFirst(11).prefix(step < 60 * Double(Ticks.second) ? 8 : 5)
      let isDay = step >= 86_400 * Double(Ticks.second)
      marks.append((value, isDay ? String(text.prefix(10)) : "\(day) \(clock)"))
      value += step
    }
    self.marks = marks
  }

  /// Where a value lies, 0 at the low end and 1 at the high end.
  func place(_ value: Double) -> Double { (value - low) / (high - low) }

  /// 1, 2 or 5 times a power of ten, not below `least`.
  private static func roundStep(_ least: Double) -> Double {
    guard least > 0, least.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least { power /= 10 }
    for factor in [1.0, 2, 5] where power * factor >= least { return power * factor }
    return power * 10
  }

  /// A number in few characters.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let magnitude = value.magnitude
    for (unit, name) in [(1e9, "G"), (1e6, "M"), (1e4, "k")] where magnitude >= unit {
      let scale = name == "k" ? 1e3 : unit
      return plain((value / scale * 100).rounded() / 100) + name
    }
    return plain((value * 10_000).rounded() / 10_000)
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : value.description
  }
}
