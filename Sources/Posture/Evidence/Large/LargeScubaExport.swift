import Documents
import Hashing

/// ScubaGear's own document in a file that was read in parts; checks that look at all of it read it
/// again at once.
struct LargeScubaExport: Sendable {
  let file: FoundFile
  let sha256: String
  /// Where it stands in the file.
  let pointer: String

  /// The document; nil when the file is not what it was.
  var document: JSONNode? {
    guard let bytes = try? InputFiles.bytes(of: file),
      DigestAlgorithm.sha256.hexadecimalDigest(of: bytes.span) == sha256,
      let root = (try? JSONDocument(bytes.span, named: file.name))?.root
    else { return nil }
    return pointer.isEmpty ? root : root[String(pointer.dropFirst())]
  }
}
