/// Faults of fingerprints, dictionaries, and of what is there twice.
enum OtherFaults {
  private static let entity = SchemeText.part(of: SchemeText.package, "<Entity", "</Entity>")
  private static let resource = SchemeText.part(of: SchemeText.package, "<Resource ", "</Resource>")

  static let all: [BrokenScheme] = [
    BrokenScheme(
      "CLS-XML-003",
      files: [.text("pack.xml", SchemeText.package.replacing("utf-16", with: "utf-8"))]
    ),
    BrokenScheme("CLS-GUID-002", package: ("<Regex id", entity + "<Regex id")),
    BrokenScheme(
      "CLS-REF-009",
      package: (
        "</LocalizedStrings>",
        resource.replacing("3d5e7c1a", with: "4d5e7c1a") + "</LocalizedStrings>"
      )
    ),
    fingerprint("CLS-FPR-001", length: 2731),
    fingerprint("CLS-FPR-001", threshold: 101),
    fingerprint("CLS-FPR-001", shingles: 0),
    fingerprint("CLS-FPR-002", description: ""),
    BrokenScheme("CLS-DIC-001", files: [.text("words.dictionary.txt", "badge\npass\n")]),
    BrokenScheme("CLS-DIC-001", files: [.utf16("words.dictionary.txt", "badge\n\npass\n")]),
    BrokenScheme("CLS-DIC-002", files: [.utf16("words.dictionary.txt", "badge\nBadge\n")]),
    BrokenScheme(
      "CLS-DIC-003",
      files: [
        .utf16("pack.xml", SchemeText.package), .text("d.json", SchemeText.dictionaries),
      ]
    ),
    BrokenScheme(
      "CLS-COV-011",
      files: [.utf16("pack.xml", SchemeText.package), .text("tenant.json", SchemeText.tenant)]
    ),
  ]

  /// A package with a fingerprint, sound but for what is given.
  static func fingerprint(
    _ check: String,
    threshold: Int = 50,
    shingles: Int = 1,
    description: String = "a form",
    length: Int = 2732
  ) -> BrokenScheme {
    BrokenScheme(
      check,
      package: (
        "<Validators id",
        "<Fingerprint id=\"FP\" threshold=\"\(threshold)\" shingleCount=\"\(shingles)\" "
          + "description=\"\(description)\">" + many(length) { _ in "A" }
          + "</Fingerprint><Validators id"
      )
    )
  }
}
