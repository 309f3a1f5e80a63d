public import Diagnostics
import KQL
import PostureModel
public import Tables

/// Checks evidence hunts: that each belongs to a control, binds, gives its columns and has examples
/// of both kinds.
public struct HuntLint {
  private let catalog: ControlCatalog
  private let schemas: any TableProvider

  /// Creates a check against the tables of events that queries may name.
  public init(catalog: ControlCatalog, schemas: any TableProvider) {
    self.catalog = catalog
    self.schemas = schemas
  }

  /// What is wrong, in order of control.
  public func run() -> [Diagnostic] {
    let engine = KQLEngine(tables: schemas)
    let known = catalog.controls.map(\.id)
    return catalog.hunts.flatMap { hunt -> [Diagnostic] in
      var found: [Diagnostic] = []
      if !known.contains(hunt.control) {
        found.append(
          hunt.diagnostic(
            Codes.huntWithoutControl,
            "there is no control '\(hunt.control)'",
            at: "control",
            hints: nearMissHints(for: hunt.control, among: known)
          )
        )
      }
      do throws(QueryErrors) {
        let query = try engine.prepare(hunt.query)
        found += columns(of: query.schema, hunt)
        found += examples(of: hunt, tables: query.tablesUsed)
      } catch {
        found += error.diagnostics.map { $0.located(in: error.source) }
      }
      return found
    }
  }

  private func columns(of schema: Schema, _ hunt: EvidenceHunt) -> [Diagnostic] {
    let types: [String: ScalarType] = ["Time": .datetime, "Actor": .string]
    return EvidenceHunt.requiredColumns.compactMap { name in
      let type = schema.index(of: name).map { schema.fields[$0].type }
      guard type != types[name] else { return nil }
      return hunt.diagnostic(
        Codes.missingColumn,
        "the hunt must have a column '\(name)' of type \(types[name]?.rawValue ?? "")",
        at: "query"
      )
    }
  }

  private func examples(of hunt: EvidenceHunt, tables: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !hunt.examples.contains(where: { $0.seen > 0 }) {
      found.append(
        hunt.diagnostic(Codes.noFailingExample, "no example shows rows", at: "examples")
      )
    }
    if !hunt.examples.contains(where: { $0.seen == 0 }) {
      found.append(
        hunt.diagnostic(
          Codes.noPassingExample,
          "no example shows events without rows",
          at: "examples"
        )
      )
    }
    for example in hunt.examples {
      for table in example.given where !tables.contains(table.name) {
        found.append(
          Diagnostic(
            Codes.unknownTable,
            "example '\(example.name)' gives '\(table.name)', which the hunt does not read",
            in: hunt.source.name,
            at: .position(example.position)
          )
        )
      }
    }
    return found
  }
}
