import Comparison
public import Diagnostics
import PostureModel

/// The run as metrics in the text form of Prometheus, for the textfile collector.
public struct PrometheusFormat: ReportFormat {
  /// What the command line calls it.
  public let name = "prometheus"
  /// What its file is called.
  public let fileName = "posture.prom"
  /// What it is for.
  public let summary = "metrics for Prometheus, through the textfile collector"

  /// Creates the format.
  public init() {}

  /// The metrics; those that there is no value of are left out, not zero.
  public func text(of report: Report, resources: ReportResources) throws(Diagnostic) -> String {
    let run = report.assessment
    var text = MetricsText(tenant: run.provenance.tenant.key)
    score(of: run, &text)
    controls(of: run, &text)
    if let milliseconds = DayNumber.milliseconds(of: run.provenance.exportDate) {
      text.family("posture_export_timestamp_seconds", "When the export was made.")
      text.sample("posture_export_timestamp_seconds", Double(milliseconds / 1000))
    }
    text.family("posture_info", "What the run was made with.")
    text.sample(
      "posture_info",
      1,
      [
        ("version", run.provenance.toolVersion),
        ("catalog", String(run.provenance.catalogDigest.prefix(12))),
      ]
    )
    if let gate = report.gate {
      text.family("posture_gate_passed", "Whether the gate opens.")
      text.sample("posture_gate_passed", gate.passed ? 1 : 0)
    }
    return text.text
  }

  private func score(of run: Assessment, _ text: inout MetricsText) {
    text.family("posture_score_ratio", "Points achieved over points possible.")
    text.sample("posture_score_ratio", run.score.total.percentage.map { $0 / 100 })
    text.family("posture_points_achieved", "Points achieved.")
    text.sample("posture_points_achieved", run.score.total.achieved)
    text.family("posture_points_possible", "Points possible, of measured controls.")
    text.sample("posture_points_possible", run.score.total.possible)
    text.family("posture_coverage_ratio", "The measured part of the points in scope.")
    text.sample("posture_coverage_ratio", run.score.basis.coverage.map { $0 / 100 })
    text.family("posture_category_score_ratio", "Points achieved over points possible.")
    for entry in run.score.byCategory {
      text.sample(
        "posture_category_score_ratio",
        entry.tally.percentage.map { $0 / 100 },
        [("category", entry.category.rawValue)]
      )
    }
    text.family("posture_product_score_ratio", "Points achieved over points possible.")
    for entry in run.score.byProduct {
      text.sample(
        "posture_product_score_ratio",
        entry.tally.percentage.map { $0 / 100 },
        [("product", entry.product.rawValue)]
      )
    }
  }

  private func controls(of run: Assessment, _ text: inout MetricsText) {
    text.family("posture_controls", "Controls by verdict.")
    for (kind, count) in run.verdictCounts {
      text.sample("posture_controls", Double(count), [("verdict", kind.rawValue)])
    }
    let open = run.results.filter(\.isOpen)
    text.family("posture_open_controls", "Controls that need work, by severity.")
    for severity in Severity.allCases {
      let count = open.count { $0.control.severity == severity }
      text.sample("posture_open_controls", Double(count), [("severity", severity.rawValue)])
    }
    text.family("posture_control_met_ratio", "The part of a measured control that is met.")
    for result in run.results {
      text.sample(
        "posture_control_met_ratio",
        result.verdict.share,
        [("control", result.control.id), ("severity", result.control.severity.rawValue)]
      )
    }
  }
}

/// Lines of metrics, every sample with the tenant that it is of.
private struct MetricsText {
  private(set) var text = ""
  private let tenant: String

  init(tenant: String) { self.tenant = tenant }

  mutating func family(_ name: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
  }

  mutating func sample(_ name: String, _ value: Double?, _ labels: [(String, String)] = []) {
    guard let value, value.isFinite else { return }
    let parts = ([("tenant", tenant)] + labels).map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
    let number = value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    text += "\(name){\(parts.joined(separator: ","))} \(number)\n"
  }

  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in SafeText.visible(text).unicodeScalars {
      switch scalar {
      case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
      case "\"": out.append(contentsOf: "\\\"".unicodeScalars)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
