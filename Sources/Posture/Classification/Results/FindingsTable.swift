public import Tables

/// What checks of a scheme came to, as the rows that controls ask about.
public enum FindingsTable {
  /// The table's name among those of the catalog.
  public static let name = "ClassificationFindings"

  /// One row a finding, and one a check that held or could not be told.
  ///
  /// A check that asks for no export in particular has no row when it finds nothing, since that says
  /// nothing of what was looked at. Columns that are not known here stay null.
  public static func table(_ outcome: SchemeValidator.Outcome, schema: Schema) -> MemoryTable {
    var rows: [[ScalarValue]] = []
    var found: Set<String> = []
    func add(_ finding: SchemeFinding, state: String) {
      found.insert(finding.check)
      rows.append(
        row(
          of: SchemeChecks.check(finding.check),
          in: schema,
          [
            "Check": finding.check, "Severity": finding.severity.rawValue, "State": state,
            "Object": finding.object, "Message": finding.message, "Advice": finding.advice,
            "Origin": finding.place.description,
          ]
        )
      )
    }
    for finding in outcome.findings { add(finding, state: "found") }
    for finding in outcome.accepted { add(finding, state: "accepted") }
    for check in outcome.held where !found.contains(check.id) && !check.needs.isEmpty {
      rows.append(row(of: check, in: schema, ["State": "held"]))
    }
    for unassessed in outcome.unassessed {
      let missing = unassessed.missing.map { $0.command ?? $0.title }.joined(separator: ", ")
      rows.append(
        row(
          of: unassessed.check,
          in: schema,
          ["State": "not assessed", "Message": "not assessed for want of \(missing)"]
        )
      )
    }
    return MemoryTable(schema: schema, rows: rows)
  }

  private static func row(
    of check: SchemeCheck?,
    in schema: Schema,
    _ values: [String: String]
  ) -> [ScalarValue] {
    schema.fields.map { field in
      if let value = values[field.name] { return .string(value) }
      guard field.type == .string else { return .null(field.type) }
      switch field.name {
      case "Check": return .string(check?.id ?? "")
      case "Family": return .string(check?.family ?? "")
      case "Severity": return .string(check?.severity.rawValue ?? "")
      case "Artefact": return .string(check?.artefact ?? "")
      case "Title": return .string(check?.title ?? "")
      default: return .string("")
      }
    }
  }
}
