/// The codes of this module's diagnostics; stable, never reused.
enum Codes {
  static let unexpectedCharacter = "CND0101"
  static let badLiteral = "CND0102"
  static let unexpected = "CND0201"
  static let tooDeep = "CND0202"
  static let unknownName = "CND0301"
  static let argumentCount = "CND0302"
  static let badHeader = "CND0303"
  static let nameTaken = "CND0304"
  static let circle = "CND0305"
}
