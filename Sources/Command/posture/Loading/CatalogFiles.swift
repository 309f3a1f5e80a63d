import ControlCatalog
import Diagnostics
import Documents
import Parallel

/// The files of the catalog that a command works with.
struct CatalogFiles {
  /// The most that one file of a catalog may have, in bytes.
  private static let limit = 4 << 20

  /// The files, those of later folders instead of earlier ones that define the same thing.
  let files: [CatalogFile]

  /// Collects the bundled files and those of the folders; of one role only, when it is given.
  init(_ options: CatalogOptions, role: CatalogFile.Role? = nil) throws {
    var files: [Key: CatalogFile] = [:]
    if !options.withoutBundled {
      for file in try Self.bundled(role) { files[Self.key(of: file)] = file }
    }
    for folder in options.catalog {
      for file in try Self.files(in: folder, role) { files[Self.key(of: file)] = file }
    }
    self.files = files.values.sorted { ($0.path, $0.shownPath) < ($1.path, $1.shownPath) }
  }

  /// Files replace each other by kind and name, wherever they lie: names are identifiers.
  private struct Key: Hashable {
    let role: CatalogFile.Role
    let name: Substring
  }

  private static func key(of file: CatalogFile) -> Key {
    let name = file.path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      file.path.utf8.index(after: $0)
    }
    return Key(role: file.role, name: file.path[(name ?? file.path.startIndex)...])
  }

  private static func isWanted(_ path: String, _ role: CatalogFile.Role?) -> Bool {
    let found = CatalogFile.role(of: path)
    // Examples of baselines are many, and only their authors want them.
    return role.map { $0 == found } ?? (found != .other && found != .baselineExamples)
  }

  private static func bundled(_ role: CatalogFile.Role?) throws -> [CatalogFile] {
    let paths = try Content.paths().filter { path in
      path.hasPrefix("Controls/") && isWanted(String(path.dropFirst(9)), role)
    }
    return paths.parallelMap { path -> CatalogFile? in
      let inner = String(path.dropFirst(9))
      guard let text = Content.text(at: path) else { return nil }
      return CatalogFile(
        path: inner,
        shownPath: path,
        text: text,
        packed: Content.tree(at: path).map { PackedYAML($0) }
      )
    }.compactMap(\.self)
  }

  private static func files(
    in folder: String,
    _ role: CatalogFile.Role?
  ) throws -> [CatalogFile] {
    try InputFiles.requireExistence(folder)
    guard InputFiles.isFolder(folder) else {
      throw CommandFailure(.usage, "'\(folder)' is a file; --catalog names a folder")
    }
    var root = folder
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    if InputFiles.isFolder(root + "/Controls") { root += "/Controls" }
    return try InputFiles.paths(in: root).compactMap { path in
      guard isWanted(path, role) else { return nil }
      let shown = root + "/" + path
      let bytes = try InputFiles.bytes(shown)
      guard bytes.count <= limit else {
        throw CommandFailure(.badInput, "'\(shown)' is larger than a file of a catalog can be")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw CommandFailure(.badInput, "'\(shown)' is not text in UTF-8")
      }
      return CatalogFile(path: path, shownPath: shown, text: text)
    }
  }
}
