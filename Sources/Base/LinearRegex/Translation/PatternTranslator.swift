/// Rewrites a pattern in Rust's syntax into RE2's, with the same meaning.
///
/// Classes such as `\d` are spelled out for ASCII texts or for all texts. What RE2 cannot do is an
/// error, never an approximation.
struct PatternTranslator {
  /// The texts that the result is for.
  enum Target {
    case ascii
    case unicode
  }

  /// The flags that this translator resolves itself.
  struct Flags {
    /// Whether classes know Unicode (`u`).
    var unicode = true
    /// Whether white space and comments are left out (`x`).
    var verbose = false
  }

  let target: Target
  let scalars: [Unicode.Scalar]
  var index = 0
  private(set) var output: [Unicode.Scalar] = []
  var flags = Flags()
  /// The flags to go back to at the end of each open group, and where the group begins in `output`.
  private var groups: [(flags: Flags, start: Int)] = []
  /// Where the last complete item begins in `output`; nil when nothing can be repeated.
  private var itemStart: Int?
  /// Whether the last item already has a quantifier.
  private var isQuantified = false

  /// Translates a whole pattern.
  static func translate(_ pattern: String, for target: Target) throws(LinearRegexError) -> String {
    var translator = PatternTranslator(target: target, scalars: Array(pattern.unicodeScalars))
    try translator.run()
    return String(String.UnicodeScalarView(translator.output))
  }

  private init(target: Target, scalars: [Unicode.Scalar]) {
    self.target = target
    self.scalars = scalars
  }

  /// Whether `\d` and its like stand for ASCII characters only.
  var usesASCIIClasses: Bool { target == .ascii || !flags.unicode }

  private mutating func run() throws(LinearRegexError) {
    while index < scalars.count {
      let scalar = scalars[index]
      if flags.verbose, skipVerboseSpace(scalar) { continue }
      switch scalar {
      case "(": try openGroup()
      case ")": try closeGroup()
      case "[":
        beginItem()
        try translateClass()
      case "\\":
        beginItem()
        try translateEscape()
      case "*", "+", "?": try quantify()
      case "{":
        if isCountedRepetition { try quantify() } else { literal(scalar) }
      case "|":
        append("|")
        itemStart = nil
        index += 1
      default: literal(scalar)
      }
    }
    if !groups.isEmpty { throw problem("a group is not closed: ')' is missing", at: scalars.count) }
  }

  /// Appends text of RE2's syntax.
  mutating func append(_ text: String) { output += text.unicodeScalars }

  /// Appends a character that stands for itself.
  private mutating func literal(_ scalar: Unicode.Scalar) {
    beginItem()
    append(escaped(scalar))
    index += 1
  }

  private mutating func beginItem() {
    itemStart = output.count
    isQuantified = false
  }

  // MARK: Groups

  private mutating func openGroup() throws(LinearRegexError) {
    let start = output.count
    let outer = flags
    guard peek(1) == "?" else {
      append("(")
      index += 1
      groups.append((outer, start))
      itemStart = nil
      return
    }
    switch (peek(2), peek(3)) {
    case ("=", _), ("!", _), ("<", "="), ("<", "!"):
      throw problem("look-around is not supported: it cannot be done in linear time")
    case (">", _):
      throw problem("atomic groups are not supported")
    case ("P", "="):
      throw problem("back-references are not supported: they cannot be done in linear time")
    case ("P", "<"):
      index += 4
      append("(?P<\(try groupName())>")
    case ("<", _):
      index += 3
      append("(?P<\(try groupName())>")
    default:
      let closes = try translateFlags()
      itemStart = nil
      // `(?i)` holds to the end of the group around it, and opens none.
      if closes { return }
    }
    groups.append((outer, start))
    itemStart = nil
  }

  private mutating func closeGroup() throws(LinearRegexError) {
    guard let group = groups.popLast() else { throw problem("')' closes no group") }
    append(")")
    index += 1
    flags = group.flags
    itemStart = group.start
    isQuantified = false
  }

  private mutating func groupName() throws(LinearRegexError) -> String {
    let start = index
    var name = ""
    while index < scalars.count, scalars[index] != ">" {
      let scalar = scalars[index]
      let isLetter = scalar == "_" || scalar.properties.isAlphabetic && scalar.isASCII
      let isDigit = scalar.isASCII && scalar.properties.numericType != nil
      guard isLetter || isDigit && !name.isEmpty else {
        throw problem("a group's name is made of letters, digits and '_'")
      }
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard index < scalars.count, !name.isEmpty else {
      throw problem("a group's name is not closed: '>' is missing", at: start)
    }
    index += 1
    return name
  }

  /// Translates `(?flags)` or `(?flags:`; true for the first form.
  private mutating func translateFlags() throws(LinearRegexError) -> Bool {
    let start = index
    index += 2
    var kept = ""
    var isOff = false
    var offIsWritten = false
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "i", "m", "s", "U":
        if isOff, !offIsWritten {
          kept += "-"
          offIsWritten = true
        }
        kept.unicodeScalars.append(scalar)
      case "u": flags.unicode = !isOff
      case "x": flags.verbose = !isOff
      case "-" where !isOff: isOff = true
      case ":":
        append("(?\(kept):")
        return false
      case ")":
        // An empty `(?)` would be an error of RE2.
        if !kept.isEmpty { append("(?\(kept))") }
        return true
      default:
        throw problem("there is no flag '\(scalar)': flags are i, m, s, U, u and x", at: index - 1)
      }
    }
    throw problem("a group is not closed: ')' is missing", at: start)
  }

  // MARK: Repetition

  /// Whether `{` begins `{n}`, `{n,}` or `{n,m}`.
  private var isCountedRepetition: Bool {
    var position = index + 1
    var digits = 0
    while position < scalars.count, isDigit(scalars[position]) {
      position += 1
      digits += 1
    }
    guard digits > 0 else { return false }
    if position < scalars.count, scalars[position] == "," {
      position += 1
      while position < scalars.count, isDigit(scalars[position]) { position += 1 }
    }
    return position < scalars.count && scalars[position] == "}"
  }

  private mutating func quantify() throws(LinearRegexError) {
    guard let start = itemStart else {
      throw problem("'\(scalars[index])' has nothing to repeat")
    }
    // RE2 refuses a quantifier behind another one; Rust repeats the repetition.
    if isQuantified {
      output.insert(contentsOf: "(?:".unicodeScalars, at: start)
      append(")")
    }
    itemStart = start
    isQuantified = true
    if scalars[index] == "{" {
      try appendCount()
    } else {
      output.append(scalars[index])
      index += 1
    }
    if index < scalars.count, scalars[index] == "?" {
      append("?")
      index += 1
    }
  }

  private mutating func appendCount() throws(LinearRegexError) {
    let start = index
    var numbers: [Int] = [0]
    while index < scalars.count {
      let scalar = scalars[index]
      output.append(scalar)
      index += 1
      if scalar == "}" { break }
      if scalar == "," { numbers.append(0) }
      if isDigit(scalar), let last = numbers.popLast() {
        numbers.append(min(last * 10 + Int(scalar.value - 48), 1_000_000))
      }
    }
    if numbers.contains(where: { $0 > 1000 }) {
      throw problem("a count above 1000 is not supported", at: start)
    }
  }

  // MARK: Reading

  /// The character `distance` places ahead.
  func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private mutating func skipVerboseSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isWhitespace {
      index += 1
      return true
    }
    guard scalar == "#" else { return false }
    while index < scalars.count, scalars[index] != "\n" { index += 1 }
    return true
  }

  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// A character as RE2 spells one that stands for itself.
  func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": return String(scalar)
    case "^", "$", ".":
      // These keep their meaning outside classes; a class escapes them itself.
      return String(scalar)
    case _ where scalar.value >= 0x80: return String(scalar)
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      return "\\x{\(String(scalar.value, radix: 16))}"
    default: return "\\" + String(scalar)
    }
  }

  /// An error at a place, by default here.
  func problem(_ message: String, at position: Int? = nil) -> LinearRegexError {
    let end = min(position ?? index, scalars.count)
    let offset = scalars[..<end].reduce(0) { $0 + UTF8.width($1) }
    return LinearRegexError(message, at: offset)
  }
}
