import ControlCatalog
import Tables

/// What a tenant's own configuration of a baseline says about its requirements.
struct BaselineConfiguration {
  /// The table that holds it.
  private static let table = "ScubaConfig"

  private let omitted: Set<String>
  private let annotated: Set<String>

  init(tables: any TableProvider, now: Int64) {
    let omissions = Self.entries("OmitPolicy", tables)
    omitted = Set(omissions.filter { Self.holds($0.value, now: now) }.map { $0.key.lowercased() })
    let annotations = Self.entries("AnnotatePolicy", tables)
    annotated = Set(
      annotations.filter { $0.value["IncorrectResult"] == .bool(true) }
        .map { $0.key.lowercased() }
    )
  }

  /// The verdict that stands: leaving out comes before everything.
  func adjusting(_ verdict: BaselineVerdict, of requirement: String) -> BaselineVerdict {
    let id = requirement.lowercased()
    if omitted.contains(id) { return .omitted }
    let isJudgement = verdict == .pass || verdict == .fail || verdict == .warning
    return isJudgement && annotated.contains(id) ? .incorrect : verdict
  }

  /// Whether an omission still holds: one without an end always does, one whose end cannot be read
  /// does not.
  private static func holds(_ entry: DynamicValue, now: Int64) -> Bool {
    switch entry["Expiration"] {
    case nil, .null?: return true
    case .string(let text)?:
      return text.isEmpty || Timestamp.ticks(text).map { $0 >= now } ?? false
    case .datetime(let end)?: return end >= now
    default: return false
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
