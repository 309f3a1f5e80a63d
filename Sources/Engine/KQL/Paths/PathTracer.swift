import KQLPlan
import Tables

/// Follows the values of dynamic columns through a plan, and notes the properties that are asked of
/// them.
///
/// Where a value's origin is not certain it has none, so that no more is noted than is looked at.
struct PathTracer {
  /// Where a value may be from: of each group from one, since what is in it is the same by several
  /// names.
  typealias Origins = [[PropertyPath]]

  /// What has been noted, in order, each group once.
  private(set) var groups: [[PropertyPath]] = []
  private var known: Set<[PropertyPath]> = []
  private var inputs: [Int: [Origins]] = [:]
  private var shared: [Int: [Origins]] = [:]
  /// The paths met in an expression that is looked into for them.
  private(set) var met: Set<PropertyPath> = []
  private var isMeeting = false

  /// Deeper plans and expressions are not looked into.
  static let depthLimit = 200

  mutating func note(_ origins: Origins) {
    for group in origins where !group.isEmpty && known.insert(group).inserted {
      groups.append(group)
    }
  }

  /// Takes the groups noted since there were so many, as one.
  mutating func takeGroups(since count: Int) -> [PropertyPath] {
    let taken = Array(groups[count...])
    groups.removeSubrange(count...)
    known.subtract(taken)
    return Self.together(taken)
  }

  /// Groups as one.
  static func together(_ groups: Origins) -> [PropertyPath] { Set(groups.joined()).sorted() }

  /// Has met paths, should somebody look for those.
  mutating func meet(_ origins: Origins) {
    if isMeeting { met.formUnion(origins.joined()) }
  }

  /// Does something, and says which paths it meets if these are looked for.
  mutating func meeting<Result>(
    _ looks: Bool,
    _ body: (inout Self) -> Result
  ) -> (result: Result, met: Set<PropertyPath>) {
    let outside = (met, isMeeting)
    (met, isMeeting) = ([], looks)
    let result = body(&self)
    let inside = met
    (met, isMeeting) = outside
    return (result, inside)
  }

  /// How many groups there are.
  var count: Int { groups.count }

  /// The origins of a plan's columns.
  mutating func columns(of plan: LogicalPlan, depth: Int) -> [Origins] {
    let width = plan.schema.count
    guard depth < Self.depthLimit else { return Array(repeating: [], count: width) }
    var columns = traced(plan, depth + 1)
    while columns.count < width { columns.append([]) }
    return Array(columns.prefix(width))
  }

  private mutating func traced(_ plan: LogicalPlan, _ depth: Int) -> [Origins] {
    switch plan {
    case .scan(let node):
      guard node.external == nil else { return [] }
      return node.schema.fields.map { field in
        field.type == .dynamic
          ? [[PropertyPath(table: node.table, column: field.name, names: [])]] : []
      }
    case .values, .range: return []
    case .input(let node): return inputs[node.id] ?? []
    case .shared(let node):
      if let columns = shared[node.id] { return columns }
      let columns = columns(of: node.plan, depth: depth)
      shared[node.id] = columns
      return columns
    case .filter(let node): return passed(node.input, [node.condition], depth)
    case .project(let node):
      let below = columns(of: node.input, depth: depth)
      return node.columns.map { trace($0.expression, below, depth) }
    case .summarize(let node):
      let below = columns(of: node.input, depth: depth)
      let keys = node.keys.map { trace($0.expression, below, depth) }
      return keys + node.aggregates.flatMap { aggregated($0, below, depth) }
    case .join(let node):
      let left = columns(of: node.left, depth: depth)
      let right = columns(of: node.right, depth: depth)
      for key in node.leftKeys { _ = trace(key, left, depth) }
      for key in node.rightKeys { _ = trace(key, right, depth) }
      switch node.kind {
      case .leftsemi, .leftanti: return left
      case .rightsemi, .rightanti: return right
      case .inner, .innerunique, .leftouter, .rightouter, .fullouter: return left + right
      }
    case .union(let node):
      var all = [Origins](repeating: [], count: node.schema.count)
      for input in node.inputs {
        for (place, origins) in columns(of: input, depth: depth).enumerated()
        where place < all.count {
          all[place] = merged(all[place], origins)
        }
      }
      return all
    case .sort(let node): return passed(node.input, node.keys.map(\.expression), depth)
    case .top(let node): return passed(node.input, node.keys.map(\.expression), depth)
    case .take(let node): return columns(of: node.input, depth: depth)
    case .sample(let node): return columns(of: node.input, depth: depth)
    case .expand(let node): return expanded(node, depth)
    case .apply(let node):
      let outer = columns(of: node.expand.input, depth: depth)
      inputs[node.inputID] = expanded(node.expand, depth)
      let inner = columns(of: node.subquery, depth: depth)
      return node.kept.map { outer.indices.contains($0) ? outer[$0] : [] } + inner
    case .partition(let node):
      let below = columns(of: node.input, depth: depth)
      _ = trace(node.key, below, depth)
      inputs[node.inputID] = below
      return columns(of: node.subquery, depth: depth)
    case .parse(let node): return passed(node.input, [node.source], depth)
    case .parseKeyValues(let node): return passed(node.input, [node.source], depth)
    case .makeSeries(let node):
      let keys = node.keys.map(\.expression) + [node.axis.expression]
      _ = passed(node.input, keys + node.aggregates.flatMap(\.call.arguments), depth)
      return []
    case .topNested(let node):
      _ = passed(node.input, node.levels.map(\.key.expression), depth)
      return []
    case .steps(let node):
      _ = columns(of: node.input, depth: depth)
      return []
    case .plugin(let node):
      _ = columns(of: node.input, depth: depth)
      return []
    case .graph: return []
    }
  }

  /// The columns of an input whose rows pass through, some expressions being looked at.
  private mutating func passed(
    _ input: LogicalPlan,
    _ expressions: [BoundExpression],
    _ depth: Int
  ) -> [Origins] {
    let below = columns(of: input, depth: depth)
    for expression in expressions { _ = trace(expression, below, depth) }
    return below
  }

  private mutating func expanded(_ node: ExpandPlan, _ depth: Int) -> [Origins] {
    let below = columns(of: node.input, depth: depth)
    var all = below
    while all.count < node.schema.count { all.append([]) }
    for item in node.items where all.indices.contains(item.output) {
      let origins = trace(item.expression, below, depth)
      all[item.output] = node.bagsAsArrays ? [] : origins
    }
    if let index = node.indexColumn, all.indices.contains(index) { all[index] = [] }
    return all
  }

  /// The aggregates whose result is made of the values themselves.
  private static let collecting: Set = ["make_list", "make_set", "take_any"]

  private mutating func aggregated(
    _ call: AggregateCall,
    _ below: [Origins],
    _ depth: Int
  ) -> [Origins] {
    let arguments = call.arguments.map { trace($0, below, depth) }
    guard Self.collecting.contains(call.name), call.outputs.count == 1, let first = arguments.first
    else { return call.outputs.map { _ in [] } }
    return [first]
  }

  /// Two lists of origins as one, without doubles.
  func merged(_ one: Origins, _ other: Origins) -> Origins {
    one + other.filter { !one.contains($0) }
  }
}
