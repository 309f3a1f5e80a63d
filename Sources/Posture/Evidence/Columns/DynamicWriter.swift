import Documents
import Tables

/// Encodes JSON values as dynamic ones, in the form that queries expect.
struct DynamicWriter {
  /// How deep values may stand in each other; deeper ones become null.
  static let maximumDepth = 200

  /// Whether property names become camelCase, as Graph itself writes them.
  let usesGraphNames: Bool
  /// Whether values are kept exactly as exported.
  let isRaw: Bool
  /// What is left of values that were nested too deeply for the export.
  private(set) var truncated: [JSONNode] = []
  /// Whether something was nested too deeply.
  private(set) var isTooDeep = false

  init(usesGraphNames: Bool, isRaw: Bool = false) {
    self.usesGraphNames = usesGraphNames
    self.isRaw = isRaw
  }

  /// Appends a value; a null at the top appends nothing.
  mutating func write(
    _ node: JSONNode,
    lists: ListPaths?,
    into bytes: inout ContiguousArray<UInt8>
  ) {
    truncated = []
    isTooDeep = false
    let start = bytes.count
    value(node, lists, 0, &bytes)
    if bytes.count == start + 1, bytes[start] == DynamicEncoding.Tag.null.rawValue {
      bytes.removeLast()
    }
  }

  private mutating func value(
    _ node: JSONNode,
    _ lists: ListPaths?,
    _ depth: Int,
    _ bytes: inout ContiguousArray<UInt8>
  ) {
    guard depth < Self.maximumDepth else {
      isTooDeep = true
      bytes.append(DynamicEncoding.Tag.null.rawValue)
      return
    }
    let isList = lists?.isList ?? false
    switch node.kind {
    case .null:
      bytes.append(DynamicEncoding.Tag.null.rawValue)
    case .array:
      elements(of: node, lists, depth, &bytes)
    case .object where !isRaw && node.wrappedList != nil:
      if let (_, list) = node.wrappedList { value(list, lists, depth + 1, &bytes) }
    case _ where isList && !isRaw:
      if node.isTruncatedObject {
        scalar(node, &bytes)
        return
      }
      // A list of one, written as its only element.
      let start = DynamicEncoding.beginContainer(.array, to: &bytes)
      item(node, lists, depth + 1, &bytes)
      DynamicEncoding.endContainer(at: start, count: 1, in: &bytes)
    case .object:
      object(node, lists, depth, &bytes)
    default:
      scalar(node, &bytes)
    }
  }

  private mutating func item(
    _ node: JSONNode,
    _ lists: ListPaths?,
    _ depth: Int,
    _ bytes: inout ContiguousArray<UInt8>
  ) {
    var inner = lists
    inner?.isList = false
    value(node, inner, depth, &bytes)
  }

  private mutating func elements(
    of node: JSONNode,
    _ lists: ListPaths?,
    _ depth: Int,
    _ bytes: inout ContiguousArray<UInt8>
  ) {
    let start = DynamicEncoding.beginContainer(.array, to: &bytes)
    var count = 0
    for element in node.elements {
      item(element, lists, depth + 1, &bytes)
      count += 1
    }
    DynamicEncoding.endContainer(at: start, count: count, in: &bytes)
  }

  private mutating func object(
    _ node: JSONNode,
    _ lists: ListPaths?,
    _ depth: Int,
    _ bytes: inout ContiguousArray<UInt8>
  ) {
    if !isRaw {
      let plain = plainScalar(node)
      if plain != node {
        value(plain, nil, depth + 1, &bytes)
        return
      }
    }
    let start = DynamicEncoding.beginContainer(.bag, to: &bytes)
    let count = members(of: node, lists, depth, &bytes)
    DynamicEncoding.endContainer(at: start, count: count, in: &bytes)
  }

  private mutating func members(
    of node: JSONNode,
    _ lists: ListPaths?,
    _ depth: Int,
    _ bytes: inout ContiguousArray<UInt8>
  ) -> Int {
    var count = 0
    for member in node.members {
      let key = member.key
      if usesGraphNames, !isRaw, key == "AdditionalProperties", member.value.kind == .object {
        // The SDK puts what its classes do not know in here.
        if depth + 1 < Self.maximumDepth {
          count += members(of: member.value, lists, depth + 1, &bytes)
        }
        continue
      }
      DynamicEncoding.appendKey((usesGraphNames && !isRaw ? key.camelCased : key).utf8, to: &bytes)
      let below = lists.flatMap { $0.members.isEmpty ? nil : $0.members[key.lowercased()] }
      value(member.value, below, depth + 1, &bytes)
      count += 1
    }
    return count
  }

  private mutating func scalar(_ node: JSONNode, _ bytes: inout ContiguousArray<UInt8>) {
    switch node.kind {
    case .bool:
      bytes.append((node.bool == true ? DynamicEncoding.Tag.true : .false).rawValue)
    case .int:
      DynamicEncoding.append(.long, UInt64(bitPattern: node.int ?? 0), to: &bytes)
    case .uint, .double:
      DynamicEncoding.append(.real, (node.double ?? 0).bitPattern, to: &bytes)
    case .bigNumber:
      if let value = node.double {
        DynamicEncoding.append(.real, value.bitPattern, to: &bytes)
      } else {
        DynamicEncoding.appendText(.string, (node.numberText ?? "").utf8, to: &bytes)
      }
    case .string:
      string(node, &bytes)
    case .null, .array, .object:
      bytes.append(DynamicEncoding.Tag.null.rawValue)
    }
  }

  private mutating func string(_ node: JSONNode, _ bytes: inout ContiguousArray<UInt8>) {
    if !isRaw {
      if node.isTruncatedObject {
        truncated.append(node)
        bytes.append(DynamicEncoding.Tag.null.rawValue)
        return
      }
      // Queries compare times as text or with todatetime(), neither of which knows this form.
      if node.utf8Count ?? 0 < 40, let text = node.string, text.hasPrefix("/Date("),
        let ticks = DateText.ticks(text)
      {
        DynamicEncoding.appendText(.string, DateText.isoText(ticks).utf8, to: &bytes)
        return
      }
    }
    DynamicEncoding.appendText(.string, (node.string ?? "").utf8, to: &bytes)
  }
}

extension String {
  /// The name with its first letter in lower case; names that are not words stay as they are.
  var camelCased: String {
    guard let first = utf8.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else {
      return self
    }
    return Graph.irregularNames[lowercased()] ?? prefix(1).lowercased() + dropFirst()
  }
}

/// Names of Graph properties.
enum Graph {
  /// Names whose camelCase form is not the SDK's name with a small first letter.
  static let irregularNames: [String: String] = [
    "b2bcollaborationinbound": "b2bCollaborationInbound",
    "b2bcollaborationoutbound": "b2bCollaborationOutbound",
    "b2bdirectconnectinbound": "b2bDirectConnectInbound",
    "b2bdirectconnectoutbound": "b2bDirectConnectOutbound",
    "azureadjoin": "azureADJoin",
    "azureadregistration": "azureADRegistration",
    "oauth2permissionscopes": "oauth2PermissionScopes",
    "oauth2permissiongrants": "oauth2PermissionGrants",
    "oauth2allowidtokenimplicitflow": "oauth2AllowIdTokenImplicitFlow",
  ]
}
