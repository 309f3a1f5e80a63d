import Documents
import PostureModel

/// One object that becomes a row, and where it stands.
struct Row: Sendable {
  /// The object.
  var node: JSONNode
  /// The JSON pointer of the object, or of the list around it when `index` is not negative.
  var base: String
  /// The position in the list.
  var index: Int = -1
  /// The object around it, for columns that are carried over.
  var owner: JSONNode?
  /// The member name, when the rows were the members of an object.
  var name: String?
  /// The file, as a position in the list of files.
  var file: Int = 0
  /// The object as exported, when `node` is a rearrangement of it.
  var exported: JSONNode?
  /// The same object in an older file, for properties that this one does not mention.
  var fallback: JSONNode?
  /// Whether `node` is of a document that is only a part of its file.
  var isOfPart = false

  /// The JSON pointer of the object.
  var pointer: String { index < 0 ? base : "\(base)/\(index)" }

  /// The JSON pointer of a value of the row.
  func pointer(of value: JSONNode) -> String {
    isOfPart && value.isOfSameDocument(as: node)
      ? pointer + value.pointer(from: node) : value.pointer
  }
}

/// Rows of one table found in one file, and whether they are all.
struct FoundRows: Sendable {
  /// The table's position in the catalog.
  var table: Int
  /// The source of the table that they were found through.
  var source: TableSource?
  /// The rows.
  var rows: [Row] = []
  /// The rows, when they stay in their file.
  var large: LargeRows?
  /// The file, as a position in the list of files.
  var file = 0
  /// `collected`, `partial`, `failed` or `absent`; a collected table without rows is empty.
  var state: CollectionStatus.State = .collected
  /// Why it is not `collected`.
  var reason: String?
  /// The command that was tried.
  var command: String?
  /// Whether this is a page of a listing, and whether another one follows.
  var page: Page = .whole

  /// Whether there are no rows.
  var isEmpty: Bool { rows.isEmpty && large.map { $0.count == 0 } ?? true }

  enum Page: Sendable {
    case whole
    case last
    case moreFollow
  }
}

/// What the input says about the tenant and the export.
struct TenantFacts: Sendable {
  var tenantId: String?
  var displayName: String?
  var initialDomain: String?
  /// Ticks of 100 ns since 0001-01-01.
  var exportDate: Int64?
  var tool: String?
  var toolVersion: String?
  var defenderLicense: Bool?
  var defenderDlpLicense: Bool?
  var powerBILicense: Bool?
  var totalUserCount: Int64?
  /// The object that they come from.
  var row: Row?

  /// Fills what is missing here from `other`.
  mutating func fill(from other: TenantFacts) {
    tenantId = tenantId ?? other.tenantId
    displayName = displayName ?? other.displayName
    initialDomain = initialDomain ?? other.initialDomain
    exportDate = exportDate ?? other.exportDate
    tool = tool ?? other.tool
    toolVersion = toolVersion ?? other.toolVersion
    defenderLicense = defenderLicense ?? other.defenderLicense
    defenderDlpLicense = defenderDlpLicense ?? other.defenderDlpLicense
    powerBILicense = powerBILicense ?? other.powerBILicense
    totalUserCount = totalUserCount ?? other.totalUserCount
    row = row ?? other.row
  }
}
