import Diagnostics
import Documents
import PostureModel

/// A part of Microsoft's score that came as a table: the total, or the actions.
struct SecureScoreTable {
  var current: Double?
  var maximum: Double?
  var date: String?
  let source: String
  let place: String
  var actions: [MicrosoftScore.Action] = []
}

/// The recommended actions as the portal exports them, in English or German, and the two tables that
/// M365-Assess writes.
struct SecureScoreTableFormat: ExportFormat {
  let name = "Microsoft Secure Score table"

  /// The portal's headings in one language, lower case.
  private struct Headings {
    let language: String
    let titles: [String]
    let points: String
    let status: String
    let category: String
  }

  private static let languages = [
    Headings(
      language: "English",
      titles: ["recommended action", "improvement action"],
      points: "points achieved",
      status: "status",
      category: "category"
    ),
    Headings(
      language: "German",
      titles: ["empfohlene maßnahme", "verbesserungsmaßnahme", "verbesserungsaktion"],
      points: "erzielte punkte",
      status: "status",
      category: "kategorie"
    ),
  ]

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    guard document.root.kind == .array, let first = document.root[0], first.kind == .object else {
      return nil
    }
    var recognition = Recognition(format: name)
    guard
      let table = portal(first, document, &recognition.problems) ?? total(first, document)
        ?? actions(first, document)
    else { return nil }
    recognition.secureScore = table
    return recognition
  }

  private func portal(
    _ first: JSONNode,
    _ document: ExportDocument,
    _ problems: inout [Diagnostic]
  ) -> SecureScoreTable? {
    for headings in Self.languages {
      guard first[ignoringCase: headings.points] != nil,
        let title = headings.titles.first(where: { first[ignoringCase: $0] != nil })
      else { continue }
      var table = SecureScoreTable(
        source: "the portal's table in \(headings.language)",
        place: document.place("")
      )
      for (index, line) in document.root.elements.enumerated() {
        guard let name = line[ignoringCase: title]?.string, !name.isEmpty else { continue }
        let cell = line[ignoringCase: headings.points]?.string ?? ""
        let points = Self.points(cell)
        if points == nil {
          problems.append(
            document.problem(
              Code.wrongType,
              "'\(cell)' are not points such as 5/10; the action counts as unknown",
              at: "/\(index)",
              hints: ["a spreadsheet may have made a date of it: export again and do not edit"]
            )
          )
        }
        table.actions.append(
          MicrosoftScore.Action(
            name: name,
            title: name,
            category: line[ignoringCase: headings.category]?.string,
            score: points?.achieved,
            maximum: points?.possible,
            state: line[ignoringCase: headings.status]?.string
          )
        )
      }
      return table
    }
    return nil
  }

  /// One line with the sums.
  private func total(_ first: JSONNode, _ document: ExportDocument) -> SecureScoreTable? {
    guard document.root.count == 1, first["Percentage"] != nil,
      let current = first.text("CurrentScore").flatMap(Self.number),
      let maximum = first.text("MaxScore").flatMap(Self.number)
    else { return nil }
    return SecureScoreTable(
      current: current,
      maximum: maximum,
      date: first.text("CreatedDateTime"),
      source: "M365-Assess",
      place: document.place("/0")
    )
  }

  private func actions(_ first: JSONNode, _ document: ExportDocument) -> SecureScoreTable? {
    guard first["ActionName"] != nil, first["CurrentScore"] != nil, first["ScoreImpact"] != nil
    else { return nil }
    var table = SecureScoreTable(source: "M365-Assess", place: document.place(""))
    table.actions = document.root.elements.compactMap { line in
      guard let name = line.text("ActionName") else { return nil }
      let maximum = line.text("MaxScore").flatMap(Self.number)
      let category = line.text("Category")
      return MicrosoftScore.Action(
        name: name,
        category: category == "N/A" ? nil : category,
        score: line.text("CurrentScore").flatMap(Self.number),
        // Some versions write 0 for every maximum, which no action has.
        maximum: maximum == 0 ? nil : maximum
      )
    }
    return table
  }

  /// `5/10`, `7.83 / 8` or `7,83/8`.
  private static func points(_ cell: String) -> (achieved: Double, possible: Double)? {
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let achieved = number(String(parts[0])),
      let possible = number(String(parts[1])), achieved >= 0, achieved <= possible,
      possible <= 1000
    else { return nil }
    return (achieved, possible)
  }

  private static func number(_ text: String) -> Double? {
    let plain = text.filter { $0 != " " }.map { $0 == "," ? "." : $0 }
    guard let value = Double(String(plain)), value.isFinite else { return nil }
    return value
  }
}
