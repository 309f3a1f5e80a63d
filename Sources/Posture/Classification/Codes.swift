/// The codes of the diagnostics of this module.
enum Code {
  static let configuration = "CLS0101"
  static let encoding = "CLS0102"
  static let unreadable = "CLS0103"
}
