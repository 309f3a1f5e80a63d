/// A card of the page's first section, which readers choose and order.
public enum ReportCard: String, Sendable, Hashable, CaseIterable {
  case identities
  case data
  case devices
  case apps
  case infrastructure
  case products
  case severities
  case frameworks
  case secureScore = "secure-score"
  case tools
  case events
  case decisions

  /// Its name for readers.
  public var title: String {
    switch self {
    case .identities: "Identities"
    case .data: "Data"
    case .devices: "Devices"
    case .apps: "Apps"
    case .infrastructure: "Infrastructure"
    case .products: "Products"
    case .severities: "Severities"
    case .frameworks: "Frameworks"
    case .secureScore: "Microsoft Secure Score"
    case .tools: "Other tools"
    case .events: "Events"
    case .decisions: "Decisions"
    }
  }

  /// Cards for somebody with a job, in the order in which that job asks.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case board
    case engineer
    case auditor

    /// Its name for readers.
    public var title: String {
      switch self {
      case .board: "Board"
      case .engineer: "Engineer"
      case .auditor: "Auditor"
      }
    }

    /// Its cards.
    public var cards: [ReportCard] {
      switch self {
      case .board: [.identities, .data, .devices, .apps, .frameworks, .secureScore]
      case .engineer:
        [.severities, .products, .events, .identities, .data, .devices, .apps, .infrastructure]
      case .auditor:
        [
          .frameworks, .decisions, .tools, .secureScore, .identities, .data, .devices, .apps,
          .infrastructure,
        ]
      }
    }
  }

  /// The cards that a text names: a role, or cards in their order with commas between.
  ///
  /// - Returns: The cards, each once; or the word that is neither.
  public static func choice(_ text: String) -> Result<[ReportCard], UnknownCard> {
    let words = text.lowercased().split(separator: ",").map { $0.filter { $0 != " " } }
    var chosen: [ReportCard] = []
    for word in words {
      if let role = Role(rawValue: word) {
        chosen += role.cards
      } else if let card = ReportCard(rawValue: word) {
        chosen.append(card)
      } else {
        return .failure(UnknownCard(word: word))
      }
    }
    var seen: Set<ReportCard> = []
    return .success(chosen.filter { seen.insert($0).inserted })
  }

  /// What a choice of cards can name.
  public static var names: [String] { Role.allCases.map(\.rawValue) + allCases.map(\.rawValue) }

  /// A word that names neither a card nor a role.
  public struct UnknownCard: Error, Sendable, Hashable {
    /// The word.
    public var word: String
  }
}
