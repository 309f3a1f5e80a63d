import Diagnostics

extension Lexer {
  mutating func readNumber() {
    if readRawGUID() { return }
    if peek() == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x"), readHex() { return }
    var end = digits(from: offset)
    var isReal = false
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let next = end + 1 < bytes.count ? bytes[end + 1] : 0
      if Characters.isDigit(next) {
        end = digits(from: end + 1)
        isReal = true
      } else if next != UInt8(ascii: "."), !Characters.isNameStart(next), next != UInt8(ascii: "[")
      {
        end += 1
        isReal = true
      }
    }
    let number = end
    var tail = end
    while tail < bytes.count, Characters.isNamePart(bytes[tail]) { tail += 1 }
    if tail == number { return add(isReal ? .real : .long, to: number) }
    if TimespanUnit(bytes[number..<tail]) != nil { return add(.timespan, to: tail) }
    if let end = exponent(at: number) { return add(.real, to: end) }
    if isReal { return add(.real, to: number) }
    add(.word, to: tail, keyword: keywords.keyword(bytes[offset..<tail]))
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while end < bytes.count, Characters.isDigit(bytes[end]) { end += 1 }
    return end
  }

  /// The end of `e10` or `E-3`, when it stands there and no name goes on after it.
  private func exponent(at start: Int) -> Int? {
    guard start < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var first = start + 1
    if first < bytes.count, bytes[first] == UInt8(ascii: "+") || bytes[first] == UInt8(ascii: "-") {
      first += 1
    }
    let end = digits(from: first)
    guard end > first, end == bytes.count || !Characters.isNamePart(bytes[end]) else { return nil }
    return end
  }

  private mutating func readHex() -> Bool {
    var end = offset + 2
    while end < bytes.count, Characters.isHexDigit(bytes[end]) { end += 1 }
    guard end > offset + 2, end == bytes.count || !Characters.isNamePart(bytes[end]) else {
      return false
    }
    add(.long, to: end)
    return true
  }

  mutating func readRawGUID() -> Bool {
    guard offset + 36 <= bytes.count, bytes[offset + 8] == UInt8(ascii: "-"),
      GUIDText.canonical(bytes[offset..<offset + 36]) != nil,
      offset + 36 == bytes.count || !Characters.isNamePart(bytes[offset + 36])
    else { return false }
    add(.rawGUID, to: offset + 36)
    return true
  }
}
