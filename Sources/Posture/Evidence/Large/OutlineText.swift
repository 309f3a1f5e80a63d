import Diagnostics
import Documents

/// A text without the rest of its long lists, and where what is left of it stands in the file.
struct OutlineText: Sendable {
  /// What is left of a file without its long lists is refused above this size.
  private static let limit = 128 << 20

  /// What is left out.
  private let gaps: [Range<Int>]

  init(_ lists: [JSONLongList]) {
    gaps = lists.map { $0.sample.upperBound..<max($0.sample.upperBound, $0.bytes.upperBound) }
  }

  /// What is left of a file; nil when that is too much, or cannot be read.
  func text(of file: FoundFile, size: Int) -> ContiguousArray<UInt8>? {
    let left = gaps.reduce(size) { $0 - $1.count }
    guard left >= 0, left <= Self.limit, var source = SourceReader(file) else { return nil }
    var text = ContiguousArray<UInt8>(repeating: 0, count: left)
    var filled = 0
    var offset = 0
    for gap in gaps + [size..<size] {
      guard gap.lowerBound >= offset,
        source.read(offset..<gap.lowerBound, into: &text, at: filled)
      else { return nil }
      filled += gap.lowerBound - offset
      offset = gap.upperBound
    }
    return text
  }

  /// The offset in the file of a byte of the outline.
  func fileOffset(of offset: Int) -> Int {
    var offset = offset
    for gap in gaps where gap.lowerBound <= offset { offset += gap.count }
    return offset
  }

  /// The range in the file of one in the outline.
  func fileRange(of range: Range<Int>) -> Range<Int> {
    let start = fileOffset(of: range.lowerBound)
    return range.isEmpty ? start..<start : start..<fileOffset(of: range.upperBound - 1) + 1
  }

  /// Problems of the outline at their places in the file.
  func moved(_ problems: [Diagnostic], in file: FoundFile, size: Int) -> [Diagnostic] {
    guard !problems.isEmpty, let text = text(of: file, size: size) else { return problems }
    return problems.map { problem in
      guard case .position(let position) = problem.place,
        let offset = Self.offset(of: position, in: text),
        let place = TextPlace(before: fileOffset(of: offset), of: file)
      else { return problem }
      var moved = problem
      moved.place = .position(place.position)
      return moved
    }
  }

  /// The offset of a line and column, of which columns count characters.
  private static func offset(of position: SourcePosition, in text: ContiguousArray<UInt8>) -> Int? {
    var (line, column) = (1, 1)
    for offset in text.indices {
      let byte = text[offset]
      if byte & 0xC0 != 0x80, line == position.line, column == position.column { return offset }
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return nil
  }
}
