import KQLPlan
import Tables

extension PathTracer {
  /// The functions whose result is their first argument, or what that holds.
  private static let passing: Set = ["element", "todynamic", "parse_json", "materialize"]

  /// Where an expression's value is from; the properties that it asks for on the way are noted.
  mutating func trace(
    _ expression: BoundExpression,
    _ columns: [Origins],
    _ depth: Int
  ) -> Origins {
    guard depth < Self.depthLimit else { return [] }
    let depth = depth + 1
    switch expression {
    case .column(let index, _):
      let origins = columns.indices.contains(index) ? columns[index] : []
      meet(origins)
      return origins
    case .literal: return []
    case .call(let call): return trace(call, columns, depth)
    case .and(let operands), .or(let operands):
      for operand in operands { _ = trace(operand, columns, depth) }
      return []
    case .inList(let value, _, _, _):
      _ = trace(value, columns, depth)
      return []
    case .inQuery(let value, let plan, _, _):
      _ = trace(value, columns, depth)
      _ = self.columns(of: plan, depth: depth)
      return []
    case .scalarQuery(let plan, _): return self.columns(of: plan, depth: depth).first ?? []
    case .applied(let body, let arguments):
      return trace(body, arguments.map { trace($0, columns, depth) }, depth)
    }
  }

  private mutating func trace(
    _ call: BoundCall,
    _ columns: [Origins],
    _ depth: Int
  ) -> Origins {
    if let path = member(call, columns, depth) {
      note(path)
      return path
    }
    switch call.name {
    case "coalesce":
      // What is asked for next when the first is not there is what it is called elsewhere.
      let before = count
      var origins = Origins()
      for argument in call.arguments { origins += trace(argument, columns, depth) }
      note([takeGroups(since: before)])
      return [Self.together(origins)]
    case "iff", "iif", "case": return choice(call.arguments, columns, depth)
    case "array_concat", "set_union":
      return call.arguments.reduce(into: []) { $0 = merged($0, trace($1, columns, depth)) }
    default:
      let origins = call.arguments.map { trace($0, columns, depth) }
      return Self.passing.contains(call.name) ? origins.first ?? [] : []
    }
  }

  /// One of several values.
  ///
  /// Where a condition looks at one of them, such as whether it is there, the others are the same by
  /// other names.
  private mutating func choice(
    _ arguments: [BoundExpression],
    _ columns: [Origins],
    _ depth: Int
  ) -> Origins {
    let before = count
    var conditions: Set<PropertyPath> = []
    var values: [Origins] = []
    for (place, argument) in arguments.enumerated() {
      let isCondition = place % 2 == 0 && place < arguments.count - 1
      let (origins, met) = meeting(isCondition) { $0.trace(argument, columns, depth) }
      if isCondition {
        conditions.formUnion(met)
      } else if !origins.isEmpty, !values.contains(origins) {
        values.append(origins)
      }
    }
    let all = values.reduce(into: Origins()) { $0 = merged($0, $1) }
    meet([Array(conditions)] + all)
    let isSame =
      values.count > 1
      && values.contains { !conditions.isDisjoint(with: $0.joined()) }
    guard isSame else { return all }
    note([Self.together([takeGroups(since: before), all.joined().filter(\.names.isEmpty)])])
    return [Self.together(all)]
  }

  /// The path of a property that is asked for by name; nil for other calls.
  ///
  /// Of a chain of names only the whole is noted.
  private mutating func member(
    _ call: BoundCall,
    _ columns: [Origins],
    _ depth: Int
  ) -> Origins? {
    guard depth < Self.depthLimit, call.name == "member", call.arguments.count == 2,
      case .string(let name)? = call.arguments[1].literal
    else { return nil }
    var base: Origins
    if case .call(let inner) = call.arguments[0], let path = member(inner, columns, depth + 1) {
      base = path
    } else {
      base = trace(call.arguments[0], columns, depth)
    }
    for place in base.indices { base[place] = base[place].map { $0.appending(name) } }
    meet(base)
    return base
  }
}
