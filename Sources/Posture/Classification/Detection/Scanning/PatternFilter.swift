import BoostRegex

/// Tells in one pass over a text where each of many expressions may begin to match, by what their
/// first characters and the one before are among.
///
/// An expression is one bit; a table for each of the first places has, for every class of
/// characters, the expressions that accept it there. What remains after all places may match.
struct PatternFilter: Sendable {
  private static let classCount = ScannedText.edgeClass + 1

  private let words: Int
  /// `words` words for each class: which expressions accept it before a match.
  private var before: [UInt64]
  /// The same for the first place, the second and so on.
  private var places: [UInt64]
  private var depth: Int
  /// Whether any expression may begin with a class.
  private var starts: [Bool]
  /// How many expressions it has.
  let count: Int

  /// Builds it for shapes; one without a known beginning may not be among them.
  init(_ shapes: [PatternShape]) {
    count = shapes.count
    words = (shapes.count + 63) / 64
    before = [UInt64](repeating: 0, count: Self.classCount * words)
    depth = shapes.map(\.prefix.count).max() ?? 0
    let size = Self.classCount * words
    places = [UInt64](repeating: 0, count: depth * size)
    starts = [Bool](repeating: false, count: Self.classCount)
    for (index, shape) in shapes.enumerated() {
      let bit: UInt64 = 1 << UInt64(index % 64)
      for character in 0..<Self.classCount {
        let cell = character * words + index / 64
        let isEdge = character == ScannedText.edgeClass
        if isEdge ? shape.mayStartText : shape.before?.contains(UInt32(character)) ?? true {
          before[cell] |= bit
        }
        for place in 0..<depth {
          let accepts =
            place < shape.prefix.count
            ? !isEdge && shape.prefix[place].contains(UInt32(character)) : true
          if accepts { places[place * size + cell] |= bit }
        }
        if !isEdge, shape.prefix.first?.contains(UInt32(character)) == true {
          starts[character] = true
        }
      }
    }
  }

  /// Calls `body` with each expression and each place at which it may begin, in the order of places.
  func scan(_ text: ScannedText, _ body: (_ expression: Int, _ place: Int) -> Void) {
    guard count > 0 else { return }
    let classes = text.classes.span
    let (before, places, starts) = (before.span, places.span, starts.span)
    let size = Self.classCount &* words
    var previous = ScannedText.edgeClass
    for index in text.characters.indices {
      let character = Int(classes[index])
      defer { previous = character }
      guard starts[character] else { continue }
      for word in 0..<words {
        var left = before[previous &* words &+ word] & places[character &* words &+ word]
        var place = 1
        while left != 0, place < depth {
          left &= places[place &* size &+ Int(classes[index &+ place]) &* words &+ word]
          place &+= 1
        }
        while left != 0 {
          body(word &* 64 &+ left.trailingZeroBitCount, index)
          left &= left &- 1
        }
      }
    }
  }
}
