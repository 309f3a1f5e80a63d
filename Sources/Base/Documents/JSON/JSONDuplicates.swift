public import Diagnostics

extension JSONDocument {
  /// A warning for each key that an object repeats, in order; the reader of a node takes the last.
  public func duplicateKeys(limit: Int = 100) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for index in tape.duplicatedKeys(limit: limit) {
      let node = JSONNode(tape: tape, index: index)
      let value = JSONNode(tape: tape, index: index + 1)
      found.append(
        Diagnostic(
          Code.jsonDuplicateKey,
          "the key '\(node.string ?? "")' comes more than once in one object",
          in: name,
          at: .pointer(value.pointer),
          severity: .warning,
          hints: ["the last value counts"]
        )
      )
    }
    return found
  }
}

extension JSONTape {
  /// The indices of keys that came before in their object.
  fileprivate func duplicatedKeys(limit: Int) -> [Int] {
    var found: [Int] = []
    // Every word that begins an object is looked at in turn, so no recursion is needed.
    var index = 1
    while index < words.count, found.count < limit {
      if tag(index) == Tag.object { collectDuplicates(inObjectAt: index, into: &found) }
      switch tag(index) {
      case Tag.int, Tag.uint, Tag.double: index += 2
      default: index += 1
      }
    }
    return Array(found.prefix(max(0, limit)))
  }

  private func collectDuplicates(inObjectAt object: Int, into found: inout [Int]) {
    let end = end(of: object) - 1
    var seen = Set<UInt64>(minimumCapacity: min(64, payload(object) >> 32))
    var index = object + 1
    while index < end {
      let range = textRange(index)
      if !seen.insert(fingerprint(range)).inserted,
        hasEarlierKey(equalTo: index, inObjectAt: object)
      {
        found.append(index)
      }
      index = self.end(of: index + 1)
    }
  }

  private func hasEarlierKey(equalTo key: Int, inObjectAt object: Int) -> Bool {
    let range = textRange(key)
    var index = object + 1
    while index < key {
      if strings[textRange(index)].elementsEqual(strings[range]) { return true }
      index = end(of: index + 1)
    }
    return false
  }

  /// FNV-1a; equal fingerprints are compared in full.
  private func fingerprint(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(strings[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
