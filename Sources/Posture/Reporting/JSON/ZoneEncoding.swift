import Diagnostics
import PostureModel

/// How zones and targets are laid out as JSON, with where the score stands in them.
enum ZoneEncoding {
  static func encode(_ zones: Zones, score: Score) -> JSONValue {
    .members(
      ("zones", .array(zones.zones.map(encode))),
      (
        "own",
        .array(
          Zones.Scope.all.compactMap { scope in
            zones.own[scope].map {
              .members(("scope", .string(scope.name)), ("zones", .array($0.map(encode))))
            }
          }
        )
      ),
      (
        "targets",
        .array(
          Zones.Scope.all.compactMap { scope in
            zones.targets[scope].map {
              .members(("scope", .string(scope.name)), ("percentage", .number($0)))
            }
          }
        )
      ),
      ("standings", .array(zones.standings(of: score).map(encode)))
    )
  }

  private static func encode(_ zone: Zones.Zone) -> JSONValue {
    .members(("name", .string(zone.name)), ("from", .number(zone.from)))
  }

  private static func encode(_ standing: ZoneStanding) -> JSONValue {
    .members(
      ("scope", .string(standing.scope.name)),
      ("percentage", .number(standing.percentage)),
      ("zone", standing.zone.map { .string($0.name) }),
      ("next", standing.next.map { .string($0.name) }),
      ("pointsToNext", standing.pointsToNext.map { .number($0) }),
      ("target", standing.target.map { .number($0) }),
      ("pointsToTarget", standing.pointsToTarget.map { .number($0) })
    )
  }

  /// The zones of a run file, when it has some; where the score stands follows from them.
  static func read(_ run: RunField) throws(Diagnostic) -> Zones? {
    guard let field = try run.optional("zones") else { return nil }
    var zones = Zones(zones: try field.list("zones", zone))
    for (scope, own) in try field.list(
      "own",
      { (field) throws(Diagnostic) in
        (try scope(field), try field.list("zones", zone))
      }
    ) {
      zones.own[scope] = own
    }
    for (scope, target) in try field.list(
      "targets",
      { (field) throws(Diagnostic) in
        (try scope(field), try field.number("percentage"))
      }
    ) {
      zones.targets[scope] = target
    }
    return zones
  }

  private static func zone(_ field: RunField) throws(Diagnostic) -> Zones.Zone {
    Zones.Zone(name: try field.string("name"), from: try field.number("from"))
  }

  private static func scope(_ field: RunField) throws(Diagnostic) -> Zones.Scope {
    guard let scope = Zones.Scope(name: try field.string("scope")) else {
      throw try field.member("scope").wrong("'total', a category or a product")
    }
    return scope
  }
}
