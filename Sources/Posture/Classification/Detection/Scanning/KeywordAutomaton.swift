/// Finds all terms of many keyword lists in one pass over a text, whatever their case (the method of
/// Aho and Corasick).
struct KeywordAutomaton: Sendable {
  /// Rows of the table for states near the root, where texts spend their time; deeper states have
  /// lists, so that large dictionaries stay small.
  private static let tableLimit = 4 << 20

  /// The class of each ASCII character; 0 for those that no term has.
  private var lowClasses: [UInt16]
  private var otherClasses: [UInt32: UInt16]
  private var classCount = 1
  /// `denseCount` rows of `classCount` states.
  private var table: [Int32] = []
  private var denseCount = 0
  private var edges: [Int: Int32] = [:]
  private var fallback: [Int32] = []
  /// The terms that end at a state, one state's behind the other's.
  private var endTerms: [Int32] = []
  /// Where those of a state begin; one more at the end.
  private var endStarts: [Int32] = []
  /// For each state itself, or the next one among its endings, at which a term ends; -1 without.
  private var output: [Int32] = []

  /// Whether it looks for anything.
  var isEmpty: Bool { fallback.count <= 1 }

  /// Builds it for terms, which are told by their index.
  init(_ terms: [[UInt32]]) {
    lowClasses = [UInt16](repeating: 0, count: 128)
    otherClasses = [:]
    for term in terms {
      for character in term { addClass(character) }
    }
    var depthOrder = Trie(classCount: classCount)
    for (index, term) in terms.enumerated() where !term.isEmpty {
      depthOrder.insert(term.map { classOf($0) }, index)
    }
    link(depthOrder)
  }

  /// Gives a folded character and its other cases a class.
  private mutating func addClass(_ character: UInt32) {
    guard classOf(character) == 0, classCount < Int(UInt16.max),
      let scalar = Unicode.Scalar(character)
    else { return }
    let number = UInt16(classCount)
    classCount += 1
    let properties = scalar.properties
    let forms = [properties.uppercaseMapping, properties.titlecaseMapping]
    setClass(character, number)
    for form in forms {
      let scalars = form.unicodeScalars
      guard let other = scalars.first, scalars.count == 1, classOf(other.value) == 0 else {
        continue
      }
      setClass(other.value, number)
    }
  }

  private mutating func setClass(_ character: UInt32, _ number: UInt16) {
    if character < 128 {
      lowClasses[Int(character)] = number
    } else {
      otherClasses[character] = number
    }
  }

  private func classOf(_ character: UInt32) -> Int {
    character < 128 ? Int(lowClasses[Int(character)]) : Int(otherClasses[character] ?? 0)
  }

  /// Numbers the states by depth and gives each the state to go on from when nothing fits.
  private mutating func link(_ trie: Trie) {
    let order = trie.statesByDepth()
    var number = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { number[old] = Int32(new) }
    fallback = [Int32](repeating: 0, count: order.count)
    output = [Int32](repeating: -1, count: order.count)
    for old in order {
      endStarts.append(Int32(endTerms.count))
      endTerms += trie.ends[old]
    }
    endStarts.append(Int32(endTerms.count))
    denseCount = min(order.count, max(1, Self.tableLimit / classCount))
    table = [Int32](repeating: 0, count: denseCount * classCount)
    for (state, old) in order.enumerated() {
      let fall = Int(fallback[state])
      output[state] =
        endStarts[state] < endStarts[state + 1] ? Int32(state) : state == 0 ? -1 : output[fall]
      // A row begins as that of the state to fall back to, which is nearer to the root.
      if state < denseCount, state > 0 {
        for character in 0..<classCount {
          table[state * classCount + character] = table[fall * classCount + character]
        }
      }
      for (character, child) in trie.children(of: old) {
        let child = number[child]
        fallback[Int(child)] = state == 0 ? 0 : next(fall, character)
        if state < denseCount {
          table[state * classCount + character] = child
        } else {
          edges[state * classCount + character] = child
        }
      }
    }
  }

  private func next(_ state: Int, _ character: Int) -> Int32 {
    var state = state
    while state >= denseCount {
      if let child = edges[state * classCount + character] { return child }
      state = Int(fallback[state])
    }
    return table[state * classCount + character]
  }

  /// Calls `body` with each term that ends in the text and where it ends.
  func scan(_ characters: Span<UInt32>, _ body: (_ term: Int, _ end: Int) -> Void) {
    guard !isEmpty else { return }
    let (table, output, low) = (table.span, output.span, lowClasses.span)
    let (fallback, endStarts, endTerms) = (fallback.span, endStarts.span, endTerms.span)
    var state = 0
    for index in characters.indices {
      let value = characters[index]
      let character = value < 128 ? Int(low[Int(value)]) : Int(otherClasses[value] ?? 0)
      if character == 0 {
        state = 0
        continue
      }
      state =
        state < denseCount
        ? Int(table[state &* classCount &+ character]) : Int(next(state, character))
      var ending = Int(output[state])
      while ending >= 0 {
        for place in Int(endStarts[ending])..<Int(endStarts[ending &+ 1]) {
          body(Int(endTerms[place]), index &+ 1)
        }
        ending = ending == 0 ? -1 : Int(output[Int(fallback[ending])])
      }
    }
  }
}

/// The terms as a tree of their beginnings.
private struct Trie {
  private let classCount: Int
  private var edges: [Int: Int] = [:]
  private var childLists: [[(Int, Int)]] = [[]]
  private(set) var ends: [[Int32]] = [[]]

  init(classCount: Int) { self.classCount = classCount }

  mutating func insert(_ term: [Int], _ index: Int) {
    var state = 0
    for character in term {
      let key = state * classCount + character
      if let child = edges[key] {
        state = child
        continue
      }
      let child = ends.count
      edges[key] = child
      childLists[state].append((character, child))
      childLists.append([])
      ends.append([])
      state = child
    }
    ends[state].append(Int32(index))
  }

  func children(of state: Int) -> [(Int, Int)] { childLists[state] }

  func statesByDepth() -> [Int] {
    var order = [0]
    var index = 0
    while index < order.count {
      order += childLists[order[index]].map(\.1)
      index += 1
    }
    return order
  }
}
