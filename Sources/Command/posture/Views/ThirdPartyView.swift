import PostureModel

/// How verdicts of other tools compare with ours.
struct ThirdPartyView {
  let verdicts: [ThirdPartyVerdict]

  /// One line a tool.
  var summary: [String] {
    var tools: [String] = []
    for verdict in verdicts where !tools.contains(verdict.tool) { tools.append(verdict.tool) }
    return tools.map { tool in
      let own = verdicts.filter { $0.tool == tool }
      let agreeing = own.count { $0.agrees == true }
      let differing = own.count { $0.agrees == false }
      let version = own.first?.toolVersion.map { " \($0)" } ?? ""
      var text = "\(tool)\(version): \(Count.of(own.count, "check"))"
      text += ", \(agreeing) agree with our controls, \(differing) differ"
      return TerminalText.clean(text)
    }
  }

  /// The verdicts that differ from ours, one a line.
  var differences: [String] {
    verdicts.filter { $0.agrees == false }.map { verdict in
      let edition = verdict.edition.map { " (numbers of \($0))" } ?? ""
      return TerminalText.clean(
        "\(verdict.tool) \(verdict.check)\(edition) \(verdict.verdict.rawValue), "
          + "ours \(verdict.ours?.rawValue ?? ""): \(verdict.controls.joined(separator: " ")); "
          + verdict.title
      )
    }
  }
}
