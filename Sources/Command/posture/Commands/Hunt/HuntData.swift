import ArgumentParser
import Diagnostics
import Documents
import Evidence
import Tables

/// What a query reads: files of events, and descriptions of tables.
struct HuntData: ParsableArguments {
  @Option(
    help: ArgumentHelp("A file or folder of events; may be repeated.", valueName: "path")
  )
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file that describes tables: their columns and types; may be repeated.",
      valueName: "file"
    )
  )
  var schema: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read this local file where a query's externaldata names the address; may be repeated.",
      valueName: "address=file"
    )
  )
  var external: [String] = []

  func validate() throws {
    for item in external where Self.pair(item) == nil {
      throw ValidationError("'--external \(item)' is not of the form ADDRESS=FILE.")
    }
  }

  /// The descriptions of tables.
  func schemas() throws -> EventSchemas { try HuntSchemas.load(schema) }

  /// The tables; with `keptBytes` what a query reads is kept for the next.
  func tables(_ schemas: EventSchemas, keptBytes: Int = 0) throws -> EventTables {
    do throws(EvidenceError) {
      let standIns = Dictionary(external.compactMap { Self.pair($0) }) { _, last in last }
      let tables = try EventTables(
        paths: data,
        schemas: schemas,
        external: standIns,
        keptBytes: keptBytes
      )
      for problem in tables.problems { Output.message(problem.description) }
      return tables
    } catch {
      throw CommandFailure(error)
    }
  }

  /// An address may have `=` in it, a file's name hardly does.
  private static func pair(_ item: String) -> (String, String)? {
    guard let sign = item.lastIndex(of: "="), sign > item.startIndex else { return nil }
    let file = item[item.index(after: sign)...]
    return file.isEmpty ? nil : (String(item[..<sign]), String(file))
  }
}

/// Descriptions of tables of events.
enum HuntSchemas {
  /// The bundled descriptions, and before them those of the files.
  static func load(_ files: [String]) throws -> EventSchemas {
    let own = try files.map { (path: $0, bytes: try InputFiles.bytes($0)) }
    do throws(DiagnosticList) {
      return try EventSchemas(
        bundled: (try? Content.paths()) ?? [],
        text: { Content.text(at: $0) },
        tree: { Content.tree(at: $0).map { PackedYAML($0) } },
        files: own
      )
    } catch {
      throw CommandFailure(.badInput, drawn: error.map(\.description))
    }
  }
}

extension CommandFailure {
  /// Events that could not be read.
  init(_ error: EvidenceError) {
    self.init(
      error.kind == .notFound ? .noInput : .badInput,
      drawn: error.problems.map(\.description)
    )
  }
}
