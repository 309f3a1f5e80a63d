import Diagnostics
import Documents

/// A value of a run file that must be there and be of a certain sort.
struct RunField {
  let node: JSONNode
  let file: String

  /// The member of a name, or nothing when it is not there or null.
  func optional(_ key: String) throws(Diagnostic) -> RunField? {
    guard node.kind == .object else { throw wrong("an object") }
    guard let member = node[key], !member.isNull else { return nil }
    return RunField(node: member, file: file)
  }

  /// The member of a name.
  func member(_ key: String) throws(Diagnostic) -> RunField {
    guard let member = try optional(key) else {
      throw problem("the field '\(key)' is missing here")
    }
    return member
  }

  /// The elements of the array of a name.
  func list<Element>(
    _ key: String,
    _ read: (RunField) throws(Diagnostic) -> Element
  ) throws(Diagnostic) -> [Element] {
    let array = try member(key)
    guard array.node.kind == .array else { throw array.wrong("an array") }
    var elements: [Element] = []
    for element in array.node.elements {
      elements.append(try read(RunField(node: element, file: file)))
    }
    return elements
  }

  /// The strings of the array of a name.
  func strings(_ key: String) throws(Diagnostic) -> [String] {
    try list(key) { (field) throws(Diagnostic) in try field.string }
  }

  /// The string of a name.
  func string(_ key: String) throws(Diagnostic) -> String { try member(key).string }

  /// The string of a name, or nothing.
  func optionalString(_ key: String) throws(Diagnostic) -> String? { try optional(key)?.string }

  /// The truth value of a name.
  func bool(_ key: String) throws(Diagnostic) -> Bool {
    let field = try member(key)
    guard let value = field.node.bool else { throw field.wrong("true or false") }
    return value
  }

  /// The number of a name.
  func number(_ key: String) throws(Diagnostic) -> Double {
    let field = try member(key)
    guard let value = field.node.double else { throw field.wrong("a number") }
    return value
  }

  /// The number of a name, not negative and of a size that sums stay exact with.
  func positive(_ key: String) throws(Diagnostic) -> Double {
    let value = try number(key)
    guard value >= 0, value <= Double(Self.largestCount) else {
      throw try member(key).wrong("a number from 0 to \(Self.largestCount)")
    }
    return value
  }

  /// The whole number of a name, not negative and of a size that sums cannot overflow.
  func count(_ key: String) throws(Diagnostic) -> Int {
    let field = try member(key)
    guard let value = field.node.int, (0...Self.largestCount).contains(value) else {
      throw field.wrong("a whole number from 0 to \(Self.largestCount)")
    }
    return Int(value)
  }

  /// One of the words of a vocabulary.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String,
    of type: Choice.Type = Choice.self
  ) throws(Diagnostic) -> Choice {
    let field = try member(key)
    guard let choice = Choice(rawValue: try field.string) else {
      let words = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw field.wrong("one of \(words)")
    }
    return choice
  }

  /// The string that this is.
  var string: String {
    get throws(Diagnostic) {
      guard let string = node.string else { throw wrong("a string") }
      return string
    }
  }

  /// That this is not what it must be.
  func wrong(_ expected: String) -> Diagnostic { problem("this must be \(expected)") }

  /// Something wrong at this place.
  func problem(_ message: String, code: String = Codes.wrongField) -> Diagnostic {
    Diagnostic(
      code,
      message,
      in: file,
      at: .pointer(node.pointer),
      hints: ["a run file is what 'posture assess --format json' writes"]
    )
  }

  private static let largestCount: Int64 = 1 << 53
}
