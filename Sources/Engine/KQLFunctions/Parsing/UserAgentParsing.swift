import KQLPlan
import Tables
import UserAgents

/// `parse_user_agent(text, parts)`.
enum ParseUserAgent: ScalarFunction {
  static let name = "parse_user_agent"
  static let summary = """
    What a user agent string names: of `browser`, `os` and `device` one as a string or several as \
    an array.
    """
  static let examples = [
    Example(
      """
      print parse_user_agent('Mozilla/5.0 (X11; Linux; rv:115.0) Gecko/20100101 Firefox/115.0',
        'browser').Browser.Family
      """,
      prints: "Firefox"
    )
  ]
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .dynamic, evaluate),
      Overload([.string, .string], returns: .dynamic, evaluate),
      Overload([.string, .dynamic], returns: .dynamic, evaluate),
    ]
  }

  private static func evaluate(_ a: [Column], _ n: Int, _ context: QueryContext) -> Column {
    let texts = a[0].strings
    // Many rows have the same few strings, and each takes its time.
    var known: [Key: DynamicValue] = [:]
    return SeriesRows.dynamics(a, n) { row in
      guard let parts = a.count > 1 ? parts(a[1], row) : UserAgent.Part.allCases else {
        return nil
      }
      let key = Key(text: texts[row], parts: parts)
      if let value = known[key] { return value }
      let value = DynamicValue.bag(parts.map { part($0, key.text) })
      known[key] = value
      return value
    }
  }

  private struct Key: Hashable {
    let text: String
    let parts: [UserAgent.Part]
  }

  /// The parts that an argument names, in the order in which they come out.
  private static func parts(_ column: Column, _ row: Int) -> [UserAgent.Part]? {
    var names: [DynamicValue]
    switch column.value(at: row).asDynamic {
    case .array(let items): names = items
    case let name: names = [name]
    }
    var parts: Set<UserAgent.Part> = []
    for name in names {
      guard case .string(let name) = name else { return nil }
      switch name.lowercased() {
      case "browser": parts.insert(.browser)
      case "os": parts.insert(.operatingSystem)
      case "device": parts.insert(.device)
      default: return nil
      }
    }
    return parts.isEmpty ? nil : UserAgent.Part.allCases.filter(parts.contains)
  }

  private static func part(_ part: UserAgent.Part, _ text: String) -> DynamicValue.BagEntry {
    let name =
      switch part {
      case .browser: "Browser"
      case .operatingSystem: "OperatingSystem"
      case .device: "Device"
      }
    let values = UserAgent.values(of: part, in: text)
    return .init(name, .bag(values.map { .init($0.name, .string($0.value)) }))
  }
}
