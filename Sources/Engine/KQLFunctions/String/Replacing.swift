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
  static let summary = "Replaces several texts at once, the first in the list that fits at a place."
  static let examples = [
    Example("print replace_strings('ab', dynamic(['a', 'b']), dynamic(['b', 'a']))", prints: "ba")
  ]
  static var overloads: [Overload] {
    [
      Overload([.any, .dynamic, .dynamic], returns: .string) { a, n, _ in
        let texts = a[0].texts
        return Rows.strings(a, n) { row, builder in
          let needles = Needles.list(a[1], row)
          let replacements = Needles.list(a[2], row)
          texts.withBytes(row) { text in
            var index = 0
            while index < text.count {
              let choice = choose(needles, text, index)
              if let choice {
                if choice < replacements.count {
                  let replacement = replacements[choice]
                  builder.write(utf8: replacement.span)
                }
                index += needles[choice].count
              } else {
                builder.write(byte: text[index])
                index += 1
              }
            }
          }
        }
      }
    ]
  }

  private static func choose(
    _ needles: [ContiguousArray<UInt8>],
    _ text: Span<UInt8>,
    _ index: Int
  ) -> Int? {
    for (position, needle) in needles.enumerated() {
      if !needle.isEmpty, text.count - index >= needle.count,
        TextSearch<ExactBytes>.matches(text, at: index, needle.span)
      {
        return position
      }
    }
    return nil
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
