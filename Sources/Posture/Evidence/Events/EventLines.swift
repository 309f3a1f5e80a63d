import Diagnostics
import Documents
import JSONColumns
import Parallel
import Tables

/// A file with a JSON object a line, which is read straight into columns.
struct EventLines: Sendable {
  /// Lines are read in parts of about so many bytes.
  private static let partSize = 4 << 20
  /// A described table of up to so many bytes is looked through for further columns.
  private static let wholeSize = 16 << 20

  let file: FoundFile
  let source: LineSource

  /// Looks at the beginning of a file; nil when it is something else than lines of objects.
  init?(_ file: FoundFile) {
    guard let opened = LineFile(path: file.path), let head = opened.head(1 << 20) else {
      return nil
    }
    self.file = file
    if head.count > 2, head[0] == 0x1F, head[1] == 0x8B {
      // What is wrong with a broken archive is told by who reads it as a whole.
      guard let text = try? EventFile(file).bytes, Self.areLines(text, isWhole: true) else {
        return nil
      }
      source = .text(text)
    } else {
      guard Self.areLines(head, isWhole: head.count == opened.count) else { return nil }
      source = .file(opened)
    }
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

  /// The ranges that are read one by one.
  var parts: [Range<Int>] {
    stride(from: 0, to: source.count, by: Self.partSize).map {
      $0..<min($0 + Self.partSize, source.count)
    }
  }

  /// The members that the lines have; of a large file with a description, those of samples.
  func members(isDescribed: Bool) throws(EvidenceError) -> LineMembers {
    var ranges = parts
    if isDescribed, source.count > Self.wholeSize {
      let size = 256 << 10
      ranges = (0..<16).map { piece in
        let start = (source.count - size) / 15 * piece
        return start..<start + size
      }
    }
    let found = ranges.parallelMap { range in
      Result { () throws(LineColumns.Failure) in try LineMembers.read(source, range) }
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
            ? "a line cannot be read as a JSON object" : "the file cannot be read",
          in: file.name
        )
      ]
    )
  }
}

/// Reads the rows of files of lines, some parts at a time on all processors.
final class EventLinesReader: BatchReader {
  private let columns: LineColumns
  /// Where each column that is asked for is among those that are read.
  private let positions: [Int]
  private var parts: [(lines: EventLines, range: Range<Int>)]
  private let noteOthers: @Sendable ([String]) -> Void
  private var ready: [Batch] = []
  private var position = 0
  /// How many parts are read at once: few at first, since perhaps no more rows are wanted.
  private var width = 1

  init(
    _ files: [EventLines],
    fields: [Schema.Field],
    noteOthers: @escaping @Sendable ([String]) -> Void
  ) {
    var distinct: [Schema.Field] = []
    var known: [String: Int] = [:]
    var positions: [Int] = []
    for field in fields {
      if known[field.name] == nil {
        known[field.name] = distinct.count
        distinct.append(field)
      }
      positions.append(known[field.name] ?? 0)
    }
    self.positions = positions
    columns = LineColumns(distinct) { EventTypes.value(ofJSON: $0, $1) }
    parts = files.flatMap { file in file.parts.map { (file, $0) } }
    self.noteOthers = noteOthers
  }

  func next() throws -> Batch? {
    while true {
      if let batch = ready.popLast() { return batch }
      guard position < parts.count else { return nil }
      try readParts()
    }
  }

  private func readParts() throws {
    let wave = Array(parts[position..<min(position + width, parts.count)])
    position += wave.count
    width = min(width * 2, 8)
    let results = wave.map(Job.init).parallelMap { [columns] job in
      Result { () throws(LineColumns.Failure) in
        try columns.read(job.lines.source, job.range)
      }
    }
    for (job, result) in zip(wave, results).reversed() {
      switch result {
      case .success(let part):
        noteOthers(part.others)
        guard part.batch.count > 0 else { continue }
        ready.append(
          Batch(columns: positions.map { part.batch.columns[$0] }, count: part.batch.count)
        )
      case .failure(let failure): throw job.lines.error(failure)
      }
    }
  }

  private struct Job: Sendable {
    let lines: EventLines
    let range: Range<Int>

    init(_ part: (lines: EventLines, range: Range<Int>)) { (lines, range) = part }
  }
}
