import Documents

/// Finds the table that objects belong to by their properties and the place they were found at.
struct TableMatcher {
  let recognition: RecognitionCatalog

  /// The table that a file's place speaks for: an EntraExporter folder, else the file's name.
  func hint(path: String) -> RecognitionCatalog.Target? {
    var parts = path.lowercased().split(separator: "/").map(String.init)
    guard let file = parts.popLast() else { return nil }
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    return folder(parts + [stem]) ?? named(stem) ?? parts.last.flatMap { named($0) }
  }

  /// The table of the longest run of path parts that is an EntraExporter folder, the last such one.
  private func folder(_ parts: [String]) -> RecognitionCatalog.Target? {
    let index = recognition.index
    for length in stride(from: min(index.folderDepth, parts.count), to: 0, by: -1) {
      for start in stride(from: parts.count - length, through: 0, by: -1) {
        let run = parts[start..<start + length].joined(separator: "/")
        if let target = index.folders[run] { return target }
      }
    }
    return nil
  }

  /// The table of that name, whatever follows it as a page number.
  func named(_ stem: String) -> RecognitionCatalog.Target? {
    let plain = RecognitionIndex.plain(stem)
    if let target = recognition.index.names[plain] { return target }
    let trimmed = plain.trimmingDigits
    if trimmed.hasPrefix("get"), let target = recognition.index.names[String(trimmed.dropFirst(3))]
    {
      return target
    }
    guard trimmed != plain, !trimmed.isEmpty else { return nil }
    return recognition.index.names[trimmed] ?? recognition.index.names[trimmed.trimming("page")]
  }

  /// The table of objects, or nil when none of them fits or more than one does.
  func table(
    of rows: [Row],
    hint: RecognitionCatalog.Target?
  ) -> RecognitionCatalog.Target? {
    let names = Self.names(of: rows)
    guard !names.isEmpty else { return rows.isEmpty ? hint : nil }
    let claims = recognition.statistics.claims(on: names)
    if let hint, let claim = claims.first(where: { $0.table == hint.table }), claim.isPlausible {
      return hint
    }
    let signed = claims.filter { hasSignature($0.table, names) && $0.isPlausible }
    let candidates = signed.isEmpty ? claims.filter { $0.coverage >= 0.6 } : signed
    guard let best = candidates.first else { return nil }
    if signed.isEmpty {
      let second = candidates.dropFirst().first?.weight ?? 0
      guard best.shared >= 3, best.weight >= 1, best.weight > second * 1.5 else { return nil }
    }
    return RecognitionCatalog.Target(table: best.table, source: source(of: best.table))
  }

  /// Whether objects can be of a table that something else than their properties speaks for.
  func fits(_ rows: [Row], _ target: RecognitionCatalog.Target) -> Bool {
    let names = Self.names(of: rows)
    if names.isEmpty { return rows.isEmpty }
    return recognition.statistics.claims(on: names)
      .contains { $0.table == target.table && $0.isPlausible }
  }

  private func source(of table: Int) -> Int {
    let sources = recognition.catalog.tables[table].sources
    return sources.firstIndex { source in
      switch source.kind {
      case .graph, .cmdlet: true
      default: false
      }
    } ?? 0
  }

  private func hasSignature(_ table: Int, _ names: Set<String>) -> Bool {
    recognition.catalog.tables[table].sources.contains { source in
      !source.signature.isEmpty && source.signature.allSatisfy(names.contains)
    }
  }

  /// The property names of the first few objects, lower case.
  private static func names(of rows: [Row]) -> Set<String> {
    var names: Set<String> = []
    for row in rows.prefix(5) {
      for member in row.node.members {
        names.insert(member.key.lowercased())
        if member.key.lowercased() == "additionalproperties" {
          for inner in member.value.members { names.insert(inner.key.lowercased()) }
        }
      }
    }
    return names
  }
}

extension String {
  /// The string without the digits at its end.
  fileprivate var trimmingDigits: String {
    var copy = self[...]
    while let last = copy.last, last.isASCII, last.isNumber { copy.removeLast() }
    return String(copy)
  }

  /// The string without `ending` at its end.
  fileprivate func trimming(_ ending: String) -> String {
    hasSuffix(ending) ? String(dropLast(ending.count)) : self
  }
}
