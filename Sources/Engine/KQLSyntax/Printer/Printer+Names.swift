extension Printer {
  mutating func print(_ name: NameSyntax) {
    if name.isQuoted || !Self.isPlain(name.text) {
      write("[")
      write(Self.quoted(name.text))
      write("]")
    } else {
      write(name.text)
    }
  }

  /// The name of a setting, which may have dots.
  mutating func writeDotted(_ name: NameSyntax) {
    if name.isQuoted { print(name) } else { write(name.text) }
  }

  mutating func print(_ pattern: NamePatternSyntax) {
    if pattern.isWildcard {
      write(pattern.text)
    } else {
      print(NameSyntax(text: pattern.text, isQuoted: pattern.isQuoted, span: pattern.span))
    }
  }

  mutating func print(_ type: TypeSyntax) { write(type.keyword.rawValue) }

  mutating func print(_ column: ColumnDeclarationSyntax) {
    print(column.name)
    write(": ")
    print(column.type)
  }

  mutating func print(_ schema: SchemaSyntax) {
    write("(")
    if schema.isOpen { write(schema.columns.isEmpty ? "*" : "*, ") }
    list(schema.columns) { $0.print($1) }
    write(")")
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    return (Characters.isNameStart(first) || Characters.isDigit(first))
      && name.utf8.dropFirst().allSatisfy(Characters.isNamePart)
  }

  /// A text as a string literal.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
