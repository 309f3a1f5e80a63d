import Classification
import Documents

/// What a scheme holds, as text and as data.
enum ClassificationOutlineView {
  static func lines(_ outline: SchemeOutline) -> [String] {
    var lines: [String] = []
    if !outline.labels.isEmpty {
      lines.append("Labels, the least sensitive first")
      for label in outline.labels { lines += self.lines(label, depth: 0) }
    }
    if !outline.types.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines.append("Types of sensitive information")
      for type in outline.types {
        lines.append(
          "  \(clean(type.name))  \(clean(type.id))\(type.package.map { "  of \(clean($0))" } ?? "")"
        )
        for pattern in type.patterns { lines.append("    \(clean(pattern))") }
      }
    }
    if !outline.coverage.rows.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines.append("Categories of data")
      for row in outline.coverage.rows { lines += self.lines(row) }
    }
    return lines.isEmpty ? ["The scheme has no labels and no types."] : lines
  }

  private static func lines(_ label: SchemeOutline.Label, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth + 1)
    let priority = label.priority.map { "\($0)" } ?? "-"
    let notes = label.notes.isEmpty ? "" : "  " + label.notes.joined(separator: ", ")
    return ["\(indent)\(priority)  \(clean(label.name))\(clean(notes))"]
      + label.children.flatMap { lines($0, depth: depth + 1) }
  }

  private static func lines(_ row: Coverage.Row) -> [String] {
    let owner = row.owner.map { ", of \($0)" } ?? ""
    let labels = row.labels.isEmpty ? "no label" : row.labels.joined(separator: ", ")
    let how = row.isLabelledAutomatically ? "by itself" : "by hand only"
    return [
      "  " + clean("\(row.name)  tier \(row.tier ?? "-")\(owner)"),
      "    " + clean("labelled \(labels), \(how)"),
    ]
      + row.cells.map { cell in
        let extent =
          cell.isApplicable ? (cell.isEnforced ? "" : "not enforced, ") + cell.extent.rawValue : "-"
        let policies = cell.policies.isEmpty ? "" : "  \(cell.policies.joined(separator: ", "))"
        return "    " + clean("\(cell.workload)  \(extent)\(policies)")
      }
  }

  private static func clean(_ text: String) -> String { TerminalText.clean(text) }

  static func json(_ outline: SchemeOutline) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schemaVersion", "1.0")
      json.member("kind", "posture-classification-scheme")
      json.array("labels") { json in
        for label in outline.labels { write(label, to: &json) }
      }
      json.array("coverage") { json in
        for row in outline.coverage.rows { write(row, to: &json) }
      }
      json.array("types") { json in
        for type in outline.types {
          json.object { json in
            json.member("name", type.name)
            json.member("id", type.id)
            json.member("package", type.package)
            json.member("patterns", type.patterns)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ row: Coverage.Row, to json: inout JSONWriter) {
    json.object { json in
      json.member("category", row.category)
      json.member("name", row.name)
      json.member("owner", row.owner)
      json.member("tier", row.tier)
      json.member("labels", row.labels)
      json.member("labelledAutomatically", row.isLabelledAutomatically)
      json.array("workloads") { json in
        for cell in row.cells {
          json.object { json in
            json.member("workload", cell.workload)
            json.member("applicable", cell.isApplicable)
            json.member("extent", cell.extent.rawValue)
            json.member("enforced", cell.isEnforced)
            json.member("policies", cell.policies)
          }
        }
      }
    }
  }

  private static func write(_ label: SchemeOutline.Label, to json: inout JSONWriter) {
    json.object { json in
      json.member("name", label.name)
      json.member("priority", label.priority)
      json.member("notes", label.notes)
      json.array("children") { json in
        for child in label.children { write(child, to: &json) }
      }
    }
  }
}
