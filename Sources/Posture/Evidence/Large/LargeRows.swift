import Diagnostics
import Documents

/// The rows of a long list: they stay in their file, and a part of them is read when it is asked for.
final class LargeRows: Sendable {
  /// Some of the elements.
  struct Part: Sendable {
    /// The bytes.
    var bytes: Range<Int>
    /// The position of the first element in the list.
    var firstIndex: Int
    /// How many elements are objects, and so rows.
    var rows: Int
  }

  let source: FoundFile
  /// The file, as a position in the list of files.
  let file: Int
  /// The JSON pointer of the list.
  let base: String
  let parts: [Part]
  let count: Int
  /// A number for what identifies each row, 0 where nothing does; empty for tables without a key.
  let identities: ContiguousArray<UInt64>
  /// How many values of columns the export cut off, and the place of the first.
  let lost: (count: Int, first: String)?
  /// What is odd about the values, by column and in order; nil when it was not looked for.
  let valueProblems: [ColumnReader.Problem]?

  init(
    source: FoundFile,
    file: Int,
    base: String,
    parts: [Part],
    identities: ContiguousArray<UInt64>,
    lost: (count: Int, first: String)?,
    valueProblems: [ColumnReader.Problem]?
  ) {
    self.source = source
    self.file = file
    self.base = base
    self.parts = parts
    self.identities = identities
    self.lost = lost
    self.valueProblems = valueProblems
    count = parts.reduce(0) { $0 + $1.rows }
  }

  /// The part that has an element.
  func part(holding index: Int) -> Int? {
    guard index >= 0 else { return nil }
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].firstIndex <= index { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// How many levels stand around the elements.
  var levels: Int { 1 + base.utf8.count { $0 == UInt8(ascii: "/") } }

  /// The rows of a part.
  func rows(of part: Part, _ reader: inout PartReader) throws(Diagnostic) -> [Row] {
    let document = try reader.read(part.bytes, of: source)
    let rows = Self.rows(in: document, base: base, firstIndex: part.firstIndex, file: file)
    guard rows.count == part.rows else { throw PartReader.changed(source) }
    return rows
  }

  /// All rows, which are then in memory.
  func all() throws(Diagnostic) -> [Row] {
    var reader = PartReader(levelsAround: levels)
    var all: [Row] = []
    for part in parts { all += try rows(of: part, &reader) }
    return all
  }

  /// The objects among the elements of a document.
  static func rows(in document: JSONDocument, base: String, firstIndex: Int, file: Int) -> [Row] {
    var rows: [Row] = []
    var index = firstIndex
    for element in document.root.elements {
      if element.kind == .object {
        rows.append(Row(node: element, base: base, index: index, file: file, isOfPart: true))
      }
      index += 1
    }
    return rows
  }
}
