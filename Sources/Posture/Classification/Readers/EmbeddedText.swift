import Diagnostics
import Documents

/// Values that an export keeps as texts: JSON in a string, and what is left when PowerShell cut an
/// object off.
enum EmbeddedText {
  /// The value of a node that is JSON in a string, or a value already.
  static func json(_ node: DataNode) -> (node: DataNode?, fault: String?) {
    guard case .string(let text) = node.content else { return (node, nil) }
    let trimmed = text.trimmedBlanks
    if trimmed.isEmpty { return (nil, nil) }
    if let cut = cutOff(trimmed) { return (nil, cut) }
    do {
      let document = try JSONDocument(trimmed, named: node.place.file)
      return (DataNode(document.root, at: node.place), nil)
    } catch {
      return (nil, error.message)
    }
  }

  /// Why a text is the rest of an object that was cut off; nil when it is not.
  static func cutOff(_ text: String) -> String? {
    let isTypeName =
      text.hasPrefix("System.") && !text.contains(" ")
      && text.utf8.count < 200
    if isTypeName || (text.hasPrefix("@{") && text.hasSuffix("}") && text.contains("=")) {
      return "it was cut off when it was exported"
    }
    return nil
  }

  /// The settings of a blob `<settings><setting key="" value=""/></settings>`.
  static func settings(ofXML text: String, file: String) -> (
    settings: [String: String], fault: String?
  ) {
    do {
      let root = try XMLReader.document(text, named: file)
      var settings: [String: String] = [:]
      gather(root, into: &settings)
      return (settings, nil)
    } catch {
      return ([:], error.message)
    }
  }

  private static func gather(_ node: XMLNode, into settings: inout [String: String]) {
    if node.name.lowercased() == "setting", let key = node[attribute: "key"] {
      settings[key.lowercased()] = node[attribute: "value"] ?? node.text
    }
    for child in node.children { gather(child, into: &settings) }
  }
}

/// Reads settings in the shapes that they come in.
enum SettingsReader {
  /// `Settings` and `AdvancedSettings` of a row, by lower-case key.
  static func settings(_ node: DataNode) -> [String: String] {
    var settings = pairs(node.list("AdvancedSettings"))
    for (key, value) in pairs(node.list("Settings")) { settings[key] = value }
    return settings
  }

  /// Pairs: `[key, value]` texts, objects with `Key` and `Value`, or one object of properties.
  static func pairs(_ elements: [DataNode]) -> [String: String] {
    var pairs: [String: String] = [:]
    for element in elements {
      if let text = element.text {
        guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count >= 2 else { continue }
        let inner = text.dropFirst().dropLast()
        guard let comma = inner.firstIndex(of: ",") else { continue }
        let key = String(inner[..<comma]).trimmedBlanks.lowercased()
        pairs[key] = String(inner[inner.index(after: comma)...]).trimmedBlanks
      } else if let key = element.text("Key") {
        pairs[key.lowercased()] = element.names("Value").joined(separator: ",")
      } else {
        for member in element.members { pairs[member.folded] = member.value.text ?? "" }
      }
    }
    return pairs
  }
}
