import Classification
import Diagnostics
import Testing

@Suite struct RulePackageReaderTests {
  private static let text = """
    <?xml version="1.0" encoding="utf-16"?>
    <RulePackage xmlns="http://schemas.microsoft.com/office/2011/mce">
      <RulePack id="1b2f1c8e-5f0e-4c43-9d3a-6b0f6d0d2f11">
        <Version major="1" minor="2" build="x" revision="0"/>
        <Publisher id="2b2f1c8e-5f0e-4c43-9d3a-6b0f6d0d2f11"/>
        <Details defaultLangCode="en-us">
          <LocalizedDetails langcode="en-us"><Name>Badges</Name></LocalizedDetails>
        </Details>
      </RulePack>
      <Rules>
        <Version minEngineVersion="15.0.0.0">
          <Entity id="3b2f1c8e-5f0e-4c43-9d3a-6b0f6d0d2f11" patternsProximity="unlimited">
            <Pattern confidenceLevel="85">
              <IdMatch idRef="R"/>
              <Any minMatches="0" maxMatches="0"><Match idRef="K" minCount="2"/></Any>
            </Pattern>
          </Entity>
        </Version>
        <Regex id="R" validators="V"> \\d{4} </Regex>
        <Keyword id="K"><Group><Term caseSensitive="1">badge</Term></Group></Keyword>
        <Validators id="V"><Validator type="Checksum">
          <Param name="Weights">1, 2,3</Param></Validator></Validators>
        <LocalizedStrings>
          <Resource idRef="3b2f1c8e-5f0e-4c43-9d3a-6b0f6d0d2f11">
            <Name default="true" langcode="en-us">Badge number</Name>
          </Resource>
        </LocalizedStrings>
      </Rules>
    </RulePackage>
    """

  /// The text as a file: UTF-16 with a byte order mark.
  private static func utf16(bigEndian: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [true, false]) func readsUTF16(bigEndian: Bool) throws {
    let bytes = Self.utf16(bigEndian: bigEndian)
    let package = try RulePackageReader.package(bytes.span, named: "pack.xml")
    #expect(package.form == .textual)
    #expect(package.name == "Badges")
    #expect(package.pack.version?.parts == [1, 2, nil, 0])
    let rule = try #require(package.rules.first)
    #expect(package.name(of: rule) == "Badge number")
    #expect(rule.engine == "15.0.0.0")
    #expect(rule.proximity == .unlimited)
    #expect(rule.place == SchemePlace(file: "pack.xml", line: 12))
    let choice = try #require(rule.patterns.first?.choices.first)
    #expect(choice.isExclusion)
    #expect(choice.children.first?.matches.first?.minCount == 2)
    #expect(package.processor("R")?.regex?.pattern == " \\d{4} ")
    #expect(package.processor("K")?.terms.first?.isCaseSensitive == true)
    #expect(package.validatorSet("V")?.validators.first?.weights == [1, 2, 3])
  }

  @Test func refusesDocumentTypes() {
    let text = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"
    #expect(throws: Diagnostic.self) {
      try RulePackageReader.package(Array(text.utf8).span, named: "pack.xml")
    }
  }
}
