import KQLPlan
import Tables

/// `replace_string(text, part, replacement)`.
enum ReplaceString: ScalarFunction {
  static let name = "replace_string"
  static let summary = "Replaces all occurrences of a text in another."
  static let examples = [Example("print replace_string('a-b-c', '-', '+')", prints: "a+b+c")]
  static var overloads: [Overload] {
    [
      Overload([.any, .any, .any], returns: .string) { a, n, _ in
        let texts = a[0].texts
        let needles = a[1].texts
        let replacements = a[2].texts
        return Rows.strings(a, n) { row, builder in
          texts.withBytes(row) { text in
            needles.withBytes(row) { needle in
              replacements.withBytes(row) { replacement in
                var isFirst = true
                Split.eachPart(of: text, needle) { part in
                  if !isFirst { builder.write(utf8: replacement) }
                  isFirst = false
                  builder.write(utf8: text.extracting(part))
                }
              }
            }
          }
        }
      }
    ]
  }
}

/// `replace_strings(text, parts, replacements)`.
enum ReplaceStrings: ScalarFunction {
  static let name = "replace_strings"
  static let summary = "Replaces several texts, one after another, but never what was put in."
  static let examples = [
    Example("print replace_strings('ab', dynamic(['a', 'b']), dynamic(['b', 'a']))", prints: "ba")
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .dynamic, .dynamic], returns: .string) { a, n, _ in
        let texts = a[0].texts
        return Rows.strings(a, n) { row, builder in
          guard case .array(let replacements) = a[2].dynamics[row] else { return }
          let text = texts.withBytes(row) { text in
            replace(text, Needles.list(a[1], row), replacements)
          }
          builder.write(utf8: text.span)
        }
      }
    ]
  }

  /// A piece of the text, and whether it was put in.
  private typealias Piece = (bytes: ContiguousArray<UInt8>, isDone: Bool)

  private static func replace(
    _ text: Span<UInt8>,
    _ parts: [ContiguousArray<UInt8>],
    _ replacements: [DynamicValue]
  ) -> ContiguousArray<UInt8> {
    var whole = ContiguousArray<UInt8>()
    for index in 0..<text.count { whole.append(text[index]) }
    var pieces: [Piece] = [(whole, false)]
    for (index, part) in parts.enumerated() where !part.isEmpty && index < replacements.count {
      // What is no string replaces nothing, but what it stands for is not looked at again.
      var new = part
      if case .string(let text) = replacements[index] { new = ContiguousArray(text.utf8) }
      pieces = pieces.flatMap { $0.isDone ? [$0] : split($0.bytes, at: part, with: new) }
    }
    return ContiguousArray(pieces.map(\.bytes).joined())
  }

  private static func split(
    _ bytes: ContiguousArray<UInt8>,
    at part: ContiguousArray<UInt8>,
    with new: ContiguousArray<UInt8>
  ) -> [Piece] {
    var pieces: [Piece] = []
    Split.eachPart(of: bytes.span, part.span) { range in
      if !pieces.isEmpty { pieces.append((new, true)) }
      pieces.append((ContiguousArray(bytes[range]), false))
    }
    return pieces
  }
}

/// `translate(from, to, text)`.
enum Translate: ScalarFunction {
  static let name = "translate"
  static let summary = "Replaces characters one by one; the last replacement stands for the rest."
  static let examples = [
    Example("print translate('abc', 'x', 'aabbcc')", prints: "xxxxxx"),
    Example("print translate('krasp', 'otsku', 'spark')", prints: "kusto"),
  ]
  static var overloads: [Overload] {
    [
      Overload([.string, .string, .string], returns: .string) { a, n, _ in
        Rows.strings(a, n) { row, builder in
          let from = Array(a[0].strings[row].unicodeScalars)
          let to = Array(a[1].strings[row].unicodeScalars)
          for scalar in a[2].strings[row].unicodeScalars {
            guard let position = from.firstIndex(of: scalar) else {
              builder.write(String(Character(scalar)))
              continue
            }
            guard let last = to.last else { continue }
            builder.write(String(Character(position < to.count ? to[position] : last)))
          }
        }
      }
    ]
  }
}
