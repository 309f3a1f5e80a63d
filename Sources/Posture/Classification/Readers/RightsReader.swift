import Documents

/// Reads the rights of an encryption: a JSON list, or `identity:RIGHT,RIGHT;identity:RIGHT`.
enum RightsReader {
  /// The rights, none for an empty text; nil for one that cannot be read.
  static func rights(_ text: String) -> [Label.Encryption.Rights]? {
    let text = text.trimmedBlanks
    if text.isEmpty { return [] }
    if text.hasPrefix("[") || text.hasPrefix("{") { return json(text) }
    return text.split(separator: ";").compactMap { part in
      let pair = part.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { return nil }
      return Label.Encryption.Rights(
        identity: String(pair[0]).trimmedBlanks,
        rights: names(String(pair[1]))
      )
    }
  }

  private static func json(_ text: String) -> [Label.Encryption.Rights]? {
    // A text that cannot be read is reported by the check that asks for readable rights.
    guard let document = try? JSONDocument(text, named: "rights") else { return nil }
    let root = DataNode(document.root, at: SchemePlace(file: ""))
    return root.elements.map { entry in
      Label.Encryption.Rights(
        identity: entry.text("Identity") ?? "",
        rights: names(entry.names("Rights").joined(separator: ","))
      )
    }
  }

  private static func names(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0).trimmedBlanks.uppercased() }
      .filter { !$0.isEmpty }
  }
}
