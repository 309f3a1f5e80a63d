/// The codes of the diagnostics of this module.
enum Code {
  static let damagedStream = "CMP0101"
  static let zipDamaged = "CMP0201"
  static let zipUnsafeName = "CMP0202"
  static let zipUnsupported = "CMP0203"
  static let zipTooLarge = "CMP0204"
}
