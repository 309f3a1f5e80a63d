import Assessment
import ControlCatalog
import Diagnostics
import Evidence
import Hashing
import PostureModel

/// The files of an organisation's own decisions, read and ready.
struct DecisionFiles {
  private let waivers: WaiverFile?
  private let weights: Weights?
  private let zones: Zones?
  private let source: DecisionOptions.Source
  /// The files, for the record of what a run was made of.
  private let inputs: [InputFile]

  /// Reads the files that options name; one that is wrong ends the command.
  init(_ options: DecisionOptions) throws {
    var inputs: [InputFile] = []
    waivers = try options.waivers.map { path in
      let text = try Self.text(at: path, as: "waivers", &inputs)
      let (file, diagnostics) = WaiverReader.read(text, named: path)
      return try Self.checked(file, diagnostics)
    }
    weights = try options.weights.map { path in
      let text = try Self.text(at: path, as: "weights", &inputs)
      let (weights, diagnostics) = Weights.read(text, named: path)
      return try Self.checked(weights, diagnostics)
    }
    zones = try options.zones.map { path in
      let text = try Self.text(at: path, as: "zones", &inputs)
      let (zones, diagnostics) = ZoneFile.read(text, named: path)
      return try Self.checked(zones, diagnostics)
    }
    source = options.points
    self.inputs = inputs
  }

  /// The decisions of one file, for the commands about them, with what is wrong in their text.
  static func waivers(at path: String) throws -> (file: WaiverFile, diagnostics: [Diagnostic]) {
    var inputs: [InputFile] = []
    return WaiverReader.read(try text(at: path, as: "waivers", &inputs), named: path)
  }

  /// Controls with the points of the tenant's Secure Score, if it has some, and over those of the
  /// weights file; `whole` is the catalog that they were chosen from.
  func weighted(
    _ chosen: ControlCatalog,
    of whole: ControlCatalog,
    evidence: EvidenceStore,
    score: MicrosoftScore?
  ) throws -> (catalog: ControlCatalog, diagnostics: [Diagnostic]) {
    var catalog = chosen
    if source == .secureScore {
      catalog = try SecureScorePoints(tables: evidence, score: score)
        .applied(to: chosen, of: whole)
    }
    return weights.map { $0.applied(to: catalog) } ?? (catalog, [])
  }

  /// Whether there are decisions about findings.
  var hasWaivers: Bool { waivers != nil }

  /// An assessment with the decisions applied; what is to be said about them joins its problems.
  func decided(_ assessment: Assessment, remarks: [Diagnostic] = []) -> Assessment {
    var assessment = assessment
    var remarks = remarks
    assessment.zones = zones
    if let waivers {
      let lint = WaiverLint.run(waivers, controls: assessment.results.map(\.control.id))
        .filter { $0.severity == .error }
      let today = String((assessment.provenance.clock ?? "").prefix(10))
      let applied = WaiverApplication.apply(waivers, to: assessment, today: today)
      assessment = applied.assessment
      remarks += lint + applied.diagnostics
    }
    assessment.problems += remarks.map(Problem.init)
    assessment.provenance.inputs += inputs
    return assessment
  }

  private static func text(
    at path: String,
    as format: String,
    _ inputs: inout [InputFile]
  ) throws -> String {
    let bytes = try InputFiles.bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(.badInput, "'\(path)' is not text in UTF-8")
    }
    inputs.append(
      InputFile(
        path: path,
        sha256: DigestAlgorithm.sha256.hexadecimalDigest(of: bytes.span),
        size: bytes.count,
        format: format
      )
    )
    return text
  }

  /// A file whose text has nothing wrong in it; otherwise the command ends.
  static func checked<File>(
    _ file: File,
    _ diagnostics: [Diagnostic]
  ) throws -> File {
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines(errors))
    }
    return file
  }
}
