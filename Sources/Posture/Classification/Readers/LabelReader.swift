/// Reads labels, as the cmdlets, Graph and Microsoft365DSC write them.
struct LabelReader {
  private var faults: [SchemeFault] = []

  /// The label of a row, and what could not be read in it.
  static func label(_ node: DataNode) -> (label: Label, faults: [SchemeFault]) {
    var reader = LabelReader()
    let label = reader.read(node)
    return (label, reader.faults)
  }

  private mutating func read(_ node: DataNode) -> Label {
    let name = node.text("Name") ?? node.text("DisplayName") ?? node.text("Id") ?? ""
    let settings = SettingsReader.settings(node)
    let parent =
      node.text("ParentId") ?? node["parent"]?.text("id") ?? node.text("ParentLabelDisplayName")
    return Label(
      name: name,
      displayName: node.text("DisplayName") ?? settings["displayname"] ?? name,
      guid: (node.text("Guid") ?? node.text("Id"))?.lowercased(),
      immutableID: node.text("ImmutableId")?.lowercased(),
      priority: node.int("Priority") ?? node.int("sensitivity"),
      parent: parent,
      tooltip: node.text("Tooltip") ?? node.text("description"),
      comment: node.text("Comment"),
      isDisabled: (node.bool("Disabled") ?? false) || node.bool("isActive") == false
        || node.bool("isEnabled") == false,
      scopes: scopes(node),
      settings: settings,
      isDeclaredGroup: node.bool("IsLabelGroup") ?? false
        || settings["isparent"]?.lowercased() == "true" || node.bool("isAppliable") == false,
      isLabelGroup: node.bool("IsLabelGroup") ?? false,
      actions: actions(node, of: name),
      translations: translations(node, of: name),
      autoConditions: conditions(node, of: name),
      hasActions: faults.isEmpty
        && (node.has("LabelActions") || node.has("EncryptionEnabled")
          || node.has("LocaleSettings")),
      place: node.place
    )
  }

  private func scopes(_ node: DataNode) -> Set<String>? {
    guard let value = node["ContentType"] ?? node["contentFormats"] ?? node["applicableTo"] else {
      return nil
    }
    let names = value.elements.compactMap(\.text).flatMap { $0.split(separator: ",") }
    guard !names.isEmpty else { return nil }
    return Set(names.map { String($0).trimmedBlanks.lowercased() })
  }

  private mutating func embedded(_ node: DataNode, _ what: String, of name: String) -> DataNode? {
    let read = EmbeddedText.json(node)
    if let fault = read.fault {
      faults.append(
        SchemeFault(
          kind: .brokenData,
          object: name,
          message: "\(what) of label '\(name)' cannot be read: \(fault)",
          place: node.place
        )
      )
    }
    return read.node
  }

  private mutating func actions(_ node: DataNode, of name: String) -> [Label.Action] {
    var actions: [Label.Action] = []
    for entry in node.list("LabelActions") {
      guard let action = embedded(entry, "LabelActions", of: name) else { continue }
      actions.append(
        Label.Action(
          type: action.text("Type")?.lowercased() ?? "",
          subtype: action.text("SubType")?.lowercased(),
          settings: SettingsReader.pairs(action.list("Settings")),
          place: entry.place
        )
      )
    }
    return actions + FlatActions.actions(node)
  }

  private mutating func translations(_ node: DataNode, of name: String) -> [Label.Translation] {
    var translations: [Label.Translation] = []
    for entry in node.list("LocaleSettings") {
      guard let locale = embedded(entry, "LocaleSettings", of: name) else { continue }
      let pairs =
        locale.list("Settings").isEmpty ? locale.list("LabelSettings") : locale.list("Settings")
      translations.append(
        Label.Translation(
          key: locale.text("LocaleKey")?.lowercased() ?? "",
          texts: SettingsReader.pairs(pairs)
        )
      )
    }
    return translations
  }

  private mutating func conditions(_ node: DataNode, of name: String) -> [Label.AutoCondition] {
    guard let value = node["Conditions"], value.text != nil || value.isObject,
      let root = embedded(value, "Conditions", of: name)
    else { return [] }
    var found: [Label.AutoCondition] = []
    gather(root, depth: 0, into: &found)
    return found
  }

  private func gather(_ node: DataNode, depth: Int, into found: inout [Label.AutoCondition]) {
    guard depth < 16 else { return }
    for element in node.elements {
      if let key = element.text("Key"), let value = element.text("Value") {
        let settings = SettingsReader.pairs(element.list("Settings"))
        found.append(
          Label.AutoCondition(
            type: TypeReference(
              name: settings["name"],
              id: value,
              minCount: settings["mincount"].flatMap { Int($0) },
              maxCount: settings["maxcount"].flatMap { Int($0) },
              minConfidence: settings["minconfidence"].flatMap { Int($0) },
              maxConfidence: settings["maxconfidence"].flatMap { Int($0) },
              confidenceLevel: settings["confidencelevel"],
              classifierType: key.lowercased() == "contentmatchesmodule" ? "MLModel" : "Content",
              place: node.place
            ),
            isAutomatic: settings["autoapplytype"]?.lowercased() == "automatic"
          )
        )
      } else {
        for member in element.members where !member.value.elements.isEmpty {
          if ["and", "or", "not"].contains(member.folded) {
            gather(member.value, depth: depth + 1, into: &found)
          }
        }
      }
    }
  }
}
