/// What was wrong with a text when it was read.
struct SchemeFault: Sendable, Hashable {
  /// What went wrong.
  enum Kind: Sendable, Hashable {
    /// The XML is not well-formed.
    case brokenXML
    /// The encoding that a text declares is not the one it has.
    case wrongEncoding
    /// The XML has a document type.
    case documentType
    /// Data cannot be read, or was cut off when it was exported.
    case brokenData
    /// The scheme file is not what it should be.
    case brokenScheme
  }

  let kind: Kind
  /// The thing it is in, such as a label's name.
  let object: String
  let message: String
  let place: SchemePlace
}
