import Compression
public import Diagnostics
import FoundationEssentials
import GRDB
public import PostureModel

extension HistoryStore {
  /// Records a run.
  ///
  /// - Parameters:
  ///   - summary: What the run came to.
  ///   - assessment: The run.
  ///   - file: The run file, whose SHA-256 is the summary's identifier.
  /// - Returns: Whether it is new; false when it was there already.
  /// - Throws: A diagnostic; the history is then as it was.
  @discardableResult
  public func record(
    _ summary: RunSummary,
    of assessment: Assessment,
    file: [UInt8]
  ) throws(Diagnostic) -> Bool {
    let packed = try Self.packed(file)
    return try write { database in
      let known = try Int.fetchOne(
        database,
        sql: "SELECT number FROM run WHERE id = ?",
        arguments: [summary.id]
      )
      guard known == nil else { return false }
      try Self.insert(summary, file: packed, into: database)
      let number = database.lastInsertedRowID
      try Self.insert(summary.byCategory, of: number, into: database)
      try Self.insert(assessment.results, of: number, into: database)
      return true
    }
  }

  /// Records days of Microsoft's Secure Score; a day that is there already is replaced.
  ///
  /// - Returns: How many days were not there before.
  public func record(
    _ points: [SecureScorePoint],
    ofTenant tenant: String
  ) throws(Diagnostic) -> Int {
    try write { database in
      let before = try Self.countOfScores(tenant, database)
      let statement = try database.makeStatement(
        sql: "INSERT OR REPLACE INTO secureScore VALUES (?, ?, ?, ?)"
      )
      for point in points {
        try statement.execute(arguments: [tenant, point.date, point.current, point.maximum])
      }
      return try Self.countOfScores(tenant, database) - before
    }
  }

  /// A run file in a tenth of its size.
  private static func packed(_ file: [UInt8]) throws(Diagnostic) -> Data {
    do {
      return Data(try CompressionFormat.zlib.compress(file.span))
    } catch {
      throw error.diagnostic(in: "run file")
    }
  }

  private static func countOfScores(_ tenant: String, _ database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM secureScore WHERE tenant = ?",
      arguments: [tenant]
    ) ?? 0
  }

  private static func insert(
    _ summary: RunSummary,
    file: Data,
    into database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO run (id, tenant, tenantID, displayName, initialDomain, date, toolVersion,
          catalogDigest, achieved, possible, measured, controls, coverage, open, file)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        summary.id, summary.tenantKey, summary.tenant.id, summary.tenant.displayName,
        summary.tenant.initialDomain, summary.date, summary.toolVersion, summary.catalogDigest,
        summary.total.achieved, summary.total.possible, summary.total.measured,
        summary.total.controls, summary.coverage, summary.open, file,
      ]
    )
  }

  private static func insert(
    _ categories: [CategoryTally],
    of run: Int64,
    into database: Database
  ) throws {
    for (position, entry) in categories.enumerated() {
      try database.execute(
        sql: "INSERT INTO runCategory VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          run, position, entry.category.rawValue, entry.tally.achieved, entry.tally.possible,
          entry.tally.measured, entry.tally.controls,
        ]
      )
    }
  }

  private static func insert(
    _ results: [ControlResult],
    of run: Int64,
    into database: Database
  ) throws {
    // A run file is anybody's, and may name one control twice; the first counts, as in comparisons.
    let statement = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO runControl VALUES (?, ?, ?, ?, ?)"
    )
    for result in results {
      try statement.execute(arguments: [
        run, result.control.id, result.verdict.kind.rawValue, result.pointsAchieved,
        result.pointsPossible,
      ])
    }
  }
}
