/// Names for names: the first object seen is `object-1`, and stays it.
///
/// Numbers and not digests: who can guess a name could check the guess against a digest.
struct Pseudonyms {
  private var known: [String: String] = [:]
  private var counts: [String: Int] = [:]

  /// The pseudonym of a name; an empty name has nothing to hide.
  mutating func name(_ name: String, as kind: String) -> String {
    guard !name.isEmpty else { return name }
    // Directories compare names without case.
    let key = kind + "\n" + name.lowercased()
    if let pseudonym = known[key] { return pseudonym }
    let number = counts[kind, default: 0] + 1
    counts[kind] = number
    let pseudonym = "\(kind)-\(number)"
    known[key] = pseudonym
    return pseudonym
  }

  /// The pseudonym of a file, with its extension where that is an ordinary one.
  mutating func file(_ path: String) -> String {
    let ordinary = [".json", ".csv", ".xml", ".clixml", ".zip", ".txt", ".yaml", ".ndjson"]
    let lower = path.lowercased()
    return name(path, as: "file") + (ordinary.first(where: lower.hasSuffix) ?? "")
  }

  /// An origin `file#/pointer` or `path:line:column` with the file replaced, and those steps of
  /// the pointer that are not plain keys.
  mutating func origin(_ origin: String) -> String {
    guard let mark = origin.unicodeScalars.firstIndex(of: "#") else { return file(origin) }
    let pointer = origin.unicodeScalars[origin.unicodeScalars.index(after: mark)...]
    let steps = String(pointer).split(separator: "/", omittingEmptySubsequences: false)
    let kept = steps.map { step in
      step.utf8.allSatisfy(Self.isKeyByte) ? String(step) : name(String(step), as: "key")
    }
    return file(String(origin.unicodeScalars[..<mark])) + "#" + kept.joined(separator: "/")
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
