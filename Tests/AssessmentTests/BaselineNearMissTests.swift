import Assessment
import ControlCatalog
import Documents
import PostureModel
import Tables
import Testing

/// "This would pass if you declared ...", with the entry of ScubaGear's configuration file.
@Suite struct BaselineNearMissTests {
  private static func policy(_ name: String, excluding users: [String], state: String = "enabled")
    -> String
  {
    let list = users.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      {"DisplayName": "\(name)", "State": "\(state)", "Conditions": {
        "Users": {"IncludeUsers": ["All"], "ExcludeUsers": [\(list)], "ExcludeGroups": [],
          "ExcludeRoles": [], "ExcludeGuestsOrExternalUsers": null},
        "Applications": {"IncludeApplications": ["All"], "ExcludeApplications": []},
        "ClientAppTypes": ["exchangeActiveSync", "other"]},
       "GrantControls": {"BuiltInControls": ["block"]}}
      """
  }

  private static func outcome(
    _ policies: [String],
    config: String = "{}"
  ) throws -> BaselineOutcome.Requirement {
    let catalog = CatalogReader.read(BundledCatalogTests.files).catalog
    let baseline = try #require(catalog.baselines.first { $0.id == "scuba" })
    let text = """
      {"aad_successful_commands": ["Get-MgBetaIdentityConditionalAccessPolicy"],
       "scuba_config": \(config), "conditional_access_policies": [\(policies.joined(separator: ","))]}
      """
    let outcome = BaselineVerdicts.outcome(
      of: baseline,
      results: [],
      document: try JSONDocument([UInt8](text.utf8), named: "export").root,
      tables: MemoryTables(),
      findsNearMisses: true,
      now: 0
    )
    return try #require(outcome.requirements.first { $0.id == "MS.AAD.1.1v1" })
  }

  @Test func theLeastDeclarationIsProposed() throws {
    let requirement = try Self.outcome([
      Self.policy("Wide", excluding: ["u-1", "u-2"]), Self.policy("Narrow", excluding: ["u-3"]),
      Self.policy("Off", excluding: [], state: "disabled"),
    ])
    #expect(requirement.verdict == .fail)
    #expect(
      requirement.nearMiss
        == .init(
          object: "Narrow",
          snippet: [
            "Aad:", "  MS.AAD.1.1v1:  # what 'Narrow' lets out", "    CapExclusions:",
            "      Users:", "        - \"u-3\"",
          ]
        )
    )
  }

  /// What is proposed does what it says, and what is declared already stays in it.
  @Test func aDeclarationMakesItPass() throws {
    let config = #"{"Aad": {"MS.AAD.1.1v1": {"CapExclusions": {"Users": ["u-1"]}}}}"#
    let policies = [Self.policy("One", excluding: ["u-1", "u-2"])]
    let requirement = try Self.outcome(policies, config: config)
    #expect(requirement.verdict == .fail)
    #expect(requirement.nearMiss?.snippet.suffix(2) == ["        - \"u-1\"", "        - \"u-2\""])
    let declared = #"{"Aad": {"MS.AAD.1.1v1": {"CapExclusions": {"Users": ["u-1", "u-2"]}}}}"#
    let after = try Self.outcome(policies, config: declared)
    #expect(after.verdict == .pass)
    #expect(after.nearMiss == nil)
  }

  @Test func whatFailsForAnotherReasonIsNoNearMiss() throws {
    let requirement = try Self.outcome([
      Self.policy("Off", excluding: ["u-1"], state: "enabledForReportingButNotEnforced")
    ])
    #expect(requirement.verdict == .fail)
    #expect(requirement.nearMiss == nil)
  }
}
