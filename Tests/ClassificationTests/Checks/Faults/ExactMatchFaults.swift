// Data: what is replaced stands on one line.
// swift-format-ignore-file

/// Faults of exact data matches, one a check.
enum ExactMatchFaults {
  static let all: [BrokenScheme] = [
    BrokenScheme("CLS-EDM-001", schema: (#" version="1""#, "")),
    BrokenScheme("CLS-EDM-002", schema: (#"searchable="true""#, #"searchable="false""#)),
    BrokenScheme("CLS-EDM-003", schema: (#"name="Name""#, #"name="number""#)),
    BrokenScheme("CLS-EDM-004", schema: (#""-,/""#, #""-,x""#)),
    BrokenScheme("CLS-EDM-005", exact: (#"dataStore="crew""#, #"dataStore="guests""#)),
    BrokenScheme("CLS-EDM-006", exact: (#"match matches="Name""#, #"match matches="Rank""#)),
    BrokenScheme("CLS-EDM-007", exact: (#"classification="Harbour badge""#, #"classification="Harbour pass""#)),
    BrokenScheme("CLS-EDM-008", exactPackage: (#"(?i)\bHB-\d{5}\b"#, #"\b\w{5}\b"#)),
  ]
}
