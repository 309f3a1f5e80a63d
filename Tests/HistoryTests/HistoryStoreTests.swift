import Diagnostics
import Foundation
import History
import PostureModel
import Testing

/// What a history promises: whole runs, once each, in order, and no other file is touched.
@Suite struct HistoryStoreTests {
  private let folder: URL
  private var path: String { folder.appending(path: "history.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test func keepsARunOnceAndWhole() throws {
    let store = try HistoryStore(at: path, creating: true)
    let run = TenantRun(tenant: "A", date: "2025-01-01T00:00:00Z", achieved: 3)
    #expect(try store.record(run.summary, of: run.assessment, file: run.file))
    #expect(try !store.record(run.summary, of: run.assessment, file: run.file))
    #expect(try store.runs() == [run.summary])
    #expect(try store.file(of: String(run.summary.id.prefix(4))) == run.file)
    #expect(try store.faults().isEmpty)
  }

  @Test func ordersByTimeAndKeepsTenantsApart() throws {
    let store = try HistoryStore(at: path, creating: true)
    let late = TenantRun(tenant: "A", date: "2025-03-01T00:00:00Z", achieved: 4)
    let early = TenantRun(tenant: "a", date: "2025-01-01T00:00:00Z", achieved: 2)
    let other = TenantRun(tenant: "B", date: "2025-02-01T00:00:00Z", achieved: 1)
    for run in [late, early, other] {
      try store.record(run.summary, of: run.assessment, file: run.file)
    }
    let history = try store.history(ofTenant: "a")
    #expect(history.runs.map(\.total.achieved) == [2, 4])
    #expect(history.controls["c.one"]?.map(\.achieved) == [2, 4])
    #expect(try store.tenantKey("B") == "b")
    #expect(throws: Diagnostic.self) { try store.tenantKey(nil) }
    #expect(throws: Diagnostic.self) { try store.tenantKey("nobody") }
  }

  @Test func keepsMicrosoftsScoreByDay() throws {
    let store = try HistoryStore(at: path, creating: true)
    let days = [
      SecureScorePoint(date: "2025-01-02", current: 50, maximum: 100),
      SecureScorePoint(date: "2025-01-01", current: 40, maximum: 100),
    ]
    #expect(try store.record(days, ofTenant: "a") == 2)
    #expect(try store.record([days[0]], ofTenant: "a") == 0)
    let history = try store.history(ofTenant: "a")
    #expect(history.secureScores.map(\.percentage) == [40, 50])
  }

  @Test(arguments: ["", "4", "zzzz", "0000", "%%%%"])
  func knowsNoOtherRun(id: String) throws {
    let store = try HistoryStore(at: path, creating: true)
    #expect(throws: Diagnostic.self) { try store.file(of: id) }
  }

  @Test func leavesOtherFilesAlone() throws {
    let text = Data("not a database, but somebody's notes, and more than a page of them".utf8)
    try text.write(to: URL(filePath: path))
    #expect(throws: Diagnostic.self) { try HistoryStore(at: path, creating: true) }
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
    #expect(throws: Diagnostic.self) {
      try HistoryStore(at: folder.appending(path: "none").path, creating: false)
    }
    #expect(throws: Diagnostic.self) { try HistoryStore(at: folder.path, creating: true) }
  }

  @Test func isReadByItsOwnerOnly() throws {
    _ = try HistoryStore(at: path, creating: true)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func takesManyWritersAtOnce() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<6 {
        group.addTask {
          // Each makes the file if it is first.
          let store = try HistoryStore(at: path, creating: true)
          for index in 0..<10 {
            let day = index < 9 ? "0\(index + 1)" : "10"
            let run = TenantRun(tenant: "T\(writer)", date: "2025-01-\(day)", achieved: 1)
            try store.record(run.summary, of: run.assessment, file: run.file)
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try HistoryStore(at: path, creating: false)
    #expect(try store.runs().count == 60)
    #expect(try store.faults().isEmpty)
  }
}

/// A small run of a tenant.
struct TenantRun {
  let assessment: Assessment
  let summary: RunSummary
  let file: [UInt8]

  init(tenant: String, date: String, achieved: Double) {
    let control = Control(
      id: "c.one",
      title: "One",
      kind: .feature,
      product: .entra,
      category: .identity,
      points: 5,
      severity: .high,
      userImpact: .low,
      implementationCost: .low,
      check: Check(pass: .all, none: .fail, query: "T")
    )
    let tally = Tally(achieved: achieved, possible: 5, measured: 1, controls: 1)
    assessment = Assessment(
      provenance: Provenance(
        toolVersion: "1",
        catalogDigest: "d",
        catalogControls: 1,
        tenant: TenantIdentity(id: tenant),
        exportDate: date
      ),
      results: [
        ControlResult(
          control: control,
          verdict: .partial(share: achieved / 5),
          pointsPossible: 5,
          pointsAchieved: achieved
        )
      ],
      score: Score(
        total: tally,
        byCategory: [CategoryTally(category: .identity, tally: tally)],
        basis: Basis(measured: 5)
      )
    )
    file = Array("\(tenant) \(date) \(achieved)".utf8)
    // Any 64 digits that tell runs apart stand for the digest.
    let digits = file.map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count < 2 ? "0" + text : text
    }.joined()
    let id = String((digits + String(repeating: "0", count: 64)).prefix(64))
    summary = RunSummary(id: id, of: assessment)
  }
}
