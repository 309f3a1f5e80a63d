import ControlCatalog
import Diagnostics
import KQL
import PostureModel
import Tables

/// Runs the checks of a catalog over the evidence of one tenant.
struct CheckRunner: Sendable {
  /// The most rows that one step of a check may hold: no tenant has more objects of a kind.
  private static let rowLimit = 20_000_000
  /// The most memory that one check may hold, in bytes.
  private static let byteLimit = 2 << 30

  private let engine: KQLEngine
  private let gate: EvidenceGate
  private let properties: PropertyGate
  private let names: MentionedNames
  private let licences: LicenceRule
  private let options: QueryOptions

  init(
    tables: any TableProvider,
    functions: [SourceText],
    collection: [CollectionStatus],
    properties: PropertyGate = PropertyGate(lacks: { _, _ in false }, defaults: []),
    now: Int64
  ) throws {
    let states = Dictionary(collection.map { ($0.table, $0) }) { first, _ in first }
    engine = KQLEngine(tables: NotingTables(base: tables), prelude: functions)
    self.properties = properties
    names = MentionedNames(functions: functions)
    gate = EvidenceGate(collection: states)
    licences = try LicenceRule(tables: tables, collection: states)
    options = QueryOptions(now: now, rowLimit: Self.rowLimit, byteLimit: Self.byteLimit)
  }

  /// What one control comes to; a check that cannot run is an error of its own, never of the run.
  func result(of entry: CatalogEntry) -> ControlResult {
    let control = entry.control
    // Half of a catalog asks for what an export lacks; that shows without checking the query.
    if let tables = engine.namedTables(in: entry.query), !licences.forbids(control) {
      let (missing, _) = gate.inspect(tables)
      if !missing.isEmpty {
        return ControlResult(control: control, verdict: .notMeasured(missing), tables: tables)
      }
    }
    let query: PreparedQuery
    do {
      query = try engine.prepare(entry.query, options: options)
    } catch {
      return ControlResult(control: control, verdict: .error(Self.problem(error, in: entry)))
    }
    let tables = Set(query.tablesUsed).sorted()
    guard !licences.forbids(control) else {
      let verdict = Verdict.notLicensed(plans: control.licence)
      return ControlResult(control: control, verdict: verdict, tables: tables)
    }
    let (missing, caveats) = gate.inspect(tables)
    guard missing.isEmpty else {
      return ControlResult(control: control, verdict: .notMeasured(missing), tables: tables)
    }
    do {
      let reads = CheckReads()
      let findings = try CheckReads.$current.withValue(reads) { try self.findings(of: query) }
      let lacking = lackingProperties(of: entry, query, reads)
      guard lacking.isEmpty else {
        return ControlResult(control: control, verdict: .notMeasured(lacking), tables: tables)
      }
      return Self.result(of: control, findings: findings, caveats: caveats, tables: tables)
    } catch {
      let problem = Problem(code: "CTL0900", message: "\(error)", place: entry.query.name)
      return ControlResult(control: control, verdict: .error(problem), tables: tables)
    }
  }

  /// The evidence that is missing because properties that the verdict depends on are in no row.
  private func lackingProperties(
    of entry: CatalogEntry,
    _ query: PreparedQuery,
    _ reads: CheckReads
  ) -> [MissingEvidence] {
    let id = entry.control.id
    let lacksSome =
      !properties.missing(among: reads.columns, for: id).isEmpty
      || reads.hasProperties && !properties.missing(among: query.propertyPaths, for: id).isEmpty
    guard lacksSome else { return [] }
    // What is only shown need not be there: without it, the query reads less.
    let judging = SourceText(
      name: entry.query.name,
      text: entry.query.text + "\n| project Compliant"
    )
    let needed = CheckReads()
    guard let query = try? engine.prepare(judging, options: options) else { return [] }
    let ran = CheckReads.$current.withValue(needed) { () -> Bool in
      (try? self.engine.run(query, options: self.options)) != nil
    }
    guard ran else { return [] }
    let named = names.names(in: entry.query.text)
    let judged = needed.columns.filter { named.contains($0.name) }
    let groups = needed.hasProperties ? query.propertyPaths : []
    let columns = properties.missing(among: judged, orGroups: groups, for: id).map { column in
      gate.missing(property: column.name, of: column.table)
    }
    let below = properties.missing(among: groups, for: id).map { path in
      gate.missing(property: path.path.joined(separator: "."), of: path.table)
    }
    return columns + below
  }

  private func findings(of query: PreparedQuery) throws -> [Finding] {
    let results = try engine.run(query, options: options)
    // What stands before the last expression prepares it.
    guard let table = results.last else { return [] }
    return FindingReader(schema: table.schema, batch: table.batch).findings()
  }

  private static func result(
    of control: Control,
    findings: [Finding],
    caveats: [String],
    tables: [String]
  ) -> ControlResult {
    var counts = ControlResult.Counts()
    for finding in findings {
      switch finding.compliant {
      case true?: counts.compliant += 1
      case false?: counts.noncompliant += 1
      case nil: counts.unknown += 1
      }
    }
    let verdict = VerdictRules.verdict(of: control.check, counts: counts, tables: tables)
    var caveats = caveats
    if counts.unknown > 0, verdict.share != nil {
      let objects = counts.unknown == 1 ? "1 object" : "\(counts.unknown) objects"
      caveats.append("\(objects) could not be judged and are left out of the share")
    }
    let points = control.points
    return ControlResult(
      control: control,
      verdict: verdict,
      counts: counts,
      findings: findings,
      pointsPossible: verdict.share == nil ? 0 : points,
      pointsAchieved: points * (verdict.share ?? 0),
      caveats: caveats,
      tables: tables
    )
  }

  private static func problem(_ errors: QueryErrors, in entry: CatalogEntry) -> Problem {
    guard let first = errors.diagnostics.first else {
      return Problem(code: "CTL0901", message: "the check does not bind", place: entry.query.name)
    }
    let position = errors.source.position(at: first.span.lowerBound)
    return Problem(
      code: first.code,
      message: first.message,
      place: "\(errors.source.name):\(position.line):\(position.column)",
      hints: first.hints
    )
  }
}
