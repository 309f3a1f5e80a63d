/// How numbers of a score are written, so that every format writes them alike.
public enum NumberText {
  /// Points with at most two decimals and no trailing zeros: `8`, `5.5`, `5.91`.
  public static func points(_ value: Double) -> String { text(value, decimals: 2, padded: false) }

  /// A percentage with one decimal, or a dash where there is none: `62.5 %`, `–`.
  public static func percentage(_ value: Double?) -> String {
    guard let value else { return "–" }
    return text(value, decimals: 1, padded: true) + " %"
  }

  private static func text(_ value: Double, decimals: Int, padded: Bool) -> String {
    let scale = decimals == 1 ? 10.0 : 100.0
    let scaled = (value.magnitude * scale).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return "\(value)" }
    let units = Int(scaled)
    let sign = value < 0 && units > 0 ? "-" : ""
    let whole = units / Int(scale)
    var fraction = String(units % Int(scale))
    while fraction.utf8.count < decimals { fraction = "0" + fraction }
    if !padded {
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
