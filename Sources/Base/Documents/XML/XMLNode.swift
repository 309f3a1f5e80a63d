/// One element of an XML document.
public struct XMLNode: Sendable {
  /// Its name without a prefix.
  public let name: String
  /// The address of its namespace.
  public let namespace: String?
  /// Its attributes in their order; declarations of namespaces are left out.
  public let attributes: [XMLAttribute]
  /// The line of its start, counted from one.
  public let line: Int
  /// The elements in it.
  public internal(set) var children: [XMLNode] = []
  /// The text directly in it; white space between elements does not count.
  public internal(set) var text = ""

  /// The value of an attribute by its name without a prefix.
  public subscript(attribute name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The first child of a name.
  public subscript(name: String) -> XMLNode? {
    children.first { $0.name == name }
  }

  /// The children of a name.
  public func children(named name: String) -> [XMLNode] {
    children.filter { $0.name == name }
  }
}

/// One attribute of an XML element.
public struct XMLAttribute: Sendable, Hashable {
  /// Its name without a prefix.
  public let name: String
  /// The address of its namespace.
  public let namespace: String?
  /// Its value.
  public let value: String
}
