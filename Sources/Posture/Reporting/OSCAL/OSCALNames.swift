import Hashing
import PostureModel

/// The identifiers of a document, which follow from the run: the same run gives the same ones.
struct OSCALNames {
  /// The time of the run with its zone, as every document must have one.
  let time: String
  /// The paths of the files read, which the document can refer to.
  let inputs: Set<String>
  private let run: String

  init(_ assessment: Assessment) {
    let provenance = assessment.provenance
    let time = provenance.exportDate ?? provenance.clock
    self.time = time.flatMap(Self.zoned) ?? "1970-01-01T00:00:00Z"
    inputs = Set(provenance.inputs.map(\.path))
    let digests = provenance.inputs.map { "\($0.path)\u{1F}\($0.sha256)" }
    run = ([provenance.tenant.key, self.time, provenance.catalogDigest] + digests)
      .joined(separator: "\u{1E}")
  }

  /// The identifier of a part of the document.
  func uuid(_ kind: String, _ name: String = "") -> JSONValue {
    .string(NameUUID.text(["oscal", run, kind, name]))
  }

  /// A reference to a part of the document.
  func reference(_ kind: String, _ name: String = "") -> JSONValue {
    .string("#" + NameUUID.text(["oscal", run, kind, name]))
  }

  /// A time that is whole: a run file is anybody's.
  private static func zoned(_ time: String) -> String? {
    guard DayNumber.milliseconds(of: time) != nil, time.utf8.count == 20, time.hasSuffix("Z")
    else { return nil }
    return time
  }
}

/// Identifiers made of names: version 5 of RFC 9562.
enum NameUUID {
  /// Names of ours are of this name space.
  private static let space: [UInt8] = [
    0x3B, 0x0E, 0x5C, 0x6A, 0x92, 0x4D, 0x4F, 0x7B, 0xA1, 0x66, 0x50, 0x6F, 0x73, 0x74, 0x75, 0x72,
  ]

  /// The identifier of a list of names.
  static func text(_ names: [String]) -> String {
    let bytes = space + Array(names.joined(separator: "\u{1D}").utf8)
    var digest = Array(DigestAlgorithm.sha1.digest(of: bytes.span).prefix(16))
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    let digits = Array(hexadecimal(digest))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
      .joined(separator: "-")
  }
}

/// Texts in the forms that OSCAL asks for.
enum OSCALText {
  /// One line that is not empty.
  static func line(_ text: String) -> String {
    let line = SafeText.clipped(SafeText.oneLine(text), to: 500)
    return line.isEmpty ? "–" : line
  }

  /// Prose that is not empty.
  static func prose(_ text: String) -> String {
    let prose = SafeText.clipped(SafeText.visible(text), to: 5000)
    return prose.isEmpty ? "–" : prose
  }

  /// A text without space at its ends.
  static func word(_ text: String) -> String { line(text) }

  /// An identifier: a letter or underscore, then letters, digits, dots, hyphens and underscores.
  static func token(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic && scalar.isASCII || scalar == "_"
      let isOther =
        scalar.isASCII && scalar.properties.numericType != nil || scalar == "."
        || scalar == "-"
      if out.isEmpty && !isLetter { out.append("_") }
      out.append(isLetter || isOther ? scalar : "_")
    }
    return out.isEmpty ? "_" : String(out)
  }
}
