public import ControlCatalog
public import Diagnostics
import KQL
public import PostureModel
public import Tables

/// Runs evidence hunts over exported events.
public struct HuntRunner: Sendable {
  private let tables: any TableProvider
  private let now: Int64

  /// Creates a runner; `now` is what `ago()` counts from.
  public init(tables: any TableProvider, now: Int64) {
    self.tables = tables
    self.now = now
  }

  /// What the events say about the controls, in order of control.
  public func results(of hunts: [EvidenceHunt]) -> [HuntResult] {
    hunts.map { result(of: $0) }.sorted { $0.control < $1.control }
  }

  private func result(of hunt: EvidenceHunt) -> HuntResult {
    func notRun(_ reason: String, _ tables: [String] = []) -> HuntResult {
      HuntResult(
        control: hunt.control,
        title: hunt.title,
        outcome: .notRun(reason: reason),
        tables: tables,
        query: hunt.query.text
      )
    }
    let engine = KQLEngine(tables: tables)
    let options = QueryOptions(now: now)
    do {
      let query = try engine.prepare(hunt.query, options: options)
      let present = Set(tables.tableNames)
      let there = query.tablesUsed.filter(present.contains)
      guard !there.isEmpty else {
        return notRun("there are no events of \(query.tablesUsed.joined(separator: ", "))")
      }
      guard let table = try engine.run(query, options: options).last else {
        return notRun("the hunt gives no rows", there)
      }
      return Self.result(of: hunt, table, tables: there)
    } catch let errors as QueryErrors {
      return notRun(errors.diagnostics.first?.message ?? "the hunt does not bind")
    } catch {
      return notRun("\(error)")
    }
  }

  private static func result(
    of hunt: EvidenceHunt,
    _ table: QueryResult,
    tables: [String]
  ) -> HuntResult {
    let schema = table.schema
    guard let time = schema.index(of: "Time"), table.batch.count > 0 else {
      return HuntResult(
        control: hunt.control,
        title: hunt.title,
        outcome: .notSeen,
        tables: tables,
        query: hunt.query.text
      )
    }
    let times = (0..<table.batch.count).map { row -> Int64? in
      if case .datetime(let ticks) = table.batch.columns[time].value(at: row) { ticks } else { nil }
    }
    // Rows of one time keep the order that the query gave them.
    let latest = times.indices.sorted { (times[$0] ?? .min, $1) > (times[$1] ?? .min, $0) }
    let known = times.compactMap { $0 }
    return HuntResult(
      control: hunt.control,
      title: hunt.title,
      outcome: .seen(
        count: table.batch.count,
        first: known.min().map(Timestamp.text),
        last: known.max().map(Timestamp.text)
      ),
      tables: tables,
      query: hunt.query.text,
      days: days(of: known),
      columns: schema.fields.map(\.name),
      rows: latest.prefix(HuntResult.keptRows).map { row in
        table.batch.columns.map { ValueText.text($0.value(at: row)) }
      }
    )
  }

  /// How many of the times are on each day.
  private static func days(of times: [Int64]) -> [HuntResult.Day] {
    var counts: [Int64: Int] = [:]
    for ticks in times { counts[ticks / Ticks.day, default: 0] += 1 }
    return counts.keys.sorted().suffix(HuntResult.keptDays).map { day in
      HuntResult.Day(
        day: String(Timestamp.text(day * Ticks.day).prefix(10)),
        count: counts[day] ?? 0
      )
    }
  }

  /// One diagnostic an example of a hunt that comes out otherwise than it states.
  public static func failures(
    of hunts: [EvidenceHunt],
    schemas: any TableProvider,
    now: Int64
  ) -> [Diagnostic] {
    hunts.flatMap { hunt in
      hunt.examples.compactMap { example -> Diagnostic? in
        let tables = GivenEvents(ExampleTables(example.given, schemas: schemas).provider)
        let result = HuntRunner(tables: tables, now: now).result(of: hunt)
        var complaint: String?
        if case .notRun(let reason) = result.outcome {
          complaint = "was not run: \(reason)"
        } else if result.count != example.seen {
          complaint = "gave \(result.count) rows, not \(example.seen)"
        }
        return complaint.map {
          Diagnostic(
            "CTL0603",
            "example '\(example.name)' of the hunt for \(hunt.control) \($0)",
            in: hunt.source.name,
            at: .position(example.position)
          )
        }
      }
    }
  }
}

/// The tables of an example, of which only those that it gives are there.
private struct GivenEvents: TableProvider {
  let tables: SchemaBackedTables

  init(_ tables: SchemaBackedTables) { self.tables = tables }

  var tableNames: [String] { tables.tables.keys.sorted() }
  func schema(of table: String) -> Schema? { tables.schema(of: table) }
  func open(_ table: String, columns: [Int]) throws -> any BatchReader {
    try tables.open(table, columns: columns)
  }
}
