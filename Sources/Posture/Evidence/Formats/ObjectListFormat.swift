import Diagnostics
import Documents

/// A list of objects, or one object, as `ConvertTo-Json` writes the output of a cmdlet.
struct ObjectListFormat: ExportFormat {
  let name = "PowerShell objects"
  let takesRowsOneByOne = true

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    let matcher = TableMatcher(recognition: catalog)
    let root = document.root
    guard root.kind == .array || root.kind == .object else { return nil }
    if root.kind == .array, let first = root.elements.first(where: { !$0.isNull }),
      let pages = pages(from: first, document, catalog)
    {
      return pages
    }
    var collector = RowCollector(document)
    let rows = collector.rows(of: root, at: "")
    if rows.isEmpty, !collector.problems.isEmpty { return nil }
    guard
      let target = GraphContext.target(ofTypesIn: rows, catalog)
        ?? matcher.table(of: rows, hint: matcher.hint(path: document.path))
    else { return nil }
    var recognition = Recognition(format: name, problems: collector.problems)
    recognition.found = [
      FoundRows(
        table: target.table,
        source: catalog.catalog.tables[target.table].sources[target.source],
        rows: rows,
        file: document.file
      )
    ]
    return recognition
  }

  /// A list of whole Graph pages, as scripts that follow links often keep them.
  private func pages(
    from first: JSONNode,
    _ document: ExportDocument,
    _ catalog: RecognitionCatalog
  ) -> Recognition? {
    guard first.kind == .object, first["value"]?.kind == .array else { return nil }
    var recognition = Recognition(format: GraphFormat().name)
    for (index, page) in document.root.elements.enumerated() {
      let part = document.part(page, at: "/\(index)")
      guard let inner = GraphFormat().read(part, using: catalog) else { return nil }
      recognition.found += inner.found
      recognition.problems += inner.problems
    }
    return recognition
  }
}
