import Diagnostics

/// The path of a zip entry.
enum ZipPath {
  /// The path with `/` between its parts, when it leads nowhere but below the folder it is put in.
  static func checked(
    _ bytes: ArraySlice<UInt8>,
    in archive: String
  ) throws(Diagnostic) -> String {
    // Windows tools have written backslashes.
    let normalized = bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    guard let path = String(validating: normalized, as: UTF8.self) else {
      throw unsafeName("has a name that is not UTF-8", archive)
    }
    let shown = path.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }
    let name = String(String.UnicodeScalarView(shown))
    guard !path.isEmpty else { throw unsafeName("has no name", archive) }
    guard name == path else { throw unsafeName("'\(name)' has control characters", archive) }
    guard !path.hasPrefix("/"), path.utf8.dropFirst().first != UInt8(ascii: ":") else {
      throw unsafeName("'\(name)' is an absolute path", archive)
    }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // A folder ends in a slash.
    if parts.last == "" { parts.removeLast() }
    guard !parts.contains(where: { $0 == ".." || $0 == "." || $0.isEmpty }) else {
      throw unsafeName("'\(name)' leads out of its folder", archive)
    }
    return path
  }

  private static func unsafeName(_ reason: String, _ archive: String) -> Diagnostic {
    Diagnostic(
      Code.zipUnsafeName,
      "the zip archive is not safe to read: an entry \(reason)",
      in: archive
    )
  }
}
