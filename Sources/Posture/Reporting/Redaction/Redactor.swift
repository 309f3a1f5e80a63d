public import PostureModel

/// Replaces what a tenant named by pseudonyms, so that a run can be shown to others.
///
/// The same name gets the same pseudonym wherever it stands, and in every run that one redactor
/// treats, so that redacted runs can still be compared. What the catalog itself says stays: a
/// word of a found value is kept when some control's text has it, and is replaced otherwise.
/// Verdicts, points and digests do not change.
public struct Redactor {
  private var pseudonyms = Pseudonyms()
  private var vocabulary: Set<String>

  /// Creates a redactor for runs.
  public init(for assessments: [Assessment]) {
    vocabulary = Self.settingWords
    for result in assessments.flatMap(\.results) {
      let control = result.control
      vocabulary.formUnion(RedactedText.words(of: control.title))
      vocabulary.formUnion(RedactedText.words(of: control.rationale))
      vocabulary.formUnion(RedactedText.words(of: control.check.query))
      vocabulary.formUnion(RedactedText.words(of: control.remediation.summary))
      for step in control.remediation.steps {
        vocabulary.formUnion(RedactedText.words(of: step.text))
      }
    }
  }

  /// The run with pseudonyms.
  public mutating func redact(_ assessment: Assessment) -> Assessment {
    var copy = assessment
    copy.provenance.tenant = TenantIdentity(displayName: "Redacted tenant")
    for index in copy.provenance.inputs.indices {
      copy.provenance.inputs[index].path = pseudonyms.file(copy.provenance.inputs[index].path)
    }
    for index in copy.results.indices { redact(&copy.results[index]) }
    for index in copy.collection.indices {
      copy.collection[index].source = copy.collection[index].source.map { pseudonyms.file($0) }
      copy.collection[index].reason = copy.collection[index].reason.map { message($0) }
    }
    for index in copy.waivers.indices { redact(&copy.waivers[index]) }
    for index in copy.hunts.indices { redact(&copy.hunts[index]) }
    if let classification = copy.classification {
      copy.classification = redacted(classification)
    }
    if var baseline = copy.baseline {
      for index in baseline.requirements.indices {
        let declared = baseline.requirements[index].declared
        baseline.requirements[index].declared = declared.map { message($0) }
        // An entry of pseudonyms would be of no use.
        baseline.requirements[index].nearMiss = nil
      }
      baseline.remarks = baseline.remarks.map { message($0) }
      copy.baseline = baseline
    }
    if let place = copy.microsoftScore?.place {
      copy.microsoftScore?.place = pseudonyms.origin(place)
    }
    for index in copy.microsoftScore?.actions.indices ?? 0..<0 {
      let detail = copy.microsoftScore?.actions[index].detail
      copy.microsoftScore?.actions[index].detail = detail.map { message($0) }
    }
    for index in copy.thirdParty.indices {
      copy.thirdParty[index].title = message(copy.thirdParty[index].title)
      copy.thirdParty[index].objects = copy.thirdParty[index].objects.map {
        pseudonyms.name($0, as: "object")
      }
      copy.thirdParty[index].place = pseudonyms.origin(copy.thirdParty[index].place)
    }
    copy.problems = copy.problems.map { redacted($0) }
    return copy
  }

  private mutating func redact(_ result: inout ControlResult) {
    result.caveats = result.caveats.map { message($0) }
    switch result.verdict {
    case .pass, .fail, .partial, .notLicensed: break
    case .notApplicable(let reason): result.verdict = .notApplicable(reason: message(reason))
    case .notMeasured(let missing):
      result.verdict = .notMeasured(
        missing.map {
          MissingEvidence(table: $0.table, reason: message($0.reason), collect: $0.collect)
        }
      )
    case .error(let problem): result.verdict = .error(redacted(problem))
    }
    let own = RedactedText.words(of: result.control.check.query)
    for index in result.findings.indices { redact(&result.findings[index], own: own) }
  }

  /// Some objects are named by the check itself: `own` are the words of its query.
  private mutating func redact(_ finding: inout Finding, own: Set<String>) {
    finding.object = object(finding.object, own: own)
    finding.objectID = finding.objectID.map { pseudonyms.name($0, as: "id") }
    finding.found = finding.found.map { value($0) }
    finding.expected = finding.expected.map { value($0) }
    finding.detail = finding.detail.map { value($0) }
    finding.origin = finding.origin.map { pseudonyms.origin($0) }
    for index in finding.extra.indices {
      finding.extra[index].value = finding.extra[index].value.map { value($0) }
    }
  }

  /// Every value of an event may name somebody; only the times stay.
  private mutating func redact(_ hunt: inout HuntResult) {
    if case .notRun(let reason) = hunt.outcome { hunt.outcome = .notRun(reason: message(reason)) }
    let times = Set(hunt.columns.indices.filter { hunt.columns[$0] == "Time" })
    hunt.rows = hunt.rows.map { row in
      var shown: [String?] = []
      for (column, value) in row.enumerated() {
        shown.append(
          times.contains(column) ? value : value.map { pseudonyms.name($0, as: "event") }
        )
      }
      return shown
    }
  }

  /// Labels, policies and categories are objects; messages quote names and texts of the scheme.
  private mutating func redacted(_ summary: ClassificationSummary) -> ClassificationSummary {
    var copy = summary
    for index in copy.labels.indices {
      copy.labels[index].name = pseudonyms.name(copy.labels[index].name, as: "object")
      copy.labels[index].publishedBy = copy.labels[index].publishedBy.map { policy($0) }
      copy.labels[index].appliedBy = copy.labels[index].appliedBy.map { policy($0) }
    }
    for index in copy.categories.indices {
      var category = copy.categories[index]
      category.name = pseudonyms.name(category.name, as: "category")
      category.owner = category.owner.map { pseudonyms.name($0, as: "owner") }
      category.tier = category.tier.map { pseudonyms.name($0, as: "tier") }
      category.labels = category.labels.map { pseudonyms.name($0, as: "object") }
      for cell in category.cells.indices {
        category.cells[cell].policies = category.cells[cell].policies.map { policy($0) }
      }
      copy.categories[index] = category
    }
    for index in copy.findings.indices {
      copy.findings[index].object = pseudonyms.name(copy.findings[index].object, as: "object")
      copy.findings[index].message = message(copy.findings[index].message)
      copy.findings[index].place = pseudonyms.origin(copy.findings[index].place)
    }
    return copy
  }

  /// A policy's name; what stands in brackets behind it is this program's word.
  private mutating func policy(_ text: String) -> String {
    let notes = [" (all)", " (some)", " (nobody)", " (not enforced)"]
    let note = notes.first(where: text.hasSuffix) ?? ""
    return pseudonyms.name(String(text.dropLast(note.count)), as: "object") + note
  }

  private mutating func redact(_ waiver: inout Waiver) {
    waiver.objects = waiver.objects.map { object($0, own: []) }
    waiver.owner = pseudonyms.name(waiver.owner, as: "owner")
    waiver.approvedBy = waiver.approvedBy.map { pseudonyms.name($0, as: "owner") }
    waiver.reason = "redacted"
    waiver.ticket = waiver.ticket.map { _ in "redacted" }
  }

  private mutating func redacted(_ problem: Problem) -> Problem {
    Problem(
      code: problem.code,
      message: message(problem.message),
      place: problem.place.map { pseudonyms.origin($0) },
      hints: problem.hints.map { message($0) }
    )
  }

  private mutating func object(_ name: String, own: Set<String>) -> String {
    let words = RedactedText.words(of: name)
    return !words.isEmpty && words.isSubset(of: own) ? name : pseudonyms.name(name, as: "object")
  }

  /// A value from the export: every word that no control has is replaced.
  private mutating func value(_ text: String) -> String {
    RedactedText.replacing(text, in: &pseudonyms) { token in
      RedactedText.isNumber(token) || RedactedText.words(of: token).isSubset(of: vocabulary)
    }
  }

  /// A message of this program's: what may be quoted from the export is replaced.
  private mutating func message(_ text: String) -> String {
    RedactedText.replacing(text, in: &pseudonyms) { token in
      RedactedText.isNumber(token) || RedactedText.isPlainWord(token)
        || RedactedText.words(of: token).isSubset(of: vocabulary)
    }
  }

  /// Words that settings have for values in every product.
  private static let settingWords: Set<String> = [
    "true", "false", "enabled", "disabled", "on", "off", "yes", "no", "none", "all", "null", "not",
    "set", "unset", "empty", "missing", "default", "block", "allow", "days", "hours", "minutes",
    "is", "of", "and", "or", "the", "to", "in", "with", "without", "for",
  ]
}
