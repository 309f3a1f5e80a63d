public import PostureModel

/// Microsoft's own score and ours side by side, action by action, with why they differ.
///
/// An action is compared with the controls that answer it: their achieved points in the proportion of
/// their possible ones, at what the action is worth. So the two columns are in the same unit and
/// differ by verdicts alone.
public struct SecureScoreComparison: Sendable, Hashable {
  /// Why an action's two numbers differ, or that they do not.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// They do not.
    case same
    /// Microsoft counts an administrator's word in full.
    case assertedThere = "asserted-there"
    /// A decision of ours takes the controls out of the score.
    case assertedHere = "asserted-here"
    /// An administrator accepted the risk there, which gives no points whatever the state.
    case acceptedThere = "accepted-there"
    /// The evidence of the controls is missing.
    case notMeasured = "not-measured"
    /// The controls do not apply to the tenant.
    case notApplicable = "not-applicable"
    /// The tenant lacks the licence that the controls need.
    case notLicensed = "not-licensed"
    /// Both see it met in part, over other objects or at another time.
    case otherShare = "other-share"
    /// They come to another verdict.
    case otherVerdict = "other-verdict"
    /// The export does not let Microsoft's number be read.
    case unreadable
    /// No control of ours answers it.
    case noControl = "no-control"

    /// The reason in a sentence.
    public var text: String {
      switch self {
      case .same: "both come to the same"
      case .assertedThere: "Microsoft counts an administrator's word, we what was exported"
      case .assertedHere: "a decision takes our controls out of the score"
      case .acceptedThere: "the risk is accepted there, which gives no points"
      case .notMeasured: "the evidence of our controls was not exported"
      case .notApplicable: "our controls do not apply to the tenant"
      case .notLicensed: "the tenant lacks the licence that our controls need"
      case .otherShare: "both see a part, of other objects or at another time"
      case .otherVerdict: "our controls come to another verdict on what was exported"
      case .unreadable: "Microsoft's number cannot be read in the export"
      case .noControl: "no control of ours answers it"
      }
    }
  }

  /// One improvement action.
  public struct Line: Sendable, Hashable {
    /// Microsoft's side of it.
    public var action: MicrosoftScore.Action
    /// The controls that answer it, in order of identifier.
    public var controls: [String]
    /// The share of it that is met by our controls; nil when they say nothing.
    public var share: Double?
    /// Our points for it at what Microsoft says it is worth; nil when either is not known.
    public var ours: Double?
    /// Our points less Microsoft's; nil when either is not known.
    public var difference: Double?
    /// Why they differ.
    public var reason: Reason
    /// The reason in words, with what each side has counted.
    public var explanation: String
  }

  /// The actions, those that differ the most first, then by name.
  public var lines: [Line]
  /// Microsoft's points on actions that our controls say something about.
  public var comparedThere: Double
  /// Our points on them.
  public var comparedHere: Double
  /// The points that they can have.
  public var comparedMaximum: Double
  /// Microsoft's points on the other actions.
  public var onlyThere: Double
  /// The points of our measured controls that answer no action which counts for the tenant.
  public var onlyHere: Double

  /// How far numbers are the same: Microsoft rounds to hundredths.
  private static let tolerance = 0.005

  /// Sets the two beside each other; nil when the run has no score of Microsoft's with actions.
  public init?(_ assessment: Assessment) {
    guard let score = assessment.microsoftScore, !score.actions.isEmpty else { return nil }
    var answering: [String: [ControlResult]] = [:]
    for result in assessment.results {
      let own = result.control.crosswalk.filter { $0.framework == .secureScore }
      for action in Set(own.flatMap(\.identifiers).map { $0.lowercased() }) {
        answering[action, default: []].append(result)
      }
    }
    var lines: [Line] = []
    var compared: Set<String> = []
    comparedThere = 0
    comparedHere = 0
    comparedMaximum = 0
    onlyThere = 0
    for action in score.actions {
      let line = Self.line(action, answering[action.name.lowercased()] ?? [])
      if let ours = line.ours, let theirs = action.score, let maximum = action.maximum {
        comparedThere += theirs
        comparedHere += ours
        comparedMaximum += maximum
        compared.formUnion(line.controls)
      } else {
        onlyThere += action.score ?? 0
      }
      lines.append(line)
    }
    self.lines = lines.sorted { left, right in
      let sizes = (left.difference?.magnitude ?? -1, right.difference?.magnitude ?? -1)
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : left.action.name < right.action.name
    }
    onlyHere = assessment.score.terms.reduce(0) {
      compared.contains($1.control) ? $0 : $0 + $1.possible
    }
  }

  private static func line(_ action: MicrosoftScore.Action, _ results: [ControlResult]) -> Line {
    let measured = results.filter { $0.pointsPossible > 0 }
    let possible = measured.reduce(0) { $0 + $1.pointsPossible }
    let achieved = measured.reduce(0) { $0 + $1.pointsAchieved }
    let share = possible > 0 ? achieved / possible : nil
    var line = Line(
      action: action,
      controls: results.map(\.control.id),
      share: share,
      ours: nil,
      difference: nil,
      reason: .noControl,
      explanation: ""
    )
    if let share, let maximum = action.maximum { line.ours = share * maximum }
    if let ours = line.ours, let theirs = action.score { line.difference = ours - theirs }
    line.reason = reason(for: line, results)
    line.explanation = explanation(of: line, measured)
    return line
  }

  private static func reason(for line: Line, _ results: [ControlResult]) -> Reason {
    guard let first = results.first else { return .noControl }
    guard let share = line.share else {
      if case .asserted = first.standing { return .assertedHere }
      switch first.verdict.kind {
      case .notLicensed: return .notLicensed
      case .notApplicable: return .notApplicable
      case .pass, .fail, .partial, .notMeasured, .error: return .notMeasured
      }
    }
    guard let difference = line.difference, let maximum = line.action.maximum, maximum > 0,
      let theirs = line.action.score
    else { return .unreadable }
    if difference.magnitude < tolerance { return .same }
    if line.action.isAsserted { return .assertedThere }
    if line.action.isAccepted { return .acceptedThere }
    let isPartial = (share > 0 && share < 1, theirs > 0 && theirs < maximum)
    return isPartial.0 && isPartial.1 ? .otherShare : .otherVerdict
  }

  /// The reason with what was counted: the objects here, Microsoft's words there.
  private static func explanation(of line: Line, _ measured: [ControlResult]) -> String {
    var text = line.reason.text
    if line.difference != nil, line.reason != .same {
      let counts = measured.map { result -> String in
        let judged = result.counts.compliant + result.counts.noncompliant
        return judged == 0
          ? "\(result.control.id) \(result.verdict.kind.title.lowercased())"
          : "\(result.control.id) \(result.counts.compliant) of \(judged)"
      }
      text += ": here " + counts.joined(separator: ", ")
      if let detail = line.action.detail, !detail.isEmpty { text += "; there: \(detail)" }
    }
    return text
  }
}
