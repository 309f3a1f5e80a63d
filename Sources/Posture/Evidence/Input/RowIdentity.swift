import Documents

/// What tells objects of one table apart.
enum RowIdentity {
  /// The value of the key as text in lower case; nil when there is none.
  static func text(of node: JSONNode, key: String) -> String? {
    guard let value = node[ignoringCase: key] else { return nil }
    let text = ScalarReading.text(value, names: nil).lowercased()
    return text.isEmpty ? nil : text
  }

  /// A number that equal identities share, and others hardly ever do; 0 when there is none.
  static func number(of node: JSONNode, key: String) -> UInt64 {
    guard let value = node[ignoringCase: key] else { return 0 }
    let quick = value.withUTF8 { text -> UInt64? in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for index in 0..<text.count {
        var byte = text[index]
        guard byte < 0x80 else { return nil }
        if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { byte |= 0x20 }
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      return text.isEmpty ? 0 : hash | 1
    }
    if let quick, let number = quick { return number }
    return text(of: node, key: key).map { number(of: $0) } ?? 0
  }

  /// The number of an identity.
  static func number(of text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } | 1
  }

  /// Whether objects of two files may be one, told by their numbers.
  static func meet(in parts: [FoundRows], key: String) -> Bool {
    var seen: [(number: UInt64, file: Int)] = []
    seen.reserveCapacity(parts.reduce(0) { $0 + ($1.large?.count ?? $1.rows.count) })
    for part in parts {
      for number in part.large?.identities ?? [] where number != 0 {
        seen.append((number, part.file))
      }
      for row in part.rows {
        let number =
          row.name.map { self.number(of: $0.lowercased()) } ?? self.number(of: row.node, key: key)
        if number != 0 { seen.append((number, part.file)) }
      }
    }
    seen.sort { $0 < $1 }
    return zip(seen, seen.dropFirst()).contains { $0.number == $1.number && $0.file != $1.file }
  }
}
