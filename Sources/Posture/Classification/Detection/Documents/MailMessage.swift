/// A message of electronic mail, or a part of one.
struct MailMessage {
  private let headers: [(name: String, value: String)]
  private let body: ArraySlice<UInt8>
  private let depth: Int

  /// No message has more parts inside each other.
  private static let maximumDepth = 16

  init(_ bytes: ArraySlice<UInt8>) { self.init(bytes, depth: 0) }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int) {
    var headers: [(name: String, value: String)] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[index..<end]
      index = min(end + 1, bytes.endIndex)
      if line.last == 0x0D { line.removeLast() }
      guard let first = line.first else { break }
      let text = String(decoding: line, as: UTF8.self)
      if first == 0x20 || first == 0x09, !headers.isEmpty {
        headers[headers.count - 1].value += " " + text.trimmedBlanks
      } else if let colon = text.firstIndex(of: ":") {
        let value = String(text[text.index(after: colon)...]).trimmedBlanks
        headers.append((text[..<colon].lowercased(), value))
      }
    }
    self.headers = headers
    body = bytes[index...]
    self.depth = depth
  }

  /// A leaf of the message.
  struct Part {
    /// What the part is called when it is an attachment.
    let fileName: String?
    /// Its text, when it is no attachment but text.
    let text: String?
    /// Its bytes.
    let content: [UInt8]
  }

  private func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// Some of its headers as text, a line each.
  func headers(_ names: [String]) -> String {
    headers.filter { names.contains($0.name) }
      .map { "\($0.name): \(MailEncoding.words($0.value))\n" }.joined()
  }

  /// Its leaves in their order.
  func parts() -> [Part] {
    let type = MailParameters(header("content-type") ?? "text/plain")
    if type.value.hasPrefix("multipart/"), let boundary = type["boundary"],
      depth < Self.maximumDepth
    {
      let parts = split(boundary).map { MailMessage($0, depth: depth + 1) }
      // Of the same content in several forms, one is enough: the plain one, when there is one.
      if type.value == "multipart/alternative" {
        let plain = parts.first {
          $0.header("content-type")?.lowercased().hasPrefix("text/plain") != false
        }
        return (plain ?? parts.last)?.parts() ?? []
      }
      return parts.flatMap { $0.parts() }
    }
    let disposition = MailParameters(header("content-disposition") ?? "")
    let content = MailEncoding.decoded(body, header("content-transfer-encoding"))
    let name = (disposition["filename"] ?? type["name"]).map(MailEncoding.words)
    if type.value == "message/rfc822" {
      return [Part(fileName: name ?? "message.eml", text: nil, content: content)]
    }
    if let name { return [Part(fileName: name, text: nil, content: content)] }
    guard disposition.value != "attachment", type.value.hasPrefix("text/") || type.value.isEmpty
    else {
      return [Part(fileName: "part", text: nil, content: content)]
    }
    let text = MailEncoding.text(content, charset: type["charset"])
    return [
      Part(
        fileName: nil,
        text: type.value == "text/html" ? HTMLText.text(of: text) : text,
        content: content
      )
    ]
  }

  /// What is between the lines of a boundary.
  private func split(_ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex {
      let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
      let line = body[index..<end]
      if line.starts(with: mark) {
        if let start { parts.append(body[start..<index]) }
        let rest = line.dropFirst(mark.count)
        if rest.starts(with: [0x2D, 0x2D]) { return parts }
        start = min(end + 1, body.endIndex)
      }
      index = end + 1
    }
    // A message that was cut off has no last line.
    if let start { parts.append(body[start...]) }
    return parts
  }
}

/// A value of a header with its parameters.
private struct MailParameters {
  let value: String
  private var parameters: [String: String] = [:]

  init(_ header: String) {
    var parts: [String] = [""]
    var isQuoted = false
    for character in header {
      switch character {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    value = parts[0].trimmedBlanks.lowercased()
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      var name = String(part[..<equals]).trimmedBlanks.lowercased()
      // `filename*=UTF-8''...` and its numbered pieces: the name is enough here.
      if let star = name.firstIndex(of: "*") { name = String(name[..<star]) }
      if parameters[name] == nil {
        parameters[name] = String(part[part.index(after: equals)...]).trimmedBlanks
      }
    }
  }

  subscript(name: String) -> String? { parameters[name] }
}
