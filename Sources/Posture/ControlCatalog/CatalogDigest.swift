import Hashing

/// One number for everything that has a say in verdicts.
enum CatalogDigest {
  /// The SHA-256 over path, length and text of each file, in the order given.
  ///
  /// Lengths are part of it, so that no two sets of files run into the same bytes.
  static func digest(of files: [CatalogFile]) -> String {
    var digest = StreamingDigest(.sha256)
    for file in files {
      let bytes = ContiguousArray(file.text.utf8)
      digest.update(ContiguousArray("\(file.path)\n\(bytes.count)\n".utf8).span)
      digest.update(bytes.span)
    }
    return hexadecimal(digest.finish())
  }
}
