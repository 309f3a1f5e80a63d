import Classification
import Testing

@Suite struct SchemeReaderTests {
  private func scheme(_ text: String, named name: String) -> Scheme {
    SchemeText.scheme(Array(text.utf8), named: name)
  }

  @Test func readsConfigurationsOfMicrosoft365DSC() throws {
    let text = """
      Configuration Harbour {
        Import-DscResource -ModuleName 'Microsoft365DSC'
        Node localhost {
          SCSensitivityLabel "One"
          {
            Name                     = "Secret";
            DisplayName              = 'Anna''s "secret"';
            Priority                 = 3;
            ParentId                 = $Null;
            ContentType              = @("File, Email","Site, UnifiedGroup");
            EncryptionEnabled        = $True;
            EncryptionProtectionType = "template";
            TenantId                 = $OrganizationName;
            AdvancedSettings         = @(
              MSFT_SCLabelSetting
              {
                Key   = 'color'
                Value = '#AA0000'
              }
            );
          }
          SCLabelPolicy "Two" { Name = "Say `"all`""; Labels = @("Secret"); Ensure = "Present" }
          SCLabelPolicy "Three" { Name = "Gone"; Ensure = "Absent" }
        }
      }
      """
    let scheme = scheme(text, named: "tenant.ps1")
    let label = try #require(scheme.labels.first)
    #expect(label.displayName == "Anna's \"secret\"")
    #expect(label.priority == 3)
    #expect(label.parent == nil)
    #expect(label.scopes == ["file", "email", "site", "unifiedgroup"])
    #expect(label.encrypts)
    #expect(label.settings["color"] == "#AA0000")
    #expect(scheme.labelPolicies.map(\.name) == ["Say \"all\""])
  }

  @Test func readsGraphAndRowsWithoutCmdlets() {
    let graph = """
      {"@odata.context": "x", "value": [{"id": "c2d7e9a1-4f36-4b80-9d5c-71e3f6b0a852",
       "name": "Secret", "contentFormats": ["file"], "isAppliable": true, "sensitivity": 4}]}
      """
    #expect(scheme(graph, named: "labels.json").labels.map(\.priority) == [4])
    let row = """
      [{"Name": "Guard", "Mode": "Enable", "EndpointDlpLocation": null},
       {"Name": "Leave", "BlockAccess": true, "ParentPolicyName": "Guard"}]
      """
    let rows = scheme(row, named: "dlp.json")
    #expect(rows.dlpPolicies.map(\.name) == ["Guard"])
    #expect(rows.dlpRules.map(\.name) == ["Leave"])
  }

  @Test func readsCLIXML() {
    let text = """
      <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
        <Obj RefId="0"><MS><S N="Name">Secret</S><I32 N="Priority">2</I32>
          <Obj N="LabelActions" RefId="1"><LST><S>{"Type":"encrypt","Settings":[]}</S></LST></Obj>
        </MS></Obj>
      </Objs>
      """
    let scheme = scheme(text, named: "labels.xml")
    #expect(scheme.labels.map(\.priority) == [2])
    #expect(scheme.labels.first?.encrypts == true)
  }

  @Test func readsSchemeFilesInYAML() throws {
    let text = """
      schemaVersion: 1
      organisation: Harbour
      tiers:
        - {id: open, rank: 0, label: Open}
      categories:
        - id: cards
          tier: open
          owner: Till
          detectors: [{sit: Credit Card Number}, manual]
          workloads: [email]
      """
    let file = try #require(scheme(text, named: "scheme.yaml").file)
    #expect(file.tiers.map(\.label) == ["Open"])
    #expect(file.categories.first?.owner == "Till")
    #expect(file.categories.first?.detectors.map(\.kind) == ["sit", "manual"])
  }

  @Test func readsPackagesInExports() {
    let xml = SchemeText.package.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      .replacing(#"\b"#, with: #"\\b"#).replacing(#"\d"#, with: #"\\d"#)
    let text = "[{\"Identity\": \"x\", \"ClassificationRuleCollectionXml\": \"\(xml)\"}]"
    let scheme = scheme(text, named: "packs.json")
    #expect(scheme.packages.map(\.package.name) == ["Harbour badges"])
    #expect(scheme.packages.first?.isExport == true)
    #expect(SchemeText.checks(scheme) == [])
  }

  @Test(arguments: [
    "[{\"Name\": \"S\", \"LabelActions\": \"System.Collections.ArrayList\"}]",
    "[{\"Name\": \"S\", \"LabelActions\": [\"@{Type=encrypt; Settings=}\"]}]",
    "[{\"Name\": \"S\", \"LabelActions\": [\"{\\\"Type\\\": \\\"enc\"]}]",
    "[{\"Name\": \"S\", \"LabelActions\": [",
  ])
  func whatIsCutOffIsTold(_ text: String) {
    #expect(SchemeText.checks(scheme(text, named: "labels.json")).contains("CLS-XML-012"))
  }

  /// Any cut of a file is read to its end, with or without a finding.
  @Test func cutFilesAreRead() {
    let package = SchemeText.utf16(SchemeText.package)
    for count in stride(from: 0, to: package.count, by: 211) {
      _ = SchemeText.checks(SchemeText.scheme(Array(package[..<count]), named: "pack.xml"))
    }
    let tenant = Array(SchemeText.tenant.utf8)
    for count in stride(from: 0, to: tenant.count, by: 997) {
      _ = SchemeText.checks(SchemeText.scheme(Array(tenant[..<count]), named: "tenant.json"))
    }
    let configuration = "Import-DscResource SCSensitivityLabel \"a\" { Name = @("
    _ = SchemeText.checks(scheme(configuration, named: "x.ps1"))
    let deep =
      "Import-DscResource SCLabelPolicy \"a\" { N = " + String(repeating: "@(", count: 9000)
    _ = SchemeText.checks(scheme(deep, named: "x.ps1"))
  }
}
