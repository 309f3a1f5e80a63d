public import ControlCatalog
public import Diagnostics
public import PostureModel
public import Tables

/// Gives the actions of a score that are named by title only, as the portal's table has them, their
/// identifiers.
///
/// A title is looked up in the tenant's own control profiles, in whatever language these are, and then
/// in the catalog's list. Letter case, space and the shape of quotation marks do not matter; what does
/// not match otherwise, or matches several identifiers, keeps its title and is told.
public struct SecureScoreTitles: Sendable {
  /// The most titles that one remark spells out.
  private static let shown = 10

  /// The identifier by title; nil where several have it.
  private var identifiers: [String: String?] = [:]

  /// Takes the titles of profiles in some tables, and those of lists where no profile has the title.
  public init(tables: any TableProvider, lists: [FrameworkList]) throws {
    let table = "SecureScoreControlProfiles"
    if let schema = tables.schema(of: table), let id = schema.index(of: "id"),
      let title = schema.index(of: "title")
    {
      let reader = try tables.open(table, columns: [id, title])
      while let batch = try reader.next() {
        for row in 0..<batch.count {
          guard case .string(let identifier) = batch.columns[0].value(at: row),
            case .string(let title) = batch.columns[1].value(at: row)
          else { continue }
          add(identifier, Self.plain(title))
        }
      }
    }
    let own = identifiers
    for entry in lists.filter({ $0.framework == .secureScore }).flatMap(\.titles)
    where own[Self.plain(entry.title)] == nil {
      add(entry.identifier, Self.plain(entry.title))
    }
  }

  /// Whether a score has actions that are named by title only.
  public static func areNeeded(for score: MicrosoftScore?) -> Bool {
    score?.actions.contains { $0.name == $0.title } == true
  }

  /// The score with identifiers where titles tell them, and what is to be said about the others.
  public func named(_ score: MicrosoftScore) -> (score: MicrosoftScore, remarks: [Diagnostic]) {
    var score = score
    var unknown: [String] = []
    for index in score.actions.indices {
      let action = score.actions[index]
      guard let title = action.title, title == action.name else { continue }
      if let identifier = identifiers[Self.plain(title)] ?? nil {
        score.actions[index].name = identifier
      } else {
        unknown.append(title)
      }
    }
    guard !unknown.isEmpty else { return (score, []) }
    let some = unknown.prefix(Self.shown).map { "'\($0)'" }.joined(separator: ", ")
    let more = unknown.count > Self.shown ? " and \(unknown.count - Self.shown) more" : ""
    let remark = Diagnostic(
      "CTL0910",
      "\(unknown.count) of \(score.actions.count) actions of Microsoft's score have titles that no "
        + "identifier is known for: \(some)\(more)",
      in: score.place,
      severity: .warning,
      hints: [
        "export the control profiles too: "
          + "GET https://graph.microsoft.com/v1.0/security/secureScoreControlProfiles"
      ]
    )
    return (score, [remark])
  }

  private mutating func add(_ identifier: String, _ title: String) {
    guard !title.isEmpty else { return }
    if let known = identifiers[title], known != identifier {
      identifiers[title] = .some(nil)
    } else {
      identifiers[title] = .some(identifier)
    }
  }

  /// A title without what differs between exports of it.
  private static func plain(_ title: String) -> String {
    let characters = title.lowercased().map { character -> Character in
      switch character {
      case "\u{2018}", "\u{2019}", "\u{201A}", "`": "'"
      case "\u{201C}", "\u{201D}", "\u{201E}": "\""
      case "\u{2010}", "\u{2011}", "\u{2013}": "-"
      default: character
      }
    }
    return String(characters).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
