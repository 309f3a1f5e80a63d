import Compression
import Diagnostics
import Documents

/// The text of Word, Excel and PowerPoint files, which are archives of XML.
enum OfficeText {
  /// Why a file has no text.
  struct Refusal: Error {
    let message: String
  }

  /// The text of all parts that people see.
  static func text(of bytes: [UInt8], named name: String) -> Result<String, Refusal> {
    do {
      guard let text = try shownText(ContiguousArray(bytes), name) else {
        return .failure(Refusal(message: "archives are not read; unpack them first"))
      }
      return .success(text)
    } catch {
      return .failure(Refusal(message: "the document is damaged: \(error.message)"))
    }
  }

  /// The text; nil for an archive that is no document.
  private static func shownText(
    _ bytes: ContiguousArray<UInt8>,
    _ name: String
  ) throws(Diagnostic) -> String? {
    let archive = try ZipArchive(bytes, named: name)
    let parts = archive.entries.filter { isShown($0.path) }.sorted {
      order($0.path) < order($1.path)
    }
    guard !parts.isEmpty else { return nil }
    let strings = try sharedStrings(of: archive)
    var text = ""
    for part in parts {
      let content = try archive.contents(of: part)
      let root = try XMLReader.document(content.span, named: part.path)
      append(root, strings, to: &text)
      text += "\n"
    }
    return text
  }

  private static func isShown(_ path: String) -> Bool {
    guard path.hasSuffix(".xml") else { return false }
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 2, let file = parts.last else { return false }
    switch parts[0] {
    case "word":
      return parts.count == 2
        && ["document", "header", "footer", "footnotes", "endnotes", "comments"].contains {
          file.hasPrefix($0)
        }
    case "xl": return parts.count == 3 && parts[1] == "worksheets" || file.hasPrefix("comments")
    case "ppt": return parts.count == 3 && ["slides", "notesSlides"].contains(parts[1])
    default: return false
    }
  }

  /// The body first, and parts with numbers by number.
  private static func order(_ path: String) -> (Int, Int, String) {
    let digits = path.filter { $0.isASCII && $0.isNumber }
    let isBody = path.hasSuffix("/document.xml") || path.hasPrefix("ppt/slides/")
    return (isBody ? 0 : 1, Int(digits.prefix(9)) ?? 0, path)
  }

  /// The texts of a workbook, which cells name by number.
  private static func sharedStrings(of archive: ZipArchive) throws(Diagnostic) -> [String] {
    guard let part = archive["xl/sharedStrings.xml"] else { return [] }
    let content = try archive.contents(of: part)
    let root = try XMLReader.document(content.span, named: part.path)
    return root.children(named: "si").map { node in
      var text = ""
      append(node, [], to: &text)
      return text
    }
  }

  /// Appends what a part shows; the reader of XML limits how deep it is.
  private static func append(_ node: XMLNode, _ strings: [String], to text: inout String) {
    switch node.name {
    case "t", "delText": text += node.text
    case "tab": text += "\t"
    case "br", "cr": text += "\n"
    case "rPh", "instrText": break
    case "c":
      appendCell(node, strings, to: &text)
      text += "\t"
    default:
      for child in node.children { append(child, strings, to: &text) }
      if node.name == "p" || node.name == "row" { text += "\n" }
    }
  }

  private static func appendCell(_ cell: XMLNode, _ strings: [String], to text: inout String) {
    if let inline = cell["is"] { return append(inline, strings, to: &text) }
    guard let value = cell["v"]?.text else { return }
    guard cell[attribute: "t"] == "s" else {
      text += value
      return
    }
    if let index = Int(value), strings.indices.contains(index) { text += strings[index] }
  }
}
