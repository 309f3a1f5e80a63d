public import Diagnostics

/// Rewrites the output of `Export-Clixml` as a JSON list of objects.
///
/// Serialised .NET data in it (`BA`) is never looked into.
public enum CLIXMLText {
  /// The JSON text, or nil when the XML is something else.
  public static func json(
    _ bytes: Span<UInt8>,
    named name: String
  ) throws(Diagnostic) -> ContiguousArray<UInt8>? {
    try json(XMLReader.document(bytes, named: name), named: name)
  }

  /// The line of each object that the list has.
  public static func lines(of root: XMLNode) -> [Int] {
    CLIXMLConverter.rows(of: root).map(\.line)
  }

  /// The JSON text of a root element, or nil when the XML is something else.
  public static func json(
    _ root: XMLNode,
    named name: String
  ) throws(Diagnostic) -> ContiguousArray<UInt8>? {
    guard root.name == "Objs" else { return nil }
    var converter = CLIXMLConverter(root, named: name)
    var writer = JSONWriter(pretty: false)
    try converter.write(root, to: &writer)
    return writer.bytes
  }
}

/// Writes PowerShell's objects as JSON.
private struct CLIXMLConverter {
  private let name: String
  private var objects: [String: XMLNode] = [:]
  private var open: Set<String> = []
  private var written = 0

  /// A reference repeats an object, so a small file can mean a very large one.
  private static let limit = 2_000_000
  private static let depthLimit = 100

  init(_ root: XMLNode, named name: String) {
    self.name = name
    gather(root)
  }

  /// Notes the objects that references may mean.
  private mutating func gather(_ node: XMLNode) {
    if node.name == "Obj", let id = node[attribute: "RefId"] { objects[id] = node }
    for child in node.children { gather(child) }
  }

  /// Writes the objects of the file; a list that was exported as one object gives its elements.
  mutating func write(_ root: XMLNode, to writer: inout JSONWriter) throws(Diagnostic) {
    try array(Self.rows(of: root), &writer, 0)
  }

  static func rows(of root: XMLNode) -> [XMLNode] {
    let rows = root.children
    if rows.count == 1, let list = list(of: rows[0]) { return list.children }
    return rows
  }

  private mutating func array(
    _ nodes: [XMLNode],
    _ writer: inout JSONWriter,
    _ depth: Int
  ) throws(Diagnostic) {
    try writer.array { (writer) throws(Diagnostic) in
      for node in nodes { try value(node, &writer, depth + 1) }
    }
  }

  private mutating func value(
    _ node: XMLNode,
    _ writer: inout JSONWriter,
    _ depth: Int
  ) throws(Diagnostic) {
    written += 1
    guard written <= Self.limit else {
      throw Diagnostic(
        Code.xmlTooBig,
        "the references in the file stand for more than \(Self.limit) values",
        in: name,
        at: .position(SourcePosition(line: node.line, column: 1))
      )
    }
    guard depth < Self.depthLimit else { return writer.null() }
    switch node.name {
    case "Obj":
      try object(node, &writer, depth)
    case "Ref":
      guard let id = node[attribute: "RefId"], let target = objects[id],
        open.insert(id).inserted
      else { return writer.null() }
      defer { open.remove(id) }
      try object(target, &writer, depth)
    default:
      primitive(node, &writer)
    }
  }

  private func primitive(_ node: XMLNode, _ writer: inout JSONWriter) {
    let text = node.text
    switch node.name {
    case "Nil", "BA", "SS": writer.null()
    case "B": writer.value(text == "true")
    case "By", "SB", "I16", "U16", "I32", "U32", "I64":
      if let number = Int64(text) { writer.value(number) } else { writer.value(text) }
    case "U64":
      if let number = UInt64(text) { writer.value(number) } else { writer.value(text) }
    case "Db", "Sg", "D":
      if let number = Double(text), number.isFinite {
        writer.value(number)
      } else {
        writer.value(text)
      }
    default:
      writer.value(text.unescapedFromCLIXML)
    }
  }

  private mutating func object(
    _ node: XMLNode,
    _ writer: inout JSONWriter,
    _ depth: Int
  ) throws(Diagnostic) {
    if let list = Self.list(of: node) { return try array(list.children, &writer, depth) }
    if let dictionary = node["DCT"] { return try entries(dictionary, &writer, depth) }
    let text = node["ToString"]?.text.unescapedFromCLIXML
    let members = (node["Props"]?.children ?? []) + (node["MS"]?.children ?? [])
    if depth > 1 || members.isEmpty {
      // Objects of .NET types are known by their text (`contoso.example`, `36 MB`, `Enabled`);
      // those that PowerShell made up have none worth reading.
      if let text, !text.isEmpty, !isTypeName(text, of: node), !text.hasPrefix("@{") {
        return writer.value(text)
      }
      if let plain = node.children.first(where: { isPrimitive($0.name) }) {
        return primitive(plain, &writer)
      }
    }
    try writer.object { (writer) throws(Diagnostic) in
      for member in members {
        guard let key = member[attribute: "N"] else { continue }
        writer.key(key.unescapedFromCLIXML)
        try value(member, &writer, depth + 1)
      }
    }
  }

  private mutating func entries(
    _ dictionary: XMLNode,
    _ writer: inout JSONWriter,
    _ depth: Int
  ) throws(Diagnostic) {
    try writer.object { (writer) throws(Diagnostic) in
      for entry in dictionary.children(named: "En") {
        let key = entry.children.first { $0[attribute: "N"] == "Key" }
        guard let key, let value = entry.children.first(where: { $0[attribute: "N"] == "Value" })
        else { continue }
        writer.key((key["ToString"]?.text ?? key.text).unescapedFromCLIXML)
        try self.value(value, &writer, depth + 1)
      }
    }
  }

  private static func list(of node: XMLNode) -> XMLNode? {
    node.children.first { ["LST", "IE", "STK", "QUE"].contains($0.name) }
  }

  private func isPrimitive(_ name: String) -> Bool {
    !["TN", "TNRef", "ToString", "Props", "MS", "LST", "IE", "STK", "QUE", "DCT", "Obj", "Ref"]
      .contains(name)
  }

  private func isTypeName(_ text: String, of node: XMLNode) -> Bool {
    text.hasPrefix("System.") || node["TN"]?.children.first?.text == text
  }
}

extension String {
  /// The text without CLIXML's escapes, which write a UTF-16 unit as `_x000A_`.
  fileprivate var unescapedFromCLIXML: String {
    guard contains("_x") else { return self }
    var units: [UInt16] = []
    let source = Array(utf16)
    var position = 0
    while position < source.count {
      if let unit = Self.escape(in: source, at: position) {
        units.append(unit)
        position += 7
      } else {
        units.append(source[position])
        position += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func escape(in source: [UInt16], at position: Int) -> UInt16? {
    guard position + 7 <= source.count, source[position] == 0x5F, source[position + 1] == 0x78,
      source[position + 6] == 0x5F
    else { return nil }
    var value: UInt16 = 0
    for unit in source[position + 2..<position + 6] {
      guard let byte = UInt8(exactly: unit),
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
