import Classification
import Diagnostics

/// Rules and texts that a command works with.
enum DetectionFiles {
  /// What the rules of packages and the named built-in types find.
  static func detector(
    packages: [String],
    builtIn names: [String],
    dictionaries: [String]
  ) throws -> Detector {
    var rules = try packages.map(rules)
    for argument in dictionaries {
      let (id, terms) = try dictionary(argument)
      for index in rules.indices { rules[index].addDictionary(id, terms: terms) }
    }
    guard !names.isEmpty || rules.contains(where: \.hasOpenReferences) else {
      return Detector(rules)
    }
    // Reading them takes longer than most runs, so only who refers to them pays.
    let builtIn = try builtInTypes()
    if names == ["all"] {
      rules.append(builtIn.rules)
    } else if !names.isEmpty {
      do {
        rules.append(try builtIn.rules(of: names))
      } catch {
        let known = builtIn.rules.types.map(\.name)
        throw CommandFailure(
          .usage,
          error.isKnown
            ? "the service has a type '\(error.name)', but there is no definition of it here"
            : "there is no built-in type '\(error.name)'",
          hints: nearMissHints(for: error.name, among: known)
        )
      }
    }
    return Detector(rules, builtIn: builtIn.rules)
  }

  /// The identity and the terms of `GUID=FILE`.
  private static func dictionary(_ argument: String) throws -> (id: String, terms: [String]) {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      throw CommandFailure(.usage, "--dictionary takes GUID=FILE, not '\(argument)'")
    }
    let path = String(argument[argument.index(after: equals)...])
    let lines = try texts(path).flatMap { $0.split(whereSeparator: \.isNewline) }
    return (String(argument[..<equals]), lines.map(String.init))
  }

  private static func rules(_ path: String) throws -> DetectionRules {
    let bytes = try InputFiles.bytes(path)
    do {
      return DetectionRules(try RulePackageReader.package(bytes.span, named: path))
    } catch {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines([error]))
    }
  }

  /// The built-in types that are defined here.
  static func builtInTypes() throws -> BuiltInRules {
    let paths = try Content.paths().filter {
      $0.hasPrefix("Controls/Classification/") && $0.hasSuffix(".yaml")
    }
    do {
      return try BuiltInRules(
        files: paths.compactMap { path in Content.text(at: path).map { (path, $0) } }
      )
    } catch {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines([error]))
    }
  }

  /// The documents at a path: of a folder all files in it, in order.
  static func documents(_ path: String) throws -> [DocumentText] {
    guard path != "-", InputFiles.isFolder(path) else {
      return [DocumentText(try InputFiles.bytes(path), named: path)]
    }
    return try InputFiles.paths(in: path).map { inner in
      let shown = (path.hasSuffix("/") ? path : path + "/") + inner
      return DocumentText(try InputFiles.bytes(shown), named: shown)
    }
  }

  /// The samples of a file, with their texts.
  static func samples(_ path: String) throws -> [(LabelledSample, [String])] {
    let bytes = try InputFiles.bytes(path)
    let samples: [LabelledSample]
    do {
      samples = try LabelledSample.samples(bytes.span, named: path)
    } catch {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines([error]))
    }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return try samples.map { sample in
      switch sample.source {
      case .text(let text): (sample, [text])
      case .file(let file):
        (sample, try texts(file.hasPrefix("/") ? file : folder + file))
      }
    }
  }

  private static func texts(_ path: String) throws -> [String] {
    let document = DocumentText(try InputFiles.bytes(path), named: path)
    if let problem = document.notRead.first {
      throw CommandFailure(.badInput, "\(problem.subject): \(problem.reason)")
    }
    return document.items.map(\.text)
  }
}
