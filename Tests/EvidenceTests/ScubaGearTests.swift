import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

@Suite struct ScubaGearTests {
  @Test func laysGraphObjectsIntoCamelCaseColumns() throws {
    let store = try Fixture.store(
      """
      {"timestamp_zulu": "2030-01-02T03:04:05.000Z", "conditional_access_policies": [
        {"Id": "p1", "DisplayName": "One", "State": "enabled", "CreatedDateTime": "/Date(1893553445000)/",
         "Conditions": {"ClientAppTypes": ["other"], "Users": {"IncludeUsers": "All"},
           "Applications": null}, "GrantControls": {"BuiltInControls": ["block"]}}],
       "aad_successful_commands": ["Get-MgBetaIdentityConditionalAccessPolicy"]}
      """
    )
    let table = "ConditionalAccessPolicies"
    #expect(store.state(table) == .collected)
    #expect(
      try store.rows(table, "id", "displayName", "state", "Origin") == [
        [
          .string("p1"), .string("One"), .string("enabled"),
          .string("export.json#/conditional_access_policies/0"),
        ]
      ]
    )
    #expect(
      try store.value(table, "conditions")
        == .dynamic(
          .bag([
            .init("clientAppTypes", .array([.string("other")])),
            // PowerShell wrote the list of one as its element.
            .init("users", .bag([.init("includeUsers", .array([.string("All")]))])),
            .init("applications", .null),
          ])
        )
    )
    let raw = try store.value(table, "Raw")
    guard case .dynamic(let bag) = raw else { return }
    #expect(bag["DisplayName"] == .string("One"))
    #expect(bag["Conditions"]?["Users"]?["IncludeUsers"] == .string("All"))
    // 1893553445 s after 1970 is 2030-01-02T03:04:05Z.
    #expect(store.exportDate == Ticks.unixEpoch + 1_893_553_445 * Ticks.second)
    #expect(
      try store.value(table, "createdDateTime")
        == .datetime(Ticks.unixEpoch + 1_893_553_445 * Ticks.second)
    )
  }

  @Test(arguments: [
    // key present with rows, command succeeded
    (#""remote_domains": [{"Name": "Default"}]"#, #"["Get-RemoteDomain"]"#, "[]", "collected"),
    (#""remote_domains": []"#, #"["Get-RemoteDomain"]"#, "[]", "empty"),
    (#""remote_domains": null"#, #"["get-remotedomain"]"#, "[]", "empty"),
    (#""remote_domains": [null]"#, #"["Get-RemoteDomain"]"#, "[]", "empty"),
    (#""remote_domains": {"Name": "Default"}"#, #""Get-RemoteDomain""#, "[]", "collected"),
    (#""remote_domains": []"#, "[]", #"["Get-RemoteDomain"]"#, "failed"),
    (
      #""remote_domains": []"#, "[]",
      #"[{"CommandName": "Get-RemoteDomain", "ErrorMessage": "no"}]"#, "failed"
    ),
    (#""remote_domains": []"#, #"["Get-Other"]"#, "[]", "failed"),
    (#""remote_domains": []"#, #"["Get-RemoteDomain"]"#, #"["Get-RemoteDomain"]"#, "failed"),
    (#""remote_domains": [{"Name": "a"}]"#, "[]", #"["Get-RemoteDomain"]"#, "partial"),
    (#""remote_domains": "text""#, #"["Get-RemoteDomain"]"#, "[]", "failed"),
    (#""module_version": "1""#, #"["Get-RemoteDomain"]"#, "[]", "absent"),
    (#""module_version": "1""#, "[]", #"["Get-RemoteDomain"]"#, "failed"),
  ])
  func tellsMissingEmptyAndFailedApart(
    key: String,
    successful: String,
    unsuccessful: String,
    expected: String
  ) throws {
    let store = try Fixture.store(
      """
      {\(key), "exo_successful_commands": \(successful), "exo_unsuccessful_commands": \(unsuccessful)}
      """
    )
    let status = try #require(store.status(of: "RemoteDomain"))
    #expect(status.state.rawValue == expected)
    #expect(status.command == "Get-RemoteDomain")
    #expect((status.reason == nil) == ["collected", "empty"].contains(expected))
    #expect(
      store.isCollected("RemoteDomain") == ["collected", "empty", "partial"].contains(expected)
    )
  }

  @Test func commandsThatNoPolicyAsksForNeedNotBeListed() throws {
    let store = try Fixture.store(
      #"{"environment_list": [], "powerplatform_successful_commands": ["Get-Other"]}"#
    )
    #expect(store.state("PowerPlatformEnvironments") == .empty)
  }

  @Test func saysWhyACommandFailed() throws {
    let store = try Fixture.store(
      """
      {"atp_policy_for_o365": [], "defender_license": false,
       "securitysuite_successful_commands": ["Get-AtpPolicyForO365"],
       "securitysuite_unsuccessful_commands": [{"Command": "Get-AtpPolicyForO365", "Error": "403"}],
       "powerbi_tenant_settings": [], "powerbi_license_found": false,
       "powerbi_successful_commands": ["Invoke-RestMethod"]}
      """
    )
    #expect(
      store.status(of: "AtpPolicyForO365")?.reason
        == "Get-AtpPolicyForO365 failed during the export: 403 (ScubaGear takes it that the tenant has no licence)"
    )
    #expect(store.state("PowerBITenantSettings") == .failed)
    #expect(try store.value("Tenant", "DefenderLicense") == .bool(false))
    #expect(try store.value("Tenant", "PowerBILicense") == .bool(false))
  }

  @Test func readsObjectsOfObjectsAndNestedRows() throws {
    let store = try Fixture.store(
      """
      {"privileged_users": {"a/1": {"DisplayName": "Ann", "roles": "Global Administrator"}},
       "privileged_roles": [{"DisplayName": "Global Administrator", "RoleTemplateId": "t1",
         "Assignments": [{"Id": "x", "PrincipalId": "a", "EndDateTime": null}], "Rules": []}],
       "authentication_method": {"authentication_method_policy": {"PolicyMigrationState": "preMigration"},
         "authentication_method_feature_settings": [{"Id": "Sms", "State": "disabled"}]},
       "dlp_policies": [{"value": []}], "tenant_isolation": [{"properties": {"isDisabled": true}}]}
      """
    )
    #expect(
      try store.rows("PrivilegedUsers", "Id", "DisplayName", "roles", "Origin") == [
        [
          .string("a/1"), .string("Ann"), .list("Global Administrator"),
          .string("export.json#/privileged_users/a~11"),
        ]
      ]
    )
    #expect(
      try store.rows("RoleAssignmentScheduleInstances", "principalId", "roleDisplayName", "Origin")
        == [
          [
            .string("a"), .string("Global Administrator"),
            .string("export.json#/privileged_roles/0/Assignments/0"),
          ]
        ]
    )
    #expect(store.state("PrivilegedRoleRules") == .empty)
    #expect(
      try store.value("AuthenticationMethodsPolicy", "policyMigrationState")
        == .string("preMigration")
    )
    #expect(try store.value("AuthenticationMethodConfigurations", "state") == .string("disabled"))
    #expect(store.state("PowerPlatformDlpPolicies") == .empty)
    #expect(try store.value("PowerPlatformTenantIsolation", "isDisabled") == .bool(true))
  }

  @Test func doubleKeysAreAnErrorUnlessTheyAreAlikeOrScubaGearsOwn() throws {
    let store = try Fixture.store(
      """
      {"service_plans": [], "service_plans": [{"ServicePlanName": "AAD_PREMIUM"}],
       "accepted_domains": [], "accepted_domains": [{"DomainName": "a.example"}],
       "org_config": [{"AuditDisabled": true, "AuditDisabled": false,
         "Name": "same", "Name": "same"}]}
      """
    )
    #expect(try store.value("ServicePlans", "ServicePlanName") == .string("AAD_PREMIUM"))
    #expect(try store.value("AcceptedDomain", "DomainName") == .string("a.example"))
    #expect(try store.value("OrganizationConfig", "AuditDisabled") == .bool(false))
    let duplicates = store.problems("DOC0112")
    #expect(
      duplicates.map(\.place)
        == [.pointer("/org_config/0/AuditDisabled"), .pointer("/org_config/0/Name")]
    )
    #expect(duplicates.map(\.severity) == [.error, .warning])
  }

  @Test func knowsTheTenantAndTheConfiguration() throws {
    let store = try Fixture.store(
      """
      {"module_version": "1.8.0", "timestamp_zulu": "2030-01-02T03:04:05Z", "total_user_count": 12,
       "tenant_details": [{"TenantId": "t-1", "DisplayName": "Contoso", "DomainName": "c.example"}],
       "scuba_config": {"M365Environment": "gcc", "ProductNames": ["aad"],
         "OmitPolicy": {"MS.AAD.1.1v1": {"Rationale": "r"}}}}
      """
    )
    #expect(
      store.tenant == TenantIdentity(id: "t-1", displayName: "Contoso", initialDomain: "c.example")
    )
    #expect(
      try store.rows("Tenant", "TenantId", "ExportToolVersion", "TotalUserCount", "Origin") == [
        [.string("t-1"), .string("1.8.0"), .long(12), .string("export.json#/tenant_details/0")]
      ]
    )
    #expect(
      try store.rows("ScubaConfig", "M365Environment", "ProductNames") == [
        [.string("gcc"), .list("aad")]
      ]
    )
  }

  @Test func readsTheExportInsideAResultsFile() throws {
    let store = try Fixture.store(
      #"{"MetaData": {}, "Results": {}, "Raw": {"remote_domains": [{"DomainName": "*"}]}}"#
    )
    #expect(
      try store.value("RemoteDomain", "Origin") == .string("export.json#/Raw/remote_domains/0")
    )
  }
}
