import Diagnostics
import Documents
import Parallel

/// What one large file holds, with its long lists left where they are.
struct LargeImport {
  /// Recognised by the beginnings of its lists.
  private(set) var recognition: Recognition
  private(set) var digest = ""
  /// What is odd about the text itself.
  private(set) var warnings: [Diagnostic] = []
  /// Keys that come twice in an object.
  private(set) var duplicates: [Diagnostic] = []
  /// Whether the export may have cut values off.
  private(set) var mayBeCut = false

  /// What other tools say that the file holds.
  let results: ThirdPartyResults?
  /// The file as it can be read, with its long lists.
  let large: LargeFile
  private let file: Int
  /// The long lists, each with the positions of what was found in it.
  private let lists: [LongList]

  /// Reads a file; nil when it must be read at once, since it is broken, or what it holds cannot be
  /// told row by row.
  init?(
    _ large: LargeFile,
    file: Int,
    using catalog: RecognitionCatalog,
    checksValues: Bool
  ) {
    guard let read = LargeRecognition(large, file: file, using: catalog) else { return nil }
    recognition = read.recognition
    results = read.results
    self.large = read.large
    self.file = file
    lists = read.lists
    guard readParts(checksValues: checksValues) else { return nil }
  }

  private mutating func readParts(checksValues: Bool) -> Bool {
    var work: [Work] = [.digest]
    for (position, list) in lists.enumerated() {
      work += list.parts.map { .part(list: position, bytes: $0) }
    }
    let source = large
    let lists = self.lists
    let name = large.found.name
    let results = work.parallelMap(withState: { PartReader(levelsAround: 1) }) {
      reader,
      work -> Work.Result in
      switch work {
      case .digest: .digest(source.digest())
      case .part(let list, let bytes):
        .part(
          PartSurvey(
            bytes,
            of: source.found,
            in: lists[list],
            path: name,
            checksValues: checksValues,
            &reader
          )
        )
      }
    }
    var surveys: [PartSurvey] = []
    for result in results {
      switch result {
      case .digest(let text?): digest = text
      case .part(let survey?): surveys.append(survey)
      case .digest(nil), .part(nil): return false
      }
    }
    takeOutline()
    var next = 0
    for list in lists {
      let own = Array(surveys[next..<next + list.parts.count])
      next += list.parts.count
      guard take(list, own, checksValues: checksValues) else { return false }
    }
    duplicates = Array(duplicates.prefix(50))
    return true
  }

  /// What is odd outside the long lists.
  private mutating func takeOutline() {
    let outline = large.outline
    warnings = OutlineText(large.lists).moved(outline.warnings, in: large.found, size: large.size)
    mayBeCut = outline.traits.contains(.cutOff)
    if outline.traits.contains(.duplicateKeys) {
      duplicates = outline.duplicateKeys(limit: 50).filter { !isInList($0) }
    }
    recognition.problems = recognition.problems.filter {
      $0.code != Code.notAnObject || !isInList($0)
    }
  }

  private func isInList(_ problem: Diagnostic) -> Bool {
    guard case .pointer(let pointer) = problem.place else { return false }
    return lists.contains { pointer.hasPrefix($0.pointer + "/") }
  }

  /// Makes rows of a list, and looks closer where something seemed odd.
  private mutating func take(
    _ list: LongList,
    _ surveys: [PartSurvey],
    checksValues: Bool
  ) -> Bool {
    var parts: [LargeRows.Part] = []
    var index = 0
    for (survey, bytes) in zip(surveys, list.parts) {
      parts.append(LargeRows.Part(bytes: bytes, firstIndex: index, rows: survey.rows))
      index += survey.elements
    }
    let odd = zip(surveys, parts).filter(\.0.isOdd).map(\.1)
    let source = large.found
    let (path, file) = (large.found.name, self.file)
    let looks = odd.parallelMap(withState: { PartReader(levelsAround: list.levels) }) {
      reader,
      part in
      CloserLook(part, of: source, in: list, path: path, file: file, &reader)
    }
    var strangers: [Diagnostic] = []
    for look in looks {
      guard let look else { return false }
      warnings += look.warnings
      duplicates += look.duplicates
      strangers += look.strangers
    }
    if surveys.contains(where: { $0.traits.contains(.cutOff) }) { mayBeCut = true }
    if !list.found.isEmpty { recognition.problems += strangers.prefix(20) }
    for (position, found) in list.found.enumerated() {
      var identities: ContiguousArray<UInt64> = []
      for survey in surveys { identities += survey.identities[position] }
      let lost = looks.compactMap { $0?.lost[position] }
      let count = lost.reduce(0) { $0 + $1.count }
      recognition.found[found].rows = []
      recognition.found[found].large = LargeRows(
        source: source,
        file: file,
        base: list.pointer,
        parts: parts,
        identities: identities,
        lost: lost.lazy.compactMap(\.first).first.map { (count, $0) },
        valueProblems: checksValues
          ? ColumnReader.Problem.first(of: looks.map { $0?.values[position] ?? [] }) : nil
      )
    }
    return true
  }
}

/// What is done side by side.
private enum Work: Sendable {
  case digest
  case part(list: Int, bytes: Range<Int>)

  enum Result: Sendable {
    case digest(String?)
    case part(PartSurvey?)
  }
}
