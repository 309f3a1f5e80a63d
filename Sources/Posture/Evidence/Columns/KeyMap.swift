import Documents
import Tables

/// Finds columns by property names, without regard to letter case.
struct KeyMap: Sendable {
  private struct Slot: Sendable {
    let name: ContiguousArray<UInt8>
    let column: Int
    let isAlias: Bool
  }

  private var slots: [UInt64: [Slot]] = [:]

  init(_ table: TableSpec) {
    let count = table.schema.count - TableSpec.commonFields.count
    for (index, field) in table.schema.fields.prefix(count).enumerated() {
      insert(field.name, index, isAlias: false)
    }
    for (alias, column) in table.aliases.sorted(by: { $0.key < $1.key }) {
      insert(alias, column, isAlias: true)
    }
  }

  private mutating func insert(_ name: String, _ column: Int, isAlias: Bool) {
    let bytes = ContiguousArray(name.lowercased().utf8)
    slots[Self.hash(bytes.span), default: []]
      .append(Slot(name: bytes, column: column, isAlias: isAlias))
  }

  /// The column of a property name, and whether the name is only an alias of it.
  func column(of key: JSONNode) -> (column: Int, isAlias: Bool)? {
    key.withUTF8 { text -> (column: Int, isAlias: Bool)? in
      guard let candidates = slots[Self.hash(text)] else { return nil }
      for candidate in candidates where Self.equals(candidate.name, text) {
        return (candidate.column, candidate.isAlias)
      }
      return nil
    } ?? nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func equals(_ name: ContiguousArray<UInt8>, _ text: Span<UInt8>) -> Bool {
    guard name.count == text.count else { return false }
    for index in name.indices where name[index] != lower(text[index]) { return false }
    return true
  }

  /// FNV-1a over the lower-case bytes.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(lower(text[index]))) &* 0x100_0000_01b3 }
    return hash
  }
}
