import Assessment
import ControlCatalog
import PostureModel
import Tables
import Testing

@Suite struct BaselineTests {
  static let file = CatalogFile(
    path: "Baselines/scuba.yaml",
    text: """
      baseline: scuba
      title: A sample
      requirements:
        - { id: MS.A.1.1v1, level: shall }
        - { id: MS.A.1.2v1, level: should }
        - { id: MS.A.1.3v1, level: shall, manual: true, byHand: Look. }
        - { id: MS.A.1.4v1, level: shall, notApplicable: na }
        - { id: MS.A.1.5v1, level: shall }

      """
  )
  static let config = Schema([.init("OmitPolicy", .dynamic), .init("AnnotatePolicy", .dynamic)])

  private func verdicts(
    _ verdicts: [String: Verdict],
    omit: [DynamicValue.BagEntry] = [],
    annotate: [DynamicValue.BagEntry] = [],
    collection: [CollectionStatus] = []
  ) throws -> [String] {
    let baseline = try #require(CatalogReader.read([Self.file]).catalog.baselines.first)
    let results = verdicts.keys.sorted().map { id in
      var control = Sample.control("a." + id.lowercased())
      control.crosswalk = [CrosswalkEntry(framework: .scuba, identifiers: [id])]
      var result = Sample.result(control, verdicts[id] ?? .fail)
      result.tables = ["T"]
      return result
    }
    let row: [ScalarValue] = [.dynamic(.bag(omit)), .dynamic(.bag(annotate))]
    let tables = MemoryTables(["ScubaConfig": MemoryTable(schema: Self.config, rows: [row])])
    let now = try #require(Timestamp.ticks("2025-06-01"))
    return BaselineVerdicts.outcome(
      of: baseline,
      results: results,
      collection: collection,
      tables: tables,
      now: now
    ).requirements.map { "\($0.id.dropFirst(5)) \($0.verdict.rawValue)" }
  }

  @Test func speaksInTheBaselinesWords() throws {
    #expect(
      try verdicts([
        "MS.A.1.1v1": .fail, "MS.A.1.2v1": .partial(share: 0.5), "MS.A.1.3v1": .pass,
        "MS.A.1.4v1": .notApplicable(reason: ""),
      ]) == ["1.1v1 fail", "1.2v1 warning", "1.3v1 manual", "1.4v1 na", "1.5v1 error"]
    )
    #expect(
      try verdicts([
        "MS.A.1.1v1": .notApplicable(reason: ""), "MS.A.1.2v1": .notLicensed(plans: ["P"]),
        "MS.A.1.4v1": Sample.missing, "MS.A.1.5v1": .pass,
      ]) == ["1.1v1 pass", "1.2v1 warning", "1.3v1 manual", "1.4v1 error", "1.5v1 pass"]
    )
  }

  @Test func cannotJudgeTheUnlicensedUnseen() throws {
    let unseen = try verdicts(
      ["MS.A.1.1v1": .notLicensed(plans: ["P"])],
      collection: [CollectionStatus(table: "T", state: .failed)]
    )
    #expect(unseen.first == "1.1v1 error")
  }

  @Test func followsTheTenantsConfiguration() throws {
    func end(_ date: String) -> DynamicValue { .bag([.init("Expiration", .string(date))]) }
    let wrong = DynamicValue.bag([.init("IncorrectResult", .bool(true))])
    #expect(
      try verdicts(
        ["MS.A.1.1v1": .fail, "MS.A.1.2v1": .fail, "MS.A.1.4v1": .pass, "MS.A.1.5v1": .fail],
        omit: [
          .init("ms.a.1.1V1", .null), .init("MS.A.1.2v1", end("2025-05-31")),
          .init("MS.A.1.4v1", end("soon")), .init("MS.A.1.5v1", end("2025-12-31")),
        ],
        annotate: [.init("MS.A.1.4v1", wrong), .init("MS.A.1.5v1", wrong)]
      ) == ["1.1v1 omitted", "1.2v1 warning", "1.3v1 manual", "1.4v1 incorrect", "1.5v1 omitted"]
    )
  }

  @Test(arguments: [
    ("2025-06-02", true), ("2025-05-31T23:59:59Z", false), ("6/2/2025", true), ("5/31/2025", false),
    ("2025/06/02 08:00", true), ("/Date(1748822400000)/", true), ("/Date(1748563200000)/", false),
    ("/Date(99999999999999999)/", false), ("13/13/2025", false), ("soon", false), ("", true),
  ])
  func readsTheEndOfAnOmission(text: String, isOpen: Bool) throws {
    let end = DynamicValue.bag([.init("Expiration", .string(text))])
    let found = try verdicts(["MS.A.1.1v1": .fail], omit: [.init("MS.A.1.1v1", end)]).first
    #expect(found == (isOpen ? "1.1v1 omitted" : "1.1v1 fail"))
  }

  /// What the configuration says in vain is told.
  @Test func tellsWhatHasNoEffect() throws {
    let file = CatalogFile(
      path: Self.file.path,
      text: Self.file.text.replacing("level: should }", with: "level: should, replaces: [MS.OLD] }")
    )
    let ended = DynamicValue.bag([.init("Expiration", .string("2024-01-31"))])
    let omit: [DynamicValue.BagEntry] = [.init("ms.old", .null), .init("MS.A.1.1v1", ended)]
    let annotate: [DynamicValue.BagEntry] = [.init("MS.X", .null), .init("MS.A.1.2v1", .null)]
    let row: [ScalarValue] = [.dynamic(.bag(omit)), .dynamic(.bag(annotate))]
    let outcome = BaselineVerdicts.outcome(
      of: try #require(CatalogReader.read([file]).catalog.baselines.first),
      results: [],
      tables: MemoryTables(["ScubaConfig": MemoryTable(schema: Self.config, rows: [row])]),
      now: try #require(Timestamp.ticks("2025-06-01"))
    )
    #expect(
      outcome.remarks == [
        "the configuration omits ms.old, which is now MS.A.1.2v1; it has no effect",
        "the configuration annotates MS.X, which the baseline does not have; it has no effect",
        "the omission of MS.A.1.1v1 ended, or its end '2024-01-31' is not a date",
      ]
    )
  }

  @Test(arguments: [
    ("level: should", "level: may", "CTL0104"), ("manual: true", "manual: 5", "CTL0103"),
    ("MS.A.1.2v1", "MS.A.1.1v1", "CTL0111"), ("title: A sample\n", "", "CTL0102"),
    (", byHand: Look.", "", "CTL0114"), (", level: should", "", "CTL0102"),
  ])
  func refusesWrongFiles(old: String, new: String, code: String) {
    let file = CatalogFile(
      path: Self.file.path,
      text: Self.file.text.replacing(old, with: new, maxReplacements: 1)
    )
    let outcome = CatalogReader.read([file])
    #expect(outcome.diagnostics.map(\.code) == [code])
    #expect(outcome.catalog.baselines.isEmpty)
  }
}
