/// All checks, in the order of their identifiers within each family.
public enum SchemeChecks {
  /// All checks.
  public static let all: [SchemeCheck] = packageChecks + tenantChecks

  private static let packageChecks: [SchemeCheck] =
    XMLChecks.checks + GUIDChecks.checks + ReferenceChecks.checks + RegexChecks.checks
    + KeywordChecks.checks + ConfidenceChecks.checks + LocalisationChecks.checks
    + ValidatorChecks.checks + DataMatchChecks.checks

  private static let tenantChecks: [SchemeCheck] =
    LimitChecks.checks + LabelChecks.checks + LabelPolicyChecks.checks + AutoLabelChecks.checks
    + DLPChecks.checks + RetentionChecks.checks + CoverageChecks.checks

  /// The check of an identifier.
  public static func check(_ id: String) -> SchemeCheck? { all.first { $0.id == id } }
}
