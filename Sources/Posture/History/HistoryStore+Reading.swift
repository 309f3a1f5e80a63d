import Compression
public import Diagnostics
import FoundationEssentials
import GRDB
public import PostureModel

extension HistoryStore {
  /// The runs of a tenant, or of all, oldest first; those of one time in the order of recording.
  public func runs(ofTenant tenant: String? = nil) throws(Diagnostic) -> [RunSummary] {
    try read { database in
      var categories: [Int64: [CategoryTally]] = [:]
      let stored = try Row.fetchCursor(
        database,
        sql: "SELECT * FROM runCategory ORDER BY run, position"
      )
      while let row = try stored.next() {
        guard let category = Category(rawValue: row["category"]) else { continue }
        let entry = CategoryTally(category: category, tally: Self.tally(row))
        categories[row["run"], default: []].append(entry)
      }
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT number, id, tenant, tenantID, displayName, initialDomain, date, toolVersion,
            catalogDigest, achieved, possible, measured, controls, coverage, open
          FROM run WHERE ?1 IS NULL OR tenant = ?1
          ORDER BY tenant, date, number
          """,
        arguments: [tenant]
      )
      return rows.map { Self.summary($0, categories[$0["number"]] ?? []) }
    }
  }

  /// The whole of one tenant.
  public func history(ofTenant tenant: String) throws(Diagnostic) -> RunHistory {
    let runs = try runs(ofTenant: tenant)
    return try read { database in
      var controls: [String: [ControlMoment]] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT control, verdict, runControl.achieved, runControl.possible, date
          FROM run JOIN runControl ON run = number
          WHERE tenant = ? ORDER BY date, number, control
          """,
        arguments: [tenant]
      )
      while let row = try rows.next() {
        guard let verdict = Verdict.Kind(rawValue: row["verdict"]) else { continue }
        controls[row["control"], default: []].append(
          ControlMoment(
            date: row["date"],
            verdict: verdict,
            achieved: row["achieved"],
            possible: row["possible"]
          )
        )
      }
      let scores = try Row.fetchAll(
        database,
        sql: "SELECT date, current, maximum FROM secureScore WHERE tenant = ? ORDER BY date",
        arguments: [tenant]
      )
      return RunHistory(
        runs: runs,
        controls: controls,
        secureScores: scores.map {
          SecureScorePoint(date: $0["date"], current: $0["current"], maximum: $0["maximum"])
        }
      )
    }
  }

  /// The file of one run.
  ///
  /// - Parameter id: Its identifier, or the beginning of it: at least 4 characters, of one run only.
  /// - Returns: The bytes that were recorded.
  /// - Throws: A diagnostic when no run or more than one is meant.
  public func file(of id: String) throws(Diagnostic) -> [UInt8] {
    let wanted = id.lowercased()
    let found = try read { database -> [Row] in
      guard wanted.utf8.count >= 4, wanted.utf8.allSatisfy(Self.isHexadecimal) else { return [] }
      return try Row.fetchAll(
        database,
        sql: "SELECT id, file FROM run WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2",
        arguments: [wanted]
      )
    }
    guard let row = found.first else {
      throw Diagnostic(
        Codes.noSuchRun,
        "there is no run '\(id)' in the history",
        in: path,
        hints: ["'posture history list' tells the identifiers; 4 characters are enough"]
      )
    }
    guard found.count == 1 else {
      throw Diagnostic(Codes.noSuchRun, "more than one run begins with '\(id)'", in: path)
    }
    let packed: Data = row["file"]
    do {
      return Array(try CompressionFormat.zlib.decompress([UInt8](packed).span))
    } catch {
      throw error.diagnostic(in: "run \(id)")
    }
  }

  /// The key of the tenant that a name means: its key, its domain or its name, or the only tenant
  /// when no name is given.
  public func tenantKey(_ name: String?) throws(Diagnostic) -> String {
    let all = try runs()
    let scored = try read { database in
      try String.fetchAll(database, sql: "SELECT DISTINCT tenant FROM secureScore")
    }
    let wanted = name?.lowercased()
    let matching = all.filter { run in
      guard let wanted else { return true }
      let names = [run.tenant.id, run.tenant.initialDomain, run.tenant.displayName]
      return run.tenantKey == wanted || names.contains { $0?.lowercased() == wanted }
    }.map(\.tenantKey)
    let keys = Set(matching + scored.filter { wanted == nil || $0 == wanted }).sorted()
    if keys.count == 1, let key = keys.first { return key }
    let known = Set(all.map(\.tenantKey) + scored).sorted()
    let said = name.map { "tenant '\($0)'" } ?? "tenant"
    throw Diagnostic(
      Codes.noSuchTenant,
      keys.isEmpty
        ? "there is no \(said) in the history"
        : "the history has more than one \(said); name one of them",
      in: path,
      hints: known.isEmpty ? [] : ["there are " + known.prefix(20).joined(separator: ", ")]
    )
  }

  /// What the engine finds wrong with the file; empty when it is whole.
  public func faults() throws(Diagnostic) -> [String] {
    try read { database in
      let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      return found.filter { $0 != "ok" } + dangling
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static func tally(_ row: Row) -> Tally {
    Tally(
      achieved: row["achieved"],
      possible: row["possible"],
      measured: row["measured"],
      controls: row["controls"]
    )
  }

  private static func summary(_ row: Row, _ categories: [CategoryTally]) -> RunSummary {
    RunSummary(
      id: row["id"],
      tenantKey: row["tenant"],
      tenant: TenantIdentity(
        id: row["tenantID"],
        displayName: row["displayName"],
        initialDomain: row["initialDomain"]
      ),
      date: row["date"],
      toolVersion: row["toolVersion"],
      catalogDigest: row["catalogDigest"],
      total: tally(row),
      coverage: row["coverage"],
      byCategory: categories,
      open: row["open"]
    )
  }
}
