import Diagnostics

/// Where the fields of one file stand, by their dotted paths.
///
/// Every field of every file is noted and hardly one is asked for, so that nothing is hashed.
struct FieldPlaces: Sendable {
  private var notes: [(path: String, position: SourcePosition)] = []

  mutating func note(_ path: String, at position: SourcePosition) {
    notes.append((path, position))
  }

  /// The place of a field; of several notes the last one.
  subscript(path: String) -> SourcePosition? {
    notes.last { $0.path == path }?.position
  }
}
