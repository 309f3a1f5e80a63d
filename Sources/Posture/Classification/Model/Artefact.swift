/// A kind of export that a scheme is made of.
public enum Artefact: String, Sendable, Hashable, CaseIterable {
  case rulePackages
  case informationTypes
  case dictionaries
  case dataSchemas
  case labels
  case labelPolicies
  case autoLabelPolicies
  case autoLabelRules
  case dlpPolicies
  case dlpRules
  case retentionLabels
  case retentionPolicies
  case retentionRules
  case adaptiveScopes
  case eventTypes
  case containers
  case schemeFile

  /// The command that exports it; nil for what an organisation writes itself.
  public var command: String? {
    switch self {
    case .rulePackages: "Get-DlpSensitiveInformationTypeRulePackage"
    case .informationTypes: "Get-DlpSensitiveInformationType"
    case .dictionaries: "Get-DlpKeywordDictionary"
    case .dataSchemas: "Get-DlpEdmSchema"
    case .labels: "Get-Label"
    case .labelPolicies: "Get-LabelPolicy"
    case .autoLabelPolicies: "Get-AutoSensitivityLabelPolicy"
    case .autoLabelRules: "Get-AutoSensitivityLabelRule"
    case .dlpPolicies: "Get-DlpCompliancePolicy"
    case .dlpRules: "Get-DlpComplianceRule"
    case .retentionLabels: "Get-ComplianceTag"
    case .retentionPolicies: "Get-RetentionCompliancePolicy"
    case .retentionRules: "Get-RetentionComplianceRule"
    case .adaptiveScopes: "Get-AdaptiveScope"
    case .eventTypes: "Get-ComplianceRetentionEventType"
    case .containers: "Get-SPOSite"
    case .schemeFile: nil
    }
  }

  /// What it is called in messages.
  public var title: String {
    switch self {
    case .rulePackages: "rule packages"
    case .informationTypes: "sensitive information types"
    case .dictionaries: "keyword dictionaries"
    case .dataSchemas: "exact data match schemas"
    case .labels: "sensitivity labels"
    case .labelPolicies: "label policies"
    case .autoLabelPolicies: "auto-labelling policies"
    case .autoLabelRules: "auto-labelling rules"
    case .dlpPolicies: "DLP policies"
    case .dlpRules: "DLP rules"
    case .retentionLabels: "retention labels"
    case .retentionPolicies: "retention policies"
    case .retentionRules: "retention rules"
    case .adaptiveScopes: "adaptive scopes"
    case .eventTypes: "retention event types"
    case .containers: "sites"
    case .schemeFile: "the scheme file"
    }
  }

  /// The artefact of a cmdlet's name, or of a resource of Microsoft365DSC.
  static func named(_ name: String) -> Artefact? { byName[name.lowercased()] }

  private static let byName: [String: Artefact] = {
    var names: [String: Artefact] = [:]
    for artefact in allCases {
      if let command = artefact.command { names[command.lowercased()] = artefact }
    }
    let further: [(String, Artefact)] = [
      ("scheme", .schemeFile), ("SCSensitivityLabel", .labels), ("SCLabelPolicy", .labelPolicies),
      ("SCAutoSensitivityLabelPolicy", .autoLabelPolicies),
      ("SCAutoSensitivityLabelRule", .autoLabelRules), ("SCDLPCompliancePolicy", .dlpPolicies),
      ("SCDLPComplianceRule", .dlpRules), ("SCComplianceTag", .retentionLabels),
      ("SCRetentionCompliancePolicy", .retentionPolicies),
      ("SCRetentionComplianceRule", .retentionRules), ("SCRetentionEventType", .eventTypes),
    ]
    for (name, artefact) in further { names[name.lowercased()] = artefact }
    return names
  }()
}
