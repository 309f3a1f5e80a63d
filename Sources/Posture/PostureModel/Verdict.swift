/// What a control's check came to.
///
/// Only `pass`, `fail` and `partial` are measurements. The others say why there is none, and leave
/// the score's denominator with that reason.
public enum Verdict: Sendable, Hashable {
  case pass
  case fail
  /// Some of it is met: the share of compliant objects, above 0 and below 1.
  case partial(share: Double)
  /// There is nothing that the control could apply to.
  case notApplicable(reason: String)
  /// The evidence it needs is not there.
  case notMeasured([MissingEvidence])
  /// The tenant has none of the service plans that the control needs.
  case notLicensed(plans: [String])
  /// The check itself failed.
  case error(Problem)

  /// The verdict without its details.
  public var kind: Kind {
    switch self {
    case .pass: .pass
    case .fail: .fail
    case .partial: .partial
    case .notApplicable: .notApplicable
    case .notMeasured: .notMeasured
    case .notLicensed: .notLicensed
    case .error: .error
    }
  }

  /// The part of the control's points that is achieved; nil when the control was not measured.
  public var share: Double? {
    switch self {
    case .pass: 1
    case .fail: 0
    case .partial(let share): share
    case .notApplicable, .notMeasured, .notLicensed, .error: nil
    }
  }

  /// A verdict's name, as control files and reports spell it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case pass
    case fail
    case partial
    case notApplicable = "not-applicable"
    case notMeasured = "not-measured"
    case notLicensed = "not-licensed"
    case error

    /// Its name for readers.
    public var title: String {
      switch self {
      case .pass: "Pass"
      case .fail: "Fail"
      case .partial: "Partial"
      case .notApplicable: "Not applicable"
      case .notMeasured: "Not measured"
      case .notLicensed: "Not licensed"
      case .error: "Error"
      }
    }

    /// Whether it is a measurement, so that it counts in the score.
    public var isMeasured: Bool { self == .pass || self == .fail || self == .partial }
  }
}

/// A piece of evidence that a control needs and that the export does not have.
public struct MissingEvidence: Sendable, Hashable {
  /// The table.
  public var table: String
  /// Why it is not there: not exported, or how its collection failed.
  public var reason: String
  /// The command or request that collects it, when known.
  public var collect: String?

  /// Creates a piece of missing evidence.
  public init(table: String, reason: String, collect: String? = nil) {
    self.table = table
    self.reason = reason
    self.collect = collect
  }
}

/// Something that went wrong, as a report shows it.
public struct Problem: Sendable, Hashable {
  /// The diagnostic's stable code.
  public var code: String
  /// What went wrong, in one sentence.
  public var message: String
  /// Where: `path:line:column` or `file#/json/pointer`.
  public var place: String?
  /// What can be done about it.
  public var hints: [String]

  /// Creates a problem.
  public init(code: String, message: String, place: String? = nil, hints: [String] = []) {
    self.code = code
    self.message = message
    self.place = place
    self.hints = hints
  }
}
