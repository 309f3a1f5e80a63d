import Diagnostics
import Documents
import JSONColumns
import Parallel
import Tables

/// A file of rows that are read straight into columns: lines of JSON objects, a JSON array of them,
/// a page of Graph, the answer of a hunting query, or CSV.
struct EventLines: Sendable {
  /// A described table of up to so many bytes is looked through for further columns.
  private static let wholeSize = 1 << 20
  /// How much of a larger one is looked at in each of some places.
  private static let sampleSize = 64 << 10
  /// What is looked at to recognise a file; more where that is not a whole line.
  private static let headSize = 64 << 10
  private static let longHeadSize = 1 << 20

  /// Rows are read in parts of about so many bytes: some for each processor, none so small that
  /// to begin with it outweighs it.
  private static func partSize(_ count: Int) -> Int { min(max(count / 32, 1 << 20), 4 << 20) }

  let file: FoundFile
  let source: LineSource
  let layout: RowLayout
  /// The ranges that are read one by one.
  let parts: [Range<Int>]
  /// The columns that the file itself describes, in their order.
  let declared: [Schema.Field]

  /// Looks at the beginning of a file; nil when it has to be read as a whole.
  init?(_ file: FoundFile) {
    guard let opened = LineFile(path: file.path), var head = opened.bytes(0..<Self.headSize) else {
      return nil
    }
    if head.count < opened.count, !head.contains(0x0A) {
      guard let longer = opened.bytes(0..<Self.longHeadSize) else { return nil }
      head = longer
    }
    self.file = file
    let start: ContiguousArray<UInt8>
    if Self.isPlain(head, isWhole: head.count == opened.count) {
      source = .file(opened)
      start = head
    } else {
      // What is wrong with a broken archive is told by who reads it as a whole.
      guard let text = try? EventFile(file).bytes else { return nil }
      source = .text(text)
      start = ContiguousArray(text.prefix(Self.longHeadSize))
    }
    let count = source.count
    let partSize = Self.partSize(count)
    guard let first = Self.firstByte(of: start) else { return nil }
    if first == UInt8(ascii: "{"), Self.areLines(start, isWhole: start.count == count) {
      layout = .lines
      parts = stride(from: 0, to: count, by: partSize).map {
        $0..<min($0 + partSize, count)
      }
      declared = []
    } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      layout = .elements
      guard let found = try? RowParts(source, .elements, size: partSize) else { return nil }
      parts = found.ranges
      guard let range = found.schema else {
        declared = []
        return
      }
      guard let schema = source.bytes(range),
        let root = try? JSONDocument(schema.span, named: "").root
      else { return nil }
      declared = EventFile.declared(root)
    } else {
      let mark = start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var scanner = CSVScanner(ContiguousArray(start.dropFirst(mark)), named: "")
      scanner.skipTypeLine()
      // A header that is cut by the end of what is looked at is left to who reads the whole.
      guard let header = try? scanner.record(),
        mark + scanner.position < start.count || start.count == count
      else { return nil }
      layout = .records(separator: scanner.separator, names: header.map(EventHeader.column))
      guard
        let found = try? RowParts(
          source,
          layout,
          from: mark + scanner.position,
          size: partSize
        )
      else { return nil }
      parts = found.ranges
      declared = []
    }
  }

  /// Whether a text is UTF-8 as it stands: neither compressed nor in another encoding.
  private static func isPlain(_ head: ContiguousArray<UInt8>, isWhole: Bool) -> Bool {
    if head.count > 1, head[0] == 0x1F, head[1] == 0x8B { return false }
    if head.contains(0) { return false }
    // The last character may be cut.
    var text = head[...]
    if !isWhole {
      while let last = text.last, last >= 0x80, text.count + 4 > head.count { text.removeLast() }
    }
    return String(validating: text, as: UTF8.self) != nil
  }

  private static func firstByte(of text: ContiguousArray<UInt8>) -> UInt8? {
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return text[start...].first { $0 > 0x20 }
  }

  /// Whether a text begins with a whole object in a line and goes on after it.
  private static func areLines(_ text: ContiguousArray<UInt8>, isWhole: Bool) -> Bool {
    var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard start < text.count, text[start] == UInt8(ascii: "{"),
      let end = text[start...].firstIndex(of: 0x0A)
    else { return false }
    // A line that is not JSON begins an object over several lines, which is read otherwise.
    guard (try? JSONDocument(text.span.extracting(start..<end), named: "")) != nil else {
      return false
    }
    return !isWhole || text[end...].contains { $0 > 0x20 }
  }

  /// The members that the rows have; of a large file with a description, those of samples.
  func members(described: Schema?) throws(EvidenceError) -> LineMembers {
    var known = Set(described?.fields.map(\.name) ?? [])
    known.formUnion(declared.map(\.name))
    var ranges = parts
    switch layout {
    case .lines where described != nil && source.count > Self.wholeSize:
      ranges = (0..<16).map { piece in
        let start = (source.count - Self.sampleSize) / 15 * piece
        return start..<start + Self.sampleSize
      }
    case .elements where described != nil || !declared.isEmpty:
      // Parts cannot be cut, and in a large file a few of them say enough.
      if parts.count > 3 { ranges = [parts[0], parts[parts.count / 2], parts[parts.count - 1]] }
    case .records(_, let names) where known.isSuperset(of: names) || parts.isEmpty:
      // No values have to be looked at; an empty part still gives the names.
      ranges = [0..<0]
    default: break
    }
    // To begin with a part costs more than to read a small one.
    let pieces = min(ranges.count, 4)
    let groups = (0..<pieces).map { piece in
      ranges[ranges.count * piece / pieces..<ranges.count * (piece + 1) / pieces]
    }
    let found = groups.parallelMap { [known] ranges in
      Result { () throws(LineColumns.Failure) in
        try LineMembers.read(source, ranges, layout, known: known)
      }
    }
    var members = LineMembers()
    for part in found {
      switch part {
      case .success(let part): members.add(part)
      case .failure(let failure): throw error(failure)
      }
    }
    return members
  }

  /// What is wrong, as careful reading tells it.
  func error(_ failure: LineColumns.Failure) -> EvidenceError {
    if failure == .invalid {
      do throws(EvidenceError) { _ = try EventFile(file).rows() } catch { return error }
    }
    return EvidenceError(
      .invalid,
      [
        Diagnostic(
          Code.unreadable,
          failure == .invalid
            ? "a row cannot be read" : "the file cannot be read",
          in: file.name
        )
      ]
    )
  }
}
