/// Draws diagnostics as text: `path:line:column: error: what; hint`, then the source line with a
/// marker under the place.
public struct DiagnosticPrinter: Sendable {
  /// The texts that diagnostics may point into, by name.
  private let texts: [String: SourceText]
  /// The text of diagnostics that name none.
  private let main: SourceText?
  /// Whether to end a line with the diagnostic's code.
  private let showsCodes: Bool

  /// Creates a printer that knows these texts; diagnostics that name no text are about the first.
  public init(_ texts: [SourceText] = [], showsCodes: Bool = true) {
    self.main = texts.first
    self.texts = Dictionary(texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.showsCodes = showsCodes
  }

  /// Creates a printer for diagnostics about one text.
  public init(_ text: SourceText, showsCodes: Bool = true) {
    self.init([text], showsCodes: showsCodes)
  }

  /// One line that says everything but does not draw the source.
  public func line(for diagnostic: Diagnostic) -> String {
    var line = place(of: diagnostic)
    if !line.isEmpty { line += ": " }
    line += "\(word(diagnostic.severity)): \(diagnostic.message)"
    for hint in diagnostic.hints { line += "; \(hint)" }
    if showsCodes { line += " [\(diagnostic.code)]" }
    return line
  }

  /// The line, then the source line with a marker, then the further places in the same way.
  public func draw(_ diagnostic: Diagnostic) -> String {
    var lines = [line(for: diagnostic)]
    let text = text(for: diagnostic)
    switch diagnostic.place {
    case .span(let span):
      if let text { lines += drawing(of: span, in: text) }
    case .position(let position):
      if let text { lines += drawing(from: position, width: 1, in: text) }
    case .pointer, .whole: break
    }
    if let text {
      for label in diagnostic.labels {
        let position = text.position(at: label.span.lowerBound)
        lines.append(
          "\(text.name):\(position.line):\(position.column): note: \(label.message)"
        )
        lines += drawing(of: label.span, in: text)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Draws several, each on lines of its own.
  public func draw(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(draw).joined(separator: "\n")
  }

  private func text(for diagnostic: Diagnostic) -> SourceText? {
    if let source = diagnostic.source { texts[source] } else { main }
  }

  private func word(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }

  private func place(of diagnostic: Diagnostic) -> String {
    let text = text(for: diagnostic)
    let name = diagnostic.source ?? text?.name ?? ""
    switch diagnostic.place {
    case .span(let span):
      guard let position = text?.position(at: span.lowerBound) else { return name }
      return "\(name):\(position.line):\(position.column)"
    case .position(let position):
      return name.isEmpty
        ? "\(position.line):\(position.column)" : "\(name):\(position.line):\(position.column)"
    case .pointer(let pointer):
      return "\(name)#\(pointer)"
    case .whole:
      return name
    }
  }

  private func drawing(of span: SourceSpan, in text: SourceText) -> [String] {
    let start = text.position(at: span.lowerBound)
    let end = text.position(at: span.upperBound)
    let lineEnd = (text.line(start.line)?.unicodeScalars.count ?? 0) + text.columnOffset + 1
    let column = end.line == start.line ? end.column : lineEnd
    return drawing(from: start, width: max(1, column - start.column), in: text)
  }

  private func drawing(from position: SourcePosition, width: Int, in text: SourceText) -> [String] {
    guard let line = text.line(position.line) else { return [] }
    let scalars = Array(line.unicodeScalars)
    let column = max(0, position.column - text.columnOffset - 1)
    // A long line (minified JSON) is cut to a window around the place.
    let start = column > 100 ? column - 60 : 0
    let end = min(scalars.count, start + 160)
    guard start <= end else { return [] }
    let shown = scalars[start..<end].map { isControl($0) ? " " : $0 }
    let number = "\(position.line)"
    let margin = String(repeating: " ", count: number.count)
    let before = scalars[start..<min(column, end)].map { $0 == "\t" ? "\t" : " " as Unicode.Scalar }
    let marks = String(repeating: "^", count: max(1, min(width, end - column)))
    return [
      "\(number) | \(String(String.UnicodeScalarView(shown)))",
      "\(margin) | \(String(String.UnicodeScalarView(before)))\(marks)",
    ]
  }

  /// Whether a scalar would disturb a terminal; a tab does not.
  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t" && (scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value))
  }
}
