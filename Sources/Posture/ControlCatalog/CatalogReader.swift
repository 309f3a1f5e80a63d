public import Diagnostics
import Documents
import Parallel
import PostureModel

/// Reads the files of a catalog.
public enum CatalogReader {
  /// A catalog as far as it could be read, and what is wrong with its files.
  public struct Outcome: Sendable {
    /// The controls that could be read.
    public let catalog: ControlCatalog
    /// What is wrong, in order of file and place.
    public let diagnostics: [Diagnostic]
  }

  /// Reads files in order of path; of two files that define one control, the second is refused.
  ///
  /// Without `examples` those are passed over unread, which is what an assessment wants: they are a
  /// third of the text and have no say in verdicts. Without `hunts` those and the lists of frameworks
  /// are passed over, without `baselines` those. Table files are the business of the evidence
  /// reader; here they only count in the digest.
  public static func read(
    _ files: [CatalogFile],
    examples: Bool = true,
    hunts readsHunts: Bool = true,
    baselines readsBaselines: Bool = true
  ) -> Outcome {
    let files = files.filter { $0.role != .other && $0.role != .baselineExamples }.sorted {
      $0.path < $1.path
    }
    var entries: [String: CatalogEntry] = [:]
    var diagnostics: [Diagnostic] = []
    let controls = files.filter { $0.role == .control }.parallelMap { file in
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      let entry = Self.entry(file, &log, examples: examples)
      return (entry: entry, log: log)
    }
    for (entry, readingLog) in controls {
      var log = readingLog
      if let entry {
        if let first = entries[entry.control.id] {
          log.append(
            entry.diagnostic(
              Codes.duplicateControl,
              "control '\(entry.control.id)' is also defined in \(first.source.name)",
              at: "id"
            )
          )
        } else {
          entries[entry.control.id] = entry
        }
      }
      diagnostics += log.diagnostics
    }
    let functions = files.filter { $0.role == .function }
      .map { SourceText(name: $0.shownPath, text: $0.text) }
    var baselineFiles: [BaselineReader.File] = []
    for file in files where file.role == .baseline && readsBaselines {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      if let root = Self.root(&log, packed: file.packed) {
        baselineFiles.append(BaselineReader.File(root: root, log: log))
      } else {
        diagnostics += log.diagnostics
      }
    }
    let baselines = BaselineReader.read(&baselineFiles)
    diagnostics += baselineFiles.flatMap(\.log.diagnostics)
    var hunts: [EvidenceHunt] = []
    for file in files where file.role == .hunt && readsHunts {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      if let hunt = root(&log, packed: file.packed).flatMap({ HuntReader.read($0, log: &log) }) {
        hunts.append(hunt)
      }
      diagnostics += log.diagnostics
    }
    // Nobody but those who look into the catalog wants the lists.
    var frameworks: [FrameworkList] = []
    for file in files where file.role == .framework && readsHunts {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      if let list = root(&log, packed: file.packed).flatMap({ FrameworkReader.read($0, log: &log) })
      {
        frameworks.append(list)
      }
      diagnostics += log.diagnostics
    }
    var defaults: [AbsenceDefault] = []
    for file in files where file.role == .defaults {
      var log = ReadingLog(source: SourceText(name: file.shownPath, text: file.text))
      if let root = root(&log, packed: file.packed) {
        defaults += AbsenceDefaultReader.read(root, log: &log)
      }
      diagnostics += log.diagnostics
    }
    let catalog = ControlCatalog(
      entries: Array(entries.values),
      functions: functions,
      baselines: baselines,
      hunts: hunts,
      frameworks: frameworks,
      defaults: defaults,
      digest: CatalogDigest.digest(of: files)
    )
    return Outcome(catalog: catalog, diagnostics: diagnostics)
  }

  private static func entry(
    _ file: CatalogFile,
    _ log: inout ReadingLog,
    examples: Bool
  ) -> CatalogEntry? {
    let text = ContiguousArray(file.text.utf8)
    let packed = file.packed?.root(of: text, without: examples ? [] : ["examples"])
    let root = packed ?? root(&log, text: examples ? file.text : withoutExamples(file.text))
    return root.flatMap { ControlReader.read($0, log: &log) }
  }

  /// A control file with empty lines where its examples stand, so that lines keep their numbers.
  private static func withoutExamples(_ text: String) -> String {
    let lineFeed = UInt8(ascii: "\n")
    let bytes = ContiguousArray(text.utf8)
    var kept: ContiguousArray<UInt8> = []
    kept.reserveCapacity(bytes.count)
    var isExample = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: lineFeed).map { $0 + 1 } ?? bytes.count
      switch bytes[start] {
      // A line of what the last key holds, or a remark.
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "#"), lineFeed, UInt8(ascii: "\r"):
        break
      default: isExample = bytes[start..<end].starts(with: "examples:".utf8)
      }
      if isExample { kept.append(lineFeed) } else { kept += bytes[start..<end] }
      start = end
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func root(
    _ log: inout ReadingLog,
    text: String? = nil,
    packed: PackedYAML? = nil
  ) -> YAMLNode? {
    let text = text ?? log.source.text
    do {
      return try YAMLReader.document(text, named: log.source.name, packed: packed)
    } catch {
      log.append(error.located(in: log.source))
      return nil
    }
  }
}
