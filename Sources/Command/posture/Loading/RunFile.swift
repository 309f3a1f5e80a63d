import Diagnostics
import PostureModel
import Reporting

/// Reads run files, the JSON reports of earlier runs.
enum RunFile {
  /// The assessment that a run file holds.
  static func read(_ path: String) throws -> Assessment {
    try assessment(of: try InputFiles.bytes(path), path: path)
  }

  /// The assessment that a path holds when it is a run file; nil when it is something else, which
  /// may be an export.
  static func readIfRun(_ path: String) throws -> Assessment? {
    guard path != "-", !InputFiles.isFolder(path) else { return nil }
    let bytes = try InputFiles.bytes(path)
    guard RunReader.looksLikeRun(bytes) else { return nil }
    return try assessment(of: bytes, path: path)
  }

  private static func assessment(of bytes: [UInt8], path: String) throws -> Assessment {
    do {
      return try RunReader.read(bytes, named: path == "-" ? "standard input" : path)
    } catch {
      throw CommandFailure(.badInput, drawn: ["\(error)"])
    }
  }
}
