import KQLPlan
import Tables

/// What the `reduce` operator runs: strings grouped by what they have in common.
enum Reduce: TablePlugin {
  static let name = "reduce"
  static let summary = "Strings grouped by the terms they share; what differs is a wildcard."
  static let examples = [
    Example(
      "datatable(s: string)['disk 1', 'disk 2'] | reduce by s | project Pattern",
      prints: "disk *"
    )
  ]
  private static let output = Schema([
    .init("Pattern", .string), .init("Count", .long), .init("Representative", .string),
  ])
  /// Patterns that a string is compared with; later strings of new kinds are `others`.
  private static let patternLimit = 2_000

  static func schema(input: Schema, arguments: [PluginArgument]) throws -> Schema? {
    guard PluginCall(arguments).argument(0, "column") != nil else { throw noColumn }
    return output
  }

  private static let noColumn = QueryFailure("argument 1 (column) is missing")

  private struct Cluster {
    /// The terms and the characters between them; nil where the strings differ.
    var parts: [String?]
    var count: Int64
    let representative: String
  }

  static func run(
    input: Batch,
    schema: Schema,
    arguments: [PluginArgument],
    context: QueryContext
  ) throws -> (schema: Schema, batch: Batch) {
    let call = PluginCall(arguments)
    guard let source = call.argument(0, "column") else { throw noColumn }
    let threshold = try call.number(Int.max, "threshold") ?? 0.1
    let breaks = Set(try call.text(Int.max, "characters") ?? "")
    let column = try PluginExpressions.column(of: source, input, context)
    let texts = try Casts.cast(column, to: .string, input.count, context).strings

    var counts: [String: Int64] = [:]
    var order: [String] = []
    for row in 0..<input.count {
      let text = texts[row]
      if counts.updateValue((counts[text] ?? 0) + 1, forKey: text) == nil { order.append(text) }
    }
    var clusters: [Cluster] = []
    var byLength: [Int: [Int]] = [:]
    var others: Int64 = 0
    for text in order {
      let parts = split(text, breaks)
      let count = counts[text] ?? 0
      let known = byLength[parts.count] ?? []
      let best = known.map { ($0, similarity(clusters[$0].parts, parts)) }
        .max { $0.1 < $1.1 }
      if let (index, share) = best, share > 0, share >= threshold {
        clusters[index].count += count
        for (position, part) in parts.enumerated() where clusters[index].parts[position] != part {
          clusters[index].parts[position] = nil
        }
      } else if clusters.count < patternLimit {
        byLength[parts.count, default: []].append(clusters.count)
        clusters.append(Cluster(parts: parts, count: count, representative: text))
      } else {
        others += count
      }
    }
    var rows: [[ScalarValue]] = []
    for cluster in clusters.enumerated().sorted(by: {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }).map(\.element) {
      if cluster.count == 1, input.count > 1 {
        others += 1
      } else {
        rows.append([
          .string(pattern(cluster.parts, breaks)), .long(cluster.count),
          .string(cluster.representative),
        ])
      }
    }
    if others > 0 { rows.append([.string("others"), .long(others), .string("")]) }
    return (output, Batch(rows: rows, schema: output))
  }

  /// Terms of letters and digits in turn with what stands between them.
  private static func split(_ text: String, _ breaks: Set<Character>) -> [String] {
    var parts: [String] = [""]
    var isTerm = true
    for character in text {
      let belongs = (character.isLetter || character.isNumber) && !breaks.contains(character)
      if belongs != isTerm {
        parts.append("")
        isTerm = belongs
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  /// The share of terms that are equal.
  private static func similarity(_ pattern: [String?], _ parts: [String]) -> Double {
    var terms = 0
    var equal = 0
    for index in stride(from: 0, to: parts.count, by: 2) where !parts[index].isEmpty {
      terms += 1
      if pattern[index] == parts[index] { equal += 1 }
    }
    return terms == 0 ? 0 : Double(equal) / Double(terms)
  }

  /// The pattern as text: a `*` for each run of parts that differ or are numbers.
  private static func pattern(_ parts: [String?], _ breaks: Set<Character>) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      let isBreak = index % 2 == 1
      if let part, isBreak, !part.isEmpty, part.allSatisfy({ breaks.contains($0) }) {
        // A break of the caller's choosing belongs to the wildcard beside it.
        let next = index + 1 < parts.count ? parts[index + 1] : nil
        let isBeforeWildcard = next.map { $0.allSatisfy(\.isNumber) } ?? true
        if !isBeforeWildcard, !text.hasSuffix("*") { text += part }
      } else if let part, part.isEmpty || !part.allSatisfy(\.isNumber) {
        text += part
      } else if !text.hasSuffix("*") {
        text += "*"
      }
    }
    return text
  }
}
