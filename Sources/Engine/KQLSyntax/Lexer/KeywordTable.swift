/// Finds the keyword that bytes spell, without making a string of them.
struct KeywordTable: Sendable {
  /// The table of the language.
  static let shared = KeywordTable()

  private struct Entry: Sendable {
    let bytes: [UInt8]
    let keyword: Keyword
  }

  private let slots: [[Entry]]
  private let longest: Int

  private init() {
    var slots: [[Entry]] = Array(repeating: [], count: 1_024)
    var longest = 0
    func add(_ text: String, _ keyword: Keyword) {
      let bytes = Array(text.utf8)
      longest = max(longest, bytes.count)
      slots[Self.slot(bytes[...])].append(Entry(bytes: bytes, keyword: keyword))
    }
    for keyword in Keyword.allCases
    where keyword != .none && keyword != .reserved && keyword != .declarable {
      add(keyword.rawValue, keyword)
    }
    for word in Keyword.reservedWords { add(word, .reserved) }
    for word in Keyword.declarableWords { add(word, .declarable) }
    self.slots = slots
    self.longest = longest
  }

  /// The keyword, or `none`.
  func keyword(_ bytes: ArraySlice<UInt8>) -> Keyword {
    guard bytes.count <= longest else { return .none }
    for entry in slots[Self.slot(bytes)] where entry.bytes.elementsEqual(bytes) {
      return entry.keyword
    }
    return .none
  }

  private static func slot(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int((hash ^ hash >> 15) & 1_023)
  }
}
