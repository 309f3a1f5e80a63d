import Tables

/// A plan as lines of text: an operator a line, its input below it, in the order of the steps from
/// the last to the first.
public struct PlanText: CustomStringConvertible {
  /// Deeper plans are not written out.
  private static let depthLimit = 100

  /// The text, ending with a line break.
  public private(set) var description = ""

  /// Writes a plan.
  public init(_ plan: LogicalPlan) { write(plan, depth: 0, indent: 0) }

  private mutating func line(_ text: String, _ indent: Int) {
    description += String(repeating: "  ", count: indent) + text + "\n"
  }

  /// Writes a plan; the inputs of a pipeline go on in a loop, so that long ones need no stack.
  private mutating func write(_ plan: LogicalPlan, depth: Int, indent: Int) {
    guard depth < Self.depthLimit else {
      line("...", indent)
      return
    }
    var next: LogicalPlan? = plan
    var indent = indent
    while let plan = next {
      let names = NameList(plan.inputFields)
      line(plan.summary(names), indent)
      for (label, subquery) in plan.subqueries {
        line(label + ":", indent + 1)
        write(subquery, depth: depth + 1, indent: indent + 2)
      }
      next = plan.mainInput
      if case .join = plan { indent += 1 }
    }
  }
}

/// The names of columns, by position.
struct NameList {
  private let names: [String]

  init(_ fields: [Schema.Field]) { names = fields.map(\.name) }

  init(_ names: [String]) { self.names = names }

  subscript(index: Int) -> String {
    names.indices.contains(index) ? names[index] : "#\(index)"
  }
}

extension LogicalPlan {
  /// The columns that expressions of this operator are over.
  fileprivate var inputFields: [Schema.Field] {
    if case .join(let node) = self { return node.left.schema.fields }
    return mainInput?.schema.fields ?? []
  }

  /// Where the rows come from.
  fileprivate var mainInput: LogicalPlan? {
    switch self {
    case .scan, .values, .range, .input, .shared, .union: nil
    case .filter(let node): node.input
    case .project(let node): node.input
    case .summarize(let node): node.input
    case .join(let node): node.left
    case .sort(let node): node.input
    case .top(let node): node.input
    case .take(let node): node.input
    case .sample(let node): node.input
    case .expand(let node): node.input
    case .apply(let node): node.expand.input
    case .partition(let node): node.input
    case .makeSeries(let node): node.input
    case .parse(let node): node.input
    case .parseKeyValues(let node): node.input
    case .steps(let node): node.input
    case .topNested(let node): node.input
    case .plugin(let node): node.input
    case .graph(let node): node.graph.edges
    }
  }

  /// The plans beside the main input, with what they are.
  fileprivate var subqueries: [(String, LogicalPlan)] {
    switch self {
    case .shared(let node): [("computed once", node.plan)]
    case .union(let node): node.inputs.map { ("input", $0) }
    case .graph(let node): node.graph.nodes.map { ("nodes", $0.plan) }
    case .join(let node): [("right side", node.right)]
    case .apply(let node): [("for each row", node.subquery)]
    case .partition(let node): [("for each part", node.subquery)]
    case .filter(let node): node.condition.subqueries
    case .project(let node): node.columns.flatMap(\.expression.subqueries)
    default: []
    }
  }
}

extension BoundExpression {
  /// The queries within an expression.
  fileprivate var subqueries: [(String, LogicalPlan)] {
    switch self {
    case .inQuery(_, let plan, _, _): [("list", plan)]
    case .scalarQuery(let plan, _): [("value", plan)]
    case .and(let operands), .or(let operands): operands.flatMap(\.subqueries)
    case .call(let call): call.arguments.flatMap(\.subqueries)
    case .applied(let body, let arguments): body.subqueries + arguments.flatMap(\.subqueries)
    case .column, .literal, .inList: []
    }
  }
}
