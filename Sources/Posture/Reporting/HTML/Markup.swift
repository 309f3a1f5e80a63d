import Mustache

/// HTML that is ready to be put into the page.
///
/// What a literal writes stands as it is; what is interpolated is escaped, unless it is markup
/// itself. Templates insert it with three braces. The many small pieces of the page are made so:
/// a template would look up and cast every value of them anew.
struct Markup: MustacheCustomRenderable, ExpressibleByStringInterpolation, Sendable {
  private(set) var renderText: String
  var isNull: Bool { renderText.isEmpty }
  var isEmpty: Bool { renderText.isEmpty }

  init(stringLiteral text: String) { renderText = text }

  init(stringInterpolation: Interpolation) { renderText = stringInterpolation.text }

  /// Pieces one after another.
  init(_ pieces: some Sequence<Markup>) {
    renderText = ""
    for piece in pieces { renderText += piece.renderText }
  }

  static func += (left: inout Markup, right: Markup) { left.renderText += right.renderText }

  /// How literals and values become markup.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ value: String) { text += SafeText.escaped(value) }
    mutating func appendInterpolation(_ value: Int) { text += String(value) }
    mutating func appendInterpolation(_ value: Markup) { text += value.renderText }
  }
}
