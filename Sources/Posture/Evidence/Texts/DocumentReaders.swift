import Diagnostics
import Documents

/// A file's content as a tree, and the form of text it came in when that is not JSON.
struct ReadDocument {
  var document: JSONDocument
  var form: String?
  var problems: [Diagnostic] = []
  /// The line of each object of a text that is not JSON.
  var objectLines: [Int]?
}

/// Turns the bytes of a file into a document, whatever form of text they are in.
///
/// What is not JSON is rewritten as JSON, so that every format reads one kind of tree; pointers
/// then count the objects of the file.
enum DocumentReaders {
  /// The document, or nil when the bytes are in no known form.
  ///
  /// A blueprint may name values of `data`.
  static func read(
    _ bytes: Span<UInt8>,
    named name: String,
    data: ConfigurationData
  ) throws(Diagnostic) -> ReadDocument? {
    let lower = name.lowercased()
    if lower.hasSuffix(".ps1") || lower.hasSuffix(".txt"), BlueprintText.isBlueprint(bytes) {
      let read = try BlueprintText.json(bytes, named: name, data: data)
      return ReadDocument(
        document: try JSONDocument(read.text.span, named: name),
        form: "blueprint",
        problems: read.problems,
        objectLines: read.lines
      )
    }
    if lower.hasSuffix(".ps1") || lower.hasSuffix(".psd1") { return nil }
    switch firstCharacter(of: bytes) {
    case UInt8(ascii: "{"), UInt8(ascii: "["), nil:
      return ReadDocument(document: try JSONDocument(bytes, named: name))
    case UInt8(ascii: "<"):
      let root = try XMLReader.document(bytes, named: name)
      if let text = try CLIXMLText.json(root, named: name) {
        return ReadDocument(
          document: try JSONDocument(text.span, named: name),
          form: "CLIXML",
          objectLines: CLIXMLText.lines(of: root)
        )
      }
      guard let text = GroupPolicyText.json(root) else { return nil }
      return ReadDocument(
        document: try JSONDocument(text.span, named: name),
        form: "group policy report"
      )
    default:
      if lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") {
        let (text, lines) = try CSVText.json(bytes, named: name)
        return ReadDocument(
          document: try JSONDocument(text.span, named: name),
          form: "CSV",
          objectLines: lines
        )
      }
      guard lower.hasSuffix(".json") else { return nil }
      return ReadDocument(document: try JSONDocument(bytes, named: name))
    }
  }

  /// The first character that is not white space, of UTF-8 or UTF-16 text.
  static func firstCharacter(of bytes: Span<UInt8>) -> UInt8? {
    for index in 0..<min(bytes.count, 4096) {
      switch bytes[index] {
      case 0, 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF: continue
      default: return bytes[index]
      }
    }
    return nil
  }
}
