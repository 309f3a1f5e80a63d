import Documents

/// What a package says, without what the service adds when it exports it.
enum PackageContent {
  /// A text that is equal for packages of equal content.
  static func text(_ node: XMLNode) -> String {
    var text = "<\(node.name)"
    for attribute in node.attributes.sorted(by: { $0.name < $1.name }) {
      let isAdded =
        attribute.name == "lastModifiedTime"
        || (attribute.name == "relaxProximity" && attribute.value == "false")
      if !isAdded { text += " \(attribute.name)=\(attribute.value)" }
    }
    text += ">" + (node.children.isEmpty ? node.text : "")
    for child in node.children { text += self.text(child) }
    return text + "</>"
  }
}
