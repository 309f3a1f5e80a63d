import Tables

/// The tables that the importer makes itself.
enum BuiltInTables {
  static let collections = "Collections"
  static let tenant = "Tenant"
  static let scubaConfig = "ScubaConfig"
  static let provenance = "Provenance"

  /// Their columns.
  static let schemas: [String: Schema] = [
    collections: Schema([
      .init("Table", .string), .init("Title", .string), .init("Product", .string),
      .init("Status", .string), .init("Source", .string), .init("Command", .string),
      .init("Reason", .string), .init("Count", .long),
    ]),
    tenant: Schema(
      [
        .init("TenantId", .string), .init("DisplayName", .string), .init("InitialDomain", .string),
        .init("ExportDate", .datetime), .init("ExportTool", .string),
        .init("ExportToolVersion", .string), .init("DefenderLicense", .bool),
        .init("DefenderDlpLicense", .bool), .init("PowerBILicense", .bool),
        .init("TotalUserCount", .long),
      ] + TableSpec.commonFields
    ),
    scubaConfig: Schema(
      [
        .init("M365Environment", .string), .init("Organization", .string),
        .init("ProductNames", .dynamic), .init("OmitPolicy", .dynamic),
        .init("AnnotatePolicy", .dynamic), .init("Aad", .dynamic), .init("Exo", .dynamic),
        .init("SecuritySuite", .dynamic), .init("Defender", .dynamic),
      ] + TableSpec.commonFields
    ),
    provenance: Schema([
      .init("Path", .string), .init("Sha256", .string), .init("Size", .long),
      .init("Format", .string),
    ]),
  ]
}
