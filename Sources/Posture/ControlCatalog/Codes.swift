/// The codes of what can be wrong with a catalog; stable, never reused.
enum Codes {
  static let unknownField = "CTL0101"
  static let missingField = "CTL0102"
  static let wrongType = "CTL0103"
  static let unknownValue = "CTL0104"
  static let outOfRange = "CTL0105"
  static let emptyField = "CTL0106"
  static let badIdentifier = "CTL0107"
  static let fileName = "CTL0108"
  static let duplicateControl = "CTL0109"
  static let stepMeans = "CTL0110"
  static let duplicateRequirement = "CTL0111"
  static let missingPart = "CTL0112"
  static let lonelyField = "CTL0113"
  static let noWayByHand = "CTL0114"

  static let missingColumn = "CTL0201"
  static let columnType = "CTL0202"
  static let noOrigin = "CTL0203"
  static let severalResults = "CTL0204"
  static let tableAsName = "CTL0205"

  static let noPassingExample = "CTL0301"
  static let noFailingExample = "CTL0302"
  static let unknownTable = "CTL0303"
  static let unknownColumn = "CTL0304"
  static let valueType = "CTL0305"
  static let missingTable = "CTL0306"
  static let exampleScore = "CTL0307"
  static let noBaselineExample = "CTL0308"
  static let strangeRequirement = "CTL0309"

  static let huntWithoutControl = "CTL0308"

  static let badPlanName = "CTL0401"
  static let badRequirement = "CTL0402"
  static let badAddress = "CTL0403"
}
