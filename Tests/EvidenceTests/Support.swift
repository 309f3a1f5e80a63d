import Diagnostics
import Evidence
import Foundation
import PostureModel
import Tables
import Testing

/// The repository's own table files and what tests do with them.
enum Fixture {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let tableFiles: [TableFile] = {
    let folder = root.appending(path: "Controls/Tables")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".yaml") }.map { name in
      let data = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      return TableFile(path: "Controls/Tables/" + name, text: String(decoding: data, as: UTF8.self))
    }
  }()

  static let catalog: TableCatalog = {
    do {
      return try TableCatalog(files: tableFiles)
    } catch {
      preconditionFailure("the table files do not load: \(error)")
    }
  }()

  /// Evidence out of texts.
  static func store(_ files: [String: String]) throws(EvidenceError) -> EvidenceStore {
    try EvidenceStore(files: files.map { ($0.key, [UInt8]($0.value.utf8)) }, catalog: catalog)
  }

  /// Evidence out of one text.
  static func store(_ text: String, named name: String = "export.json") throws(EvidenceError)
    -> EvidenceStore
  { try store([name: text]) }

  /// A folder with these files, which the caller removes.
  static func folder(_ files: [String: [UInt8]]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "posture-evidence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(bytes).write(to: file)
    }
    return folder
  }
}

extension EvidenceStore {
  /// The values of some columns, row by row.
  func rows(_ table: String, _ columns: String...) throws -> [[ScalarValue]] {
    let schema = try #require(self.schema(of: table), "there is no table \(table)")
    let wanted = try columns.map { try #require(schema.index(of: $0), "no column \($0)") }
    var rows: [[ScalarValue]] = []
    let reader = try open(table, columns: wanted)
    while let batch = try reader.next() {
      for row in 0..<batch.count { rows.append(batch.row(row)) }
    }
    return rows
  }

  /// One value of the only row.
  func value(_ table: String, _ column: String) throws -> ScalarValue {
    let rows = try rows(table, column)
    try #require(rows.count == 1, "\(table) has \(rows.count) rows")
    return rows[0][0]
  }

  /// The state of a table.
  func state(_ table: String) -> CollectionStatus.State? { status(of: table)?.state }

  /// The problems of a code.
  func problems(_ code: String) -> [Diagnostic] { report.problems.filter { $0.code == code } }
}

extension ScalarValue {
  /// A dynamic list of strings.
  static func list(_ items: String...) -> ScalarValue {
    .dynamic(.array(items.map { .string($0) }))
  }
}
