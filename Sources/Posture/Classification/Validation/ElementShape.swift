/// What an element of a rule package may and must have.
struct ElementShape: Sendable {
  /// What an attribute may hold.
  enum ValueType: Sendable {
    case text
    case boolean
    case proximity
    case positive
    case natural
    case versionPart
    case style
    case workload

    func accepts(_ value: String) -> Bool {
      let value = value.trimmedBlanks
      let number = Int(value)
      switch self {
      case .text: return true
      case .boolean: return ["true", "false", "0", "1"].contains(value)
      case .proximity: return value == "unlimited" || (number ?? 0) > 0
      case .positive: return (number ?? 0) > 0
      case .natural: return (number ?? -1) >= 0
      case .versionPart: return (0...65535).contains(number ?? -1)
      case .style: return value == "word" || value == "string"
      case .workload: return value == "Exchange" || value == "Outlook"
      }
    }

    /// What is wanted, in words.
    var words: String {
      switch self {
      case .text: "a text"
      case .boolean: "'true' or 'false'"
      case .proximity: "a number above zero or 'unlimited'"
      case .positive: "a number above zero"
      case .natural: "a number of zero or more"
      case .versionPart: "a number from 0 to 65535"
      case .style: "'word' or 'string'"
      case .workload: "'Exchange' or 'Outlook'"
      }
    }
  }

  /// The attributes it may have.
  var attributes: [String: ValueType] = [:]
  /// The attributes it must have.
  var required: [String] = []
  /// The elements it may have, with the name of their shape.
  var children: [String: String] = [:]
  /// The order of its elements: those of one group may be mixed.
  var order: [[String]] = []
  /// Groups of elements of which one at least must be there.
  var oneOf: [[String]] = []
  /// Elements that must be there once.
  var exactlyOne: [String] = []
  /// The element that must come first.
  var first: String?
  /// What must have a text, in words; nil when it need not.
  var text: String?
}

extension ElementShape {
  private static let processors = [
    "Regex", "Keyword", "Fingerprint", "ExtendedKeyword", "Validators", "Filters",
  ]

  private static func named(_ names: [String]) -> [String: String] {
    Dictionary(names.map { ($0, $0) }) { first, _ in first }
  }

  /// The shapes by name; an element of several shapes has its parent's name behind it.
  static let all: [String: ElementShape] = package.merging(rules) { first, _ in first }
    .merging(exact) { first, _ in first }

  private static let package: [String: ElementShape] = [
    "RulePackage": ElementShape(
      children: named(["RulePack", "Rules"]),
      order: [["RulePack"], ["Rules"]],
      exactlyOne: ["RulePack", "Rules"]
    ),
    "RulePack": ElementShape(
      attributes: ["id": .text],
      required: ["id"],
      children: [
        "Version": "Version/pack", "Publisher": "Publisher", "Details": "Details",
        "Encryption": "Encryption",
      ],
      order: [["Version"], ["Publisher"], ["Details"], ["Encryption"]],
      exactlyOne: ["Version", "Publisher", "Details"]
    ),
    "Version/pack": ElementShape(
      attributes: [
        "major": .versionPart, "minor": .versionPart, "build": .versionPart,
        "revision": .versionPart,
      ],
      required: ["major", "minor", "build", "revision"]
    ),
    "Publisher": ElementShape(attributes: ["id": .text], required: ["id"]),
    "Details": ElementShape(
      attributes: ["defaultLangCode": .text],
      required: ["defaultLangCode"],
      children: named(["LocalizedDetails"]),
      oneOf: [["LocalizedDetails"]]
    ),
    "LocalizedDetails": ElementShape(
      attributes: ["langcode": .text],
      required: ["langcode"],
      children: [
        "PublisherName": "Text", "Name": "Text", "Description": "Text",
      ],
      order: [["PublisherName"], ["Name"], ["Description"]],
      exactlyOne: ["PublisherName", "Name"]
    ),
    "Text": ElementShape(),
    "Rules": ElementShape(
      children: named(["Entity", "Affinity", "LocalizedStrings"] + processors)
        .merging(["Version": "Version/rules"]) { first, _ in first },
      order: [["Entity", "Affinity", "Version"], processors, ["LocalizedStrings"]],
      oneOf: [["Entity", "Affinity", "Version"]],
      exactlyOne: ["LocalizedStrings"]
    ),
    "Version/rules": ElementShape(
      attributes: ["minEngineVersion": .text, "maxEngineVersion": .text],
      children: named(["Entity", "Affinity"]),
      oneOf: [["Entity", "Affinity"]]
    ),
    "LocalizedStrings": ElementShape(children: named(["Resource"])),
    "Resource": ElementShape(
      attributes: ["idRef": .text],
      required: ["idRef"],
      children: ["Name": "LocalizedText", "Description": "LocalizedText"],
      order: [["Name"], ["Description"]],
      oneOf: [["Name"]]
    ),
    "LocalizedText": ElementShape(attributes: ["langcode": .text, "default": .boolean]),
  ]

  private static let rules: [String: ElementShape] = [
    "Entity": ElementShape(
      attributes: [
        "id": .text, "patternsProximity": .proximity, "recommendedConfidence": .text,
        "workload": .workload, "relaxProximity": .boolean, "filters": .text,
        "lastModifiedTime": .text,
      ],
      required: ["id", "patternsProximity"],
      children: ["Pattern": "Pattern", "Version": "Version/entity"],
      order: [["Pattern"], ["Version"]],
      oneOf: [["Pattern", "Version"]]
    ),
    "Version/entity": ElementShape(
      attributes: ["minEngineVersion": .text, "maxEngineVersion": .text],
      children: named(["Pattern"]),
      oneOf: [["Pattern"]]
    ),
    "Pattern": ElementShape(
      attributes: ["confidenceLevel": .text, "filters": .text],
      required: ["confidenceLevel"],
      children: named(["IdMatch", "Match", "Any"]),
      exactlyOne: ["IdMatch"],
      first: "IdMatch"
    ),
    "IdMatch": ElementShape(attributes: ["idRef": .text], required: ["idRef"]),
    "Match": ElementShape(
      attributes: ["idRef": .text, "minCount": .positive, "uniqueResults": .boolean],
      required: ["idRef"]
    ),
    "Any": ElementShape(
      attributes: ["minMatches": .natural, "maxMatches": .natural],
      children: named(["Match", "Any"]),
      oneOf: [["Match", "Any"]]
    ),
    "Affinity": ElementShape(
      attributes: [
        "id": .text, "evidencesProximity": .proximity, "thresholdConfidenceLevel": .text,
        "workload": .workload, "lastModifiedTime": .text, "relaxProximity": .boolean,
      ],
      required: ["id", "evidencesProximity", "thresholdConfidenceLevel"],
      children: ["Evidence": "Evidence", "Version": "Version/affinity"],
      order: [["Evidence"], ["Version"]],
      oneOf: [["Evidence", "Version"]]
    ),
    "Version/affinity": ElementShape(
      attributes: ["minEngineVersion": .text, "maxEngineVersion": .text],
      children: named(["Evidence"]),
      oneOf: [["Evidence"]]
    ),
    "Evidence": ElementShape(
      attributes: ["confidenceLevel": .text],
      required: ["confidenceLevel"],
      children: named(["Match", "Any"]),
      oneOf: [["Match", "Any"]]
    ),
    "Regex": ElementShape(
      attributes: ["id": .text, "validators": .text],
      required: ["id"],
      text: "a Regex"
    ),
    "Keyword": ElementShape(
      attributes: ["id": .text],
      required: ["id"],
      children: named(["Group"]),
      oneOf: [["Group"]]
    ),
    "Group": ElementShape(
      attributes: ["matchStyle": .style],
      children: named(["Term"]),
      oneOf: [["Term"]]
    ),
    "Term": ElementShape(attributes: ["caseSensitive": .boolean]),
    "Fingerprint": ElementShape(
      attributes: [
        "id": .text, "threshold": .text, "shingleCount": .text, "description": .text,
      ],
      required: ["id", "threshold", "shingleCount"]
    ),
    "ExtendedKeyword": ElementShape(attributes: ["id": .text], required: ["id"]),
    "Validators": ElementShape(
      attributes: ["id": .text],
      required: ["id"],
      children: named(["Validator"]),
      oneOf: [["Validator"]]
    ),
    "Validator": ElementShape(
      attributes: ["type": .text],
      required: ["type"],
      children: named(["Param"])
    ),
    "Param": ElementShape(attributes: ["name": .text], required: ["name"]),
    "Filters": ElementShape(
      attributes: ["id": .text],
      required: ["id"],
      children: named(["Filter"]),
      oneOf: [["Filter"]]
    ),
    "Filter": ElementShape(
      attributes: [
        "type": .text, "direction": .text, "logic": .text, "textProcessorId": .text,
      ],
      required: ["type"]
    ),
  ]

  private static let exact: [String: ElementShape] = [
    "RulePackage/exact": ElementShape(
      children: ["RulePack": "RulePack", "Rules": "Rules/exact"],
      order: [["RulePack"], ["Rules"]],
      exactlyOne: ["RulePack", "Rules"]
    ),
    "Rules/exact": ElementShape(
      children: ["ExactMatch": "ExactMatch", "LocalizedStrings": "LocalizedStrings"],
      order: [["ExactMatch"], ["LocalizedStrings"]],
      oneOf: [["ExactMatch"]],
      exactlyOne: ["LocalizedStrings"]
    ),
    "ExactMatch": ElementShape(
      attributes: [
        "id": .text, "patternsProximity": .proximity, "dataStore": .text,
        "recommendedConfidence": .text, "lastModifiedTime": .text, "relaxProximity": .boolean,
      ],
      required: ["id", "patternsProximity", "dataStore"],
      children: ["Pattern": "Pattern/exact"],
      oneOf: [["Pattern"]]
    ),
    "Pattern/exact": ElementShape(
      attributes: ["confidenceLevel": .text],
      required: ["confidenceLevel"],
      children: ["idMatch": "idMatch", "match": "match", "Any": "Any/exact"],
      exactlyOne: ["idMatch"],
      first: "idMatch"
    ),
    "idMatch": ElementShape(
      attributes: ["matches": .text, "classification": .text],
      required: ["matches", "classification"]
    ),
    "match": ElementShape(
      attributes: ["matches": .text, "minCount": .positive, "uniqueResults": .boolean],
      required: ["matches"]
    ),
    "Any/exact": ElementShape(
      attributes: ["minMatches": .natural, "maxMatches": .natural],
      children: ["match": "match", "Any": "Any/exact"],
      oneOf: [["match", "Any"]]
    ),
  ]
}
