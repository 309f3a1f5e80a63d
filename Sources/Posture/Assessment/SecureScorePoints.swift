public import ControlCatalog
public import PostureModel
public import Tables

/// Gives controls the points that the tenant's own Secure Score export gives their improvement
/// actions.
///
/// What an action is worth differs between tenants and over time, so that a list of ours would be
/// wrong for somebody. Where several controls of the catalog answer one action, they share its
/// maximum in the proportion of their own points; a control that answers several has the sum.
public struct SecureScorePoints: Sendable {
  /// The most that a maximum is believed to be: Microsoft's are 10 at most.
  private static let largest = 1000.0

  /// The maxima by identifier in lower case, with the identifier as it is written.
  private let maxima: [String: (action: String, maximum: Double)]

  /// Takes the maxima of the control profiles in some tables and, where there is no profile, of the
  /// actions of a score.
  public init(tables: any TableProvider, score: MicrosoftScore?) throws {
    var maxima: [String: (action: String, maximum: Double)] = [:]
    func add(_ action: String, _ maximum: Double) {
      // Some profiles say 0, which is no weight.
      guard maximum.isFinite, maximum > 0, maximum <= Self.largest,
        maxima[action.lowercased()] == nil
      else { return }
      maxima[action.lowercased()] = (action, maximum)
    }
    let table = "SecureScoreControlProfiles"
    if let schema = tables.schema(of: table), let id = schema.index(of: "id"),
      let maximum = schema.index(of: "maxScore"), let old = schema.index(of: "deprecated")
    {
      let reader = try tables.open(table, columns: [id, maximum, old])
      while let batch = try reader.next() {
        for row in 0..<batch.count {
          guard case .string(let action) = batch.columns[0].value(at: row),
            case .real(let points) = batch.columns[1].value(at: row),
            batch.columns[2].value(at: row) != .bool(true)
          else { continue }
          add(action, points)
        }
      }
    }
    for action in score?.actions ?? [] {
      if let maximum = action.maximum { add(action.name, maximum) }
    }
    self.maxima = maxima
  }

  /// Controls with the tenant's points in place of the catalog's, where it has some.
  ///
  /// `whole` is the catalog that they were chosen from: what controls share does not depend on which
  /// of them are asked.
  public func applied(to chosen: ControlCatalog, of whole: ControlCatalog) -> ControlCatalog {
    guard !maxima.isEmpty else { return chosen }
    var sharing: [String: Double] = [:]
    for control in whole.controls {
      for action in Set(control.identifiers(in: .secureScore).map { $0.lowercased() }) {
        sharing[action, default: 0] += control.points
      }
    }
    return chosen.settingPoints { control in
      var points = 0.0
      var actions: [String] = []
      for action in control.identifiers(in: .secureScore) {
        guard let (name, maximum) = maxima[action.lowercased()], !actions.contains(name),
          let all = sharing[action.lowercased()], all > 0
        else { continue }
        points += maximum * (control.points / all)
        actions.append(name)
      }
      return actions.isEmpty
        ? nil : (points, .secureScore(actions: actions, instead: control.points))
    }
  }
}
