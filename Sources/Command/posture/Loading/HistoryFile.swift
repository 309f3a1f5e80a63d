import Comparison
import Diagnostics
import Hashing
import History
import PostureModel
import Reporting

/// A history of runs, with failures in the words and exit codes of the command line.
struct HistoryFile {
  private let store: HistoryStore

  /// Opens a history, or makes one.
  init(_ path: String, creating: Bool = false) throws {
    if !creating { try InputFiles.requireExistence(path) }
    store = try Self.told(.badInput) { () throws(Diagnostic) in
      try HistoryStore(at: path, creating: creating)
    }
  }

  /// Records a run; says whether it is new, and its summary.
  func record(_ assessment: Assessment) throws -> (summary: RunSummary, isNew: Bool) {
    let file = try Self.runFile(of: assessment)
    let summary = RunSummary(id: Self.digest(of: file), of: assessment)
    let isNew = try Self.told(.unexpected) { () throws(Diagnostic) in
      try store.record(summary, of: assessment, file: file)
    }
    return (summary, isNew)
  }

  /// Records days of Microsoft's Secure Score; says how many are new.
  func record(_ points: [SecureScorePoint], ofTenant tenant: String) throws -> Int {
    try Self.told(.unexpected) { () throws(Diagnostic) in
      try store.record(points, ofTenant: tenant)
    }
  }

  /// The runs of a tenant, or of all.
  func runs(ofTenant tenant: String?) throws -> [RunSummary] {
    let key = try tenant.map(tenantKey)
    return try Self.told(.badInput) { () throws(Diagnostic) in try store.runs(ofTenant: key) }
  }

  /// The whole of the tenant that a name means, or of the only one.
  func history(ofTenant tenant: String?) throws -> RunHistory {
    let key = try tenantKey(tenant)
    return try Self.told(.badInput) { () throws(Diagnostic) in try store.history(ofTenant: key) }
  }

  /// Every tenant's history, in order of the tenants' keys.
  func fleet() throws -> [RunHistory] {
    let keys = Set(try runs(ofTenant: nil).map(\.tenantKey)).sorted()
    return try keys.map { key in
      try Self.told(.badInput) { () throws(Diagnostic) in try store.history(ofTenant: key) }
    }
  }

  /// The file of a run.
  func file(of id: String) throws -> [UInt8] {
    try Self.told(.noInput) { () throws(Diagnostic) in try store.file(of: id) }
  }

  /// The run of an identifier.
  func run(_ id: String) throws -> Assessment {
    let file = try file(of: id)
    return try Self.told(.badInput) { () throws(Diagnostic) in
      try RunReader.read(file, named: "run \(id)")
    }
  }

  /// The run of a name: an identifier, or the last run of a tenant, or the one before it.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - tenant: The tenant, by identifier, domain or name; nil for the only one.
  ///   - later: A run at hand, which the one before is wanted of.
  /// - Returns: The run.
  /// - Throws: When there is none of that name.
  func run(
    _ name: NamedRuns.Name,
    ofTenant tenant: String?,
    before later: Assessment? = nil
  ) throws -> Assessment {
    if case .identifier(let id) = name { return try run(id) }
    let runs = try runs(ofTenant: try tenantKey(tenant))
    let found =
      switch (name, later) {
      case (.latest, let later?): runs.last { !Self.isSame($0, later) }
      case (_, let later?): Self.earlier(runs, than: later)
      case (.latest, nil): runs.last
      case (_, nil): runs.dropLast().last
      }
    if let found { return try run(found.id) }
    let what = name == .latest ? "no other run" : "no run before it"
    throw CommandFailure(
      .noInput,
      "the history has \(what) of \(tenant.map { "tenant '\($0)'" } ?? "the tenant")"
    )
  }

  /// The run of a tenant that came before one at hand; nil when there is none.
  func last(before assessment: Assessment) throws -> Assessment? {
    let runs = try runs(ofTenant: assessment.provenance.tenant.key)
    return try Self.earlier(runs, than: assessment).map { try run($0.id) }
  }

  /// The last of the runs until one at hand: all of them when that is not among them.
  private static func earlier(_ runs: [RunSummary], than later: Assessment) -> RunSummary? {
    runs.prefix { !isSame($0, later) }.last
  }

  /// Whether a recorded run is one at hand, whose file may have been written by another version.
  private static func isSame(_ recorded: RunSummary, _ run: Assessment) -> Bool {
    RunSummary(id: recorded.id, of: run) == recorded
  }

  private func tenantKey(_ name: String?) throws -> String {
    try Self.told(.noInput) { () throws(Diagnostic) in try store.tenantKey(name) }
  }

  /// The run file without what it was compared with and judged by: the same run is the same file.
  private static func runFile(of assessment: Assessment) throws -> [UInt8] {
    try told(.unexpected) { () throws(Diagnostic) in
      let resources = ReportResources { _ in nil }
      return Array(
        try RunJSONFormat().text(of: Report(assessment), resources: resources).utf8
      )
    }
  }

  private static func digest(of file: [UInt8]) -> String {
    hexadecimal(DigestAlgorithm.sha256.digest(of: file.span))
  }

  private static func told<Value>(
    _ status: ExitStatus,
    _ work: () throws(Diagnostic) -> Value
  ) throws -> Value {
    do {
      return try work()
    } catch {
      throw CommandFailure(status, drawn: ["\(error)"])
    }
  }
}
