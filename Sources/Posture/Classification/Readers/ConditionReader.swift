/// Reads what a rule asks of content: its simple conditions and its `AdvancedRule`.
struct ConditionReader {
  private var condition = RuleCondition()
  private var faults: [SchemeFault] = []
  private let rule: String

  private init(rule: String) { self.rule = rule }

  /// The condition of a rule's row, and what could not be read in it.
  static func condition(
    _ node: DataNode,
    rule: String
  ) -> (condition: RuleCondition, faults: [SchemeFault]) {
    var reader = ConditionReader(rule: rule)
    reader.readSimple(node)
    reader.readAdvanced(node)
    return (reader.condition, reader.faults)
  }

  /// Properties of a rule that are conditions beside the one on sensitive information.
  static let simpleConditions = [
    "ContentExtensionMatchesWords", "ContentPropertyContainsWords", "DocumentNameMatchesPatterns",
    "DocumentNameMatchesWords", "DocumentIsPasswordProtected", "DocumentSizeOver",
    "HeaderMatchesPatterns", "HeaderContainsWords", "SubjectMatchesPatterns",
    "SubjectContainsWords", "SubjectOrBodyMatchesPatterns", "SubjectOrBodyContainsWords",
    "SenderDomainIs", "RecipientDomainIs", "From", "FromMemberOf", "FromAddressMatchesPatterns",
    "FromAddressContainsWords", "SentTo", "SentToMemberOf", "AnyOfRecipientAddressMatchesPatterns",
    "AnyOfRecipientAddressContainsWords", "UnscannableDocumentExtensionIs",
    "DocumentContainsWords", "DocumentMatchesPatterns", "ContentCharacterSetContainsWords",
  ]

  private mutating func fault(_ what: String, _ message: String, at place: SchemePlace) {
    faults.append(
      SchemeFault(
        kind: .brokenData,
        object: rule,
        message: "\(what) of rule '\(rule)' cannot be read: \(message)",
        place: place
      )
    )
  }

  private mutating func readSimple(_ node: DataNode) {
    if let value = node["ContentContainsSensitiveInformation"], !value.elements.isEmpty {
      let read = EmbeddedText.json(value)
      if let message = read.fault {
        fault("ContentContainsSensitiveInformation", message, at: value.place)
      } else if let inner = read.node, !inner.elements.isEmpty {
        condition.hasSimple = true
        add(name: "ContentContainsSensitiveInformation", inner, isNegated: false)
      }
    }
    for prefix in ["", "ExceptIf"] {
      for name in Self.simpleConditions {
        guard let value = node[prefix + name], isGiven(value) else { continue }
        condition.hasSimple = true
        condition.named.append(
          NamedCondition(name: name, isNegated: !prefix.isEmpty, value: value)
        )
      }
    }
  }

  private func isGiven(_ value: DataNode) -> Bool {
    switch value.content {
    case .null, .bool(false): false
    case .string(let text): !text.isEmpty && text.lowercased() != "false"
    case .list(let elements): !elements.isEmpty
    case .bool, .number, .object: true
    }
  }

  private mutating func readAdvanced(_ node: DataNode) {
    guard let value = node["AdvancedRule"], value.text != nil || value.isObject else { return }
    condition.hasAdvanced = true
    let read = EmbeddedText.json(value)
    guard let root = read.node else {
      condition.isUnreadable = true
      return fault("AdvancedRule", read.fault ?? "it is empty", at: value.place)
    }
    guard let top = root["Condition"] else {
      condition.isUnreadable = true
      return fault("AdvancedRule", "it has no 'Condition'", at: value.place)
    }
    walk(top, isNegated: false, depth: 0)
  }

  private mutating func walk(_ node: DataNode, isNegated: Bool, depth: Int) {
    guard depth < 32 else { return fault("AdvancedRule", "it is too deep", at: node.place) }
    if let name = node.text("ConditionName") {
      add(name: name, node["Value"] ?? DataNode(.null, at: node.place), isNegated: isNegated)
      return
    }
    let word = node.text("Operator") ?? "And"
    if !["and", "or", "not"].contains(word.lowercased()) {
      condition.unknownOperators.append(word)
    }
    let isNegated = word.lowercased() == "not" ? !isNegated : isNegated
    for part in node.list("SubConditions") { walk(part, isNegated: isNegated, depth: depth + 1) }
  }

  private mutating func add(name: String, _ value: DataNode, isNegated: Bool) {
    condition.named.append(NamedCondition(name: name, isNegated: isNegated, value: value))
    guard name.lowercased() == "contentcontainssensitiveinformation" else { return }
    var plain: [TypeReference] = []
    for element in value.elements {
      if element.has("groups") {
        condition.groups += element.list("groups").map(Self.group)
      } else if element.has("SensitiveInformation") {
        // The shape of Microsoft365DSC.
        plain += element.list("SensitiveInformation").map(Self.type)
      } else if element.isObject {
        plain.append(Self.type(element))
      }
    }
    if !plain.isEmpty {
      condition.groups.append(
        ConditionGroup(name: nil, combinator: "Or", types: plain, labels: [], place: value.place)
      )
    }
  }

  private static func group(_ node: DataNode) -> ConditionGroup {
    ConditionGroup(
      name: node.text("Name"),
      combinator: node.text("Operator") ?? "And",
      types: (node.list("Sensitivetypes") + node.list("SensitiveInformation")).map(type),
      labels: node.list("Labels").map(label),
      place: node.place
    )
  }

  private static func type(_ node: DataNode) -> TypeReference {
    TypeReference(
      name: node.text("Name"),
      id: node.text("Id"),
      minCount: node.int("Mincount"),
      maxCount: node.text("Maxcount")?.lowercased() == "any" ? -1 : node.int("Maxcount"),
      minConfidence: node.int("Minconfidence"),
      maxConfidence: node.int("Maxconfidence"),
      confidenceLevel: node.text("Confidencelevel"),
      classifierType: node.text("Classifiertype"),
      place: node.place
    )
  }

  private static func label(_ node: DataNode) -> LabelReference {
    LabelReference(
      name: node.name,
      id: node.text("Id"),
      isRetention: node.text("Type")?.lowercased() == "retention",
      place: node.place
    )
  }
}
