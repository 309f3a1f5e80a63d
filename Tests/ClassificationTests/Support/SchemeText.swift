import Classification

/// Schemes of a few lines, without a fault, for tests to break.
enum SchemeText {
  /// A package of one type: badges of a place of work.
  static let package = """
    <?xml version="1.0" encoding="utf-16"?>
    <RulePackage xmlns="http://schemas.microsoft.com/office/2011/mce">
    <RulePack id="7f3c9a52-1d44-4e0b-9c1e-52b8a6d0e713">
    <Version major="1" minor="0" build="0" revision="0"/>
    <Publisher id="0b8e51f7-6a3d-4c92-8f47-9d2c7b1e60a4"/>
    <Details defaultLangCode="en-us"><LocalizedDetails langcode="en-us">
    <PublisherName>Harbour Office</PublisherName><Name>Harbour badges</Name>
    <Description>Badges of the harbour</Description>
    </LocalizedDetails></Details></RulePack>
    <Rules>
    <Entity id="3d5e7c1a-82f6-4b09-a7d3-c40e19f8b265" patternsProximity="300" \
    recommendedConfidence="85" filters="F">
    <Pattern confidenceLevel="85"><IdMatch idRef="Regex_badge"/><Match idRef="Keyword_badge"/>
    <Any minMatches="0" maxMatches="0"><Match idRef="Keyword_not"/></Any></Pattern>
    <Pattern confidenceLevel="65"><IdMatch idRef="Regex_badge"/></Pattern>
    </Entity>
    <Regex id="Regex_badge" validators="V">(?i)\\bHB-\\d{5}\\b</Regex>
    <Keyword id="Keyword_badge"><Group matchStyle="word"><Term>badge</Term><Term>gate pass</Term>
    </Group></Keyword>
    <Keyword id="Keyword_not"><Group matchStyle="word"><Term>parcel</Term></Group></Keyword>
    <Keyword id="Keyword_test"><Group matchStyle="string"><Term>HB-00000</Term></Group></Keyword>
    <Validators id="V"><Validator type="Checksum"><Param name="Weights">5, 4, 3, 2, 0</Param>
    <Param name="Mod">10</Param><Param name="CheckDigit">5</Param>
    <Param name="AllowAlphabets">0</Param></Validator></Validators>
    <Filters id="F"><Filter type="AllDigitsSameFilter"/>
    <Filter type="TextMatchFilter" direction="Full" logic="Exclude" \
    textProcessorId="Keyword_test"/></Filters>
    <LocalizedStrings><Resource idRef="3d5e7c1a-82f6-4b09-a7d3-c40e19f8b265">
    <Name default="true" langcode="en-us">Harbour badge</Name>
    <Description default="true" langcode="en-us">Five digits behind HB</Description>
    </Resource></LocalizedStrings>
    </Rules>
    </RulePackage>
    """

  /// A tenant of two labels with what publishes, applies and guards them.
  static let tenant = """
    {"Get-Label": [
      {"Name": "Open", "DisplayName": "Open", "Guid": "5b1f0c3e-7a92-4d68-b3e5-0f9d2c8a4716",
       "Priority": 0, "ParentId": null, "Tooltip": "Anybody may read it", "Disabled": false,
       "ContentType": "File, Email", "Settings": ["[color, #00AA00]"], "LocaleSettings": [],
       "LabelActions": [], "Conditions": ""},
      {"Name": "Secret", "DisplayName": "Secret", "Guid": "c2d7e9a1-4f36-4b80-9d5c-71e3f6b0a852",
       "Priority": 1, "ParentId": null, "Tooltip": "For named people", "Disabled": false,
       "ContentType": "File, Email, Site, UnifiedGroup", "Settings": ["[color, #AA0000]"],
       "LocaleSettings": [], "LabelActions": [
        "{\\"Type\\":\\"encrypt\\",\\"Settings\\":[{\\"Key\\":\\"protectiontype\\",\\"Value\\":\
    \\"template\\"},{\\"Key\\":\\"rightsdefinitions\\",\\"Value\\":\\"ann@harbour.example:OWNER\\"},\
    {\\"Key\\":\\"offlineaccessdays\\",\\"Value\\":\\"7\\"}]}",
        "{\\"Type\\":\\"protectgroup\\",\\"Settings\\":[{\\"Key\\":\\"privacy\\",\\"Value\\":\
    \\"Private\\"},{\\"Key\\":\\"allowaccesstoguestusers\\",\\"Value\\":\\"false\\"}]}",
        "{\\"Type\\":\\"protectsite\\",\\"Settings\\":[{\\"Key\\":\\"siteexternalsharingcontroltype\\",\
    \\"Value\\":\\"Disabled\\"}]}"], "Conditions": ""}],
     "Get-LabelPolicy": [
      {"Name": "Everybody", "Labels": ["Open", "c2d7e9a1-4f36-4b80-9d5c-71e3f6b0a852"],
       "ExchangeLocation": [{"Name": "All"}], "Enabled": true, "Mode": "Enforce", "Priority": 0,
       "Settings": ["[defaultlabelid, Open]", "[mandatory, true]", "[siteandgroupmandatory, true]",
        "[requiredowngradejustification, true]", "[attachmentaction, automatic]",
        "[customurl, https://harbour.example/labels]"], "DistributionStatus": "Success"}],
     "Get-AutoSensitivityLabelPolicy": [
      {"Name": "Cards", "ApplySensitivityLabel": "Secret", "Mode": "Enable", "Enabled": true,
       "ExchangeLocation": ["All"], "SharePointLocation": ["All"], "OneDriveLocation": ["All"],
       "Priority": 0, "OverwriteLabel": false,
       "ExternalMailRightsManagementOwner": "ann@harbour.example"}],
     "Get-AutoSensitivityLabelRule": [
      {"Name": "Cards in mail", "ParentPolicyName": "Cards", "Workload": "Exchange",
       "Disabled": false, "ContentContainsSensitiveInformation": [{"name": "Credit Card Number",
       "id": "50842eb7-edc8-4019-85dd-5a5c1f2bb085", "mincount": 1, "maxcount": -1,
       "minconfidence": 85, "maxconfidence": 100}]}],
     "Get-DlpCompliancePolicy": [
      {"Name": "Guard", "Guid": "e81a5d30-92c7-4f6b-8b14-d0c36f7a29e5", "Mode": "Enable",
       "Enabled": true, "Priority": 0, "ExchangeLocation": ["All"], "SharePointLocation": ["All"],
       "OneDriveLocation": ["All"], "TeamsLocation": ["All"], "EndpointDlpLocation": ["All"]}],
     "Get-DlpComplianceRule": [
      {"Name": "Cards leave", "ParentPolicyName": "Guard", "Priority": 0, "Disabled": false,
       "AdvancedRule": "{\\"Version\\":\\"1.0\\",\\"Condition\\":{\\"Operator\\":\\"And\\",\
    \\"SubConditions\\":[{\\"ConditionName\\":\\"ContentContainsSensitiveInformation\\",\\"Value\\":\
    [{\\"Groups\\":[{\\"Name\\":\\"Default\\",\\"Operator\\":\\"Or\\",\\"Sensitivetypes\\":[{\\"Name\\":\
    \\"Credit Card Number\\",\\"Id\\":\\"50842eb7-edc8-4019-85dd-5a5c1f2bb085\\",\\"Mincount\\":1,\
    \\"Maxcount\\":-1,\\"Minconfidence\\":85,\\"Maxconfidence\\":100}]}],\\"Operator\\":\\"And\\"}]}]}}",
       "IsAdvancedRule": true, "AccessScope": "NotInOrganization", "BlockAccess": true,
       "NotifyUser": ["LastModifier"], "NotifyAllowOverride": ["WithJustification"],
       "GenerateAlert": ["SiteAdmin"], "ReportSeverityLevel": "High",
       "EndpointDlpRestrictions": []}],
     "Get-ComplianceTag": [
      {"Name": "Ledgers 10 years", "Guid": "94d2b6f8-0e5a-4c17-a1c3-6b8f2d7e9050",
       "RetentionAction": "Keep", "RetentionDuration": "3652",
       "RetentionType": "CreationAgeInDays", "IsRecordLabel": false, "Regulatory": false}],
     "Get-RetentionCompliancePolicy": [
      {"Name": "Publish", "Guid": "1a6f4e2d-7b95-48c0-93e8-c5d1f0a7b362", "Enabled": true,
       "ExchangeLocation": ["All"], "RestrictiveRetention": false},
      {"Name": "Keep all", "Guid": "b7c0d3e5-2f18-4a6d-8e94-5f3b9c1a7d60", "Enabled": true,
       "ExchangeLocation": ["All"], "SharePointLocation": ["All"], "OneDriveLocation": ["All"],
       "RestrictiveRetention": false}],
     "Get-RetentionComplianceRule": [
      {"Name": "Publish", "Policy": "1a6f4e2d-7b95-48c0-93e8-c5d1f0a7b362",
       "PublishComplianceTag": "Ledgers 10 years"},
      {"Name": "Keep all", "Policy": "Keep all", "RetentionDuration": "2556",
       "RetentionComplianceAction": "Keep"}],
     "Get-DlpSensitiveInformationType": [
      {"Name": "Credit Card Number", "Id": "50842eb7-edc8-4019-85dd-5a5c1f2bb085",
       "Publisher": "Microsoft Corporation", "RecommendedConfidence": 85, "Levels": [65, 85]}],
     "scheme": {"schemaVersion": 1, "tiers": [
       {"id": "open", "rank": 0, "label": "Open"},
       {"id": "secret", "rank": 1, "label": "Secret", "encrypt": true, "container": true,
        "guests": false, "maxOfflineDays": 7}],
      "categories": [{"id": "cards", "name": "Cards", "tier": "secret",
       "detectors": [{"sit": "Credit Card Number"}], "retentionMinDays": 2555,
       "workloads": ["email", "documents", "teams", "endpoints"]}]}}
    """

  /// A keyword dictionary of a tenant.
  static let dictionaries = #"""
    {"Get-DlpKeywordDictionary": [{"Name": "Ships",
      "Identity": "9e1d7c40-5b2a-4f83-a6d9-0c4e8b71f352", "KeywordDictionary": "anchor, buoy"}]}
    """#

  /// The part of a text from a beginning to an end, both included.
  static func part(of text: String, _ beginning: String, _ end: String) -> String {
    guard let from = text.firstRange(of: beginning),
      let to = text[from.lowerBound...].firstRange(of: end)
    else { return "" }
    return String(text[from.lowerBound..<to.upperBound])
  }

  /// A text as a file: UTF-16 LE with a byte order mark.
  static func utf16(_ text: String) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  /// The scheme of a file.
  static func scheme(_ bytes: [UInt8], named name: String) -> Scheme {
    var reader = SchemeReader()
    reader.read(bytes, named: name)
    return reader.finished()
  }

  /// The checks that find something, in order and each once.
  static func checks(_ scheme: Scheme, today: String? = nil) -> [String] {
    Set(SchemeValidator(today: today).validate(scheme).findings.map(\.check)).sorted()
  }
}
