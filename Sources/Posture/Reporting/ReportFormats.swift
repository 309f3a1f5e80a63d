/// The formats that reports are written in.
public enum ReportFormats {
  /// All of them, in the order in which help lists them.
  public static let all: [any ReportFormat] = [
    HTMLFormat(),
    RunJSONFormat(),
    SARIFFormat(),
    JUnitFormat(),
    FindingsCSVFormat(),
    ActionPlanFormat(),
    MarkdownFormat(),
    OCSFFormat(),
    OSCALFormat(),
    PrometheusFormat(),
  ]

  /// The format of a name.
  public static func named(_ name: String) -> (any ReportFormat)? {
    all.first { $0.name == name }
  }
}
