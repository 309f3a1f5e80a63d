import PostureModel

/// What exported events show: whether what is open is being used.
struct EventsView {
  let hunts: [HuntResult]

  init(_ assessment: Assessment) { hunts = assessment.hunts }

  var fields: Fields {
    guard !hunts.isEmpty else { return ["events": false] }
    let seen = Self.seenMost(hunts)
    let most = Double(seen.first?.count ?? 1)
    let quiet = hunts.filter { $0.outcome == .notSeen }
    let blind = hunts.filter { if case .notRun = $0.outcome { true } else { false } }
    return [
      "events": [
        "eventsSummary":
          "\(seen.count) of \(Words.count(hunts.count, "question")) found something, "
          + "\(quiet.count) nothing, \(blind.count) could not be asked.",
        "hasSeen": !seen.isEmpty,
        "seenMarkup": Markup(seen.map { Self.row($0, most: most) }),
        "eventsMarkup": Markup(seen.map(Self.card)),
        "hasQuiet": !quiet.isEmpty,
        "quietSummary": Words.count(quiet.count, "question"),
        "quietMarkup": Markup(quiet.map(Self.quietRow)),
        "hasBlind": !blind.isEmpty,
        "blindSummary": Words.count(blind.count, "question"),
        "blindMarkup": Markup(blind.map(Self.quietRow)),
      ] as Fields
    ]
  }

  /// What was seen, most often first.
  static func seenMost(_ hunts: [HuntResult]) -> [HuntResult] {
    hunts.filter { $0.count > 0 }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.control < $1.control
    }
  }

  private static func row(_ hunt: HuntResult, most: Double) -> Markup {
    var times = (first: "–", last: "–")
    if case .seen(_, let first, let last) = hunt.outcome {
      times = (first.map(Words.time) ?? "–", last.map(Words.time) ?? "–")
    }
    return """
      <tr><th scope=row>\(SafeText.clipped(hunt.title, to: 200))\
      <td class=bar-column>\(Chart.bar(Double(hunt.count) / most * 100, "open"))\
      <td class=num>\(Words.grouped(hunt.count))<td>\(times.first)<td>\(times.last)\
      <td><a href="#\(hunt.control)">\(hunt.control)</a>
      """
  }

  /// A hunt that found something: by day, the latest rows, the question.
  private static func card(_ hunt: HuntResult) -> Markup {
    let days = hunt.days.compactMap { day in
      DayNumber.of(day.day).map { (day: $0, value: Double(day.count)) }
    }
    var chart: Markup = ""
    if days.count > 1 {
      let rows = hunt.days.map { day -> Markup in
        "<tr><th scope=row>\(day.day)<td class=num>\(Words.grouped(day.count))"
      }
      chart = """
        <div class=by-day><figure><figcaption>Times by day, \(hunt.days[0].day) to \
        \(hunt.days[hunt.days.count - 1].day)</figcaption>\(Chart.columns(days))</figure>\
        <div class=scroll role=region aria-label="Times by day of \(hunt.control)" tabindex=0><table>\
        <caption class=hidden>Times by day</caption><thead><tr><th scope=col>Day\
        <th scope=col class=num>Times<tbody>\(Markup(rows))</table></div></div>
        """
    }
    let kept =
      hunt.rows.count < hunt.count
      ? "The latest \(Words.count(hunt.rows.count, "row")) of \(Words.grouped(hunt.count))"
      : "The rows"
    return """
      <details class=card><summary>\(SafeText.clipped(hunt.title, to: 200)) \
      <span class=dim>\(Words.count(hunt.count, "time"))</span></summary><noscript>\
      <p>Every row is a use of what <a href="#\(hunt.control)">\(hunt.control)</a> asks to close: \
      none would be good. Looked into: \(hunt.tables.joined(separator: ", ")).</p>\(chart)\
      <h3>\(kept)</h3><div class=scroll role=region aria-label="Rows of \(hunt.control)" tabindex=0>\(rows(of: hunt))\
      </div>\(question(of: hunt))</noscript></details>

      """
  }

  private static func quietRow(_ hunt: HuntResult) -> Markup {
    """
    <tr><th scope=row>\(SafeText.clipped(hunt.title, to: 200))<td>\
    \(SafeText.clipped(sentence(of: hunt), to: 300))\
    <td><a href="#\(hunt.control)">\(hunt.control)</a>
    """
  }

  private static func question(of hunt: HuntResult) -> Markup {
    guard let query = hunt.query else { return "" }
    return "<h3>The question</h3><pre>\(SafeText.clipped(query, to: 4_000))</pre>"
  }

  /// What a control's details say about it, with the latest rows.
  static func details(of hunt: HuntResult) -> Markup {
    let text = SafeText.clipped(sentence(of: hunt), to: 300)
    return """
      <h3>In the events</h3><p>\(hunt.title): <strong>\(text)</strong></p>\(rows(of: hunt))
      """
  }

  /// What came of looking, in a phrase.
  static func sentence(of hunt: HuntResult) -> String {
    switch hunt.outcome {
    case .seen(let count, let first, let last):
      let span = [first, last].compactMap { $0.map(Words.time) }
      return Words.count(count, "time")
        + (span.count == 2 ? ", from \(span[0]) to \(span[1])" : "")
    case .notSeen: return "not in \(hunt.tables.joined(separator: ", "))"
    case .notRun(let reason): return "not looked for: \(reason)"
    }
  }

  /// The latest rows as a table; nothing where there are none.
  static func rows(of hunt: HuntResult) -> Markup {
    guard !hunt.rows.isEmpty else { return "" }
    let heads = hunt.columns.map { name -> Markup in "<th scope=col>\(name)" }
    let rows = hunt.rows.map { row -> Markup in
      let cells = row.map { cell -> Markup in "<td>\(SafeText.clipped(cell ?? "–", to: 200))" }
      return "<tr>\(Markup(cells))"
    }
    return """
      <table class=objects><thead><tr>\(Markup(heads))<tbody>\(Markup(rows))</table>
      """
  }
}
