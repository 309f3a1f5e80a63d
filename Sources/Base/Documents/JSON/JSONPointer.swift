extension JSONNode {
  /// The JSON pointer (RFC 6901) from the root to this node; empty for the root.
  ///
  /// It is found by walking from the root, which costs the siblings before each step.
  public var pointer: String { pointer(from: JSONNode(tape: tape, index: 1)) }

  /// The JSON pointer from a node around this one; what is between them when it is not around it
  /// means nothing.
  public func pointer(from ancestor: JSONNode) -> String {
    var pointer = ""
    var current = ancestor
    while current.index < index {
      guard let (step, child) = current.child(containing: index) else { break }
      pointer += "/" + step
      current = child
    }
    return pointer
  }

  /// The child that holds the tape index, with its key or position.
  private func child(containing wanted: Int) -> (step: String, child: JSONNode)? {
    var position = 0
    for element in elements {
      if wanted < tape.end(of: element.index) { return ("\(position)", element) }
      position += 1
    }
    for member in members where wanted < tape.end(of: member.value.index) {
      return (jsonPointerStep(member.key), member.value)
    }
    return nil
  }

  /// The node that a JSON pointer names, seen from this node; nil when there is none.
  public subscript(pointer pointer: String) -> JSONNode? {
    guard !pointer.isEmpty else { return self }
    guard pointer.hasPrefix("/") else { return nil }
    var node = self
    for step in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let name = unescapedPointerStep(step)
      let next: JSONNode?
      switch node.kind {
      case .object: next = node[name]
      case .array: next = Int(name).flatMap { node[$0] }
      default: next = nil
      }
      guard let next else { return nil }
      node = next
    }
    return node
  }
}

/// A key as a step of a JSON pointer.
public func jsonPointerStep(_ key: String) -> String {
  guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
    return key
  }
  var step = ""
  for scalar in key.unicodeScalars {
    switch scalar {
    case "~": step += "~0"
    case "/": step += "~1"
    default: step.unicodeScalars.append(scalar)
    }
  }
  return step
}

private func unescapedPointerStep(_ step: Substring) -> String {
  guard step.utf8.contains(UInt8(ascii: "~")) else { return String(step) }
  var key = ""
  var afterTilde = false
  for scalar in step.unicodeScalars {
    switch (afterTilde, scalar) {
    case (true, "0"): key += "~"
    case (true, "1"): key += "/"
    case (true, _):
      key += "~"
      key.unicodeScalars.append(scalar)
    case (false, "~"): break
    case (false, _): key.unicodeScalars.append(scalar)
    }
    afterTilde = !afterTilde && scalar == "~"
  }
  return afterTilde ? key + "~" : key
}
