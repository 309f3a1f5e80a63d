/// Where a part of a classification scheme stands in the input.
public struct SchemePlace: Sendable, Hashable {
  /// The file, as messages name it.
  public let file: String
  /// The JSON pointer in the file, for data.
  public let pointer: String?
  /// The line, counted from one: of the file, or of the text at the pointer.
  public let line: Int?

  /// Creates a place.
  public init(file: String, pointer: String? = nil, line: Int? = nil) {
    self.file = file
    self.pointer = pointer
    self.line = line
  }

  /// The place of a line of the same text.
  public func at(line: Int) -> SchemePlace {
    SchemePlace(file: file, pointer: pointer, line: line)
  }

  /// The place below this one in the same data.
  public func at(_ step: String) -> SchemePlace {
    SchemePlace(file: file, pointer: (pointer ?? "") + "/" + step)
  }
}

extension SchemePlace: CustomStringConvertible {
  /// `file:line`, `file#/pointer` or `file#/pointer:line`.
  public var description: String {
    var text = file
    if let pointer, !pointer.isEmpty { text += "#" + pointer }
    if let line { text += ":\(line)" }
    return text
  }
}

extension SchemePlace: Comparable {
  /// Whether the first comes earlier: by file, then pointer, then line.
  public static func < (left: SchemePlace, right: SchemePlace) -> Bool {
    (left.file, left.pointer ?? "", left.line ?? 0)
      < (right.file, right.pointer ?? "", right.line ?? 0)
  }
}
