import PostureModel

/// What the run was made of, so that it can be made again.
struct RunView {
  let assessment: Assessment
  let limits: HTMLFormat.Limits

  init(_ assessment: Assessment, limits: HTMLFormat.Limits) {
    self.assessment = assessment
    self.limits = limits
  }

  /// Up to how many input files are in sight at once.
  static let filesInSight = 12

  var fields: Fields {
    let provenance = assessment.provenance
    let total = assessment.score.total
    let inputs = provenance.inputs
    let bytes = inputs.reduce(0) { sum, input in
      let (next, overflow) = sum.addingReportingOverflow(input.size)
      return overflow ? Int.max : next
    }
    let cut = inputs.count - limits.listedItems
    let facts: [(String, String?)] = [
      ("Tool", "posture \(provenance.toolVersion)"),
      ("Controls in the catalog", Words.grouped(provenance.catalogControls)),
      ("Catalog digest (SHA-256)", provenance.catalogDigest),
      ("Tenant", provenance.tenant.displayName),
      ("Initial domain", provenance.tenant.initialDomain),
      ("Tenant identifier", provenance.tenant.id),
      ("Exported", provenance.exportDate.map(Words.time)),
      ("Time that checks took as now", provenance.clock.map(Words.time) ?? "none given"),
    ]
    return [
      "runFacts": facts.compactMap { name, value -> Fields? in
        value.map { ["factName": name, "factValue": SafeText.clipped($0, to: 200)] }
      },
      "hasInputs": !inputs.isEmpty,
      "inputsOpen": inputs.count <= Self.filesInSight,
      "inputSummary": "\(Words.count(inputs.count, "file")), \(Words.count(bytes, "byte"))",
      "inputs": inputs.prefix(limits.listedItems).map { input -> Fields in
        [
          "inputPath": SafeText.clipped(input.path, to: 300),
          "inputFormat": input.format ?? "–",
          "inputSize": Words.grouped(input.size),
          "inputDigest": input.sha256,
        ]
      },
      "inputsMore": given(cut > 0 ? "\(Words.grouped(cut)) more in the JSON report" : nil),
      "scoreEquation": "Here: \(NumberText.points(total.achieved)) ÷ "
        + "\(NumberText.points(total.possible)) = \(NumberText.percentage(total.percentage)).",
    ]
  }
}
