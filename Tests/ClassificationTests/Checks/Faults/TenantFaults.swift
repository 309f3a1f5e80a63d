// Data: what is replaced stands on one line.
// swift-format-ignore-file

/// Faults of labels and policies, one a check.
enum TenantFaults {
  static let all: [BrokenScheme] = [
    BrokenScheme("CLS-LBL-003", tenant: (#""Priority": 1, "ParentId": null"#, #""Priority": 1, "ParentId": "L0""#),
      (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": "L1"}, {"Name": "L1", "DisplayName": "L1", "Guid": "00000000-0000-4000-8000-000000000001", "Priority": 3, "ParentId": null}],"#)),
    BrokenScheme("CLS-LBL-010", tenant: (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": "Secret"}],"#)),
    BrokenScheme("CLS-LBL-022", tenant: (#""LabelActions": [], "Conditions": """#, #""LabelActions": [], "Conditions": "{\"And\":[{\"Or\":[{\"Key\":\"CCSI\",\"Value\":\"50842eb7-edc8-4019-85dd-5a5c1f2bb085\",\"Properties\":null,\"Settings\":[{\"Key\":\"mincount\",\"Value\":\"1\"},{\"Key\":\"minconfidence\",\"Value\":\"65\"},{\"Key\":\"autoapplytype\",\"Value\":\"Automatic\"},{\"Key\":\"name\",\"Value\":\"Credit Card Number\"}]}]}]}""#)),
    BrokenScheme("CLS-LBL-023", tenant: (#""[color, #00AA00]"], "LocaleSettings": []"#, #""[color, #00AA00]"], "LocaleSettings": ["{\"LocaleKey\":\"displayName\",\"Settings\":[{\"Key\":\"de-de\",\"Value\":\"Offen\"}]}"]"#)),
    BrokenScheme("CLS-LBL-024", tenant: (#""[color, #00AA00]""#, #""[color, #00AA00]", "[defaultsublabelid, 11111111-2222-4333-8444-555555555555]""#)),
    BrokenScheme("CLS-LBL-026", tenant: (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": "Open", "Settings": ["[color, #0000BB]"]}],"#)),
    BrokenScheme("CLS-LBL-027", tenant: (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": null}],"#)),
    BrokenScheme("CLS-LBL-007", tenant: (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": null, "LabelActions": []}],"#)),
    BrokenScheme("CLS-LBL-012", tenant: (#""LabelActions": [],"#, #""LabelActions": ["{\"Type\":\"applycontentmarking\",\"SubType\":\"header\",\"Settings\":[{\"Key\":\"text\",\"Value\":\"\"}]}"],"#)),
    BrokenScheme("CLS-LBL-016", tenant: (#"{\"Key\":\"offlineaccessdays\""#, #"{\"Key\":\"doublekeyencryptionurl\",\"Value\":\"https://keys.harbour.example\"},{\"Key\":\"offlineaccessdays\""#)),
    BrokenScheme("CLS-LBL-021", tenant: (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": null, "ContentType": "File, Email, Site, UnifiedGroup", "LabelActions": ["{\"Type\":\"protectgroup\",\"Settings\":[{\"Key\":\"privacy\",\"Value\":\"Public\"},{\"Key\":\"allowaccesstoguestusers\",\"Value\":\"true\"}]}"]}],"#)),
    BrokenScheme("CLS-LPO-004", tenant: ("defaultlabelid, Open", "defaultlabelid, Secret"),
      (#""Conditions": ""}],"#, #""Conditions": ""}, {"Name": "L0", "DisplayName": "L0", "Guid": "00000000-0000-4000-8000-000000000000", "Priority": 2, "ParentId": "Secret"}],"#)),
    BrokenScheme("CLS-LPO-008", tenant: (#""[defaultlabelid, Open]", "#, "")),
    BrokenScheme("CLS-LPO-011", tenant: (#""[mandatory, true]""#, #""[mandatory, true]", "[disablemandatoryinoutlook, true]""#)),
    BrokenScheme("CLS-LPO-014", tenant: (#""Get-LabelPolicy": ["#, #""Get-LabelPolicy": [{"Name": "Crew", "Labels": ["Open"], "ExchangeLocation": ["All"], "Priority": 1, "Settings": ["[mandatory, false]"]},"#)),
    BrokenScheme("CLS-AUT-003", tenant: (#""ContentType": "File, Email, Site, UnifiedGroup""#, #""ContentType": "Email, Site, UnifiedGroup""#)),
    BrokenScheme("CLS-AUT-004", tenant: (#", "c2d7e9a1-4f36-4b80-9d5c-71e3f6b0a852"],"#, "],")),
    BrokenScheme("CLS-AUT-007", tenant: (#"""
        "name": "Credit Card Number",
           "id": "50842eb7
        """#, #"""
        "name": "Gone",
           "id": "60842eb7
        """#)),
    BrokenScheme("CLS-AUT-008", tenant: (#"""
        "SharePointLocation": ["All"], "OneDriveLocation": ["All"],
           "Priority": 0, "OverwriteLabel"
        """#, #"""
        "OneDriveLocation": ["All"],
           "Priority": 0, "OverwriteLabel"
        """#)),
    BrokenScheme("CLS-AUT-009", tenant: (#""Get-AutoSensitivityLabelPolicy": ["#, #""Get-AutoSensitivityLabelPolicy": [{"Name": "Other", "ApplySensitivityLabel": "Open", "Mode": "Enable", "ExchangeLocation": ["All"], "Priority": 1},"#),
      (#""Get-AutoSensitivityLabelRule": ["#, #""Get-AutoSensitivityLabelRule": [{"Name": "Other", "ParentPolicyName": "Other", "Workload": "Exchange", "Disabled": false, "ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "id": "50842eb7-edc8-4019-85dd-5a5c1f2bb085", "minconfidence": 85}]},"#)),
    BrokenScheme("CLS-AUT-013", tenant: (#"""
        "Mode": "Enable", "Enabled": true,
           "ExchangeLocation": ["All"]
        """#, #"""
        "Mode": "TestWithoutNotifications", "Enabled": true,
           "ExchangeLocation": ["All"]
        """#)),
    BrokenScheme("CLS-DLP-002", tenant: (#"""
        "Mode": "Enable",
           "Enabled": true
        """#, #"""
        "Mode": "PendingDeletion",
           "Enabled": true
        """#)),
    BrokenScheme("CLS-DLP-004", tenant: (#"\"Credit Card Number\",\"Id\":\"50842eb7"#, #"\"Gone\",\"Id\":\"60842eb7"#)),
    BrokenScheme("CLS-DLP-005", tenant: (#""Get-DlpComplianceRule": ["#, #""Get-DlpComplianceRule": [{"Name": "Labels", "ParentPolicyName": "Guard", "Priority": 5, "Disabled": false, "BlockAccess": true, "AccessScope": "NotInOrganization", "NotifyUser": ["Owner"], "GenerateAlert": ["SiteAdmin"], "ReportSeverityLevel": "High", "ContentContainsSensitiveInformation": [{"groups": [{"name": "Default", "operator": "Or", "labels": [{"name": "Gone", "type": "Sensitivity"}]}], "operator": "And"}]},"#)),
    BrokenScheme("CLS-DLP-006", tenant: (#""Get-DlpComplianceRule": ["#, #""Get-DlpComplianceRule": [{"Name": "Labels", "ParentPolicyName": "Guard", "Priority": 5, "Disabled": false, "BlockAccess": true, "AccessScope": "NotInOrganization", "NotifyUser": ["Owner"], "GenerateAlert": ["SiteAdmin"], "ReportSeverityLevel": "High", "ContentContainsSensitiveInformation": [{"groups": [{"name": "Default", "operator": "Or", "labels": [{"name": "Secret", "type": "Sensitivity"}]}], "operator": "And"}]},"#)),
    BrokenScheme("CLS-DLP-018", tenant: (#""Get-DlpComplianceRule": ["#, #""Get-DlpComplianceRule": [{"Name": "Same", "ParentPolicyName": "Guard", "Priority": 0, "Disabled": false, "BlockAccess": true, "AccessScope": "NotInOrganization", "NotifyUser": ["Owner"], "GenerateAlert": ["SiteAdmin"], "ReportSeverityLevel": "High", "ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "id": "50842eb7-edc8-4019-85dd-5a5c1f2bb085"}]},"#)),
    BrokenScheme("CLS-DLP-019", tenant: (#"""
        "Mode": "Enable",
           "Enabled": true, "Priority": 0, "ExchangeLocation": ["All"]
        """#, #"""
        "Mode": "Enable",
           "Enabled": true, "Priority": 0, "ExchangeSenderMemberOfException": ["Crew"], "ExchangeLocation": ["All"]
        """#)),
    BrokenScheme("CLS-DLP-021", tenant: (#""Name": "Guard""#, #""Name": "Default policy for devices""#),
      (#""ParentPolicyName": "Guard""#, #""ParentPolicyName": "Default policy for devices""#),
      (#"""
        "Mode": "Enable",
           "Enabled": true
        """#, #"""
        "Mode": "TestWithNotifications",
           "Enabled": true
        """#)),
    BrokenScheme("CLS-DLP-011", tenant: (#""Get-DlpComplianceRule": ["#, #""Get-DlpComplianceRule": [{"Name": "First", "ParentPolicyName": "Guard", "Priority": -1, "Disabled": false, "BlockAccess": true, "AccessScope": "NotInOrganization", "NotifyUser": ["Owner"], "GenerateAlert": ["SiteAdmin"], "ReportSeverityLevel": "High", "ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "id": "50842eb7-edc8-4019-85dd-5a5c1f2bb085"}], "StopPolicyProcessing": true},"#)),
    BrokenScheme("CLS-DLP-020", tenant: (#"\"Mincount\":1"#, #"\"Mincount\":20"#),
      (#""Get-DlpComplianceRule": ["#, #""Get-DlpComplianceRule": [{"Name": "Few", "ParentPolicyName": "Guard", "Priority": 5, "Disabled": false, "BlockAccess": true, "AccessScope": "NotInOrganization", "NotifyUser": ["Owner"], "GenerateAlert": ["SiteAdmin"], "ReportSeverityLevel": "High", "ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "id": "50842eb7-edc8-4019-85dd-5a5c1f2bb085", "mincount": 1, "maxcount": 9, "minconfidence": 85}]},"#)),
    BrokenScheme("CLS-RET-002", tenant: (#"d1f0a7b362", "Enabled": true"#, #"d1f0a7b362", "Enabled": false"#)),
    BrokenScheme("CLS-RET-003", tenant: (#""Get-RetentionCompliancePolicy": ["#, #""Get-RetentionCompliancePolicy": [{"Name": "Drop", "Enabled": true, "ExchangeLocation": ["All"]},"#),
      (#""Get-RetentionComplianceRule": ["#, #""Get-RetentionComplianceRule": [{"Name": "Drop", "Policy": "Drop", "RetentionDuration": "365", "RetentionComplianceAction": "Delete"},"#)),
    BrokenScheme("CLS-RET-006", tenant: (#""ExchangeLocation": ["All"], "RestrictiveRetention": false},"#, #""RestrictiveRetention": false},"#)),
    BrokenScheme("CLS-RET-009", tenant: (#""Get-ComplianceTag": ["#, #""Get-ComplianceTag": [{"Name": "Charts", "RetentionAction": "Keep", "RetentionDuration": "365", "RetentionType": "CreationAgeInDays"},"#)),
    BrokenScheme("CLS-RET-010", tenant: (#""PublishComplianceTag": "Ledgers 10 years""#, #""ApplyComplianceTag": "Ledgers 10 years""#)),
    BrokenScheme("CLS-RET-011", tenant: (#""Regulatory": false"#, #""Regulatory": false, "IsReviewTag": true"#)),
    BrokenScheme("CLS-RET-014", tenant: ("Ledgers 10 years", "Secret")),
    BrokenScheme("CLS-COV-010", tenantWithPackage: (#"[{"sit": "Credit Card Number"}]"#, #"[{"sit": "Harbour badge"}], "samplesPositive": ["nothing"]"#)),
    BrokenScheme("CLS-COV-012", tenant: (#""categories": ["#, #""categories": [{"id": "bills", "name": "Bills", "tier": "open", "detectors": [{"sit": "Credit Card Number"}], "workloads": []},"#)),
    BrokenScheme("CLS-COV-013", tenant: (#""Get-ComplianceTag""#, #""Get-SPOSite": [{"Url": "https://harbour.example/sites/deck", "SensitivityLabel": ""}], "Get-ComplianceTag""#)),
  ]
}
