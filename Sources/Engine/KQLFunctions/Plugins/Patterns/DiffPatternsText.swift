import KQLPlan
import Tables

/// `diffpatterns_text(text, condition [, minTokens [, threshold [, maxTokens]]])`.
enum DiffPatternsText: TablePlugin {
  static let name = "diffpatterns_text"
  static let summary =
    "The runs of words whose share differs most between rows with a condition and those without."
  static let examples = [
    Example(
      """
      datatable(t: string, bad: bool)
      ['disk full on a', true, 'disk full on b', true, 'disk fine', false, 'all fine', false]
      | evaluate diffpatterns_text(t, bad) | where Percent_of_True == 100 | project Pattern
      """,
      prints: "disk full on"
    )
  ]

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    let call = PluginCall(arguments)
    guard try input.field(call.column(0, "TextColumn")).type == .string else {
      throw QueryFailure("the column must be a string")
    }
    guard call.argument(1, "BooleanCondition") != nil else {
      throw QueryFailure("argument 2 (BooleanCondition) is missing")
    }
    return Schema([
      .init("Count_of_True", .long), .init("Count_of_False", .long),
      .init("Percent_of_True", .real), .init("Percent_of_False", .real), .init("Pattern", .string),
    ])
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PatternCall(arguments)
    let texts = input.columns[try PluginCall(arguments).column(0, "TextColumn")].texts
    let least = Int(try call.number(2, "MinTokens", default: 1, 0...200))
    let threshold = try call.number(3, "Threshold", default: 0.05, 0.015...1)
    let most = Int(try call.number(4, "MaxTokens", default: 20, 0...20))
    guard let condition = call.argument(1) else { throw QueryFailure("a condition is missing") }
    let flags = try PluginExpressions.column(of: condition, input, context)
    guard case .bool(let values) = flags else {
      throw QueryFailure("argument 2 (BooleanCondition) must be a bool")
    }
    let output = try self.schema(input: schema, arguments: arguments) ?? schema
    var words = WordPatterns(rows: input.count)
    for row in 0..<input.count {
      words.add(texts[row], isTrue: values[row] ?? false)
    }
    let patterns = try words.patterns(atMost: most, threshold: threshold, context)
    let rows = patterns.filter { $0.words >= max(least, 1) }.map { pattern in
      [
        ScalarValue.long(Int64(pattern.counts.true)), .long(Int64(pattern.counts.false)),
        .real(100 * words.share(pattern.counts).true),
        .real(100 * words.share(pattern.counts).false), .string(pattern.text),
      ]
    }
    return (output, Batch(rows: rows, schema: output))
  }
}

/// Runs of words in texts of two classes, and runs that stand in the same texts joined.
private struct WordPatterns {
  struct Counts: Hashable {
    var `true` = 0
    var `false` = 0
  }

  struct Pattern {
    let text: String
    /// How many words it has, without the wildcards.
    let words: Int
    let counts: Counts
  }

  /// A run of words, and the texts that have it with the place where they first do.
  private struct Run {
    let words: [Int]
    var rows: [Int]
    var places: [Int]
  }

  /// Beyond so many runs of one length a comparison of texts says nothing.
  private static let limit = 50_000

  private var numbers: [String: Int] = [:]
  private var names: [String] = []
  private var texts: [[Int]] = []
  private var classes: [Bool] = []
  private var totals = Counts()

  init(rows: Int) {
    texts.reserveCapacity(rows)
    classes.reserveCapacity(rows)
  }

  mutating func add(_ text: String, isTrue: Bool) {
    var words: [Int] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let word = String(word)
      let number = numbers[word] ?? names.count
      if number == names.count {
        numbers[word] = number
        names.append(word)
      }
      words.append(number)
    }
    texts.append(words)
    classes.append(isTrue)
    if isTrue { totals.true += 1 } else { totals.false += 1 }
  }

  func share(_ counts: Counts) -> (true: Double, false: Double) {
    (
      Double(counts.true) / Double(max(totals.true, 1)),
      Double(counts.false) / Double(max(totals.false, 1))
    )
  }

  private func counts(_ rows: [Int]) -> Counts {
    var counts = Counts()
    for row in rows { if classes[row] { counts.true += 1 } else { counts.false += 1 } }
    return counts
  }

  /// The patterns that differ enough, the most different first.
  func patterns(
    atMost length: Int,
    threshold: Double,
    _ context: QueryContext
  ) throws -> [Pattern] {
    guard !texts.isEmpty else { return [] }
    guard totals.true > 0, totals.false > 0 else {
      throw QueryFailure("one of the two sets has no rows")
    }
    func isFrequent(_ run: Run) -> Bool {
      let share = share(counts(run.rows))
      return max(share.true, share.false) >= threshold
    }
    var level = try runs(of: 1, extending: nil, context).filter(isFrequent)
    var found: [Run] = []
    var size = 1
    while !level.isEmpty, size <= length {
      let longer =
        size < length
        ? try runs(of: size + 1, extending: Set(level.map(\.words)), context).filter(isFrequent)
        : []
      // A run within a longer one of the same texts says nothing by itself.
      let covered = Set(
        longer.flatMap { [Key($0, $0.words.dropLast()), Key($0, $0.words.dropFirst())] }
      )
      found += level.filter { !covered.contains(Key($0, $0.words[...])) }
      level = longer
      size += 1
    }
    return joined(found, threshold)
  }

  private struct Key: Hashable {
    let words: ArraySlice<Int>
    let rows: [Int]

    init(_ run: Run, _ words: ArraySlice<Int>) {
      self.words = words
      rows = run.rows
    }
  }

  /// The runs of a length, in the order that the texts have them, both of whose shorter runs are
  /// among those that are extended.
  private func runs(
    of size: Int,
    extending shorter: Set<[Int]>?,
    _ context: QueryContext
  ) throws -> [Run] {
    var positions: [ArraySlice<Int>: Int] = [:]
    var found: [Run] = []
    for (row, words) in texts.enumerated() where words.count >= size {
      if row % 1_024 == 0 { try context.checkCancellation() }
      for start in 0...(words.count - size) {
        let run = words[start..<start + size]
        if let shorter,
          !shorter.contains(Array(run.dropLast())) || !shorter.contains(Array(run.dropFirst()))
        {
          continue
        }
        if let index = positions[run] {
          guard found[index].rows.last != row else { continue }
          found[index].rows.append(row)
          found[index].places.append(start)
        } else {
          guard found.count < Self.limit || shorter == nil else {
            throw QueryFailure("the texts have too many different runs of words")
          }
          positions[run] = found.count
          found.append(Run(words: Array(run), rows: [row], places: [start]))
        }
      }
    }
    return found
  }

  /// Runs of the same texts that follow each other in all of them become one pattern.
  private func joined(_ runs: [Run], _ threshold: Double) -> [Pattern] {
    var groups: [[Int]: [Run]] = [:]
    var order: [[Int]] = []
    for run in runs {
      if groups[run.rows] == nil { order.append(run.rows) }
      groups[run.rows, default: []].append(run)
    }
    var patterns: [(pattern: Pattern, difference: Double)] = []
    for rows in order {
      let counts = counts(rows)
      let share = share(counts)
      let difference = abs(share.true - share.false)
      guard difference >= threshold else { continue }
      var chain: [Run] = []
      let parts = (groups[rows] ?? []).sorted {
        ($0.places[0], -$0.words.count) < ($1.places[0], -$1.words.count)
      }
      for part in parts {
        guard let last = chain.last else {
          chain.append(part)
          continue
        }
        let follows = zip(last.places, part.places).allSatisfy { $1 >= $0 + last.words.count }
        if follows { chain.append(part) }
      }
      let text = chain.map { $0.words.map { names[$0] }.joined(separator: " ") }
      patterns.append(
        (
          Pattern(
            text: text.joined(separator: " * "),
            words: chain.reduce(0) { $0 + $1.words.count },
            counts: counts
          ), difference
        )
      )
    }
    return patterns.enumerated().sorted {
      ($1.element.difference, $0.offset) < ($0.element.difference, $1.offset)
    }.map(\.element.pattern)
  }
}
