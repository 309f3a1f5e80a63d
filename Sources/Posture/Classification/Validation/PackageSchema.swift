import Diagnostics
import Documents

/// Compares the XML of a rule package with its schema.
struct PackageSchema {
  /// A difference.
  struct Problem {
    enum Kind: Hashable {
      case unknownName
      case missingPart
      case wrongOrder
      case wrongValue
    }

    let kind: Kind
    let message: String
    let place: SchemePlace
    var hint: String?
  }

  private let place: SchemePlace
  private var problems: [Problem] = []

  /// All differences of a package, in the order of the text.
  static func problems(of source: Scheme.PackageSource) -> [Problem] {
    var schema = PackageSchema(place: source.package.place)
    let isExact = source.package.form == .exactMatch
    if source.root.name == "RulePackage" {
      schema.check(source.root, as: isExact ? "RulePackage/exact" : "RulePackage")
    }
    return schema.problems
  }

  private init(place: SchemePlace) { self.place = place }

  private mutating func add(
    _ kind: Problem.Kind,
    _ message: String,
    _ node: XMLNode,
    hint: String? = nil
  ) {
    problems.append(
      Problem(kind: kind, message: message, place: place.at(line: node.line), hint: hint)
    )
  }

  private mutating func check(_ node: XMLNode, as name: String) {
    guard let shape = ElementShape.all[name] else { return }
    checkAttributes(node, shape)
    checkChildren(node, shape)
    if let required = shape.text, node.text.trimmedBlanks.isEmpty {
      add(.missingPart, "\(required) has no text", node)
    }
    for child in node.children {
      if let inner = shape.children[child.name] { check(child, as: inner) }
    }
  }

  private mutating func checkAttributes(_ node: XMLNode, _ shape: ElementShape) {
    for attribute in node.attributes where attribute.namespace == nil {
      guard let type = shape.attributes[attribute.name] else {
        let hint = nearest(to: attribute.name, among: shape.attributes.keys.sorted()).first
        add(
          .unknownName,
          "'\(node.name)' has no attribute '\(attribute.name)'",
          node,
          hint: hint
        )
        continue
      }
      if !type.accepts(attribute.value) {
        add(
          .wrongValue,
          "\(attribute.name)=\"\(attribute.value)\" of '\(node.name)' is not \(type.words)",
          node
        )
      }
    }
    for name in shape.required where node[attribute: name] == nil {
      add(.missingPart, "'\(node.name)' has no attribute '\(name)'", node)
    }
  }

  private mutating func checkChildren(_ node: XMLNode, _ shape: ElementShape) {
    var phase = 0
    var previous = ""
    for child in node.children {
      guard shape.children[child.name] != nil else {
        let hint = nearest(to: child.name, among: shape.children.keys.sorted()).first
        add(
          .unknownName,
          "'\(node.name)' has no element '\(child.name)'",
          child,
          hint: hint
        )
        continue
      }
      guard let own = shape.order.firstIndex(where: { $0.contains(child.name) }) else { continue }
      if own < phase {
        add(.wrongOrder, "'\(child.name)' stands behind '\(previous)'", child)
      } else {
        phase = own
        previous = child.name
      }
    }
    for group in shape.oneOf where !node.children.contains(where: { group.contains($0.name) }) {
      let names = group.map { "'\($0)'" }.joined(separator: " or ")
      add(.missingPart, "'\(node.name)' has no \(names)", node)
    }
    for name in shape.exactlyOne {
      let count = node.children.count { $0.name == name }
      if count == 0 { add(.missingPart, "'\(node.name)' has no '\(name)'", node) }
      if count > 1 {
        add(.missingPart, "'\(node.name)' has \(count) '\(name)' elements and may have one", node)
      }
    }
    if let first = shape.first, let child = node.children.first, child.name != first,
      node.children.contains(where: { $0.name == first })
    {
      add(.missingPart, "'\(first)' must be the first element of '\(node.name)'", child)
    }
  }
}
