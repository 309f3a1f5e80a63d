import PostureModel

/// What one control came to as SARIF results.
struct SARIFResults {
  let ruleIndex: Int
  let result: ControlResult
  let waivers: [String: Waiver]

  /// One result an offender; one for a control without objects, or that was not measured.
  func encode() -> [JSONValue] {
    switch result.status {
    case .pass, .notApplicable, .notLicensed, .error: return []
    case .notMeasured: return [open()]
    case .asserted where result.offenders.isEmpty: return []
    case .fail, .partial, .accepted, .asserted: break
    }
    let offenders = result.offenders
    guard !offenders.isEmpty else { return [failure(of: nil, note: nil)] }
    let shown = offenders.prefix(SARIFFormat.resultsPerControl)
    return shown.enumerated().map { index, finding in
      let further = index == shown.count - 1 ? offenders.count - shown.count : 0
      return failure(of: finding, note: further > 0 ? "and \(further) more objects" : nil)
    }
  }

  /// A rule that was evaluated without enough information to decide.
  private func open() -> JSONValue {
    .members(
      ("ruleId", .string(result.control.id)),
      ("ruleIndex", .integer(ruleIndex)),
      ("kind", "open"),
      ("level", "none"),
      ("message", message("not measured: \(result.explanation)")),
      ("partialFingerprints", fingerprint(of: nil))
    )
  }

  private func failure(of finding: Finding?, note: String?) -> JSONValue {
    var words = [result.control.title + " does not hold"]
    if let finding {
      words[0] += " for '\(clip(finding.object))'"
      if let found = finding.found { words.append("found \(clip(found))") }
      if let expected = finding.expected { words.append("expected \(clip(expected))") }
    } else {
      words.append(result.explanation)
    }
    if let note { words.append(note) }
    return .members(
      ("ruleId", .string(result.control.id)),
      ("ruleIndex", .integer(ruleIndex)),
      ("kind", "fail"),
      ("level", .string(SARIFRule.level(of: result.control.severity))),
      ("message", message(words.joined(separator: "; "))),
      ("locations", location(of: finding).map { .array([$0]) }),
      ("partialFingerprints", fingerprint(of: finding)),
      ("suppressions", suppression(of: finding).map { .array([$0]) })
    )
  }

  private func location(of finding: Finding?) -> JSONValue? {
    finding.map { finding in
      finding.origin.map {
        SARIFLocation.encode(
          $0,
          object: finding.object,
          bytes: finding.originBytes,
          position: finding.originPosition
        )
      }
        ?? SARIFLocation.encode(object: finding.object)
    }
  }

  /// The same control and object give the same fingerprint in every run, wherever it stands.
  private func fingerprint(of finding: Finding?) -> JSONValue {
    let object = finding.map { $0.objectID ?? $0.object } ?? ""
    return .members(
      ("postureObject/v1", .string(Digest.sha256(result.control.id + "\n" + object).hexadecimal))
    )
  }

  private func suppression(of finding: Finding?) -> JSONValue? {
    guard let id = finding?.waiver ?? result.waiverID else { return nil }
    return .members(
      ("kind", "external"),
      ("status", "accepted"),
      ("justification", .string(waivers[id].map { "\(id): \($0.reason)" } ?? id))
    )
  }

  private func message(_ text: String) -> JSONValue {
    // Braces with a number are placeholders and brackets are links in a SARIF message.
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == "{" || scalar == "}" { out.unicodeScalars.append(scalar) }
      if scalar == "[" || scalar == "]" || scalar == "\\" { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return .members(("text", .string(out)))
  }

  private func clip(_ text: String) -> String {
    SafeText.clipped(SafeText.oneLine(text), to: 300)
  }
}
