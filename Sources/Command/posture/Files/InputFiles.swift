import FoundationEssentials

/// Reads files for commands, with failures in the words and exit codes of the command line.
enum InputFiles {
  /// The bytes of a file, or of standard input for `-`.
  static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return StandardInput.bytes() }
    try requireExistence(path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.noInput, "cannot read '\(path)'")
    }
    return [UInt8](data)
  }

  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Fails when there is nothing at a path.
  static func requireExistence(_ path: String) throws {
    guard exists(path) else {
      throw CommandFailure(.noInput, "there is no file or folder '\(path)'")
    }
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: Bool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The paths of all files in a folder, from the folder, in order.
  static func paths(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder)
        .filter { !isFolder(folder + "/" + $0) }.sorted()
    } catch {
      throw CommandFailure(.noInput, "cannot list '\(folder)'")
    }
  }
}
