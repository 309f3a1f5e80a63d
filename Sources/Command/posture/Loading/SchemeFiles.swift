import Classification

/// Reads the files of a classification scheme.
enum SchemeFiles {
  /// Files with other endings in folders are passed over.
  private static let endings = [".xml", ".json", ".yaml", ".yml", ".txt", ".ps1", ".clixml"]

  /// The scheme of files and folders.
  static func read(_ paths: [String]) throws -> Scheme { try finished(try reader(paths)) }

  /// A reader that has read files and folders.
  static func reader(_ paths: [String]) throws -> SchemeReader {
    var reader = SchemeReader()
    for path in paths {
      guard InputFiles.isFolder(path) else {
        reader.read(try InputFiles.bytes(path), named: path == "-" ? "standard input" : path)
        continue
      }
      let names = try InputFiles.paths(in: path).filter { name in
        endings.contains { name.lowercased().hasSuffix($0) }
      }
      if names.isEmpty {
        throw CommandFailure(.noInput, "there is no file of a scheme in '\(path)'")
      }
      for name in names {
        let full = path.hasSuffix("/") ? path + name : path + "/" + name
        reader.read(try InputFiles.bytes(full), named: full)
      }
    }
    return reader
  }

  /// The scheme that was read, with what its samples need.
  static func finished(_ reader: SchemeReader) throws -> Scheme {
    var scheme = reader.finished()
    // Reading the built-in types takes longer than most schemes, so only who tries samples pays.
    if scheme.hasSamples { scheme.builtInRules = try DetectionFiles.builtInTypes() }
    return scheme
  }
}
