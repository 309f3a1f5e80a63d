import ControlCatalog
public import Diagnostics
import Documents
public import PostureModel

/// Reads the zones and targets that an organisation sets for its score.
public enum ZoneFile {
  /// The codes of what can be wrong with such a file; stable, never reused.
  private enum Codes {
    static let badBound = "ZON0101"
    static let badOrder = "ZON0102"
    static let unknownScope = "ZON0103"
    static let empty = "ZON0104"
  }

  /// Reads a file with `zones`, those of `categories` and `products` that differ, and `targets`.
  ///
  /// Zones go from the lowest to the highest, each but the first with the score that it starts from.
  public static func read(
    _ text: String,
    named name: String
  ) -> (zones: Zones, diagnostics: [Diagnostic]) {
    var log = ReadingLog(source: SourceText(name: name, text: text))
    var zones = Zones(zones: [])
    do {
      let root = try YAMLReader.document(text, named: name)
      if let fields = FieldReader(root, path: "", log: &log) {
        fields.rejectUnknown(["zones", "categories", "products", "targets"], log: &log)
        zones.zones = Self.zones("zones", of: fields, log: &log)
        for key in ["categories", "products"] {
          guard let value = fields.value(key),
            let scopes = FieldReader(value, path: key, log: &log)
          else { continue }
          for entry in value.entries {
            guard let scope = scope(entry, in: key, log: &log) else { continue }
            zones.own[scope] = Self.zones(entry.key, of: scopes, log: &log)
          }
        }
        readTargets(fields, into: &zones, log: &log)
        if zones == Zones(zones: []), !log.hasErrors {
          log.complain(
            Codes.empty,
            "it sets neither zones nor targets",
            at: root.position,
            hints: ["such as zones: [{name: Low}, {name: High, from: 75}]"]
          )
        }
      }
    } catch {
      log.append(error)
    }
    return (zones, log.diagnostics)
  }

  private static func readTargets(
    _ fields: FieldReader,
    into zones: inout Zones,
    log: inout ReadingLog
  ) {
    guard let value = fields.value("targets"),
      FieldReader(value, path: "targets", log: &log) != nil
    else { return }
    for entry in value.entries {
      guard let scope = scope(entry, in: "targets", log: &log),
        let target = percentage(entry.value, at: "targets.\(entry.key)", log: &log)
      else { continue }
      zones.targets[scope] = target
    }
  }

  private static func zones(
    _ key: String,
    of fields: FieldReader,
    log: inout ReadingLog
  ) -> [Zones.Zone] {
    let path = FieldReader.join(fields.path, key)
    var zones: [Zones.Zone] = []
    for (index, element) in fields.elements(key, log: &log).enumerated() {
      guard let reader = FieldReader(element, path: "\(path).\(index)", log: &log) else { continue }
      reader.rejectUnknown(["name", "from"], log: &log)
      let name = reader.text("name", log: &log)
      var from: Double? = 0
      if index > 0 || reader.value("from") != nil {
        from = reader.required("from", log: &log).flatMap {
          percentage($0, at: "\(path).\(index).from", log: &log)
        }
      }
      guard let name, let from else { continue }
      if let last = zones.last, from <= last.from {
        log.complain(
          Codes.badOrder,
          "zone '\(name)' must start above \(NumberText.points(last.from)), where "
            + "'\(last.name)' starts",
          at: reader.value("from")?.position ?? reader.position
        )
      } else if index == 0, from != 0 {
        log.complain(
          Codes.badOrder,
          "the lowest zone starts from 0",
          at: reader.value("from")?.position ?? reader.position
        )
      }
      zones.append(Zones.Zone(name: name, from: from))
    }
    return zones
  }

  private static func percentage(
    _ node: YAMLNode,
    at path: String,
    log: inout ReadingLog
  ) -> Double? {
    if let value = node.double ?? node.int.map(Double.init), (0...100).contains(value) {
      return value
    }
    log.complain(Codes.badBound, "'\(path)' must be a number from 0 to 100", at: node.position)
    return nil
  }

  private static func scope(
    _ entry: YAMLEntry,
    in key: String,
    log: inout ReadingLog
  ) -> Zones.Scope? {
    let known = Zones.Scope.all.filter { scope in
      switch scope {
      case .total: key == "targets"
      case .category: key != "products"
      case .product: key != "categories"
      }
    }.map(\.name)
    if known.contains(entry.key), let scope = Zones.Scope(name: entry.key) { return scope }
    let near = nearMissHints(for: entry.key, among: known)
    log.complain(
      Codes.unknownScope,
      "'\(key)' has no '\(entry.key)'",
      at: entry.keyNode.position,
      hints: near.isEmpty ? ["one of \(known.joined(separator: ", "))"] : near
    )
    return nil
  }
}
