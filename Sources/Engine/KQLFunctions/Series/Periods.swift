import KQLPlan
import Tables

/// The periods of a series, by how much it is like itself some steps later.
struct Periodicity {
  private let autocorrelation: [Double]

  /// The shortest period that can be told from noise.
  static let shortest = 4

  init(_ values: [Double]) {
    let count = values.count
    let mean = values.reduce(0, +) / Double(max(1, count))
    var length = 1
    while length < count * 2 { length *= 2 }
    var numbers = Fourier.Numbers(zeros: length)
    for (index, value) in values.enumerated() { numbers.real[index] = value - mean }
    numbers = Fourier.transform(numbers, isInverse: false)
    for index in 0..<length {
      let (real, imaginary) = numbers[index]
      numbers[index] = (real * real + imaginary * imaginary, 0)
    }
    let products = Fourier.transform(numbers, isInverse: true).real
    let total = products.first ?? 0
    // A longer lag has fewer products, which is made up for.
    autocorrelation = (0...count / 2).map { lag in
      guard total > 0, lag < count else { return 0 }
      let share = Double(count) / Double(count - lag)
      return products[lag] / total * share
    }
  }

  /// How strong a period is, from 0 to 1; 0 unless it is stronger than those beside it.
  func score(_ period: Int) -> Double {
    guard period >= Self.shortest, period < autocorrelation.count - 1 else { return 0 }
    let value = autocorrelation[period]
    guard value > autocorrelation[period - 1], value >= autocorrelation[period + 1] else {
      return 0
    }
    // A period is a hill of its own, not a ripple on the slope of another.
    let near = max(1, period / 2)
    let around = autocorrelation[(period - near)...min(period + near, autocorrelation.count - 1)]
    guard value >= around.max() ?? value else { return 0 }
    return min(1, max(0, value))
  }

  /// The strongest periods between bounds, without multiples of a stronger one.
  func best(from low: Double, to high: Double, count: Int) -> [(period: Int, score: Double)] {
    let longest = autocorrelation.count - 1
    let first = max(Self.shortest, Int(max(0, min(low, 1e9)).rounded(.up)))
    let last = min(longest, Int(max(0, min(high, 1e9))))
    guard first <= last else { return [] }
    var found: [(period: Int, score: Double)] = []
    for period in first...last {
      let score = score(period)
      if score > 0 { found.append((period, score)) }
    }
    found.sort { $0.score != $1.score ? $0.score > $1.score : $0.period < $1.period }
    var kept: [(period: Int, score: Double)] = []
    for candidate in found where kept.count < count {
      if kept.contains(where: { candidate.period % $0.period == 0 }) { continue }
      kept.append(candidate)
    }
    return kept
  }
}

/// `series_periods_detect(series, shortest, longest, count)`.
enum SeriesPeriodsDetect: SeriesParts {
  static let name = "series_periods_detect"
  static let summary = "The strongest periods of a series, and how strong they are."
  static let examples = [
    Example(
      "print x = array_concat(dynamic([1, 2, 3, 9, 1, 2, 3, 9]), dynamic([1, 2, 3, 9])) "
        + "| project p = series_periods_detect(x, 0, 6, 1)",
      prints: "[4.0]"
    )
  ]
  static let results: [(name: String, type: ScalarType)] = [
    ("periods", .dynamic), ("scores", .dynamic),
  ]
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real, .real, .long], returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let values = Series(a[0].dynamics.ref(row))?.complete,
            let low = a[1].reals[row], let high = a[2].reals[row], let count = a[3].longs[row],
            count >= 0, count <= 1_000
          else { return nil }
          var found = Periodicity(values).best(from: low, to: high, count: Int(count)).map {
            (Double($0.period), $0.score)
          }
          while found.count < Int(count) { found.append((0, 0)) }
          return .bag([
            .init("periods", .reals(found.map(\.0))), .init("scores", .reals(found.map(\.1))),
          ])
        }
      }
    ]
  }
}

/// `series_periods_validate(series, period, ...)`.
enum SeriesPeriodsValidate: SeriesParts {
  static let name = "series_periods_validate"
  static let summary = "How strong given periods of a series are."
  static let examples = [
    Example(
      "print x = dynamic([1, 2, 3, 9, 1, 2, 3, 9, 1, 2, 3, 9]) "
        + "| project p = series_periods_validate(x, 4, 5)",
      prints: "[4.0,5.0]"
    )
  ]
  static let results: [(name: String, type: ScalarType)] = SeriesPeriodsDetect.results
  static var overloads: [Overload] {
    [
      Overload([.dynamic, .real, .real], variadic: true, returns: .dynamic) { a, n, _ in
        SeriesRows.dynamics(a, n) { row in
          guard let values = Series(a[0].dynamics.ref(row))?.complete else { return nil }
          let periodicity = Periodicity(values)
          let periods = a.dropFirst().map { $0.reals[row] ?? 0 }
          let scores = periods.map { period in
            Int(exactly: period).map { periodicity.score($0) } ?? 0
          }
          return .bag([.init("periods", .reals(periods)), .init("scores", .reals(scores))])
        }
      }
    ]
  }
}
