/// What an assessment was made of, so that it can be made again.
public struct Provenance: Sendable, Hashable {
  /// The files read, in order of path.
  public var inputs: [InputFile]
  /// The version of the program.
  public var toolVersion: String
  /// The SHA-256 of the catalog: every control, table and function file, in order of path.
  public var catalogDigest: String
  /// How many controls the catalog has.
  public var catalogControls: Int
  /// The time that checks took as now, ISO 8601 in UTC; nil when no input or option gave one.
  public var clock: String?
  /// The tenant.
  public var tenant: TenantIdentity
  /// When the export was made, ISO 8601 in UTC, when the input says so.
  public var exportDate: String?

  /// Creates a provenance.
  public init(
    inputs: [InputFile] = [],
    toolVersion: String,
    catalogDigest: String,
    catalogControls: Int,
    clock: String? = nil,
    tenant: TenantIdentity = TenantIdentity(),
    exportDate: String? = nil
  ) {
    self.inputs = inputs
    self.toolVersion = toolVersion
    self.catalogDigest = catalogDigest
    self.catalogControls = catalogControls
    self.clock = clock
    self.tenant = tenant
    self.exportDate = exportDate
  }
}

/// One file that was read.
public struct InputFile: Sendable, Hashable {
  /// Its path as findings name it.
  public var path: String
  /// The SHA-256 of its bytes, lower-case hexadecimal.
  public var sha256: String
  /// Its size in bytes.
  public var size: Int
  /// What it was recognised as.
  public var format: String?

  /// Creates an input file.
  public init(path: String, sha256: String, size: Int, format: String? = nil) {
    self.path = path
    self.sha256 = sha256
    self.size = size
    self.format = format
  }
}

/// Whose export it is, as far as the export says.
public struct TenantIdentity: Sendable, Hashable {
  /// The tenant's identifier.
  public var id: String?
  /// The organisation's name.
  public var displayName: String?
  /// The initial domain.
  public var initialDomain: String?

  /// Creates an identity.
  public init(id: String? = nil, displayName: String? = nil, initialDomain: String? = nil) {
    self.id = id
    self.displayName = displayName
    self.initialDomain = initialDomain
  }
}
