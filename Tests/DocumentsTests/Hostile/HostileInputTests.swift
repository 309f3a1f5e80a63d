import Documents
import LinearRegex
import Testing

/// Random numbers that are the same in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Readers get texts that are cut, flipped and spliced; all that counts is that they come back.
@Suite struct HostileInputTests {
  private static let json = """
    {"a": [1, -2.5e10, "x\\u00e9\\ud83d\\ude00", null, true], "b": {"c": {}, "d": [[]], "é": "ü"},
     "n": 123456789012345678901234567890, "a": "again", "list": [{"k": 1}, {"k": 2}]}
    """
  private static let yaml = """
    # comment
    id: entra.mfa
    list: [a, "b\\n", 'c''d', {e: 1}]
    block: |
      line é
        more
    folded: >-
      one
      two
    nested:
      - - x
        - y: ~
      - !!str z
    ? complex
    : value
    --- &x
    other: *x
    """
  private static let xml = """
    <?xml version="1.0"?><!-- c --><a xmlns="u" xmlns:x="v" b="1&amp;2" x:c="é">t<b/>
    <![CDATA[ <z> ]]><c d='2'>&#65;</c><?pi x?></a>
    """

  private static func mutations(of text: String, count: Int) -> [[UInt8]] {
    let original = Array(text.utf8)
    var generator = SeededGenerator(state: 42)
    var found: [[UInt8]] = original.indices.map { Array(original[..<$0]) }
    let tokens: [[UInt8]] =
      ["[", "{", "\"", "\\", "<", "&", ":", "- ", "\n", "\u{FEFF}", "<!", "]]>"]
      .map { Array($0.utf8) } + [[0], [0xFF], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80]]
    for _ in 0..<count {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where !bytes.isEmpty: bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
        case 1: bytes.insert(contentsOf: tokens.randomElement(using: &generator) ?? [], at: place)
        case 2 where !bytes.isEmpty:
          bytes.removeSubrange(place..<min(bytes.count, place + 3))
        default: bytes += original[min(place, original.count)...]
        }
      }
      found.append(bytes)
    }
    return found
  }

  @Test func jsonComesBack() throws {
    for bytes in Self.mutations(of: Self.json, count: 2000) {
      guard let document = try? JSONDocument(bytes, named: "t") else { continue }
      _ = document.duplicateKeys()
      var writer = JSONWriter()
      writer.value(document.root)
      // What was read can be written and reads the same.
      let again = try JSONDocument(writer.text, named: "t")
      var second = JSONWriter()
      second.value(again.root)
      #expect(second.text == writer.text)
      for element in document.root.elements {
        _ = element.pointer + "\(element.position(in: bytes.span) as Any)"
      }
      for member in document.root.members { _ = member.value.pointer }
    }
  }

  @Test func yamlComesBack() {
    for bytes in Self.mutations(of: Self.yaml, count: 2000) {
      guard let documents = try? YAMLReader.documents(bytes.span, named: "t") else { continue }
      for document in documents {
        for entry in document.entries {
          _ = entry.value.scalar?.sourceText(named: "t").position(at: 3)
          _ = entry.value.double
        }
      }
    }
  }

  @Test func xmlComesBack() {
    for bytes in Self.mutations(of: Self.xml, count: 2000) {
      _ = try? XMLReader.document(bytes.span, named: "t").children.count
    }
  }

  @Test func patternsComeBack() {
    let pattern = "(?i)^(a|b)[^\\d\\W_x-z\\]]{2,3}?\\p{Lu}(?<n>\\x{41}.*)\\bé++(?x: a #c\n)$"
    let text = Array("aab éA\n1x".utf8)
    for bytes in Self.mutations(of: pattern, count: 250) {
      let pattern = String(decoding: bytes, as: UTF8.self)
      guard let regex = try? LinearRegex(pattern, memoryLimit: 1 << 20) else { continue }
      _ = regex.matchCount(in: text.span)
      _ = regex.replacingAll(in: "aab", with: RegexReplacement(pattern))
    }
  }
}
