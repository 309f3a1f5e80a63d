import Diagnostics
import Evidence
import PostureModel
import Tables
import Testing

@Suite struct MergingTests {
  private static func scuba(_ date: String, _ domains: String) -> String {
    #"{"timestamp_zulu": "\#(date)", "remote_domains": \#(domains)}"#
  }

  @Test func theFresherFileWinsObjectByObject() throws {
    let store = try Fixture.store([
      "a.json": Self.scuba(
        "2030-01-01T00:00:00Z",
        #"[{"Identity": "Default", "AutoForwardEnabled": true, "DomainName": "*"}, {"Identity": "Old"}]"#
      ),
      "b.json": Self.scuba(
        "2030-02-01T00:00:00Z",
        #"[{"Identity": "default", "AutoForwardEnabled": false}, {"Identity": "New"}]"#
      ),
    ])
    #expect(
      try store.rows("RemoteDomain", "Identity", "AutoForwardEnabled", "DomainName", "Origin") == [
        // What the fresher file does not mention is known from the older one.
        [.string("default"), .bool(false), .string("*"), .string("b.json#/remote_domains/0")],
        [.string("Old"), .null(.bool), .string(""), .string("a.json#/remote_domains/1")],
        [.string("New"), .null(.bool), .string(""), .string("b.json#/remote_domains/1")],
      ]
    )
    let conflicts = store.problems("EVD0305")
    #expect(conflicts.map(\.source) == ["a.json"])
    #expect(conflicts.map(\.place) == [.pointer("/remote_domains/0")])
  }

  @Test func theSameObjectInTwoFormsIsNoConflict() throws {
    let store = try Fixture.store([
      "export.json":
        #"{"conditional_access_policies": [{"Id": "p", "State": "enabled", "CreatedDateTime": "/Date(1893553445000)/", "Conditions": {"ClientAppTypes": "all"}}]}"#,
      "policies.json":
        #"{"@odata.context": "x#identity/conditionalAccess/policies", "value": [{"id": "p", "state": "enabled", "createdDateTime": "2030-01-02T03:04:05Z", "conditions": {"clientAppTypes": ["all"]}}]}"#,
    ])
    #expect(store.status(of: "ConditionalAccessPolicies")?.count == 1)
    #expect(store.problems("EVD0305").isEmpty)
  }

  @Test func anotherFileCanMakeUpForAFailedCommand() throws {
    let store = try Fixture.store([
      "export.json":
        #"{"transport_rule": [], "exo_successful_commands": [], "exo_unsuccessful_commands": ["Get-TransportRule"]}"#,
      "TransportRule.json":
        #"[{"Identity": "r", "RuleErrorAction": "Ignore", "Priority": 0, "Conditions": []}]"#,
    ])
    let status = try #require(store.status(of: "TransportRule"))
    #expect(status.state == .partial)
    #expect(status.count == 1)
    #expect(status.reason == "Get-TransportRule failed during the export")
  }

  @Test func exportsOfTwoTenantsAreNoticed() throws {
    let store = try Fixture.store([
      "a.json": #"{"tenant_details": [{"TenantId": "1", "DisplayName": "A"}]}"#,
      "b.json": #"{"tenant_details": [{"TenantId": "2", "DisplayName": "B"}]}"#,
    ])
    #expect(store.problems("EVD0309").count == 1)
    #expect(store.tenant.displayName == "A")
  }
}
