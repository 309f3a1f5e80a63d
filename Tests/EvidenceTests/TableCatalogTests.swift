import Diagnostics
import Evidence
import Foundation
import Tables
import Testing

@Suite struct TableCatalogTests {
  @Test func everyTableFileLoadsAndIsNamedForItsTable() {
    let names = Fixture.tableFiles.map(\.path).filter { $0.hasSuffix(".yaml") }
      .compactMap { $0.split(separator: "/").last?.dropLast(5) }.map(String.init)
    #expect(Fixture.catalog.tables.map(\.name) == names.sorted())
    #expect(names.count > 150)
  }

  @Test func everyTableSaysHowItIsCollectedAndHasTheCommonColumns() {
    for table in Fixture.catalog.tables {
      #expect(!table.collect.isEmpty, "\(table.name)")
      // The program makes this one itself, of others.
      #expect(table.sources.isEmpty == (table.name == "ClassificationFindings"), "\(table.name)")
      #expect(table.schema.fields.suffix(2).map(\.name) == ["Origin", "Raw"], "\(table.name)")
      let lower = table.schema.fields.map { $0.name.lowercased() }
      #expect(Set(lower).count == lower.count, "\(table.name) has a column twice")
    }
  }

  @Test func providesTheImportersOwnTables() throws {
    for name in ["Collections", "Tenant", "ScubaConfig", "Provenance", "ServicePlans"] {
      #expect(Fixture.catalog.tableNames.contains(name))
      #expect(Fixture.catalog.schema(of: name) != nil)
    }
    #expect(try Fixture.catalog.open("Tenant", columns: [0]).next() == nil)
  }

  @Test(
    arguments: [
      ("table: X\ntitle: t\nproduct: p\ncolumns:\n  A: string\n", "EVD0103", 1),
      ("table: X\ntitle: t\nproduct: p\ncollect: c\ncolour: red\n", "EVD0102", 5),
      ("table: X\ntitle: t\nproduct: p\ncollect: c\ncolumns:\n  A: strnig\n", "EVD0104", 6),
      ("table: X\ntitle: t\nproduct: p\ncollect: c\nkey: B\ncolumns:\n  A: string\n", "EVD0105", 5),
      ("table: [\n", "DOC0201", 2),
      ("table: Tenant\ntitle: t\nproduct: p\ncollect: c\n", "EVD0106", nil),
    ] as [(String, String, Int?)]
  )
  func refusesABrokenTableFile(text: String, code: String, line: Int?) throws {
    let error = #expect(throws: DiagnosticList.self) {
      _ = try TableCatalog(files: [TableFile(path: "X.yaml", text: text)])
    }
    let problem = try #require(error?.first)
    #expect(problem.code == code)
    #expect(problem.source == "X.yaml")
    if let line, case .position(let position) = problem.place { #expect(position.line == line) }
  }
}
