import Documents
import Tables

extension YAMLNode {
  /// The value as the evidence of an example.
  var dynamicValue: DynamicValue {
    switch content {
    case .mapping(let entries): .bag(entries.map { .init($0.key, $0.value.dynamicValue) })
    case .sequence(let elements): .array(elements.map(\.dynamicValue))
    case .scalar(let scalar): Self.value(of: scalar)
    }
  }

  private static func value(of scalar: YAMLScalar) -> DynamicValue {
    if scalar.isNull { return .null }
    if let value = scalar.bool { return .bool(value) }
    if let value = scalar.int { return .long(value) }
    if let value = scalar.double, value.isFinite { return .real(value) }
    return .string(scalar.text)
  }
}
