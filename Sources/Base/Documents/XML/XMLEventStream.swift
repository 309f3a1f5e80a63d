import CLibXML2
import Diagnostics

/// What libxml2 says comes next in a text.
enum XMLEvent {
  /// An element begins; an empty one has no end of its own.
  case start(XMLNode, isEmpty: Bool)
  case text(String)
  case end
  case documentType
  /// Comments and processing instructions.
  case other
}

/// The events of one text.
///
/// The parser reads the text in place, so the text outlives it.
@safe
struct XMLEventStream: ~Copyable {
  private let reader: xmlTextReaderPtr
  private let name: String

  /// libxml2 wants to be set up once before threads use it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Starts reading `text`, which must stay where it is as long as the stream lives.
  @unsafe
  init?(unsafelyReading text: UnsafeBufferPointer<UInt8>, isUTF8: Bool, named name: String) {
    guard Self.isReady, let size = Int32(exactly: text.count) else { return nil }
    // No network, no entities, no document type; errors are asked for and never printed.
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
    options |= XML_PARSE_NOWARNING.rawValue | XML_PARSE_BIG_LINES.rawValue
    if isUTF8 { options |= XML_PARSE_IGNORE_ENC.rawValue }
    let reader = unsafe text.withMemoryRebound(to: CChar.self) { bytes in
      unsafe xmlReaderForMemory(
        bytes.baseAddress,
        size,
        nil,
        isUTF8 ? "UTF-8" : nil,
        Int32(bitPattern: UInt32(options))
      )
    }
    guard let reader = unsafe reader else { return nil }
    unsafe self.reader = unsafe reader
    self.name = name
    xmlResetLastError()
  }

  deinit {
    unsafe xmlFreeTextReader(reader)
  }

  /// The next event; nil at the end.
  mutating func next() throws(Diagnostic) -> XMLEvent? {
    let status = unsafe xmlTextReaderRead(reader)
    guard status >= 0 else { throw problem() }
    guard status > 0 else { return nil }
    switch unsafe xmlTextReaderNodeType(reader) {
    case Int32(XML_READER_TYPE_ELEMENT.rawValue):
      let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
      return .start(element(), isEmpty: isEmpty)
    case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end
    case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
      Int32(XML_READER_TYPE_WHITESPACE.rawValue),
      Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
      return unsafe .text(string(xmlTextReaderConstValue(reader)) ?? "")
    case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue),
      Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
      return .documentType
    default: return .other
    }
  }

  /// The line of the current node, or where the parser is, which reads ahead.
  var line: Int {
    let line =
      if let node = unsafe xmlTextReaderCurrentNode(reader) { unsafe xmlGetLineNo(node) } else { 0 }
    return line > 0 ? line : (unsafe Int(xmlTextReaderGetParserLineNumber(reader)))
  }

  private func element() -> XMLNode {
    let name = unsafe string(xmlTextReaderConstLocalName(reader)) ?? ""
    let namespace = unsafe string(xmlTextReaderConstNamespaceUri(reader))
    let line = line
    var attributes: [XMLAttribute] = []
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard unsafe xmlTextReaderIsNamespaceDecl(reader) != 1 else { continue }
      attributes.append(
        XMLAttribute(
          name: unsafe string(xmlTextReaderConstLocalName(reader)) ?? "",
          namespace: unsafe string(xmlTextReaderConstNamespaceUri(reader)),
          value: unsafe string(xmlTextReaderConstValue(reader)) ?? ""
        )
      )
    }
    unsafe xmlTextReaderMoveToElement(reader)
    return XMLNode(name: name, namespace: namespace, attributes: attributes, line: line)
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }

  private func problem() -> Diagnostic {
    var line = line
    var message = "it cannot be read"
    if let error = unsafe xmlGetLastError() {
      if unsafe error.pointee.line > 0 { line = unsafe Int(error.pointee.line) }
      if let text = unsafe error.pointee.message {
        let sentence = unsafe String(cString: text)
        message = String(sentence.prefix { $0 != "\n" })
      }
    }
    let column =
      if let error = unsafe xmlGetLastError() { unsafe Int(error.pointee.int2) } else { 1 }
    return Diagnostic(
      Code.xmlSyntax,
      "the XML is broken: \(message)",
      in: name,
      at: .position(SourcePosition(line: line, column: max(1, column)))
    )
  }
}
