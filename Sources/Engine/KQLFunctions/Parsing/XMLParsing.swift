import KQLPlan
import Tables

/// `parse_xml(text)`.
enum ParseXML: ScalarFunction {
  static let name = "parse_xml"
  static let summary = "XML as a bag: elements by name, attributes as `@name`, text as `#text`."
  static let naming = ColumnNaming.argument
  static let examples = [
    Example("print parse_xml('<e n=\"1\"><a>x</a><a>y</a></e>').e.a[1]", prints: "y"),
    Example("print isnull(parse_xml('<e>'))", prints: "True"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let text = a[0].strings[row]
          guard text.utf8.count <= 1 << 20 else { return }
          var reader = XMLReader(text)
          if let value = reader.document() { builder.write(value) }
        }
      }
    ]
  }
}

/// Reads one XML document; entities other than the five of XML and character references are left
/// as they stand, so that nothing is ever expanded.
private struct XMLReader {
  private var rest: Substring.UnicodeScalarView
  private static let depthLimit = 200

  init(_ text: String) { rest = Substring(text).unicodeScalars }

  /// The root element in a bag; nil when the text is not well formed.
  mutating func document() -> DynamicValue? {
    guard skipMisc(), let root = element(depth: 0), skipMisc(), rest.isEmpty else { return nil }
    return .bag([root])
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }

  private mutating func skip(past mark: String) -> Bool {
    while !rest.isEmpty {
      if take(mark) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
  }

  /// Steps over space, comments, declarations and instructions.
  private mutating func skipMisc() -> Bool {
    while true {
      skipSpace()
      if take("<!--") {
        guard skip(past: "-->") else { return false }
      } else if take("<?") {
        guard skip(past: "?>") else { return false }
      } else if take("<!DOCTYPE") {
        guard skip(past: ">") else { return false }
      } else {
        return true
      }
    }
  }

  private mutating func name() -> String? {
    let name = rest.prefix {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_-.:".unicodeScalars.contains($0)
    }
    rest = rest.dropFirst(name.count)
    return name.isEmpty ? nil : String(name)
  }

  private mutating func element(depth: Int) -> DynamicValue.BagEntry? {
    guard depth < XMLReader.depthLimit, take("<"), let tag = name() else { return nil }
    var entries: [DynamicValue.BagEntry] = []
    while true {
      skipSpace()
      if take("/>") {
        return .init(tag, entries.isEmpty ? .null : .bag(entries))
      }
      if take(">") { break }
      guard let attribute = name() else { return nil }
      skipSpace()
      guard take("=") else { return nil }
      skipSpace()
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 1)
      guard rest.popFirst() == quote else { return nil }
      entries.append(.init("@" + attribute, .string(XMLReader.unescaped(value))))
    }
    var text = ""
    while true {
      let part = rest.prefix { $0 != "<" }
      text += XMLReader.unescaped(part)
      rest = rest.dropFirst(part.count)
      if take("</") {
        guard name() == tag else { return nil }
        skipSpace()
        guard take(">") else { return nil }
        return .init(tag, XMLReader.content(entries, text))
      } else if take("<!--") {
        guard skip(past: "-->") else { return nil }
      } else if take("<?") {
        guard skip(past: "?>") else { return nil }
      } else if take("<![CDATA[") {
        let start = rest
        guard skip(past: "]]>") else { return nil }
        text += String(start[..<rest.startIndex].dropLast(3))
      } else {
        guard let child = element(depth: depth + 1) else { return nil }
        XMLReader.add(child, to: &entries)
      }
    }
  }

  private static func content(_ entries: [DynamicValue.BagEntry], _ text: String) -> DynamicValue {
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let value = String(trimmed)
    if entries.isEmpty { return value.isEmpty ? .null : scalar(value) }
    return .bag(value.isEmpty ? entries : entries + [.init("#text", scalar(value))])
  }

  /// Text that is a number as JSON writes it is a number (Kusto page "parse_xml()").
  private static func scalar(_ text: String) -> DynamicValue {
    guard let first = text.utf8.first, first &- 0x30 < 10 || first == UInt8(ascii: "-"),
      let number = DynamicJSON.parse(text)
    else { return .string(text) }
    return number
  }

  /// Elements of one name become an array.
  private static func add(
    _ child: DynamicValue.BagEntry,
    to entries: inout [DynamicValue.BagEntry]
  ) {
    guard let index = entries.firstIndex(where: { $0.key == child.key }) else {
      entries.append(child)
      return
    }
    if case .array(let items) = entries[index].value {
      entries[index] = .init(child.key, .array(items + [child.value]))
    } else {
      entries[index] = .init(child.key, .array([entries[index].value, child.value]))
    }
  }

  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
    guard text.contains("&") else { return String(text) }
    var out = String.UnicodeScalarView()
    var rest = text
    while let letter = rest.popFirst() {
      guard letter == "&" else {
        out.append(letter)
        continue
      }
      let name = rest.prefix(12).prefix { $0 != ";" }
      guard rest.dropFirst(name.count).first == ";", let scalar = entity(String(name)) else {
        out.append(letter)
        continue
      }
      out.append(scalar)
      rest = rest.dropFirst(name.count + 1)
    }
    return String(out)
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap { Unicode.Scalar($0) }
    }
  }
}
