import BundledContent
import Glibc

/// The controls, samples and report files that the program comes with.
///
/// The variable `POSTURE_CONTENT` names a folder that holds `Controls/` and `Reports/` to be used
/// instead, so that authors of either need not build the program.
enum Content {
  /// All paths, such as `Controls/Entra/entra.ca.block-legacy-auth.yaml`, in order.
  static func paths() throws -> [String] {
    guard let folder else { return BundledContent.paths }
    try InputFiles.requireExistence(folder)
    return try ["Controls", "Reports"].flatMap { part -> [String] in
      guard InputFiles.isFolder(folder + "/" + part) else { return [] }
      return try InputFiles.paths(in: folder + "/" + part).map { part + "/" + $0 }
    }
  }

  /// The text of one file; nil when it is not there or is not text.
  static func text(at path: String) -> String? {
    guard let folder else { return BundledContent.text(at: path) }
    // A file that cannot be read is as good as not there.
    guard let bytes = try? InputFiles.bytes(folder + "/" + path) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// What a YAML file that is a part of the program has been parsed to.
  static func tree(at path: String) -> ContiguousArray<UInt8>? {
    folder == nil ? BundledContent.tree(at: path) : nil
  }

  private static var folder: String? {
    guard let value = unsafe getenv("POSTURE_CONTENT") else { return nil }
    let folder = unsafe String(cString: value)
    return folder.isEmpty ? nil : folder
  }
}
