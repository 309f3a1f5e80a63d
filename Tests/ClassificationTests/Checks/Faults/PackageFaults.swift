// Data: what is replaced stands on one line.
// swift-format-ignore-file

/// Faults of rule packages, one a check.
enum PackageFaults {
  static let all: [BrokenScheme] = [
    BrokenScheme("CLS-XML-010", package: ("<Entity ", #"<Version minEngineVersion="15.01.0100.000"><Entity "#),
      ("</Entity>", "</Entity></Version>")),
    BrokenScheme("CLS-GUID-004", twoPackages: ("7f3c9a52-1d44", "8f3c9a52-1d44")),
    BrokenScheme("CLS-GUID-005", package: ("7f3c9a52-1d44-4e0b-9c1e-52b8a6d0e713", "dad86a92-ab18-43bb-ab35-96f7c594adaa")),
    BrokenScheme("CLS-GUID-010", package: ("7f3c9a52-1d44-4e0b-9c1e-52b8a6d0e713", "3d5e7c1a-82f6-4b09-a7d3-c40e19f8b265")),
    BrokenScheme("CLS-REF-003", package: (#"<Any minMatches="0" maxMatches="0"><Match idRef="Keyword_not"/></Any>"#, "")),
    BrokenScheme("CLS-REF-010", package: (#"<Resource idRef="3d5e7c1a"#, #"<Resource idRef="4d5e7c1a"#)),
    BrokenScheme("CLS-REF-011", packageWithDictionary: (#"<Match idRef="Keyword_badge"/>"#, #"<Match idRef="2d9c3b50-6e1f-4a78-8b05-c1f7e2d94a63"/>"#)),
    BrokenScheme("CLS-REX-020", package: (#"<Keyword id="Keyword_badge">"#, #"<Regex id="Regex_two" validators="V">(?i)\bHB-\d{5}\b</Regex><Keyword id="Keyword_badge">"#)),
    BrokenScheme("CLS-KEY-010", package: (#"matchStyle="word"><Term>badge"#, #"matchStyle="string"><Term>社員証</Term><Term>badge"#)),
    BrokenScheme("CLS-KEY-012", package: (#"matchStyle="word"><Term>badge</Term>"#, #"matchStyle="string"><Term>badge</Term><Term>badge number</Term>"#)),
    BrokenScheme("CLS-CNF-006", package: (#"""
        <Match idRef="Keyword_badge"/>
        <Any minMatches="0" maxMatches="0"><Match idRef="Keyword_not"/></Any>
        """#, ""),
      (#"confidenceLevel="65"><IdMatch idRef="Regex_badge"/>"#, #"confidenceLevel="65"><IdMatch idRef="Regex_badge"/><Match idRef="Keyword_badge"/>"#)),
    BrokenScheme("CLS-CNF-013", package: (#"<Match idRef="Keyword_badge"/>"#, ""),
      (#"<Any minMatches="0" maxMatches="0"><Match idRef="Keyword_not"/></Any>"#, "")),
    BrokenScheme("CLS-CNF-015", package: ("</Entity>", #"<Pattern confidenceLevel="75"><IdMatch idRef="Regex_badge"/></Pattern></Entity>"#)),
    BrokenScheme("CLS-CNF-016", package: (#"(?i)\bHB-\d{5}\b"#, #"\b\d{5}\b"#),
      (#" validators="V""#, ""),
      (#"<Match idRef="Keyword_badge"/>"#, "")),
    BrokenScheme("CLS-CNF-018", package: ("<Regex id", #"<Affinity id="6b1c2d3e-4f50-4617-a829-3a4b5c6d7e8f" evidencesProximity="300" thresholdConfidenceLevel="85"><Evidence confidenceLevel="40"><Match idRef="Keyword_badge"/></Evidence></Affinity><Regex id"#)),
    BrokenScheme("CLS-CNF-019", package: (#"<IdMatch idRef="Regex_badge"/><Match"#, #"<IdMatch idRef="Regex_badge" minCount="2"/><Match"#)),
    BrokenScheme("CLS-LOC-002", package: (#"<Name default="true""#, #"<Name langcode="en-us">Badge of the harbour</Name><Name default="true""#)),
    BrokenScheme("CLS-LOC-005", package: (#"<Name default="true""#, #"<Name langcode="de-de">Hafenausweis</Name><Name default="true""#)),
    BrokenScheme("CLS-VAL-007", package: (#"""
        <Validator type="Checksum"><Param name="Weights">5, 4, 3, 2, 0</Param>
        <Param name="Mod">10</Param><Param name="CheckDigit">5</Param>
        <Param name="AllowAlphabets">0</Param></Validator>
        """#, #"<Validator type="DateSimple"><Param name="Offset">20</Param><Param name="Pattern">DDMMYYYY</Param></Validator>"#)),
    BrokenScheme("CLS-VAL-010", package: (#"logic="Exclude""#, #"logic="Include""#),
      ("<Term>HB-00000</Term>", "<Term>badge</Term>")),
  ]
}
