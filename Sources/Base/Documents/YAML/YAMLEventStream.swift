import CLibYAML
import Diagnostics

/// What libyaml says comes next in a text.
enum YAMLEvent {
  case scalar(text: String, style: YAMLScalar.Style, decoration: YAMLDecoration)
  case sequenceStart(YAMLDecoration)
  case mappingStart(YAMLDecoration)
  case end
  case alias
  case documentStart
  case documentEnd
  case streamEnd
  /// The start of the stream, which says nothing.
  case other
}

/// What may stand before a value.
struct YAMLDecoration {
  let hasAnchor: Bool
  let tag: String?
}

/// A place as libyaml counts it, from zero, in characters.
struct YAMLMark {
  let index: Int
  let line: Int
  let column: Int

  init(_ mark: yaml_mark_t) {
    self.index = mark.index
    self.line = mark.line
    self.column = mark.column
  }

  var position: SourcePosition { SourcePosition(line: line + 1, column: column + 1) }
}

/// The events of one text.
///
/// The parser reads the text in place, so the text outlives it.
@safe
struct YAMLEventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let name: String

  /// Starts reading `text`, which must stay where it is as long as the stream lives.
  @unsafe
  init?(unsafelyReading text: UnsafeBufferPointer<UInt8>, named name: String) {
    unsafe parser = .allocate(capacity: 1)
    self.name = name
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      return nil
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// The next event with its place.
  mutating func next() throws(Diagnostic) -> (event: YAMLEvent, start: YAMLMark, end: YAMLMark) {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { unsafe yaml_event_delete(&event) }
    let start = unsafe YAMLMark(event.start_mark)
    let end = unsafe YAMLMark(event.end_mark)
    return (unsafe Self.translate(event), start, end)
  }

  private static func translate(_ event: yaml_event_t) -> YAMLEvent {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        text: unsafe String(decoding: bytes, as: UTF8.self),
        style: unsafe style(scalar.style),
        decoration: unsafe decoration(scalar.anchor, scalar.tag)
      )
    case YAML_SEQUENCE_START_EVENT:
      let data = unsafe event.data.sequence_start
      return unsafe .sequenceStart(decoration(data.anchor, data.tag))
    case YAML_MAPPING_START_EVENT:
      let data = unsafe event.data.mapping_start
      return unsafe .mappingStart(decoration(data.anchor, data.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_ALIAS_EVENT: return .alias
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT: return .streamEnd
    default: return .other
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func decoration(
    _ anchor: UnsafeMutablePointer<UInt8>?,
    _ tag: UnsafeMutablePointer<UInt8>?
  ) -> YAMLDecoration {
    let text: String? = if let tag = unsafe tag { unsafe String(cString: tag) } else { nil }
    return unsafe YAMLDecoration(hasAnchor: anchor != nil, tag: text)
  }

  /// The error that libyaml reports.
  private func problem() -> Diagnostic {
    let problem =
      if let text = unsafe parser.pointee.problem { unsafe String(cString: text) } else {
        "it cannot be read"
      }
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      return Diagnostic(
        Code.yamlInvalidText,
        "the text cannot be YAML: \(problem), at byte \(unsafe parser.pointee.problem_offset)",
        in: name
      )
    }
    let context =
      if let text = unsafe parser.pointee.context { " " + (unsafe String(cString: text)) } else {
        ""
      }
    let mark = unsafe YAMLMark(parser.pointee.problem_mark)
    let start = unsafe YAMLMark(parser.pointee.context_mark)
    var hints: [String] = []
    if !context.isEmpty, start.line != mark.line {
      hints.append("it begins at line \(start.line + 1)")
    }
    return Diagnostic(
      Code.yamlSyntax,
      "the YAML is broken: \(problem)\(context)",
      in: name,
      at: .position(mark.position),
      hints: hints
    )
  }
}
