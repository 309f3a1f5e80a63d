/// A function of the service that finds identifiers of one kind: a form, and a check of what has it.
struct DetectionFunction: Sendable {
  /// How it finds what has the form.
  enum Form: Sendable {
    /// A pattern.
    case pattern(String)
    /// A pattern of how it begins, and code that tells how far it goes; nil when it does not.
    case scanner(start: String, length: @Sendable (Span<UInt32>, Int) -> Int?)
  }

  /// Its name, as rule packages write it.
  let name: String
  let form: Form
  /// Whether what has the form is an identifier.
  let check: @Sendable (Candidate) -> Bool

  /// A function with a pattern that stands alone: no letter or digit is beside a match.
  init(
    _ name: String,
    _ pattern: String,
    _ check: @escaping @Sendable (Candidate) -> Bool = { _ in true }
  ) {
    self.name = name
    form = .pattern(Self.alone(pattern))
    self.check = check
  }

  /// A function with code.
  init(
    _ name: String,
    start: String,
    length: @escaping @Sendable (Span<UInt32>, Int) -> Int?,
    _ check: @escaping @Sendable (Candidate) -> Bool
  ) {
    self.name = name
    form = .scanner(start: Self.before + start, length: length)
    self.check = check
  }

  private static let before = "(?<![A-Za-z0-9])"

  private static func alone(_ pattern: String) -> String {
    before + "(?:" + pattern + ")(?![A-Za-z0-9])"
  }

  /// The same under another name.
  func named(_ name: String) -> DetectionFunction {
    DetectionFunction(copying: self, name: name)
  }

  private init(copying other: DetectionFunction, name: String) {
    self.name = name
    form = other.form
    check = other.check
  }
}
