import Diagnostics
import KQLSyntax
import Testing

/// Damaged queries: the parser must survive, stay inside the text, and read what it prints.
@Suite("Damaged queries")
struct FuzzTests {
  /// A generator whose numbers are the same in every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private func check(_ query: String) {
    let (tree, diagnostics) = parse(SourceText(name: "query", text: query))
    let length = query.utf8.count
    for diagnostic in diagnostics {
      #expect(diagnostic.span.upperBound <= length, "\(query)")
    }
    let printed = tree.description
    guard diagnostics.isEmpty else { return }
    let again = parse(SourceText(name: "printed", text: printed))
    #expect(again.diagnostics.isEmpty, "\(query)\nprints as\n\(printed)")
    #expect(again.tree.description == printed, "\(query)\nprints as\n\(printed)")
  }

  @Test("survives being cut anywhere")
  func cut() {
    for query in Samples.queries {
      let scalars = Array(query.unicodeScalars)
      for end in scalars.indices {
        check(String(String.UnicodeScalarView(scalars[..<end])))
        check(String(String.UnicodeScalarView(scalars[end...])))
      }
    }
  }

  @Test("survives changed characters", arguments: [1, 2, 3] as [UInt64])
  func change(_ seed: UInt64) {
    var generator = Generator(state: seed)
    let alphabet = Array("()[]{}|;,.:=<>!~*+-/%@'\"`\\ 0aeéhx\n_$#".unicodeScalars)
    for query in Samples.queries {
      for _ in 0..<12 {
        var scalars = Array(query.unicodeScalars)
        for _ in 0...Int.random(in: 0..<3, using: &generator) {
          let index = Int.random(in: 0..<scalars.count, using: &generator)
          let new = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: scalars[index] = new
          case 1: scalars.insert(new, at: index)
          default: if scalars.count > 1 { scalars.remove(at: index) }
          }
        }
        check(String(String.UnicodeScalarView(scalars)))
      }
    }
  }

  @Test("survives shuffled words", arguments: [4, 5] as [UInt64])
  func shuffle(_ seed: UInt64) {
    var generator = Generator(state: seed)
    let words = Samples.queries.flatMap { $0.split(separator: " ") }
    for _ in 0..<600 {
      let count = Int.random(in: 1..<40, using: &generator)
      let picked = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &generator)]
      }
      check(picked.joined(separator: " "))
    }
  }
}
