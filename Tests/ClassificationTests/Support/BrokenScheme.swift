import Classification
import Testing

/// Files of a scheme in which one thing is wrong, and the check that must tell it.
struct BrokenScheme: CustomTestStringConvertible {
  /// A file by name, as it is stored.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  let check: String
  let files: [File]
  /// A text that was to be replaced and is not there, which is a fault of the test.
  let missing: String?
  var testDescription: String { check }

  init(_ check: String, files: [File], missing: String? = nil) {
    self.check = check
    self.files = files
    self.missing = missing
  }

  /// The sound package with texts replaced.
  init(_ check: String, package replacements: (String, String)...) {
    self.init(check, SchemeText.package, replacements) { [.utf16("pack.xml", $0)] }
  }

  /// The sound package beside one with texts replaced.
  init(_ check: String, twoPackages replacements: (String, String)...) {
    self.init(check, SchemeText.package, replacements) {
      [.utf16("pack.xml", SchemeText.package), .utf16("other.xml", $0)]
    }
  }

  /// The sound package with texts replaced, in a tenant that has a dictionary.
  init(_ check: String, packageWithDictionary replacements: (String, String)...) {
    self.init(check, SchemeText.package, replacements) {
      [.utf16("pack.xml", $0), .text("dictionaries.json", SchemeText.dictionaries)]
    }
  }

  /// The sound tenant with texts replaced.
  init(_ check: String, tenant replacements: (String, String)...) {
    self.init(check, SchemeText.tenant, replacements) { [.text("tenant.json", $0)] }
  }

  /// The sound tenant with texts replaced, and the sound package.
  init(_ check: String, tenantWithPackage replacements: (String, String)...) {
    self.init(check, SchemeText.tenant, replacements) {
      [.text("tenant.json", $0), .utf16("pack.xml", SchemeText.package)]
    }
  }

  /// The sound exact match with texts replaced.
  init(_ check: String, exact replacements: (String, String)...) {
    self.init(check, SchemeText.exactMatch, replacements) {
      File.exactMatch(package: SchemeText.package, match: $0, schema: SchemeText.schema)
    }
  }

  /// The package that an exact match starts from, with texts replaced.
  init(_ check: String, exactPackage replacements: (String, String)...) {
    self.init(check, SchemeText.package, replacements) {
      File.exactMatch(package: $0, match: SchemeText.exactMatch, schema: SchemeText.schema)
    }
  }

  /// The sound schema with texts replaced.
  init(_ check: String, schema replacements: (String, String)...) {
    self.init(check, SchemeText.schema, replacements) {
      File.exactMatch(package: SchemeText.package, match: SchemeText.exactMatch, schema: $0)
    }
  }

  /// An export of its own.
  init(_ check: String, json: String) { self.init(check, files: [.text("export.json", json)]) }

  private init(
    _ check: String,
    _ text: String,
    _ replacements: [(String, String)],
    _ files: (String) -> [File]
  ) {
    var changed = text
    var missing: String?
    for (old, new) in replacements {
      if !changed.contains(old) { missing = old }
      changed = changed.replacing(old, with: new)
    }
    self.init(check, files: files(changed), missing: missing)
  }

  /// The scheme that the files make.
  var scheme: Scheme {
    var reader = SchemeReader()
    for file in files { reader.read(file.bytes, named: file.name) }
    return reader.finished()
  }
}

extension BrokenScheme.File {
  /// A file in UTF-8.
  static func text(_ name: String, _ text: String) -> Self {
    Self(name: name, bytes: Array(text.utf8))
  }

  /// A file in UTF-16 with a byte order mark.
  static func utf16(_ name: String, _ text: String) -> Self {
    Self(name: name, bytes: SchemeText.utf16(text))
  }

  /// The files of an exact match.
  static func exactMatch(package: String, match: String, schema: String) -> [Self] {
    [
      .utf16("pack.xml", package), .utf16("exact.xml", match), .utf16("schema.xml", schema),
      .text("types.json", #"{"Get-DlpSensitiveInformationType": []}"#),
    ]
  }
}

/// So many texts, one after another or with something between them.
func many(_ count: Int, joined separator: String = "", _ text: (Int) -> String) -> String {
  (0..<count).map(text).joined(separator: separator)
}
