import FoundationEssentials

/// Where controls and report templates come from: folders, and behind them the packed copy.
///
/// A folder holds `Controls/`, `Reports/` or both. It stands for the whole of a top-level folder that
/// it has (a control that is missing there is gone), but a single text that it lacks, such as a
/// template, still comes from behind it.
public struct ContentSource: Sendable, Hashable {
  /// The variable that names a folder.
  public static let environmentVariable = "POSTURE_CONTENT"
  /// The packed copy alone.
  public static let packed = ContentSource(folders: [])

  private let folders: [String]
  /// No text of this kind is larger.
  private static let maximumSize = 64 << 20

  private init(folders: [String]) {
    self.folders = folders
  }

  /// Looks into the folder that an option names, then into the one of the environment variable,
  /// then into the packed copy.
  ///
  /// Folders that are given must exist.
  public init(option: String?, environment: [String: String]) throws(ContentError) {
    var folders: [String] = []
    for folder in [option, environment[Self.environmentVariable]] {
      guard let folder, !folder.isEmpty else { continue }
      guard Self.isFolder(folder) else {
        throw ContentError(path: folder, reason: "this is no folder")
      }
      let hasContent = ["Controls", "Reports"].contains { Self.isFolder(folder + "/" + $0) }
      guard hasContent else {
        throw ContentError(path: folder, reason: "it has neither 'Controls' nor 'Reports' in it")
      }
      folders.append(folder)
    }
    self.folders = folders
  }

  /// The paths of the texts below a folder such as `Controls/Entra`, sorted.
  public func paths(under prefix: String) throws(ContentError) -> [String] {
    let parts = try Self.parts(prefix)
    let start = parts.joined(separator: "/")
    guard let top = parts.first,
      let folder = folders.first(where: { Self.isFolder($0 + "/" + top) })
    else {
      return BundledContent.paths.filter { start.isEmpty || $0.hasPrefix(start + "/") }
    }
    guard Self.isFolder(folder + "/" + start) else { return [] }
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder + "/" + start)
        .filter { path in
          !path.split(separator: "/").contains { $0.hasPrefix(".") }
            && !Self.isFolder("\(folder)/\(start)/\(path)")
        }
        .map { "\(start)/\($0)" }
        .sorted()
    } catch {
      throw ContentError(path: folder + "/" + start, reason: "it cannot be listed")
    }
  }

  /// The text at a path such as `Reports/HTML/report.css`.
  public func text(at path: String) throws(ContentError) -> String {
    let path = try Self.parts(path).joined(separator: "/")
    for folder in folders {
      let file = folder + "/" + path
      guard FileManager.default.fileExists(atPath: file), !Self.isFolder(file) else { continue }
      return try Self.read(file)
    }
    guard let text = BundledContent.text(at: path) else {
      throw ContentError(path: path, reason: "there is no such text")
    }
    return text
  }

  /// What the text at a path has been parsed to, in the form of `PackedYAML`, when it is YAML and
  /// comes from the packed copy.
  public func tree(at path: String) -> ContiguousArray<UInt8>? {
    let isReplaced = folders.contains { FileManager.default.fileExists(atPath: $0 + "/" + path) }
    return isReplaced ? nil : BundledContent.tree(at: path)
  }

  /// Where the text at a path comes from, for messages: a file, or the path itself when it is packed.
  public func origin(of path: String) -> String {
    folders.map { $0 + "/" + path }.first { FileManager.default.fileExists(atPath: $0) } ?? path
  }

  private static func read(_ file: String) throws(ContentError) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: file))
    } catch {
      throw ContentError(path: file, reason: "it cannot be read")
    }
    guard data.count <= maximumSize else {
      throw ContentError(path: file, reason: "it has more than \(maximumSize) bytes")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ContentError(path: file, reason: "it is not UTF-8 text")
    }
    return text
  }

  /// The parts of a path that stays inside its folder.
  private static func parts(_ path: String) throws(ContentError) -> [Substring] {
    let parts = path.split(separator: "/")
    guard !path.hasPrefix("/"), !parts.contains("..") else {
      throw ContentError(path: path, reason: "it leads out of its folder")
    }
    return parts.filter { $0 != "." }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}
