import Mustache

/// What a template may name.
///
/// A name that is not there is looked for further out, so absence is told with `false`. Types of our
/// own tell the library what they are, which it would else find out by reflection, value by value.
struct Fields: MustacheParent, ExpressibleByDictionaryLiteral {
  private var values: [String: Any]

  init(dictionaryLiteral elements: (String, Any)...) {
    values = Dictionary(minimumCapacity: elements.count)
    for (name, value) in elements { values[name] = Self.prepared(value) }
  }

  func child(named name: String) -> Any? { values[name] }

  /// Adds names; those that are there already stay.
  mutating func merge(_ other: Fields) {
    values.merge(other.values) { first, _ in first }
  }

  private static func prepared(_ value: Any) -> Any {
    switch value {
    case let text as String: FieldText(renderText: text)
    case let texts as [String]: texts.map(FieldText.init)
    default: value
    }
  }
}

/// A text among the fields.
private struct FieldText: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}
