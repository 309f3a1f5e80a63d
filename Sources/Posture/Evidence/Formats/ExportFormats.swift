/// The export formats, in the order in which a document is offered to them.
enum ExportFormats {
  static let all: [any ExportFormat] = [
    ScubaGearFormat(),
    DSCFormat(),
    GraphBatchFormat(),
    GraphFormat(),
    ObjectListFormat(),
    BundleFormat(),
  ]
}
