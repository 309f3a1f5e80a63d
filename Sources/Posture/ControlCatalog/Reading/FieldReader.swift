package import Diagnostics
package import Documents

/// Reads the fields of one mapping and complains about those that are not as they must be.
package struct FieldReader {
  /// Where the mapping stands in its file, as a dotted path; empty for the file itself.
  package let path: String
  package let position: SourcePosition
  private let fields: [YAMLEntry]

  /// Takes a mapping; complains and gives nil when the value is something else.
  package init?(_ tree: YAMLNode, path: String, log: inout ReadingLog) {
    guard case .mapping(let fields) = tree.content else {
      let what = path.isEmpty ? "the file" : "'\(path)'"
      log.complain(
        Codes.wrongType,
        "\(what) must be a mapping, not \(tree.kindName)",
        at: tree.position
      )
      return nil
    }
    self.path = path
    position = tree.position
    self.fields = fields
    for field in fields { log.note(Self.join(path, field.key), at: field.value.position) }
  }

  /// Complains about fields that are not among the known ones.
  package func rejectUnknown(_ known: [String], log: inout ReadingLog) {
    for field in fields where !known.contains(field.key) {
      let inside = path.isEmpty ? "" : " in '\(path)'"
      log.complain(
        Codes.unknownField,
        "unknown field '\(field.key)'\(inside)",
        at: field.keyNode.position,
        hints: nearMissHints(for: field.key, among: known)
      )
    }
  }

  /// The value of a field that need not be there.
  package func value(_ key: String) -> YAMLNode? { fields.first { $0.key == key }?.value }

  /// The value of a field that must be there.
  package func required(_ key: String, log: inout ReadingLog) -> YAMLNode? {
    if let value = value(key) { return value }
    log.complain(Codes.missingField, "field '\(Self.join(path, key))' is missing", at: position)
    return nil
  }

  /// A text that must be there and not be empty.
  package func text(_ key: String, log: inout ReadingLog) -> String? {
    guard let value = required(key, log: &log) else { return nil }
    return text(of: value, path: Self.join(path, key), log: &log)
  }

  /// A text that need not be there.
  package func optionalText(_ key: String, log: inout ReadingLog) -> String? {
    guard let value = value(key) else { return nil }
    return text(of: value, path: Self.join(path, key), log: &log)
  }

  /// A list of texts, or one text standing for such a list; empty when it is not there.
  package func texts(_ key: String, log: inout ReadingLog) -> [String] {
    guard let value = value(key) else { return [] }
    let path = Self.join(path, key)
    if case .sequence(let elements) = value.content {
      return elements.enumerated().compactMap { index, element in
        log.note("\(path).\(index)", at: element.position)
        return text(of: element, path: "\(path).\(index)", log: &log)
      }
    }
    return text(of: value, path: path, log: &log).map { [$0] } ?? []
  }

  /// A list of values; empty when it is not there.
  package func elements(_ key: String, log: inout ReadingLog) -> [YAMLNode] {
    guard let value = value(key) else { return [] }
    guard case .sequence(let elements) = value.content else {
      let path = Self.join(path, key)
      log.complain(
        Codes.wrongType,
        "'\(path)' must be a list, not \(value.kindName)",
        at: value.position
      )
      return []
    }
    return elements
  }

  /// One of a set of words.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    log: inout ReadingLog
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key, log: &log), let value = value(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let near = nearMissHints(for: text, among: known)
    log.complain(
      Codes.unknownValue,
      "'\(Self.join(path, key))' cannot be '\(text)'",
      at: value.position,
      hints: near.isEmpty ? ["one of \(known.joined(separator: ", "))"] : near
    )
    return nil
  }

  /// A whole number within a range.
  package func integer(_ key: String, in range: ClosedRange<Int>, log: inout ReadingLog) -> Int? {
    guard let value = required(key, log: &log) else { return nil }
    if let number = value.int.flatMap({ Int(exactly: $0) }), range.contains(number) {
      return number
    }
    log.complain(
      Codes.outOfRange,
      "'\(Self.join(path, key))' must be a whole number from \(range.lowerBound) to \(range.upperBound)",
      at: value.position
    )
    return nil
  }

  private func text(of value: YAMLNode, path: String, log: inout ReadingLog) -> String? {
    guard let text = value.text, !value.isNull else {
      log.complain(
        Codes.wrongType,
        "'\(path)' must be a text, not \(value.kindName)",
        at: value.position
      )
      return nil
    }
    let trimmed = Self.trimmed(text)
    guard !trimmed.isEmpty else {
      log.complain(Codes.emptyField, "'\(path)' is empty", at: value.position)
      return nil
    }
    return trimmed
  }

  private static func trimmed(_ text: String) -> String {
    // Most texts begin and end with a visible character.
    if let first = text.utf8.first, let last = text.utf8.last, 0x21..<0x7F ~= first,
      0x21..<0x7F ~= last
    {
      return text
    }
    var text = text[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    while let first = text.first, first.isNewline { text.removeFirst() }
    return String(text)
  }

  package static func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}
