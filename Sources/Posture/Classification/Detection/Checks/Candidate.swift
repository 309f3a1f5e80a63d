/// A text that may be an identifier: what a function found by its form, before it checks it.
struct Candidate: Sendable {
  /// The letters and digits of it in order, letters as capitals; separators are left out.
  let symbols: [UInt8]

  /// Takes the letters and digits of a text.
  init(_ text: some Sequence<UInt32>) {
    var symbols: [UInt8] = []
    for character in text {
      switch character {
      case 0x30...0x39, 0x41...0x5A: symbols.append(UInt8(character))
      case 0x61...0x7A: symbols.append(UInt8(character - 32))
      default: break
      }
    }
    self.symbols = symbols
  }

  /// Takes the letters and digits of a text.
  init(_ text: String) {
    self.init(text.unicodeScalars.lazy.map(\.value))
  }

  private init(symbols: ArraySlice<UInt8>) {
    self.symbols = Array(symbols)
  }

  /// The digits of it in order.
  var digits: [Int] {
    symbols.compactMap { $0 <= 0x39 ? Int($0) - 0x30 : nil }
  }

  var count: Int { symbols.count }

  /// It without its first symbols.
  func dropping(_ count: Int) -> Candidate { Candidate(symbols: symbols.dropFirst(count)) }

  /// Its first symbols.
  func first(_ count: Int) -> Candidate { Candidate(symbols: symbols.prefix(count)) }

  /// The symbol at a place, 0 beyond the end.
  subscript(index: Int) -> UInt8 {
    symbols.indices.contains(index) ? symbols[index] : 0
  }

  /// The value of the digit at a place, or of a letter with A as 10; -1 beyond the end.
  func value(_ index: Int) -> Int {
    guard symbols.indices.contains(index) else { return -1 }
    let symbol = Int(symbols[index])
    return symbol <= 0x39 ? symbol - 0x30 : symbol - 0x37
  }

  /// The number that digits at some places make.
  func number(_ range: Range<Int>) -> Int {
    var number = 0
    for index in range {
      let value = value(index)
      // No identifier has a number this long; what follows is not counted.
      guard value >= 0, number < 1_000_000_000_000_000 else { return number }
      number = number * 10 + value
    }
    return number
  }

  /// Whether all of it is digits, so many of them.
  func isDigits(_ counts: Int...) -> Bool {
    counts.contains(symbols.count) && symbols.allSatisfy { $0 <= 0x39 }
  }

  /// Whether it begins with a text.
  func hasPrefix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe symbols.starts(with: $0) }
  }
}
