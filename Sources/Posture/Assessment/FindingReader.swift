import PostureModel
import Tables

/// Turns the rows of a check into findings.
struct FindingReader {
  /// The columns that have a meaning of their own.
  static let ownColumns: Set<String> = [
    "Object", "ObjectId", "Compliant", "Found", "Expected", "Detail", "Origin",
  ]

  let schema: Schema
  let batch: Batch

  /// The findings: those that do not meet the control first, then those that could not be judged,
  /// then the others; by name within each.
  func findings() -> [Finding] {
    let columns = Dictionary(
      schema.fields.enumerated().map { ($1.name, $0) }
    ) { first, _ in first }
    let extra = schema.fields.indices.filter { !Self.ownColumns.contains(schema.fields[$0].name) }
    var findings: [Finding] = []
    findings.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      func text(_ name: String) -> String? {
        guard let column = columns[name] else { return nil }
        let text = ValueText.text(batch.columns[column].value(at: row))
        return text?.isEmpty == true ? nil : text
      }
      let judged = columns["Compliant"].map { batch.columns[$0].value(at: row) }
      let compliant: Bool? = if case .bool(let value)? = judged { value } else { nil }
      findings.append(
        Finding(
          object: text("Object") ?? "(unnamed)",
          objectID: text("ObjectId"),
          compliant: compliant,
          found: text("Found"),
          expected: text("Expected"),
          detail: text("Detail"),
          origin: text("Origin"),
          extra: extra.map {
            EvidenceField(
              name: schema.fields[$0].name,
              value: ValueText.text(batch.columns[$0].value(at: row))
            )
          }
        )
      )
    }
    return findings.sorted(by: Self.precedes)
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    let ranks = (rank(left), rank(right))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if left.object != right.object { return left.object < right.object }
    let identifiers = (left.objectID ?? "", right.objectID ?? "")
    if identifiers.0 != identifiers.1 { return identifiers.0 < identifiers.1 }
    return left.origin ?? "" < right.origin ?? ""
  }

  private static func rank(_ finding: Finding) -> Int {
    switch finding.compliant {
    case false?: 0
    case nil: 1
    case true?: 2
    }
  }
}
