public import Diagnostics

extension JSONDocument {
  /// A diagnostic for each key that an object repeats, in order; the reader of a node takes the
  /// last.
  ///
  /// It is a warning when the values are equal, and an error when they are not: which of them was
  /// meant, nobody can tell.
  public func duplicateKeys(limit: Int = 100) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, isEqual) in tape.duplicatedKeys(limit: limit) {
      let node = JSONNode(tape: tape, index: index)
      let value = JSONNode(tape: tape, index: index + 1)
      let key = node.string ?? ""
      found.append(
        Diagnostic(
          Code.jsonDuplicateKey,
          isEqual
            ? "the key '\(key)' comes more than once in one object"
            : "the key '\(key)' comes more than once in one object, with different values",
          in: name,
          at: .pointer(value.pointer),
          severity: isEqual ? .warning : .error,
          hints: isEqual ? [] : ["export it again, or delete the value that is wrong"]
        )
      )
    }
    return found
  }
}

extension JSONTape {
  /// A key that came before in its object, and whether its value is the one it had there.
  fileprivate typealias DuplicatedKey = (index: Int, isEqual: Bool)

  /// The keys that came before in their object.
  fileprivate func duplicatedKeys(limit: Int) -> [DuplicatedKey] {
    var found: [DuplicatedKey] = []
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

  private func collectDuplicates(inObjectAt object: Int, into found: inout [DuplicatedKey]) {
    let end = end(of: object) - 1
    var seen = Set<UInt64>(minimumCapacity: min(64, payload(object) >> 32))
    var index = object + 1
    while index < end {
      let range = textRange(index)
      if !seen.insert(fingerprint(range)).inserted,
        let earlier = lastKey(equalTo: index, inObjectAt: object)
      {
        found.append((index, haveEqualValues(earlier + 1, index + 1)))
      }
      index = self.end(of: index + 1)
    }
  }

  /// The last key before another that is equal to it.
  private func lastKey(equalTo key: Int, inObjectAt object: Int) -> Int? {
    let range = textRange(key)
    var index = object + 1
    var last: Int?
    while index < key {
      if strings[textRange(index)].elementsEqual(strings[range]) { last = index }
      index = end(of: index + 1)
    }
    return last
  }

  /// Whether two values are the same down to the order of members.
  private func haveEqualValues(_ left: Int, _ right: Int) -> Bool {
    let length = end(of: left) - left
    guard end(of: right) - right == length else { return false }
    var step = 0
    while step < length {
      let (one, other) = (left + step, right + step)
      guard tag(one) == tag(other) else { return false }
      switch tag(one) {
      case Tag.string, Tag.bigNumber:
        guard strings[textRange(one)].elementsEqual(strings[textRange(other)]) else { return false }
        step += 1
      case Tag.int, Tag.uint, Tag.double:
        guard words[one + 1] == words[other + 1] else { return false }
        step += 2
      default: step += 1
      }
    }
    return true
  }

  /// FNV-1a; equal fingerprints are compared in full.
  private func fingerprint(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(strings[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
