import Diagnostics
import Documents

/// Turns a value that should be a list of objects into rows, whatever PowerShell made of it.
struct RowCollector {
  let document: ExportDocument
  /// The position of the first element, when the document is a part of a list.
  let firstIndex: Int
  /// What is not as it should be.
  private(set) var problems: [Diagnostic] = []
  /// Whether the value itself was of a wrong type.
  private(set) var isWrongType = false

  init(_ document: ExportDocument, firstIndex: Int = 0) {
    self.document = document
    self.firstIndex = firstIndex
  }

  /// The rows of a value at a pointer.
  mutating func rows(of value: JSONNode, at pointer: String, keyed: Bool = false) -> [Row] {
    let (list, place) = unwrapped(value, pointer)
    switch list.kind {
    case .null:
      return []
    case .object:
      guard keyed else { return [row(list, place)] }
      return list.members.compactMap { member in
        let step = place + "/" + jsonPointerStep(member.key)
        guard member.value.kind == .object else {
          if !member.value.isNull { notAnObject(member.value, at: step) }
          return nil
        }
        var row = row(member.value, step)
        row.name = member.key
        return row
      }
    case .array:
      var rows: [Row] = []
      let base = document.base + place
      var index = firstIndex - 1
      for element in list.elements {
        index += 1
        switch element.kind {
        case .object: rows.append(Row(node: element, base: base, index: index, file: document.file))
        case .null: continue
        default: notAnObject(element, at: "\(place)/\(index)")
        }
      }
      return rows
    default:
      isWrongType = true
      problems.append(
        document.problem(
          Code.wrongType,
          "\(list.kindName) stands where a list of objects should",
          at: place,
          severity: .error
        )
      )
      return []
    }
  }

  /// The rows under a member of each of `rows`; nil when none of them has it.
  mutating func rows(under step: String, of rows: [Row]) -> [Row]? {
    var found: [Row] = []
    var isThere = rows.isEmpty
    for outer in rows {
      guard let value = outer.node[ignoringCase: step] else { continue }
      isThere = true
      let place = String(outer.pointer.dropFirst(document.base.count))
      for var inner in self.rows(of: value, at: place + "/" + jsonPointerStep(step)) {
        inner.owner = outer.node
        found.append(inner)
      }
    }
    return isThere ? found : nil
  }

  private func row(_ node: JSONNode, _ pointer: String) -> Row {
    Row(node: node, base: document.base + pointer, file: document.file)
  }

  private mutating func notAnObject(_ node: JSONNode, at pointer: String) {
    guard problems.count < 20 else { return }
    problems.append(
      document.problem(
        Code.notAnObject,
        "\(node.kindName) stands where an object should; it is left out",
        at: pointer
      )
    )
  }

  /// Windows PowerShell writes some lists as `{"value": [...], "Count": n}`, SharePoint as
  /// `{"__metadata": {...}, "results": [...]}`.
  private func unwrapped(_ value: JSONNode, _ pointer: String) -> (JSONNode, String) {
    guard let (key, list) = value.wrappedList else { return (value, pointer) }
    return (list, pointer + "/" + jsonPointerStep(key))
  }
}

extension JSONNode {
  /// The list in an object that only wraps one, and its key.
  var wrappedList: (key: String, list: JSONNode)? {
    guard kind == .object, count == 2 else { return nil }
    if let list = self["value"], self[ignoringCase: "Count"]?.isNumber == true {
      return ("value", list)
    }
    if let list = self["results"], self["__metadata"] != nil { return ("results", list) }
    return nil
  }

  /// What kind of value it is, in words.
  var kindName: String {
    switch kind {
    case .null: "null"
    case .bool: "a truth value"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    case .int, .uint, .double, .bigNumber: "a number"
    }
  }
}
