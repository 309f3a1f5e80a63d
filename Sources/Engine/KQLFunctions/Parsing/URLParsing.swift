import KQLPlan
import Tables

/// `parse_url(url)`.
enum ParseURL: ScalarFunction {
  static let name = "parse_url"
  static let aliases = ["parseurl"]
  static let summary = "The parts of a URL, as a bag of texts."
  static let examples = [
    Example("print parse_url('https://a.example:8080/x?k=v#f').Port", prints: "8080")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in builder.write(parts(a[0].strings[row])) }
      }
    ]
  }

  private static func parts(_ url: String) -> DynamicValue {
    var rest = Substring(url)
    let fragment = cut(&rest, at: "#")
    let query = cut(&rest, at: "?")
    var scheme = Substring()
    if let mark = rest.range(of: "://") {
      scheme = rest[..<mark.lowerBound]
      rest = rest[mark.upperBound...]
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let path = rest[slash...]
    var authority = rest[..<slash]
    var user = Substring()
    var password = Substring()
    if let mark = authority.lastIndex(of: "@") {
      user = authority[..<mark]
      authority = authority[authority.index(after: mark)...]
      password = cut(&user, at: ":")
    }
    var port = Substring()
    if !authority.hasSuffix("]"), let mark = authority.lastIndex(of: ":") {
      port = authority[authority.index(after: mark)...]
      authority = authority[..<mark]
    }
    return .bag([
      .init("Scheme", .string(String(scheme))), .init("Host", .string(String(authority))),
      .init("Port", .string(String(port))), .init("Path", .string(String(path))),
      .init("Username", .string(String(user))), .init("Password", .string(String(password))),
      .init("Query Parameters", ParseURLQuery.parameters(query)),
      .init("Fragment", .string(String(fragment))),
    ])
  }

  /// Takes what follows the first `mark` off a text.
  private static func cut(_ text: inout Substring, at mark: Character) -> Substring {
    guard let index = text.firstIndex(of: mark) else { return Substring() }
    let tail = text[text.index(after: index)...]
    text = text[..<index]
    return tail
  }
}

extension Substring {
  /// Where another text first occurs.
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}

/// `parse_urlquery(query)`.
enum ParseURLQuery: ScalarFunction {
  static let name = "parse_urlquery"
  static let aliases = ["parseurlquery"]
  static let summary = "The parameters of a URL's query, as a bag in a bag."
  static let examples = [
    Example(
      "print parse_urlquery('k1=v1&k2=v2')",
      prints: #"{"Query Parameters":{"k1":"v1","k2":"v2"}}"#
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in
          let query = a[0].strings[row]
          builder.write(.bag([.init("Query Parameters", parameters(Substring(query)))]))
        }
      }
    ]
  }

  static func parameters(_ query: Substring) -> DynamicValue {
    var entries: [DynamicValue.BagEntry] = []
    for pair in query.split(separator: "&") {
      let mark = pair.firstIndex(of: "=")
      let key = decoded(pair[..<(mark ?? pair.endIndex)])
      let value = mark.map { decoded(pair[pair.index(after: $0)...]) } ?? ""
      if let known = entries.firstIndex(where: { $0.key == key }) {
        entries[known] = .init(key, .string(value))
      } else {
        entries.append(.init(key, .string(value)))
      }
    }
    return .bag(entries)
  }

  private static func decoded(_ text: Substring) -> String {
    ContiguousArray(text.utf8).withSpan(PercentEncoding.text)
  }
}

/// `parse_path(path)`.
enum ParsePath: ScalarFunction {
  static let name = "parse_path"
  static let summary = "The parts of a file path, as a bag of texts."
  static let examples = [
    Example(#"print parse_path(@'C:\temp\file.txt').Filename"#, prints: "file.txt")
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic) { a, n, _ in
        Rows.dynamics(a, n) { row, builder in builder.write(parts(a[0].strings[row])) }
      }
    ]
  }

  private static func isSlash(_ letter: Character) -> Bool { letter == "/" || letter == "\\" }

  private static func parts(_ path: String) -> DynamicValue {
    var rest = Substring(path)
    var scheme = ""
    if rest.hasPrefix("file://") {
      scheme = "file"
      rest = rest.dropFirst(7)
      // `file:///C:/...` has a third slash before the drive.
      if rest.dropFirst(2).first == ":", rest.first == "/" { rest = rest.dropFirst() }
    }
    if rest.hasPrefix("\\\\?\\") { rest = rest.dropFirst(4) }
    var root = ""
    if rest.dropFirst().first == ":", rest.first?.isLetter == true { root = String(rest.prefix(2)) }
    let mark = rest.lastIndex(where: isSlash)
    let directory = mark.map { rest[..<$0] } ?? Substring()
    var file = mark.map { rest[rest.index(after: $0)...] } ?? rest.dropFirst(root.count)
    var stream = Substring()
    if let colon = file.firstIndex(of: ":") {
      stream = file[file.index(after: colon)...]
      file = file[..<colon]
    }
    let name = directory.split(whereSeparator: isSlash).last.map(String.init) ?? ""
    let point = file.lastIndex(of: ".")
    let `extension` = point.map { file[file.index(after: $0)...] } ?? Substring()
    return .bag([
      .init("Scheme", .string(scheme)), .init("RootPath", .string(root)),
      .init("DirectoryPath", .string(String(directory))),
      .init("DirectoryName", .string(name == root ? "" : name)),
      .init("Filename", .string(String(file))),
      .init("Extension", .string(String(`extension`))),
      .init("AlternateDataStreamName", .string(String(stream))),
    ])
  }
}
