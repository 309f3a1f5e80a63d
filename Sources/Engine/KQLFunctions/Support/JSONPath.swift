import Tables

/// A path into a dynamic value: `$.a['b'][0]`.
struct JSONPath {
  enum Step: Hashable {
    case member(String)
    case element(Int)
  }

  let steps: [Step]

  /// Reads a path that begins with `$`; nil for any other text.
  init?(_ text: String) {
    var rest = Substring(text)
    guard rest.popFirst() == "$" else { return nil }
    var steps: [Step] = []
    while let mark = rest.popFirst() {
      switch mark {
      case ".":
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { return nil }
        steps.append(.member(String(name)))
        rest = rest.dropFirst(name.count)
      case "[":
        if let quote = rest.first, quote == "'" || quote == "\"" {
          rest = rest.dropFirst()
          let name = rest.prefix { $0 != quote }
          rest = rest.dropFirst(name.count)
          guard rest.popFirst() == quote, rest.popFirst() == "]" else { return nil }
          steps.append(.member(String(name)))
        } else {
          let number = rest.prefix { $0 != "]" }
          rest = rest.dropFirst(number.count)
          guard rest.popFirst() == "]", let index = Int(number) else { return nil }
          steps.append(.element(index))
        }
      default: return nil
      }
      guard steps.count <= DynamicJSON.depthLimit else { return nil }
    }
    self.steps = steps
  }

  /// The path that a key of a `bag_…` function means: a path, or one property's name.
  init(key: String) {
    if key.hasPrefix("$"), let path = JSONPath(key) {
      self = path
    } else {
      steps = [.member(key)]
    }
  }

  private init(steps: [Step]) { self.steps = steps }

  /// The part of a value that the path leads to; an empty range when there is none.
  func find(in bytes: ContiguousArray<UInt8>, _ range: ByteRange) -> ByteRange {
    var part = range
    for step in steps {
      switch step {
      case .member(let name):
        part = DynamicEncoding.member(of: bytes, part, key: ContiguousArray(name.utf8))
      case .element(let index): part = DynamicEncoding.element(of: bytes, part, at: index)
      }
      if part.count == 0 { return .empty }
    }
    return part
  }

  /// The value without the part that the path leads to.
  func remove(from value: DynamicValue) -> DynamicValue {
    change(value, steps[...]) { _ in nil }
  }

  /// The value with the part that the path leads to replaced or added.
  func set(_ part: DynamicValue, in value: DynamicValue) -> DynamicValue {
    change(value, steps[...]) { _ in part }
  }

  /// A changed property; one that is missing is made only to hold something.
  private func inner(
    _ old: DynamicValue?,
    _ rest: ArraySlice<Step>,
    _ body: (DynamicValue?) -> DynamicValue?
  ) -> DynamicValue? {
    guard let old else {
      let new = change(.bag([]), rest, body)
      return new == .bag([]) ? nil : new
    }
    return change(old, rest, body)
  }

  private func change(
    _ value: DynamicValue,
    _ rest: ArraySlice<Step>,
    _ body: (DynamicValue?) -> DynamicValue?
  ) -> DynamicValue {
    guard let step = rest.first else { return value }
    let after = rest.dropFirst()
    switch (step, value) {
    case (.member(let name), .bag(var entries)):
      let index = entries.firstIndex { $0.key == name }
      let old = index.map { entries[$0].value }
      let new = after.isEmpty ? body(old) : inner(old, after, body)
      switch (index, new) {
      case (let index?, let new?): entries[index] = .init(name, new)
      case (let index?, nil): entries.remove(at: index)
      case (nil, let new?): entries.append(.init(name, new))
      case (nil, nil): break
      }
      return .bag(entries)
    case (.element(let position), .array(var items)) where items.indices.contains(position):
      let new = after.isEmpty ? body(items[position]) : change(items[position], after, body)
      if let new { items[position] = new } else { items.remove(at: position) }
      return .array(items)
    default: return value
    }
  }
}
