import Diagnostics

extension JSONCarefulParser {
  mutating func parseNumber(_ bytes: Span<UInt8>) throws(Diagnostic) {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let firstDigit = offset
    let whole = skipDigits(bytes)
    guard whole > 0 else { throw badNumber("a digit after '-'", from: start, bytes) }
    if whole > 1, bytes[firstDigit] == UInt8(ascii: "0") {
      throw badNumber("no zero before other digits", from: start, bytes)
    }
    var isWhole = true
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      guard skipDigits(bytes) > 0 else { throw badNumber("a digit after '.'", from: start, bytes) }
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      offset += 1
      if offset < bytes.count,
        bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
      {
        offset += 1
      }
      guard skipDigits(bytes) > 0 else {
        throw badNumber("a digit in the exponent", from: start, bytes)
      }
    }
    appendNumber(from: start, isWhole: isWhole, bytes)
  }

  private mutating func appendNumber(from start: Int, isWhole: Bool, _ bytes: Span<UInt8>) {
    var text = ""
    for index in start..<offset { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    if isWhole, let value = Int64(text) {
      words.append(word(JSONTape.Tag.int, 0))
      words.append(UInt64(bitPattern: value))
    } else if isWhole, let value = UInt64(text) {
      words.append(word(JSONTape.Tag.uint, 0))
      words.append(value)
    } else if !isWhole, let value = Double(text), value.isFinite {
      words.append(word(JSONTape.Tag.double, 0))
      words.append(value.bitPattern)
    } else {
      let end = offset
      offset = start
      let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
      warnings.append(
        problem(
          Code.jsonNumberRange,
          "the number \(shown) is beyond 64 bits and is kept as its text",
          bytes,
          severity: .warning
        )
      )
      offset = end
      let textStart = strings.count
      words.append(word(JSONTape.Tag.bigNumber, textStart))
      strings.append(contentsOf: [0, 0, 0, 0])
      strings.append(contentsOf: text.utf8)
      finishText(from: textStart)
    }
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) -> Int {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    return offset - start
  }
}
