public import Diagnostics
public import PostureModel

/// The controls of a catalog, the functions that they share, and what they were read from.
public struct ControlCatalog: Sendable {
  /// The controls, in order of identifier.
  public let entries: [CatalogEntry]
  /// The texts of `Functions/*.kql`, in order of path: a prelude of every check, in which functions
  /// see each other wherever they stand.
  public let functions: [SourceText]
  /// The baselines, in order of identifier.
  public let baselines: [Baseline]
  /// The hunts for signs that something is being used, in order of control.
  public let hunts: [EvidenceHunt]
  /// The lists of frameworks that no baseline spells out.
  public let frameworks: [FrameworkList]
  /// What it means that properties of tables are not there.
  public let defaults: [AbsenceDefault]
  /// The SHA-256 over every file that has a say in verdicts, in order of path.
  public let digest: String

  /// Creates a catalog; entries are put in order of identifier.
  public init(
    entries: [CatalogEntry],
    functions: [SourceText] = [],
    baselines: [Baseline] = [],
    hunts: [EvidenceHunt] = [],
    frameworks: [FrameworkList] = [],
    defaults: [AbsenceDefault] = [],
    digest: String = ""
  ) {
    self.entries = entries.sorted { $0.control.id < $1.control.id }
    self.functions = functions
    self.baselines = baselines.sorted { $0.id < $1.id }
    self.hunts = hunts.sorted { $0.control < $1.control }
    self.frameworks = frameworks
    self.defaults = defaults
    self.digest = digest
  }

  /// The controls.
  public var controls: [Control] { entries.map(\.control) }

  /// The entry of one control.
  public func entry(_ id: String) -> CatalogEntry? {
    entries.first { $0.control.id == id }
  }

  /// The entries that selectors name: an identifier, or the leading parts of one (`entra.ca`).
  ///
  /// The second value lists the selectors that name nothing.
  public func selecting(_ selectors: [String]) -> (catalog: ControlCatalog, unmatched: [String]) {
    let chosen = entries.filter { entry in
      selectors.contains { ControlSelector.matches(entry.control.id, $0) }
    }
    let unmatched = selectors.filter { selector in
      !entries.contains { ControlSelector.matches($0.control.id, selector) }
    }
    let catalog = ControlCatalog(
      entries: chosen,
      functions: functions,
      baselines: baselines,
      hunts: hunts,
      frameworks: frameworks,
      defaults: defaults,
      digest: digest
    )
    return (catalog, unmatched)
  }

  /// The catalog with other points for those controls that `points` gives some, and where these
  /// come from.
  public func settingPoints(
    _ points: (Control) -> (points: Double, source: PointsSource)?
  ) -> ControlCatalog {
    ControlCatalog(
      entries: entries.map { entry in
        guard let (points, source) = points(entry.control) else { return entry }
        var control = entry.control
        control.points = points
        control.pointsSource = source
        return CatalogEntry(
          control: control,
          source: entry.source,
          query: entry.query,
          examples: entry.examples,
          places: entry.places
        )
      },
      functions: functions,
      baselines: baselines,
      hunts: hunts,
      frameworks: frameworks,
      defaults: defaults,
      digest: digest
    )
  }
}

/// One control with what only the catalog needs of its file.
public struct CatalogEntry: Sendable {
  /// The control.
  public let control: Control
  /// Its file.
  public let source: SourceText
  /// Its query as a text inside the file, so that positions are those of the file.
  public let query: SourceText
  /// Small tenants with the verdict that each must come to.
  public let examples: [ControlExample]
  /// Where fields stand in the file, by their dotted path (`check.query`).
  let places: FieldPlaces

  /// Creates an entry.
  init(
    control: Control,
    source: SourceText,
    query: SourceText,
    examples: [ControlExample],
    places: FieldPlaces
  ) {
    self.control = control
    self.source = source
    self.query = query
    self.examples = examples
    self.places = places
  }

  /// A diagnostic at a field, or at the start of the file when the field is not there.
  func diagnostic(
    _ code: String,
    _ message: String,
    at field: String,
    severity: Diagnostic.Severity = .error,
    hints: [String] = []
  ) -> Diagnostic {
    let position = places[field] ?? SourcePosition(line: 1, column: 1)
    return Diagnostic(
      code,
      message,
      in: source.name,
      at: .position(position),
      severity: severity,
      hints: hints
    )
  }
}
