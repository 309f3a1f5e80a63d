import KQLPlan
import Tables

/// The arguments of a plugin call by the plugin's parameter names.
struct PluginCall {
  private let positional: [PluginArgument]
  private let named: [String: PluginArgument]

  init(_ arguments: [PluginArgument]) {
    var positional: [PluginArgument] = []
    var named: [String: PluginArgument] = [:]
    for argument in arguments {
      if case .named(let name, let value) = argument {
        named[name] = value
      } else {
        positional.append(argument)
      }
    }
    self.positional = positional
    self.named = named
  }

  /// The argument at a position, or of a name.
  func argument(_ position: Int, _ name: String) -> PluginArgument? {
    named[name] ?? (position < positional.count ? positional[position] : nil)
  }

  /// The position in the input of the column that an argument names.
  func column(_ position: Int, _ name: String) throws -> Int {
    if case .column(let index) = argument(position, name) { return index }
    throw QueryFailure("argument \(position + 1) (\(name)) must be a column")
  }

  /// The constant of an argument.
  func literal(_ position: Int, _ name: String) throws -> ScalarValue? {
    switch argument(position, name) {
    case nil: return nil
    case .literal(let value): return value
    default: throw QueryFailure("argument \(position + 1) (\(name)) must be a constant")
    }
  }

  /// The constant string of an argument.
  func text(_ position: Int, _ name: String) throws -> String? {
    switch try literal(position, name) {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw QueryFailure("argument \(position + 1) (\(name)) must be a string")
    }
  }

  /// The constant number of an argument.
  func number(_ position: Int, _ name: String) throws -> Double? {
    switch try literal(position, name) {
    case nil, .null: return nil
    case .int(let value): return Double(value)
    case .long(let value): return Double(value)
    case .real(let value): return value
    case .decimal(let value): return value.double
    default: throw QueryFailure("argument \(position + 1) (\(name)) must be a number")
    }
  }

  /// The positional arguments from a position on, which all name columns.
  func columns(from position: Int) throws -> [Int] {
    try positional.dropFirst(position).map { argument in
      if case .column(let index) = argument { return index }
      throw QueryFailure("the last arguments must be columns")
    }
  }

  /// The unnamed arguments.
  var list: [PluginArgument] { positional }
}

extension Schema {
  /// The field of a plugin's column argument.
  func field(_ index: Int) throws -> Field {
    guard fields.indices.contains(index) else { throw QueryFailure("a column is missing") }
    return fields[index]
  }

  /// The fields with numbers added to names that are taken.
  static func unique(_ fields: [Field]) -> Schema {
    var taken = Set<String>()
    return Schema(
      fields.map { field in
        var name = field.name
        var number = 1
        while !taken.insert(name).inserted {
          name = field.name + String(number)
          number += 1
        }
        return Field(name, field.type)
      }
    )
  }
}
