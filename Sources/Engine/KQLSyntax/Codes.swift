/// The codes of this module's diagnostics.
///
/// `KQL0xxx` are about characters and literals, `KQL1xxx` about the order of words. A code is never
/// reused for another meaning.
enum Codes {
  static let unexpectedCharacter = "KQL0001"
  static let unterminatedString = "KQL0002"
  static let invalidEscape = "KQL0003"
  static let numberOutOfRange = "KQL0004"
  static let invalidLiteral = "KQL0005"
  static let rawGUID = "KQL0006"
  static let textTooLong = "KQL0007"

  static let unexpected = "KQL1001"
  static let unknownOperator = "KQL1002"
  static let missingSemicolon = "KQL1003"
  static let reservedName = "KQL1004"
  static let tooDeep = "KQL1005"
  static let chainedComparison = "KQL1006"
  static let needsInput = "KQL1007"
  static let takesNoInput = "KQL1008"
  static let unknownType = "KQL1009"
  static let missingCondition = "KQL1010"
  static let invalidSetting = "KQL1011"
  static let tooManyErrors = "KQL1012"
}
