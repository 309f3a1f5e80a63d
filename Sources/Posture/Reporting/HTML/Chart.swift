/// Small drawings: SVG whose numbers stand in the table that it is in or beside.
enum Chart {
  /// A bar of a share in percent.
  static func bar(_ percent: Double?, _ style: String = "achieved") -> Markup {
    """
    <svg class=bar-chart viewBox="0 0 100 6" preserveAspectRatio=none aria-hidden=true \
    focusable=false><rect class=track width=100 height=6 />\
    <rect class="\(style)" width="\(number(max(0, min(100, percent ?? 0))))" height=6 /></svg>
    """
  }

  /// Columns over days, from the first day to the last; days without a column stay empty.
  static func columns(_ days: [(day: Double, value: Double)]) -> Markup {
    guard let first = days.map(\.day).min(), let last = days.map(\.day).max(),
      let most = days.map(\.value).max(), most > 0
    else { return "" }
    // Few days are not drawn as wide as the page.
    let span = max(last - first + 1, 14)
    let width = 600 / span
    let columns = days.map { day, value -> Markup in
      let height = max(1, value / most * 72)
      let x = number((day - first) * width)
      return """
        <rect class=open x="\(x)" y="\(number(80 - height))" \
        width="\(number(max(1, width - min(2, width / 4))))" height="\(number(height))"/>
        """
    }
    return """
      <svg class=columns viewBox="0 0 600 81" preserveAspectRatio=none aria-hidden=true \
      focusable=false>\(Markup(columns))<rect class=track y=80 width=600 height=1 /></svg>
      """
  }

  private static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard tenths.magnitude < 1e9 else { return "0" }
    let whole = Int(tenths)
    return whole % 10 == 0 ? String(whole / 10) : "\(whole / 10).\((whole % 10).magnitude)"
  }
}
