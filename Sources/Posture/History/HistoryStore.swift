public import Diagnostics
import GRDB
import Glibc

/// Runs of any number of tenants in one SQLite file.
///
/// A run is in it whole or not at all, and never changes. Several programs may write at once; each
/// waits for the others. What was recorded has reached the disk when `record` returns.
public struct HistoryStore: Sendable {
  /// What messages call it.
  let path: String
  let queue: DatabaseQueue

  /// Opens a history.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - creating: Whether to make one where there is none.
  /// - Throws: A diagnostic when the file is something else or cannot be opened.
  public init(at path: String, creating: Bool) throws(Diagnostic) {
    self.path = path
    // The engine takes some names for more than a file: `:memory:`, the empty one.
    let file = path.hasPrefix("/") ? path : "./" + path
    if creating { Self.makeFile(file) }
    guard unsafe access(file, F_OK) == 0 else {
      throw Diagnostic(Codes.cannotRead, "there is no history '\(path)'", in: path)
    }
    do {
      queue = try DatabaseQueue(path: file, configuration: Self.configuration)
      try Self.prepare(queue, named: path)
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Self.diagnostic(error, reading: path)
    }
  }

  /// Runs work that reads.
  func read<Value>(_ work: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      return try queue.read(work)
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Self.diagnostic(error, reading: path)
    }
  }

  /// Runs work that writes, whole or not at all.
  func write<Value>(_ work: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      var result: Value?
      try queue.writeWithoutTransaction { database in
        // Immediate: what is read before writing must still hold when it is written.
        try database.inTransaction(.immediate) {
          result = try work(database)
          return .commit
        }
      }
      guard let result else { preconditionFailure("the transaction ran or threw") }
      return result
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(
        Codes.cannotWrite,
        "cannot write: \(Self.reason(error))",
        in: path,
        hints: ["the history is as it was before; nothing of it is lost"]
      )
    }
  }

  /// An empty file that only its owner reads: a history tells where a tenant is weak.
  private static func makeFile(_ file: String) {
    let descriptor = unsafe open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    // Where this fails, opening it as a history fails too and says why.
    if descriptor >= 0 { close(descriptor) }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "history"
    configuration.busyMode = .timeout(60)
    configuration.foreignKeysEnabled = true
    return configuration
  }

  private static func prepare(_ queue: DatabaseQueue, named path: String) throws {
    try queue.writeWithoutTransaction { database in
      // Another program may make the history between these: it makes all of it at once, so what is
      // asked for later is not older than the tables.
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard application == HistorySchema.applicationID || (application == 0 && tables == 0) else {
        throw notAHistory(path)
      }
      guard version <= HistorySchema.steps.count else {
        throw Diagnostic(
          Codes.newerHistory,
          "the history was written by a newer version of posture",
          in: path
        )
      }
      try useWriteAheadLog(database)
      // Every commit reaches the disk before it is told of.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      if version < HistorySchema.steps.count { try HistorySchema.bring(database) }
    }
  }

  /// Turns the write-ahead log on.
  ///
  /// The engine does not wait for others here, so that two programs that make one file meet.
  private static func useWriteAheadLog(_ database: Database) throws {
    for attempt in 1...200 {
      do {
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
        if mode == "wal" { return }
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && attempt < 200
      {}
      usleep(10_000)
    }
  }

  private static func notAHistory(_ path: String) -> Diagnostic {
    Diagnostic(Codes.notAHistory, "the file is not a history of posture", in: path)
  }

  private static func diagnostic(_ error: any Error, reading path: String) -> Diagnostic {
    if let error = error as? DatabaseError, error.resultCode == .SQLITE_NOTADB {
      return notAHistory(path)
    }
    return Diagnostic(Codes.cannotRead, "cannot read the history: \(reason(error))", in: path)
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return error.message ?? "SQLite error \(error.resultCode.rawValue)"
  }
}
