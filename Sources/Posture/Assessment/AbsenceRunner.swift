public import ControlCatalog
public import Diagnostics
import PostureModel
public import Tables

/// Shows that what an export lacks is not taken for a setting that is off, or for one that is right.
///
/// From every example of every control each property is removed in turn, in all rows of its table,
/// and each property below one.
/// The verdict may then stay, which it does when the check does not judge by the property, or be
/// that nothing could be measured. It may not become another, unless the catalog declares what the
/// absence of the property means.
public struct AbsenceRunner: Sendable {
  /// What came of it.
  public struct Outcome: Sendable {
    /// How many properties were removed from how many examples.
    public let removals: Int
    /// One diagnostic a removal that changed a measurement, in order of control and example.
    public let failures: [Diagnostic]
  }

  private let catalog: ControlCatalog
  private let schemas: any TableProvider
  private let firstOnly: Bool
  private let now: Int64

  /// Creates a runner; `now` is the time of examples that state none.
  ///
  /// With `firstOnly`, the first example of each control that passes has to do, and its tables' own
  /// properties.
  public init(
    catalog: ControlCatalog,
    schemas: any TableProvider,
    firstOnly: Bool = false,
    now: Int64
  ) {
    self.catalog = catalog
    self.firstOnly = firstOnly
    self.schemas = schemas
    self.now = now
  }

  /// Removes every property of every example.
  public func run() async -> Outcome {
    let found = await Assessor.inParallel(catalog.entries) { self.failures(of: $0) }
    return Outcome(
      removals: found.reduce(0) { $0 + $1.removals },
      failures: found.flatMap(\.failures)
    )
  }

  private func failures(of entry: CatalogEntry) -> (removals: Int, failures: [Diagnostic]) {
    var removals = 0
    var failures: [Diagnostic] = []
    let measured = entry.examples.filter(\.verdict.isMeasured)
    let examples = firstOnly ? measured.filter { $0.verdict == .pass }.prefix(1) : measured[...]
    for example in examples {
      for (place, table) in example.given.enumerated() {
        for path in PropertyRemoval.paths(of: table)
        where !isDeclared(path, of: table.name, entry) && (path.count == 1 || !firstOnly) {
          removals += 1
          var given = example.given
          given[place] = PropertyRemoval.removing(path, from: table)
          guard let verdict = verdict(of: entry, given, example, without: path, in: place),
            verdict != example.verdict, verdict != .notMeasured
          else { continue }
          let property = path.joined(separator: ".")
          failures.append(
            Diagnostic(
              "CTL0605",
              "example '\(example.name)' of \(entry.control.id) comes to \(verdict.rawValue), not "
                + "\(example.verdict.rawValue), without \(table.name).\(property)",
              in: entry.source.name,
              at: .position(example.position),
              hints: ["declare in Controls/Defaults what its absence means, if it means something"]
            )
          )
        }
      }
    }
    return (removals, failures)
  }

  private func isDeclared(_ path: [String], of table: String, _ entry: CatalogEntry) -> Bool {
    catalog.defaults.contains { $0.table == table && $0.covers(path, of: entry.control.id) }
  }

  private func verdict(
    of entry: CatalogEntry,
    _ given: [ControlExample.GivenTable],
    _ example: ControlExample,
    without path: [String],
    in place: Int
  ) -> Verdict.Kind? {
    let tables = ExampleTables(given, schemas: schemas)
    let table = given[place]
    let runner = try? CheckRunner(
      tables: tables.provider,
      functions: catalog.functions,
      collection: tables.collection,
      properties: PropertyGate(
        lacks: { $0 == table.name && PropertyRemoval.lacks($1, table) },
        defaults: catalog.defaults,
        only: (table.name, path)
      ),
      now: example.now.flatMap(Timestamp.ticks) ?? now
    )
    return runner?.result(of: entry).verdict.kind
  }
}
