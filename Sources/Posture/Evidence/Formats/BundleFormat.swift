import Diagnostics
import Documents

/// One object that holds several outputs by name: `{"Get-TransportRule": [...], "Users": [...]}`.
struct BundleFormat: ExportFormat {
  let name = "named collections"
  let takesRowsOneByOne = true

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    guard document.root.kind == .object else { return nil }
    let matcher = TableMatcher(recognition: catalog)
    var recognition = Recognition(format: name)
    var strangers = 0
    for member in document.root.members
    where member.value.kind == .array || member.value.kind == .object {
      let pointer = "/" + jsonPointerStep(member.key)
      var collector = RowCollector(document)
      var rows = collector.rows(of: member.value, at: pointer)
      if rows.count == 1, let list = rows[0].node["value"], list.kind == .array {
        rows = collector.rows(of: list, at: pointer + "/value")
      }
      guard let target = matcher.named(member.key), matcher.fits(rows, target),
        !rows.isEmpty || collector.problems.isEmpty
      else {
        strangers += 1
        continue
      }
      recognition.problems += collector.problems
      recognition.found.append(
        FoundRows(
          table: target.table,
          source: catalog.catalog.tables[target.table].sources[target.source],
          rows: rows,
          file: document.file
        )
      )
    }
    return recognition.found.count > strangers ? recognition : nil
  }
}
