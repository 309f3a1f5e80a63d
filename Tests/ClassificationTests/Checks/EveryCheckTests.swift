import Classification
import Testing

/// Every check finds the fault that it is for, and nothing in what is sound.
@Suite struct EveryCheckTests {
  static let faults =
    PackageFaults.all + TenantFaults.all + ExactMatchFaults.all + LimitFaults.all + OtherFaults.all

  @Test(arguments: faults) func faultIsFound(_ fault: BrokenScheme) throws {
    try #require(fault.missing == nil)
    #expect(SchemeText.checks(fault.scheme).contains(fault.check))
  }

  @Test func everyCheckHasAFault() {
    let tested = Set(
      Self.faults.map(\.check) + PackageCheckTests.faults.map(\.check)
        + TenantCheckTests.faults.map(\.check) + ["CLS-GUID-009"]
    )
    let checks = SchemeChecks.all.filter { $0.openReason == nil }.map(\.id)
    #expect(Set(checks).subtracting(tested).sorted() == [])
  }

  /// Nothing is found in sound files, and together they have every check run.
  @Test func soundSchemesHaveNoFinding() {
    let used = SchemeText.package.replacing(
      #"<Match idRef="Keyword_badge"/>"#,
      with: #"<Match idRef="Keyword_badge"/><Match idRef="9e1d7c40-5b2a-4f83-a6d9-0c4e8b71f352"/>"#
    )
    let sound: [BrokenScheme] = [
      BrokenScheme("", package: ("badge", "badge")),
      BrokenScheme("", exact: ("crew", "crew")),
      OtherFaults.fingerprint(""),
      BrokenScheme("", tenant: ("\"Get-Label\"", "\"Get-Label\"")),
      BrokenScheme(
        "",
        files: [.utf16("pack.xml", used), .text("d.json", SchemeText.dictionaries)]
      ),
      BrokenScheme("", files: [.utf16("words.dictionary.txt", "badge\npass\n")]),
    ]
    var waiting = Set(SchemeChecks.all.filter { $0.openReason == nil }.map(\.id))
    for scheme in sound {
      let outcome = SchemeValidator().validate(scheme.scheme)
      // Sound but for being used by nothing: only the parts that it needs are there.
      #expect(outcome.findings.filter { $0.check != "CLS-REF-003" }.map(\.check) == [])
      waiting.subtract(outcome.held.map(\.id))
    }
    // These need a package and a tenant that uses it, or sites.
    #expect(waiting.sorted() == ["CLS-COV-010", "CLS-COV-011", "CLS-COV-013"])
  }
}
