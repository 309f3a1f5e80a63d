import KQLPlan
import Tables

/// Texts that follow each other, and columns between them.
///
/// A column takes the shortest part up to the text that follows it, or all that is left. A number
/// before `*` takes its digits.
struct PlainPattern: TextPattern {
  private enum Piece: Sendable {
    case text(ContiguousArray<UInt8>)
    case skip
    case column(ScalarType)
  }

  private let pieces: [Piece]

  init(_ pieces: [ParsePiece]) {
    self.pieces = pieces.map { piece in
      switch piece {
      case .text(let text): .text(ContiguousArray(text.utf8))
      case .skip: .skip
      case .column(_, let type): .column(type)
      }
    }
  }

  func match(_ text: Span<UInt8>, into parts: inout [Range<Int>]) -> Bool {
    var position = 0
    var index = 0
    while index < pieces.count {
      let next = index + 1 < pieces.count ? pieces[index + 1] : nil
      switch pieces[index] {
      case .text(let literal):
        guard Bytes.hasPrefix(text.extracting(position..<text.count), literal.span) else {
          return false
        }
        position += literal.count
      case .skip:
        if case .text(let literal)? = next {
          guard let found = Bytes.find(literal.span, in: text, from: position) else { return false }
          position = found
        } else if next == nil {
          position = text.count
        }
      case .column(let type):
        let end: Int
        switch next {
        case .text(let literal)?:
          guard let found = Bytes.find(literal.span, in: text, from: position) else { return false }
          end = found
        case nil: end = text.count
        case .skip?, .column?: end = Self.end(of: type, in: text, from: position)
        }
        parts.append(position..<end)
        position = end
      }
      index += 1
    }
    return true
  }

  /// Where a value ends that no text follows.
  private static func end(of type: ScalarType, in text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, belongs(text[end], to: type) { end += 1 }
    return end
  }

  private static func belongs(_ byte: UInt8, to type: ScalarType) -> Bool {
    let isDigit = byte &- 0x30 < 10
    let isLetter = Bytes.lower(byte) &- 0x61 < 26
    let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    let isPoint = byte == UInt8(ascii: ".")
    let isColon = byte == UInt8(ascii: ":")
    return switch type {
    case .int, .long: isDigit || isSign
    case .real, .decimal: isDigit || isSign || isPoint || Bytes.lower(byte) == UInt8(ascii: "e")
    case .bool: isLetter || isDigit
    case .guid: isLetter || isDigit || isSign
    case .timespan: isLetter || isDigit || isSign || isPoint || isColon
    case .datetime:
      isLetter || isDigit || isSign || isPoint || isColon || byte == UInt8(ascii: "/")
        || byte == UInt8(ascii: " ")
    case .string, .dynamic: true
    }
  }
}
