import Diagnostics
import FoundationEssentials
import Tables

/// The files that queries name in `externaldata`: local ones, never addresses.
struct ExternalFiles: Sendable {
  /// Local files that stand for addresses.
  let standIns: [String: String]

  /// A reader over the rows of all files of a source.
  func reader(over source: ExternalSource) throws -> any BatchReader {
    var batches: [Batch] = []
    for location in source.locations {
      let path = try path(of: location)
      let rows = try rows(of: path, source)
      let table = EventColumns([rows], described: source.schema).table()
      batches += table.batches.map {
        Batch(columns: Array($0.columns.prefix(source.schema.count)), count: $0.count)
      }
    }
    return MemoryReader(batches: batches)
  }

  /// The local file that a location means.
  private func path(of location: String) throws -> String {
    // What follows the address in Kusto is a key or a credential, not part of the name.
    let plain = location.split(separator: ";", maxSplits: 1).first.map(String.init) ?? location
    if let file = standIns[location] ?? standIns[plain] { return file }
    guard !plain.contains("://") else {
      throw ExternalSourceError(
        message: "externaldata names \(plain), and posture opens no network connection; download "
          + "it and add --external '\(plain)=FILE'"
      )
    }
    guard !plain.hasPrefix("/"), !plain.split(separator: "/").contains("..") else {
      throw ExternalSourceError(
        message: "externaldata reads files below the current folder, and '\(plain)' is not there; "
          + "add --external '\(plain)=FILE' to allow a file"
      )
    }
    return plain
  }

  private func rows(of path: String, _ source: ExternalSource) throws -> EventRows {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ExternalSourceError(message: "externaldata names '\(path)', which is not there")
    }
    let file = FoundFile(name: path, path: path, changed: nil)
    do throws(EvidenceError) {
      let text = try EventFile(file)
      switch source.format ?? Self.format(of: path) {
      case "json", "multijson", "ndjson", "jsonl": return try text.rows()
      case "tsv", "tsve": return try text.records(of: source, separator: UInt8(ascii: "\t"))
      case "psv": return try text.records(of: source, separator: UInt8(ascii: "|"))
      case "scsv": return try text.records(of: source, separator: UInt8(ascii: ";"))
      case "sohsv": return try text.records(of: source, separator: 1)
      case "txt", "raw": return try text.lines(of: source)
      case "csv": return try text.records(of: source, separator: UInt8(ascii: ","))
      case let other:
        throw EvidenceError(
          .invalid,
          [
            Diagnostic(
              Code.unreadable,
              "files in the format '\(other)' cannot be read by externaldata",
              in: path
            )
          ]
        )
      }
    } catch {
      throw ExternalSourceError(
        message: error.problems.map(\.description).joined(separator: "; ")
      )
    }
  }

  /// The format that a file's name tells; Kusto takes csv where it tells none.
  private static func format(of path: String) -> String {
    let plain = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
    let known = ["json", "ndjson", "jsonl", "multijson", "tsv", "psv", "scsv", "txt", "raw"]
    let ending = plain.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return known.contains(ending) ? ending : "csv"
  }
}
