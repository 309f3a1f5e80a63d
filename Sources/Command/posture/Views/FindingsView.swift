import PostureModel

/// The objects that do not meet their control, each at the place where an editor opens it.
struct FindingsView {
  let assessment: Assessment
  /// What was named on the command line.
  let paths: [String]

  /// So many objects of a control are shown.
  private static let most = 20

  /// One line an object: `path:line:column: control: object: what was found`.
  var lines: [String] {
    assessment.results.flatMap { result -> [String] in
      let offenders = result.findings.filter { $0.compliant == false }
      var lines = offenders.prefix(Self.most).map { finding in
        let place = finding.origin.map {
          InputPlace($0, at: finding.originPosition, in: paths).text + ": "
        }
        let found = finding.found.map { ": \($0)" } ?? ""
        return TerminalText.clean("\(place ?? "")\(result.control.id): \(finding.object)\(found)")
      }
      if offenders.count > Self.most {
        lines.append("\(result.control.id): and \(offenders.count - Self.most) more")
      }
      return lines
    }
  }
}
