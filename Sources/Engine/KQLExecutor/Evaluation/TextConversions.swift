import KQLPlan
import Tables

/// Turns texts into values of the types that a query asks for.
struct TextConversions: Sendable {
  private let overloads: [ScalarType: Overload]
  private let context: QueryContext

  init(_ overloads: [ScalarType: Overload], _ context: QueryContext) {
    self.overloads = overloads
    self.context = context
  }

  /// The values that texts stand for, nulls where they stand for none.
  func convert(_ texts: StringColumn, to type: ScalarType) throws -> Column {
    if type == .string { return .string(texts) }
    if let overload = overloads[type] {
      let column = try overload.evaluate([.string(texts)], texts.count, context)
      guard column.type == type else { throw QueryFailure("a conversion gives another type") }
      return column
    }
    var builder = ColumnBuilder(type, capacity: texts.count)
    for row in 0..<texts.count {
      builder.append(ScalarValue(plain: texts[row], type: type) ?? .null(type))
    }
    return builder.finish()
  }
}

extension ScalarValue {
  /// Reads the plain form of a value, for types that no function of the query reads.
  fileprivate init?(plain text: String, type: ScalarType) {
    switch type {
    case .bool: self = .bool(text == "true" ? true : false)
    case .int:
      guard let value = Int32(text) else { return nil }
      self = .int(value)
    case .long:
      guard let value = Int64(text) else { return nil }
      self = .long(value)
    case .real:
      guard let value = Double(text) else { return nil }
      self = .real(value)
    case .decimal:
      guard let value = Decimal34(text) else { return nil }
      self = .decimal(value)
    case .guid:
      guard let value = GUID(text) else { return nil }
      self = .guid(value)
    case .string: self = .string(text)
    case .dynamic: self = .dynamic(.string(text))
    case .datetime, .timespan: return nil
    }
  }
}
