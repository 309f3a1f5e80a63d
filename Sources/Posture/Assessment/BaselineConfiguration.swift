import ControlCatalog
import PostureModel
import Tables

/// What a tenant's own configuration of a baseline says about its requirements.
///
/// Identifiers are found whatever their letter case, as in ScubaGear's report.
struct BaselineConfiguration {
  /// The table that holds it.
  private static let table = "ScubaConfig"

  private let omissions: [Entry]
  private let annotations: [Entry]

  /// What is said about one requirement.
  private struct Entry {
    /// The identifier as it is written.
    let id: String
    /// Whether it has an effect: the omission has not ended, the annotation says incorrect.
    let holds: Bool
    /// When the omission ends, as it is written.
    let end: String?
    /// The reason or comment.
    let text: String?
  }

  /// Reads the configuration, which ScubaGear's export has for its own baseline alone.
  init(of baseline: Baseline, tables: any TableProvider, now: Int64) {
    guard baseline.framework == .scuba else {
      omissions = []
      annotations = []
      return
    }
    omissions = Self.entries("OmitPolicy", tables).map { entry in
      Entry(
        id: entry.key,
        holds: Self.isOpen(entry.value, now: now),
        end: Self.text("Expiration", of: entry.value),
        text: Self.text("Rationale", of: entry.value)
      )
    }
    annotations = Self.entries("AnnotatePolicy", tables).map { entry in
      Entry(
        id: entry.key,
        holds: entry.value["IncorrectResult"] == .bool(true),
        end: nil,
        text: Self.text("Comment", of: entry.value)
      )
    }
  }

  /// The verdict that stands: leaving out comes before everything.
  func adjusting(_ verdict: BaselineVerdict, of requirement: String) -> BaselineVerdict {
    if Self.entry(requirement, in: omissions)?.holds == true { return .omitted }
    let isJudgement = verdict == .pass || verdict == .fail || verdict == .warning
    guard isJudgement, Self.entry(requirement, in: annotations)?.holds == true else {
      return verdict
    }
    return .incorrect
  }

  /// The reason of an omission that holds, or the comment of an annotation.
  func text(about requirement: String) -> String? {
    if let omission = Self.entry(requirement, in: omissions), omission.holds {
      return omission.text
    }
    return Self.entry(requirement, in: annotations)?.text
  }

  /// What has no effect, and why.
  func remarks(on baseline: Baseline) -> [String] {
    var successors: [String: [String]] = [:]
    for requirement in baseline.requirements where !requirement.isRetired {
      for old in requirement.replaces {
        successors[old.lowercased(), default: []].append(requirement.id)
      }
    }
    let known = Set(baseline.requirements.filter { !$0.isRetired }.map { $0.id.lowercased() })
    var remarks: [String] = []
    for (word, entries) in [("omits", omissions), ("annotates", annotations)] {
      for entry in entries where !known.contains(entry.id.lowercased()) {
        let successor = successors[entry.id.lowercased()]
        let reason =
          successor.map { "which is now \($0.joined(separator: ", "))" }
          ?? "which the baseline does not have"
        remarks.append("the configuration \(word) \(entry.id), \(reason); it has no effect")
      }
    }
    for entry in omissions where !entry.holds && known.contains(entry.id.lowercased()) {
      remarks.append(
        "the omission of \(entry.id) ended, or its end '\(entry.end ?? "")' is not a date"
      )
    }
    return remarks
  }

  private static func entry(_ id: String, in entries: [Entry]) -> Entry? {
    let id = id.lowercased()
    return entries.first { $0.id.lowercased() == id }
  }

  /// Whether an omission still holds: one without an end always does, one whose end cannot be read
  /// does not.
  private static func isOpen(_ entry: DynamicValue, now: Int64) -> Bool {
    switch entry["Expiration"] {
    case nil, .null?: return true
    case .string(let text)?:
      return text.isEmpty || ConfiguredDate.ticks(text).map { $0 >= now } ?? false
    case .datetime(let end)?: return end >= now
    default: return false
    }
  }

  private static func text(_ key: String, of entry: DynamicValue) -> String? {
    switch entry[key] {
    case .string(let text)?: text.isEmpty ? nil : text
    case .datetime(let ticks)?: Timestamp.text(ticks)
    default: nil
    }
  }

  private static func entries(
    _ column: String,
    _ tables: any TableProvider
  ) -> [DynamicValue.BagEntry] {
    guard let schema = tables.schema(of: table), let index = schema.index(of: column),
      // A configuration that cannot be read changes nothing.
      let reader = try? tables.open(table, columns: [index])
    else { return [] }
    var entries: [DynamicValue.BagEntry] = []
    while let batch = try? reader.next() {
      for row in 0..<batch.count {
        if case .dynamic(.bag(let bag)) = batch.columns[0].value(at: row) { entries += bag }
      }
    }
    return entries
  }
}
