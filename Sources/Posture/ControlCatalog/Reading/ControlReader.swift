import Diagnostics
import Documents
import PostureModel

/// Reads one control file.
struct ControlReader {
  private static let fields = [
    "id", "title", "kind", "product", "category", "points", "severity", "userImpact",
    "implementationCost", "licence", "after", "rationale", "check", "recommendation", "references",
    "crosswalk", "examples",
  ]

  /// Reads the control; nil when something that a control cannot do without is wrong.
  static func read(_ tree: YAMLNode, log: inout ReadingLog) -> CatalogEntry? {
    guard let reader = FieldReader(tree, path: "", log: &log) else { return nil }
    reader.rejectUnknown(fields, log: &log)
    let id = identifier(reader, log: &log)
    let title = reader.text("title", log: &log)
    let kind: ControlKind? = reader.choice("kind", log: &log)
    let product: Product? = reader.choice("product", log: &log)
    let category: Category? = reader.choice("category", log: &log)
    let points = reader.integer("points", in: 1...10, log: &log)
    let severity: Severity? = reader.choice("severity", log: &log)
    let impact: Impact? = reader.choice("userImpact", log: &log)
    let cost: Cost? = reader.choice("implementationCost", log: &log)
    let licence = reader.texts("licence", log: &log)
    let after = reader.texts("after", log: &log)
    let rationale = reader.text("rationale", log: &log)
    let check = CheckReader.read(reader, log: &log)
    let remediation = RemediationReader.read(reader, log: &log)
    let references = references(reader, log: &log)
    let crosswalk = crosswalk(reader, log: &log)
    let examples = ExampleReader.read(reader, log: &log)
    guard !log.hasErrors, let id, let title, let kind, let product, let category, let points,
      let severity, let impact, let cost, let rationale, let check, let remediation
    else { return nil }
    let control = Control(
      id: id,
      title: title,
      kind: kind,
      product: product,
      category: category,
      points: Double(points),
      severity: severity,
      userImpact: impact,
      implementationCost: cost,
      licence: licence,
      after: after,
      rationale: rationale,
      check: check.check,
      remediation: remediation,
      references: references,
      crosswalk: crosswalk,
      file: log.source.name
    )
    return CatalogEntry(
      control: control,
      source: log.source,
      query: check.query,
      examples: examples,
      places: log.places
    )
  }

  private static func identifier(_ reader: FieldReader, log: inout ReadingLog) -> String? {
    guard let id = reader.text("id", log: &log), let value = reader.value("id") else { return nil }
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    let isRight =
      parts.count >= 2
      && parts.allSatisfy { part in
        !part.isEmpty && !part.hasPrefix("-") && !part.hasSuffix("-")
          && part.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
          }
      }
    guard isRight else {
      log.complain(
        Codes.badIdentifier,
        "'\(id)' is not an identifier of a control",
        at: value.position,
        hints: [
          "write product.area.name, or product.name, in lower-case letters, digits and hyphens"
        ]
      )
      return nil
    }
    let file = log.source.name.split(separator: "/").last.map(String.init) ?? log.source.name
    if file != id + ".yaml" {
      log.complain(
        Codes.fileName,
        "the file of control '\(id)' must be called '\(id).yaml', not '\(file)'",
        at: value.position
      )
    }
    return id
  }

  private static func references(_ reader: FieldReader, log: inout ReadingLog) -> [Reference] {
    reader.elements("references", log: &log).enumerated().compactMap { index, element in
      guard let fields = FieldReader(element, path: "references.\(index)", log: &log) else {
        return nil
      }
      fields.rejectUnknown(["title", "url"], log: &log)
      guard let title = fields.text("title", log: &log), let url = fields.text("url", log: &log)
      else { return nil }
      return Reference(title: title, url: url)
    }
  }

  private static func crosswalk(_ reader: FieldReader, log: inout ReadingLog) -> [CrosswalkEntry] {
    guard let value = reader.value("crosswalk"),
      let fields = FieldReader(value, path: "crosswalk", log: &log)
    else { return [] }
    fields.rejectUnknown(Framework.allCases.map(\.rawValue) + ["ours"], log: &log)
    let ours = fields.value("ours").flatMap { FieldReader($0, path: "crosswalk.ours", log: &log) }
    ours?.rejectUnknown([Framework.nist80053.rawValue, Framework.mitre.rawValue], log: &log)
    return Framework.allCases.compactMap { framework in
      let published = fields.texts(framework.rawValue, log: &log)
      let own = ours?.texts(framework.rawValue, log: &log) ?? []
      guard !published.isEmpty || !own.isEmpty else { return nil }
      return CrosswalkEntry(framework: framework, identifiers: published + own, own: own)
    }
  }
}
