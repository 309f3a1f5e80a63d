public import Evidence
public import PostureModel
import Tables

/// The names of identifiers that findings mention, where the evidence has them.
///
/// Policies name users, groups and applications by GUIDs; a reader knows them by name.
public struct IdentifierNames {
  /// Where identifiers have names, the most telling table first.
  private static let places: [(table: String, identifier: String, name: String)] = [
    ("Users", "id", "displayName"), ("Groups", "id", "displayName"),
    ("NamedLocations", "id", "displayName"), ("RoleDefinitions", "id", "displayName"),
    ("DirectoryRoles", "roleTemplateId", "displayName"),
    ("PrivilegedRoles", "RoleTemplateId", "DisplayName"),
    ("ServicePrincipals", "appId", "displayName"), ("ServicePrincipals", "id", "displayName"),
    ("Applications", "appId", "displayName"),
  ]

  private var names: [String: String] = [:]

  /// Looks up the identifiers that stand in some texts.
  public init(in texts: some Sequence<String>, evidence: EvidenceStore) {
    var wanted: Set<String> = []
    for text in texts {
      for range in Self.identifiers(in: text) { wanted.insert(text[range].lowercased()) }
    }
    for place in Self.places where !wanted.isEmpty {
      guard evidence.isCollected(place.table), let schema = evidence.schema(of: place.table),
        let identifier = schema.index(of: place.identifier),
        let name = schema.index(of: place.name),
        let reader = try? evidence.open(place.table, columns: [identifier, name])
      else { continue }
      while !wanted.isEmpty, let batch = try? reader.next() {
        for row in 0..<batch.count {
          let values = batch.row(row)
          guard case .string(let identifier) = values[0], case .string(let name) = values[1],
            !name.isEmpty, wanted.remove(identifier.lowercased()) != nil
          else { continue }
          names[identifier.lowercased()] = name
        }
      }
    }
  }

  /// A text with the name before each identifier that has one: `Name (GUID)`.
  public func naming(_ text: String) -> String {
    guard !names.isEmpty else { return text }
    var named = ""
    var end = text.startIndex
    for range in Self.identifiers(in: text) {
      guard let name = names[text[range].lowercased()], !text.contains(name) else { continue }
      named += text[end..<range.lowerBound] + "\(name) (\(text[range]))"
      end = range.upperBound
    }
    return named + text[end...]
  }

  /// Where GUIDs stand in a text.
  private static func identifiers(in text: String) -> [Range<String.Index>] {
    let bytes = text.utf8
    guard bytes.count >= 36 else { return [] }
    var found: [Range<String.Index>] = []
    var start = bytes.startIndex
    // How many characters of a GUID end here.
    var length = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      let isDash = byte == UInt8(ascii: "-")
      let wantsDash = length == 8 || length == 13 || length == 18 || length == 23
      if length < 36, isDash == wantsDash, isDash || isHexadecimal(byte) {
        if length == 0 { start = index }
        length += 1
        if length == 36 { found.append(start..<next) }
      } else if isHexadecimal(byte) {
        // Longer than a GUID, or none: it begins anew behind what belongs together.
        if length == 36, let last = found.last, last.upperBound == index { found.removeLast() }
        length = 37
      } else {
        length = 0
      }
      index = next
    }
    return found
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

extension IdentifierNames {
  /// Puts names into what the findings of an assessment say; objects keep how they are called.
  public static func add(to results: inout [ControlResult], evidence: EvidenceStore) {
    let texts = results.lazy.flatMap(\.findings).flatMap { finding in
      [finding.found, finding.detail].compactMap(\.self) + finding.extra.compactMap(\.value)
    }
    let names = IdentifierNames(in: texts, evidence: evidence)
    guard !names.names.isEmpty else { return }
    for result in results.indices {
      for finding in results[result].findings.indices {
        var copy = results[result].findings[finding]
        copy.found = copy.found.map { names.naming($0) }
        copy.detail = copy.detail.map { names.naming($0) }
        for field in copy.extra.indices {
          copy.extra[field].value = copy.extra[field].value.map { names.naming($0) }
        }
        results[result].findings[finding] = copy
      }
    }
  }
}
