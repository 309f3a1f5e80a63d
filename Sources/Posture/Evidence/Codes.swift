/// The codes of the diagnostics of this module.
enum Code {
  // Table files
  static let specSyntax = "EVD0101"
  static let specUnknownField = "EVD0102"
  static let specMissingField = "EVD0103"
  static let specUnknownType = "EVD0104"
  static let specUnknownColumn = "EVD0105"
  static let specDuplicateTable = "EVD0106"
  static let specUnknownTable = "EVD0107"
  static let specDuplicateColumn = "EVD0108"

  // Input
  static let notFound = "EVD0201"
  static let noPermission = "EVD0202"
  static let unreadable = "EVD0203"
  static let emptyFile = "EVD0204"
  static let tooManyFiles = "EVD0206"
  static let nothingRecognised = "EVD0207"
  static let noInput = "EVD0208"
  static let notRecognised = "EVD0209"
  static let csvOpenQuote = "EVD0210"
  static let nestedArchive = "EVD0211"
  static let blueprintSyntax = "EVD0212"
  static let unreadableExpression = "EVD0213"
  static let notUTF8 = "EVD0214"
  static let leadsOutside = "EVD0215"
  static let tooLarge = "EVD0216"

  // Content
  static let wrongType = "EVD0301"
  static let notAnObject = "EVD0302"
  static let truncatedObject = "EVD0303"
  static let duplicateKey = "EVD0304"
  static let conflict = "EVD0305"
  static let incompletePages = "EVD0306"
  static let requestFailed = "EVD0307"
  static let tooDeep = "EVD0308"
  static let severalTenants = "EVD0309"
}
