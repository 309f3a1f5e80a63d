import Documents

/// A list that is read part by part, and which of the things that were found in its file it is.
struct LongList: Sendable {
  let parts: [Range<Int>]
  let pointer: String
  /// What was found in it, as positions in the recognition; one list may fill several tables.
  let found: [Int]
  /// The tables of what was found.
  let tables: [TableSpec]

  /// How many levels stand around the elements.
  var levels: Int { 1 + pointer.utf8.count { $0 == UInt8(ascii: "/") } }
}

/// What is recognised in a large file, and which of its lists can be read part by part.
struct LargeRecognition {
  let large: LargeFile
  var recognition: Recognition
  let results: ThirdPartyResults?
  let lists: [LongList]

  /// Recognises a file by the beginnings of its lists; nil when it must be read at once.
  ///
  /// A list is left whole when what it holds cannot be told row by row.
  init?(_ large: LargeFile, file: Int, using catalog: RecognitionCatalog) {
    var large = large
    // What is left whole changes what is found, but hardly ever twice.
    for _ in 0..<4 {
      let whole = ExportDocument(root: large.outline.root, path: large.found.name, file: file)
      guard let recognition = Self.recognise(whole, using: catalog) else { return nil }
      let results = ThirdPartyFormats.read(whole)
      var lists: [LongList] = []
      var kept: Set<String> = []
      for list in large.lists {
        guard let (pointer, node) = large.place(of: list) else { return nil }
        let match = Self.match(pointer, node, recognition, catalog)
        if let match, results == nil || !match.isEmpty {
          lists.append(
            LongList(
              parts: list.parts,
              pointer: pointer,
              found: match,
              tables: match.map { catalog.catalog.tables[recognition.found[$0].table] }
            )
          )
        } else {
          kept.insert(pointer)
        }
      }
      if kept.isEmpty {
        self.large = large
        self.recognition = recognition
        self.results = results
        self.lists = lists
        return
      }
      guard !lists.isEmpty, let next = large.keeping(kept) else { return nil }
      large = next
    }
    return nil
  }

  private static func recognise(
    _ document: ExportDocument,
    using catalog: RecognitionCatalog
  ) -> Recognition? {
    for format in ExportFormats.all {
      if let read = format.read(document, using: catalog) {
        return format.takesRowsOneByOne ? read : nil
      }
    }
    return nil
  }

  /// What was found in a list, element by element; nil when it was found in another way.
  private static func match(
    _ pointer: String,
    _ node: JSONNode,
    _ recognition: Recognition,
    _ catalog: RecognitionCatalog
  ) -> [Int]? {
    guard node.elements.contains(where: { $0.kind == .object }) else { return nil }
    let name = pointer.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if recognition.scubaExport != nil, catalog.scubaKeysOfNested.contains(name) { return nil }
    var match: [Int] = []
    for (position, found) in recognition.found.enumerated() {
      guard let first = found.rows.first else { continue }
      if first.base == pointer, first.index >= 0 {
        match.append(position)
      } else if first.base == pointer || first.base.hasPrefix(pointer + "/") {
        return nil
      }
    }
    return match
  }
}
