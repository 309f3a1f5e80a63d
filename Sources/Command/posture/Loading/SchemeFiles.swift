import Classification
import PostureModel

/// Reads the files of a classification scheme.
enum SchemeFiles {
  /// What a run says of the scheme, when the one path is the JSON report of a run.
  static func recorded(_ paths: [String]) throws -> ClassificationSummary? {
    guard paths.count == 1, let run = try RunFile.readIfRun(paths[0]) else { return nil }
    if let summary = run.classification { return summary }
    throw CommandFailure(.badInput, "the run '\(paths[0])' had no classification scheme")
  }

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
      let names = try InputFiles.paths(in: path).filter(SchemeReader.isOfScheme)
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
