import Diagnostics
import Documents

/// A kind of export, recognised by what is in it.
protocol ExportFormat: Sendable {
  /// What the format is called in reports.
  var name: String { get }
  /// Whether a list is told by its first elements, and each of its objects is a row by itself.
  var takesRowsOneByOne: Bool { get }
  /// What a document holds, or nil when it is not of this format.
  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition?
}

extension ExportFormat {
  /// Formats look at a document as a whole, unless they say otherwise.
  var takesRowsOneByOne: Bool { false }
}

/// A document to recognise.
struct ExportDocument: Sendable {
  /// The value to look at.
  let root: JSONNode
  /// The JSON pointer of `root` in its file.
  let base: String
  /// The file's path as messages name it.
  let path: String
  /// The file's position in the list of files.
  let file: Int

  init(root: JSONNode, base: String = "", path: String, file: Int) {
    self.root = root
    self.base = base
    self.path = path
    self.file = file
  }

  /// A part of the document as a document of its own.
  func part(_ node: JSONNode, at pointer: String) -> ExportDocument {
    ExportDocument(root: node, base: base + pointer, path: path, file: file)
  }

  /// A diagnostic about a place of the document.
  func problem(
    _ code: String,
    _ message: String,
    at pointer: String = "",
    severity: Diagnostic.Severity = .warning,
    hints: [String] = []
  ) -> Diagnostic {
    let place = base + pointer
    return Diagnostic(
      code,
      message,
      in: path,
      at: place.isEmpty ? .whole : .pointer(place),
      severity: severity,
      hints: hints
    )
  }
}

/// What was found in a document.
struct Recognition: Sendable {
  /// The format's name.
  var format: String
  /// The rows by table.
  var found: [FoundRows] = []
  /// What the document says about the tenant.
  var tenant = TenantFacts()
  /// The configuration of the run of ScubaGear.
  var scubaConfig: Row?
  /// The whole of ScubaGear's own document, for checks that read it as ScubaGear does.
  var scubaExport: JSONNode?
  /// A part of Microsoft's score that is no table of evidence.
  var secureScore: SecureScoreTable?
  /// What is odd.
  var problems: [Diagnostic] = []
}
