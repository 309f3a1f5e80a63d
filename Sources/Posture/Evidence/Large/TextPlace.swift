import Diagnostics

/// A place in a large text, by line and column.
struct TextPlace {
  private var line = 1
  private var column = 1

  /// The place of an offset; nil when the file cannot be read.
  init?(before offset: Int, of file: FoundFile) {
    guard var source = SourceReader(file), offset <= source.count else { return nil }
    var buffer = ContiguousArray<UInt8>(repeating: 0, count: 1 << 20)
    var done = 0
    while done < offset {
      let count = min(buffer.count, offset - done)
      guard source.read(done..<done + count, into: &buffer, at: 0) else { return nil }
      for index in 0..<count {
        if buffer[index] == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if buffer[index] & 0xC0 != 0x80 {
          column += 1
        }
      }
      done += count
    }
  }

  /// The line and the column.
  var position: SourcePosition { SourcePosition(line: line, column: column) }

  /// A diagnostic about a text that begins here.
  func moved(_ diagnostic: Diagnostic) -> Diagnostic {
    guard case .position(let position) = diagnostic.place else { return diagnostic }
    var moved = diagnostic
    moved.place = .position(
      SourcePosition(
        line: position.line + line - 1,
        column: position.line == 1 ? position.column + column - 1 : position.column
      )
    )
    return moved
  }
}
