import Diagnostics
import Documents

/// A place in a large text, by line and column.
struct TextPlace {
  private var counter = LineCounter()

  /// The place of an offset; nil when the file cannot be read.
  init?(before offset: Int, of file: FoundFile) {
    let isRead = Self.go(to: [offset], of: file) { counter = $0 }
    guard isRead else { return nil }
  }

  /// Stops at each of some offsets, which ascend; false when the file cannot be read.
  static func go(
    to offsets: [Int],
    of file: FoundFile,
    _ stop: (LineCounter) -> Void
  ) -> Bool {
    guard var source = SourceReader(file), offsets.last ?? 0 <= source.count else { return false }
    var counter = LineCounter()
    var buffer = ContiguousArray<UInt8>(repeating: 0, count: 1 << 20)
    var done = 0
    for offset in offsets {
      while done < offset {
        let count = min(buffer.count, offset - done)
        guard source.read(done..<done + count, into: &buffer, at: 0) else { return false }
        counter.advance(over: buffer.span.extracting(0..<count))
        done += count
      }
      stop(counter)
    }
    return true
  }

  /// The line and the column.
  var position: SourcePosition { counter.position }

  /// A diagnostic about a text that begins here.
  func moved(_ diagnostic: Diagnostic) -> Diagnostic {
    guard case .position(let inner) = diagnostic.place else { return diagnostic }
    var moved = diagnostic
    let start = position
    moved.place = .position(
      SourcePosition(
        line: inner.line + start.line - 1,
        column: inner.line == 1 ? inner.column + start.column - 1 : inner.column
      )
    )
    return moved
  }
}
