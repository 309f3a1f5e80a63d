/// The export formats, in the order in which a document is offered to them.
enum ExportFormats {
  static let all: [any ExportFormat] = [
    ScubaGearFormat(),
    DSCFormat(),
    SecureScoreTableFormat(),
    GraphBatchFormat(),
    GraphFormat(),
    ObjectListFormat(),
    BundleFormat(),
  ]
}
