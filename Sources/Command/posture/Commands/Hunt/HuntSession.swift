import Diagnostics
import Evidence
import KQL
import Tables

/// Queries over one set of tables.
struct HuntSession {
  let tables: EventTables
  let limits: HuntLimits

  /// What a query came to.
  struct Answer {
    let results: [QueryResult]
    /// What is good to know about them.
    let notes: [String]
  }

  /// A query that is ready to run, with the tables that it runs over.
  struct Prepared {
    let query: PreparedQuery
    let engine: KQLEngine
  }

  /// Checks a query.
  func prepare(_ source: SourceText, options: QueryOptions) throws -> Prepared {
    do throws(QueryErrors) {
      return try HuntSession.prepare(source, over: tables, options: options)
    } catch {
      // A table that could not be read has no columns, which says nothing about the query.
      if let failure = tables.failures.first { throw CommandFailure(failure) }
      throw error
    }
  }

  /// Checks a query over tables, with both names of the time of an event.
  static func prepare(
    _ source: SourceText,
    over tables: any TableProvider,
    options: QueryOptions
  ) throws(QueryErrors) -> Prepared {
    let engine = KQLEngine(tables: tables)
    do throws(QueryErrors) {
      return Prepared(query: try engine.prepare(source, options: options), engine: engine)
    } catch {
      let name = "'\(IngestionTime.column)'"
      guard error.diagnostics.contains(where: { $0.message.contains(name) }) else { throw error }
      let wider = KQLEngine(tables: IngestionTime(tables))
      do throws(QueryErrors) {
        return Prepared(query: try wider.prepare(source, options: options), engine: wider)
      } catch let second {
        throw second.diagnostics.contains { $0.message.contains(name) } ? error : second
      }
    }
  }

  /// Runs a query.
  func run(_ source: SourceText, cancellation: Cancellation = Cancellation()) throws -> Answer {
    let options = limits.options(cancellation)
    let prepared = try prepare(source, options: options)
    let results = try prepared.engine.run(prepared.query, options: options)
    return Answer(results: results, notes: notes(on: prepared.query))
  }

  private func notes(on query: PreparedQuery) -> [String] {
    let present = Set(tables.tableNames)
    return query.tablesUsed.filter { !present.contains($0) }.map {
      "there is no data for '\($0)'; it is taken as empty (give its rows with --data)"
    } + tables.notes
  }
}

extension CommandFailure {
  /// Why a query did not come to its end.
  init?(stopping error: any Error) {
    switch error {
    case let errors as QueryErrors:
      let printer = DiagnosticPrinter(errors.source)
      self.init(.badInput, drawn: errors.diagnostics.map { printer.draw($0) })
    case let failure as QueryStopped: self.init(.badInput, failure.message)
    case let failure as EvidenceError: self.init(failure)
    case let failure as ExternalSourceError: self.init(.badInput, failure.message)
    case let failure as CommandFailure: self = failure
    default: return nil
    }
  }
}
