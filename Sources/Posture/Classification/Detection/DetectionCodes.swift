/// The codes of the diagnostics of detection.
enum DetectionCode {
  static let builtInType = "CLS0601"
  static let samples = "CLS0602"
}
