import Documents

/// A type of sensitive information that a tenant's list names.
public struct InformationType: Sendable {
  /// What it is called.
  public let name: String
  /// Its identifier.
  public let id: String
  /// Who made it.
  public let publisher: String?
  /// `Entity`, `Fingerprint`, `ExactMatch` and others.
  public let kind: String?
  /// What it is for.
  public let description: String?
  /// The levels of its patterns, where the list has them.
  public let levels: [Int]
  /// Where it stands.
  public let place: SchemePlace

  /// Whether Microsoft made it.
  public var isBuiltIn: Bool { publisher?.hasPrefix("Microsoft") ?? false }
}

/// A keyword dictionary of a tenant.
public struct KeywordDictionary: Sendable {
  /// What it is called.
  public let name: String
  /// Its identifier.
  public let id: String?
  /// The terms.
  public let terms: [String]
  /// Whether it comes from a file of terms that is to be imported.
  public let isFile: Bool
  /// Whether such a file is stored as UTF-16.
  public let isUTF16: Bool
  /// Where it stands.
  public let place: SchemePlace
}

/// The schema of a table whose values are matched exactly.
public struct DataSchema: Sendable {
  /// A table.
  public struct Store: Sendable {
    /// What it is called.
    public let name: String?
    /// Its version.
    public let version: String?
    /// Its fields.
    public let fields: [Field]
    /// Where it stands.
    public let place: SchemePlace
  }

  /// A field of a table.
  public struct Field: Sendable {
    /// What it is called.
    public let name: String
    /// Whether a lookup may start from it.
    public let isSearchable: Bool
    /// Characters to pass over, with commas between them.
    public let ignoredDelimiters: String?
    /// Where it stands.
    public let place: SchemePlace
  }

  /// The root element's name.
  public let root: String
  /// Its namespace.
  public let namespace: String?
  /// How the file is stored; nil for a text inside an export.
  let encoding: DocumentEncoding?
  /// The tables.
  public let stores: [Store]
  /// Where it stands.
  public let place: SchemePlace
}

/// A site or group with the label it has.
public struct Container: Sendable {
  /// Its address or name.
  public let name: String
  /// The label, as the export refers to it.
  public let label: String?
  /// The highest label of a file in it, where an export has that.
  public let highestFileLabel: String?
  /// Where it stands.
  public let place: SchemePlace
}
