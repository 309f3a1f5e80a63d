/// The codes of the diagnostics of this module.
enum Code {
  // JSON
  static let jsonEmpty = "DOC0101"
  static let jsonTruncated = "DOC0102"
  static let jsonUnexpected = "DOC0103"
  static let jsonTrailing = "DOC0104"
  static let jsonTooDeep = "DOC0105"
  static let jsonInvalidUTF8 = "DOC0106"
  static let jsonLoneSurrogate = "DOC0107"
  static let jsonBadEscape = "DOC0108"
  static let jsonControlCharacter = "DOC0109"
  static let jsonBadNumber = "DOC0110"
  static let jsonNumberRange = "DOC0111"
  static let jsonDuplicateKey = "DOC0112"
  static let jsonTooBig = "DOC0113"

  // YAML
  static let yamlSyntax = "DOC0201"
  static let yamlInvalidText = "DOC0202"
  static let yamlTooDeep = "DOC0203"
  static let yamlDuplicateKey = "DOC0204"
  static let yamlAlias = "DOC0205"
  static let yamlTag = "DOC0206"
  static let yamlComplexKey = "DOC0207"
  static let yamlEmpty = "DOC0208"
  static let yamlSeveralDocuments = "DOC0209"
  static let yamlTooBig = "DOC0210"

  // XML
  static let xmlSyntax = "DOC0301"
  static let xmlTooDeep = "DOC0302"
  static let xmlDocumentType = "DOC0303"
  static let xmlTooBig = "DOC0304"
  static let xmlEmpty = "DOC0305"

  // Encodings
  static let encodingBrokenUTF16 = "DOC0401"
  static let encodingUTF32 = "DOC0402"
}
