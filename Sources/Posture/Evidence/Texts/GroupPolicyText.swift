import Documents

/// Rewrites the report of `Get-GPOReport -ReportType Xml` as a JSON list, one object a setting.
enum GroupPolicyText {
  /// The members of a setting that hold its value, in the order in which they are looked for.
  private static let values = [
    "SettingNumber", "SettingString", "SettingBoolean", "Value", "ValueName", "Data",
  ]
  /// The members that name a setting.
  private static let names = ["Name", "KeyName", "SystemAccessPolicyName", "KeyPath", "PolicyName"]

  /// The JSON text, or nil when the XML is no such report.
  static func json(_ root: XMLNode) -> ContiguousArray<UInt8>? {
    let policies = root.name == "GPO" ? [root] : root.children(named: "GPO")
    guard !policies.isEmpty, policies.contains(where: { $0["Identifier"] != nil }) else {
      return nil
    }
    var writer = JSONWriter(pretty: false)
    writer.array { writer in for policy in policies { write(policy, to: &writer) } }
    return writer.bytes
  }

  private static func write(_ policy: XMLNode, to writer: inout JSONWriter) {
    for side in ["Computer", "User"] {
      guard let part = policy[side] else { continue }
      for data in part.children(named: "ExtensionData") {
        for setting in data["Extension"]?.children ?? [] where !setting.children.isEmpty {
          writer.object { writer in
            write(policy, side: side, isEnabled: part["Enabled"]?.text, to: &writer)
            writer.member("Extension", data["Name"]?.text)
            writeSetting(setting, to: &writer)
          }
        }
      }
    }
  }

  private static func write(
    _ policy: XMLNode,
    side: String,
    isEnabled: String?,
    to writer: inout JSONWriter
  ) {
    let identifier = policy["Identifier"]
    writer.member("GpoId", identifier?["Identifier"]?.text ?? identifier?.text)
    writer.member("GpoName", policy["Name"]?.text)
    writer.member("Side", side)
    writer.member("SideEnabled", isEnabled.map { $0 == "true" })
    let links = policy.children(named: "LinksTo")
    writer.array("LinksTo") { writer in
      for link in links {
        writer.object { writer in
          writer.member("Path", link["SOMPath"]?.text)
          writer.member("Enabled", link["Enabled"]?.text == "true")
          writer.member("Enforced", link["NoOverride"]?.text == "true")
        }
      }
    }
    writer.member("IsLinked", links.contains { $0["Enabled"]?.text == "true" })
  }

  private static func writeSetting(_ setting: XMLNode, to writer: inout JSONWriter) {
    writer.member("Kind", setting.name)
    writer.member("Name", names.lazy.compactMap { setting[$0]?.text }.first)
    writer.member("State", setting["State"]?.text)
    writer.member("Category", setting["Category"]?.text)
    writer.member("Value", values.lazy.compactMap { setting[$0].map(text) }.first)
    writer.key("Details")
    details(of: setting, 0, to: &writer)
  }

  /// The element as an object of its children; of several with one name, a list.
  private static func details(of node: XMLNode, _ depth: Int, to writer: inout JSONWriter) {
    guard !node.children.isEmpty, depth < 50 else { return writer.value(node.text) }
    var order: [String] = []
    var groups: [String: [XMLNode]] = [:]
    for child in node.children {
      if groups[child.name] == nil { order.append(child.name) }
      groups[child.name, default: []].append(child)
    }
    writer.object { writer in
      for name in order {
        let group = groups[name] ?? []
        writer.key(name)
        if group.count == 1 {
          details(of: group[0], depth + 1, to: &writer)
        } else {
          writer.array { writer in
            for child in group { details(of: child, depth + 1, to: &writer) }
          }
        }
      }
    }
  }

  /// The text of an element, or that of the first in it that has some.
  private static func text(_ node: XMLNode) -> String {
    node.children.isEmpty
      ? node.text : node.children.lazy.map(\.text).first { !$0.isEmpty } ?? node.text
  }
}
