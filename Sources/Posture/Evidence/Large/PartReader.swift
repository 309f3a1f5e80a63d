import Diagnostics
import Documents

/// Reads parts of lists into memory that it uses again.
struct PartReader: ~Copyable {
  private let parser: JSONPartParser
  private var buffer: ContiguousArray<UInt8> = []
  private var source: SourceReader?
  private var name = ""

  init(levelsAround depth: Int) { parser = JSONPartParser(levelsAround: depth) }

  /// The elements of a part, as a list of their own.
  mutating func read(_ part: Range<Int>, of file: FoundFile) throws(Diagnostic) -> JSONDocument {
    // Names of files differ, and paths of those in archives do not.
    if name != file.name || source == nil {
      source = SourceReader(file)
      name = file.name
    }
    let count = part.count + 2
    let room = count + JSONPartParser.padding
    if buffer.count < room {
      buffer = ContiguousArray(repeating: 0, count: room + room / 4)
    }
    guard source?.read(part, into: &buffer, at: 1) == true else {
      throw PartReader.changed(file)
    }
    buffer[0] = UInt8(ascii: "[")
    buffer[count - 1] = UInt8(ascii: "]")
    return try parser.parse(buffer.span, count: count, named: file.name)
  }

  /// The text of a part as a list; nil when it cannot be read.
  static func text(of part: Range<Int>, in file: FoundFile) -> ContiguousArray<UInt8>? {
    var text = ContiguousArray<UInt8>(repeating: 0, count: part.count + 2)
    guard var source = SourceReader(file), source.read(part, into: &text, at: 1) else { return nil }
    text[0] = UInt8(ascii: "[")
    text[text.count - 1] = UInt8(ascii: "]")
    return text
  }

  /// What is told when a file is not what it was.
  static func changed(_ file: FoundFile) -> Diagnostic {
    Diagnostic(Code.unreadable, "the file changed while it was read", in: file.name)
  }
}
