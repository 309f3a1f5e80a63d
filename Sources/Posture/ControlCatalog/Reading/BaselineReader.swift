import Conditions
import Diagnostics
import Documents
import PostureModel

/// Reads the files of baselines: one that names a baseline, and one for each of its parts.
///
/// A baseline that is small enough has its requirements in the file that names it.
enum BaselineReader {
  /// One file with what was found wrong in it so far.
  struct File {
    let root: YAMLNode
    var log: ReadingLog
  }

  /// The baselines of some files; complaints go to the files' logs.
  static func read(_ files: inout [File]) -> [Baseline] {
    var heads: [(file: Int, head: BaselineHead)] = []
    var parts: [(file: Int, part: BaselinePartText)] = []
    for index in files.indices {
      let root = files[index].root
      if root["part"] == nil {
        if let head = BaselineHead(root, log: &files[index].log) { heads.append((index, head)) }
      } else if let part = BaselinePartText(root, log: &files[index].log) {
        parts.append((index, part))
      }
    }
    complainOfStrays(parts, heads: heads.map(\.head), files: &files)
    return heads.compactMap { file, head in
      let own = parts.filter { $0.part.baseline == head.framework.rawValue }
      return baseline(head, in: file, own, files: &files)
    }
  }

  private static func baseline(
    _ head: BaselineHead,
    in file: Int,
    _ parts: [(file: Int, part: BaselinePartText)],
    files: inout [File]
  ) -> Baseline? {
    var ordered: [(file: Int, part: BaselinePartText)] = [(file, head.part)]
    for (name, position) in head.parts {
      if let part = parts.first(where: { $0.part.id == name }) {
        ordered.append(part)
      } else {
        files[file].log.complain(
          Codes.missingPart,
          "there is no part '\(name)'",
          at: position,
          hints: nearMissHints(for: name, among: parts.map(\.part.id))
        )
      }
    }
    complainOfDoubles(ordered, files: &files)
    guard ordered.allSatisfy({ !files[$0.file].log.hasErrors }) else { return nil }
    let definitions = ordered.flatMap { file, part in
      part.definitions.map { (file: file, definition: $0) }
    }
    let library: ConditionLibrary
    do {
      library = try ConditionLibrary(definitions.map(\.definition))
    } catch {
      for problem in error.diagnostics {
        let owner = ordered.first { files[$0.file].log.source.name == problem.source }
        files[owner?.file ?? file].log.append(problem)
      }
      return nil
    }
    let read = ordered.map { file, part in
      part.read(using: library, defaults: head.defaults, log: &files[file].log)
    }
    guard ordered.allSatisfy({ !files[$0.file].log.hasErrors }) else { return nil }
    return Baseline(
      id: head.framework.rawValue,
      title: head.title,
      source: head.source,
      framework: head.framework,
      library: library,
      parts: read.filter { !$0.requirements.isEmpty }
    )
  }

  /// A part that no baseline lists would be silently left out.
  private static func complainOfStrays(
    _ parts: [(file: Int, part: BaselinePartText)],
    heads: [BaselineHead],
    files: inout [File]
  ) {
    for (file, part) in parts {
      let head = heads.first { $0.framework.rawValue == part.baseline }
      guard head?.parts.contains(where: { $0.name == part.id }) != true else { continue }
      files[file].log.complain(
        Codes.missingPart,
        head == nil
          ? "there is no baseline '\(part.baseline)'"
          : "baseline '\(part.baseline)' does not list the part '\(part.id)'",
        at: part.position
      )
    }
  }

  private static func complainOfDoubles(
    _ parts: [(file: Int, part: BaselinePartText)],
    files: inout [File]
  ) {
    var seen: Set<String> = []
    for (file, part) in parts {
      for (id, position) in part.identifiers where !seen.insert(id).inserted {
        files[file].log.complain(
          Codes.duplicateRequirement,
          "requirement '\(id)' is there already",
          at: position
        )
      }
    }
  }
}
