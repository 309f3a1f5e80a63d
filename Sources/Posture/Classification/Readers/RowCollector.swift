import Diagnostics
import Documents

/// Finds the rows of a scheme in data: under the names of cmdlets, in pages of Graph, or by what
/// their properties are.
struct RowCollector {
  private(set) var scheme: Scheme
  private(set) var hasFound = false

  init(_ scheme: Scheme) { self.scheme = scheme }

  /// How deep rows are looked for.
  private static let maximumDepth = 8

  /// Adds the rows in a value.
  mutating func collect(_ node: DataNode) { collect(node, depth: 0) }

  private mutating func collect(_ node: DataNode, depth: Int) {
    guard depth < Self.maximumDepth else { return }
    if node.isObject {
      if let artefact = RowRecognition.artefact(node) {
        add(node, as: artefact)
        return
      }
      for member in node.members {
        if let artefact = Artefact.named(member.key) {
          hasFound = true
          scheme.exported.insert(artefact)
          for row in member.value.elements where row.isObject { add(row, as: artefact) }
        } else {
          collect(member.value, depth: depth + 1)
        }
      }
    } else if case .list(let elements) = node.content {
      for element in elements { collect(element, depth: depth + 1) }
    }
  }

  /// Adds one row.
  mutating func add(_ node: DataNode, as artefact: Artefact) {
    hasFound = true
    scheme.exported.insert(artefact)
    let before = scheme.faults.count
    insert(node, as: artefact)
    // What is cut off is told once, by the reader that knows what it stood for.
    if scheme.faults.count == before { findCutOff(node, depth: 0) }
  }

  private mutating func insert(_ node: DataNode, as artefact: Artefact) {
    switch artefact {
    case .rulePackages: addPackage(node)
    case .informationTypes: scheme.informationTypes.append(CatalogueReader.type(node))
    case .dictionaries: scheme.dictionaries.append(CatalogueReader.dictionary(node))
    case .dataSchemas: addXML(node["EdmSchemaXml"] ?? node["EdmSchema"], of: node)
    case .labels:
      let read = LabelReader.label(node)
      scheme.labels.append(read.label)
      scheme.faults += read.faults
      for child in node.list("sublabels") where child.isObject { add(child, as: .labels) }
    case .labelPolicies:
      let read = PolicyReader.labelPolicy(node)
      scheme.labelPolicies.append(read.policy)
      scheme.faults += read.faults
    case .autoLabelPolicies: scheme.autoLabelPolicies.append(PolicyReader.autoLabelPolicy(node))
    case .autoLabelRules:
      let read = PolicyReader.rule(node)
      scheme.autoLabelRules.append(read.rule)
      scheme.faults += read.faults
    case .dlpPolicies: scheme.dlpPolicies.append(PolicyReader.policy(node))
    case .dlpRules:
      let read = PolicyReader.rule(node)
      scheme.dlpRules.append(read.rule)
      scheme.faults += read.faults
    case .retentionLabels: scheme.retentionLabels.append(PolicyReader.retentionLabel(node))
    case .retentionPolicies: scheme.retentionPolicies.append(PolicyReader.policy(node))
    case .retentionRules:
      let read = PolicyReader.retentionRule(node)
      scheme.retentionRules.append(read.rule)
      scheme.faults += read.faults
    case .adaptiveScopes:
      scheme.adaptiveScopes.formUnion(names(of: node))
    case .eventTypes: scheme.eventTypes.formUnion(names(of: node))
    case .containers: scheme.containers.append(CatalogueReader.container(node))
    case .schemeFile:
      let read = SchemeFileReader.scheme(node)
      scheme.file = read.scheme
      scheme.faults += read.faults
    }
  }

  private func names(of node: DataNode) -> [String] {
    ["Name", "Guid", "Identity", "DisplayName"].compactMap { node.text($0)?.lowercased() }
  }

  private mutating func addPackage(_ node: DataNode) {
    if let xml = node["ClassificationRuleCollectionXml"], xml.text != nil {
      return addXML(xml, of: node)
    }
    guard let bytes = node["SerializedClassificationRuleCollection"] else { return }
    let values = bytes.elements.compactMap { $0.int.flatMap { UInt8(exactly: $0) } }
    guard !values.isEmpty, values.count == bytes.elements.count,
      let utf8 = try? DocumentEncoding.utf8(from: values.span, named: node.place.file)
    else { return }
    let text = String(decoding: utf8, as: UTF8.self)
    addXML(DataNode(.string(text), at: bytes.place), of: node)
  }

  private mutating func addXML(_ value: DataNode?, of row: DataNode) {
    guard let value, let text = value.text else { return }
    let source = XMLSourceText(ContiguousArray(text.utf8), encoding: .utf8)
    do {
      // The text is decoded already, whatever encoding it declares.
      let root = try XMLReader.document(source.marked.span, named: value.place.file)
      var reader = SchemeReader(scheme)
      reader.add(root, encoding: nil, size: source.utf16Size, at: value.place)
      scheme = reader.current
    } catch {
      scheme.faults.append(
        SchemeFault(
          kind: source.hasDocumentType ? .documentType : .brokenXML,
          object: row.text("Name") ?? row.text("Identity") ?? "rule package",
          message: error.message,
          place: value.place
        )
      )
    }
  }

  /// Reports values that PowerShell cut off.
  private mutating func findCutOff(_ node: DataNode, depth: Int) {
    guard depth < 64 else { return }
    switch node.content {
    case .string(let text):
      guard let fault = EmbeddedText.cutOff(text) else { return }
      scheme.faults.append(
        SchemeFault(
          kind: .brokenData,
          object: node.place.pointer ?? node.place.file,
          message: "'\(text.prefix(60))' is no value: \(fault)",
          place: node.place
        )
      )
    case .list(let elements): for element in elements { findCutOff(element, depth: depth + 1) }
    case .object(let members):
      for member in members { findCutOff(member.value, depth: depth + 1) }
    case .null, .bool, .number: break
    }
  }
}

/// Tells what a row is by its properties.
enum RowRecognition {
  /// What a kind of row has: all of the first, and one of the second where there are any.
  private static let shapes: [(Artefact, all: [String], any: [String])] = [
    (
      .rulePackages, [],
      ["ClassificationRuleCollectionXml", "SerializedClassificationRuleCollection"]
    ),
    (.dictionaries, ["KeywordDictionary"], []),
    (.dataSchemas, ["EdmSchemaXml"], []),
    (.schemeFile, ["tiers", "categories"], []),
    (.labels, ["Name"], ["LabelActions", "LocaleSettings"]),
    (.labels, ["ContentType", "Priority"], ["ImmutableId", "ParentId"]),
    (.labels, ["Name"], ["isAppliable", "contentFormats", "hasProtection"]),
    (.autoLabelPolicies, ["ApplySensitivityLabel"], []),
    (.labelPolicies, ["Labels"], ["Settings", "PolicySettingsBlob", "AdvancedSettings"]),
    (.dlpRules, [], ["BlockAccess", "NotifyAllowOverride", "GenerateIncidentReport"]),
    (.autoLabelRules, ["Workload"], ["ContentContainsSensitiveInformation", "AdvancedRule"]),
    (.retentionLabels, ["RetentionAction", "RetentionType"], []),
    (
      .retentionRules, [],
      ["RetentionComplianceAction", "PublishComplianceTag", "ApplyComplianceTag"]
    ),
    (.dlpRules, ["AdvancedRule"], []),
    (.dlpPolicies, [], ["EndpointDlpLocation", "PowerBIDlpLocation", "ThirdPartyAppDlpLocation"]),
    (.retentionPolicies, [], ["RestrictiveRetention", "SkypeLocation", "TeamsChatLocation"]),
    (.dlpPolicies, ["Mode"], ["TeamsLocation"]),
    (.informationTypes, ["Id", "Publisher"], ["RecommendedConfidence", "RulePackId"]),
    (.adaptiveScopes, ["FilterConditions"], []),
  ]

  static func artefact(_ node: DataNode) -> Artefact? {
    shapes.first { shape in
      shape.all.allSatisfy(node.has) && (shape.any.isEmpty || shape.any.contains(where: node.has))
    }?.0
  }
}
