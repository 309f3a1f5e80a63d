/// What a text must have to match a pattern, found without matching.
enum PatternLiteral {
  /// The longest run of plain ASCII characters outside of groups, in lower case; empty when the
  /// pattern has alternatives there or no run.
  static func longest(in pattern: String) -> [UInt8] {
    var best: [UInt8] = []
    var run: [UInt8] = []
    var depth = 0
    var isInSet = false
    var isInCount = false
    var isEscaped = false
    func end() {
      if run.count > best.count { best = run }
      run = []
    }
    for byte in pattern.utf8 {
      if isEscaped {
        isEscaped = false
        if depth > 0 || isInSet { continue }
        // A letter or digit after a backslash is a class or a boundary.
        if isWord(byte) { end() } else { run.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "]"): isInSet = false
      case UInt8(ascii: "}"): isInCount = false
      case _ where isInSet || isInCount: break
      case UInt8(ascii: "["):
        isInSet = true
        end()
      case UInt8(ascii: "("):
        depth += 1
        end()
      case UInt8(ascii: ")"): depth -= 1
      case _ where depth > 0: break
      case UInt8(ascii: "|"): return []
      case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "{"):
        // The character before may be missing.
        isInCount = byte == UInt8(ascii: "{")
        if !run.isEmpty { run.removeLast() }
        end()
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"),
        0x80...:
        end()
      default: run.append(byte)
      }
    }
    end()
    return best.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
