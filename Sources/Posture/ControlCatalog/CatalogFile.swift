public import Documents

/// One file of a catalog, by its path from the catalog's folder.
public struct CatalogFile: Sendable, Hashable {
  /// What a file is for, told by where it lies.
  public enum Role: Sendable, Hashable {
    case control
    case table
    case function
    case baseline
    /// Exports with the verdicts of a baseline on them.
    case baselineExamples
    /// A query over events that shows whether what a control asks about is being used.
    case hunt
    /// The identifiers that a framework has.
    case framework
    /// What it means that properties are not there.
    case defaults
    /// Something that has no say in verdicts: notes, samples, schemes, hunts.
    case other
  }

  /// The path from the catalog's folder, with `/`: `Entra/entra.ca.block-legacy-auth.yaml`.
  public let path: String
  /// The path as messages show it.
  public let shownPath: String
  /// What it is for.
  public let role: Role
  /// Its text.
  public let text: String
  /// What a YAML text has been parsed to before, where that is known.
  public let packed: PackedYAML?

  /// Creates a file.
  public init(path: String, shownPath: String? = nil, text: String, packed: PackedYAML? = nil) {
    self.path = path
    role = Self.role(of: path)
    self.shownPath = shownPath ?? path
    self.text = text
    self.packed = packed
  }

  /// What the file at a path is for, so that others need not be read.
  public static func role(of path: String) -> Role {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard let name = parts.last.map(Substring.init), !name.hasPrefix(".") else { return .other }
    let isYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    switch parts.count > 1 ? Substring(parts[0]) : "" {
    case "Functions": return name.hasSuffix(".kql") ? .function : .other
    // The tables of events in a folder below are for hunting alone.
    case "Tables": return isYAML && parts.count == 2 ? .table : .other
    case "Baselines":
      guard isYAML else { return .other }
      return name.hasSuffix(".examples.yaml") ? .baselineExamples : .baseline
    case "Hunts": return isYAML ? .hunt : .other
    case "Frameworks": return isYAML ? .framework : .other
    case "Defaults": return isYAML ? .defaults : .other
    case "Samples", "Schemes", "Classification": return .other
    default: return isYAML ? .control : .other
    }
  }
}
