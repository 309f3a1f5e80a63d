import Documents
import PostureModel

/// What another tool's result file holds.
struct ThirdPartyResults {
  /// What the file is called in reports.
  let format: String
  /// The verdicts, in the order of the file.
  let verdicts: [ThirdPartyVerdict]
  /// The tenant that they are about, when the file says so.
  let tenantID: String?
}

/// A form in which another tool writes its results.
protocol ThirdPartyFormat: Sendable {
  /// What the format is called in reports.
  var name: String { get }
  /// The verdicts, or nil when the document is something else.
  func verdicts(in document: ExportDocument) -> [ThirdPartyVerdict]?
}

/// The result files of other tools, in the order in which a document is offered to them.
enum ThirdPartyFormats {
  static let all: [any ThirdPartyFormat] = [
    ScubaResultsFormat(), ScubaTestResultsFormat(), MaesterFormat(), ZeroTrustFormat(),
    OCSFFindingsFormat(), ProwlerCSVFormat(), M365AssessFormat(),
  ]

  /// What a document holds, or nil when it is no result of a tool that is known.
  static func read(_ document: ExportDocument) -> ThirdPartyResults? {
    for format in all {
      if let verdicts = format.verdicts(in: document) {
        let root = document.root
        let tenant = root.text("TenantId") ?? root["MetaData"]?.text("TenantId")
        return ThirdPartyResults(
          format: format.name,
          verdicts: verdicts,
          tenantID: tenant.flatMap { $0.utf8.count == 36 ? $0 : nil }
        )
      }
    }
    return nil
  }
}

/// Puts verdicts together that a tool gives object by object.
struct VerdictCollector {
  private(set) var verdicts: [ThirdPartyVerdict] = []
  private var positions: [String: Int] = [:]

  /// More objects than this are not listed.
  static let objectLimit = 100

  /// Adds a verdict on one object: a check is met when it is for all of them.
  mutating func add(_ verdict: ThirdPartyVerdict) {
    guard let position = positions[verdict.check] else {
      positions[verdict.check] = verdicts.count
      verdicts.append(verdict)
      return
    }
    let known = verdicts[position]
    let order: [Verdict.Kind] = [
      .fail, .partial, .error, .pass, .notMeasured, .notLicensed, .notApplicable,
    ]
    let rank = { (kind: Verdict.Kind) in order.firstIndex(of: kind) ?? order.count }
    if rank(verdict.verdict) < rank(known.verdict) {
      verdicts[position] = verdict
    } else if verdict.verdict == known.verdict, known.objects.count < Self.objectLimit {
      verdicts[position].objects += verdict.objects
    }
  }
}

extension ExportDocument {
  /// Where a part of the document stands, as findings write it.
  func place(_ pointer: String) -> String { "\(path)#\(base)\(pointer)" }
}

extension JSONNode {
  /// A scalar member as text; nil when it is missing, null, empty or not a scalar.
  func text(_ key: String) -> String? {
    guard let member = self[key] else { return nil }
    switch member.kind {
    case .null, .array, .object: return nil
    default:
      let text = ScalarReading.text(member, names: nil)
      return text.isEmpty ? nil : text
    }
  }

  /// The strings of a member that is a list, or one string.
  func texts(_ key: String) -> [String] {
    guard let member = self[key] else { return [] }
    return member.string.map { [$0] } ?? member.elements.compactMap(\.string)
  }
}
