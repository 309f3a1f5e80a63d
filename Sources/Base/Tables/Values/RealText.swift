/// How the language prints a real: shortest digits that read back, always with a point or exponent.
public enum RealText {
  /// `1.0`, `100000000000.0`, `1e-07`, `nan`, `inf`.
  public static func text(_ value: Double) -> String {
    let short = value.description
    let magnitude = value.magnitude
    guard magnitude >= 1e-6, magnitude < 1e21, let mark = short.firstIndex(of: "e") else {
      return short
    }
    let power = Int(short[short.index(after: mark)...]) ?? 0
    let sign = value < 0 ? "-" : ""
    let digits = String(short[..<mark].drop { $0 == "-" }.filter { $0 != "." })
    if power < 0 { return sign + "0." + String(repeating: "0", count: -power - 1) + digits }
    return sign + digits + String(repeating: "0", count: max(power + 1 - digits.count, 0)) + ".0"
  }
}
