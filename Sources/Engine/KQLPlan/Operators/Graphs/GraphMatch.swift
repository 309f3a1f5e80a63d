/// A pattern of nodes and edges, and what is told of each place where it is found.
///
/// Expressions over a place see, for each variable in order: a node's facts and properties, the
/// columns of an edge, and nothing for a chain of edges; after all variables the computed values.
public struct GraphMatchPlan: Sendable {
  /// What a place of the pattern stands for.
  public enum Variable: Sendable {
    /// A node; the condition is over its facts and properties.
    case node(condition: BoundExpression?)
    /// One edge; the condition is over its columns.
    case edge(condition: BoundExpression?)
    /// A chain of edges; conditions are over the columns of each, and over the facts and
    /// properties of each node within.
    case chain(each: BoundExpression?, inner: BoundExpression?)
  }

  /// Where an edge may lead.
  public enum Direction: Sendable, Hashable {
    case right
    case left
    case any
  }

  /// A part of a path.
  public enum Element: Sendable {
    /// A node, by its variable.
    case node(Int)
    /// One edge or a chain of them.
    case edge(Int, direction: Direction, hops: ClosedRange<Int>)
  }

  /// A value computed over the parts of a chain.
  public struct Computed: Sendable {
    /// How the parts make one value.
    public enum Kind: Sendable, Hashable {
      case all
      case any
      case list
    }

    /// How the parts make one value.
    public let kind: Kind
    /// The variable of the edge or chain.
    public let variable: Int
    /// Whether the parts are the nodes within the chain and not its edges.
    public let isInner: Bool
    /// The value of a part: over what a condition on it sees, then what the place shows without
    /// computed values.
    public let expression: BoundExpression

    /// Creates a value.
    public init(kind: Kind, variable: Int, isInner: Bool, expression: BoundExpression) {
      self.kind = kind
      self.variable = variable
      self.isInner = isInner
      self.expression = expression
    }
  }

  /// Which paths may come back to where they were.
  public enum Cycles: Sendable, Hashable {
    case all
    case none
    case uniqueEdges
  }

  /// Which matches come out.
  public enum Selection: Sendable, Hashable {
    case every
    /// For each first and last node one shortest path.
    case oneShortest
    /// For each first and last node all shortest paths.
    case allShortest
  }

  /// The variables.
  public let variables: [Variable]
  /// Where the columns of each variable begin.
  public let offsets: [Int]
  /// How many columns a place shows without computed values.
  public let rowWidth: Int
  /// Paths of nodes and edges in turn.
  public let sequences: [[Element]]
  /// Which paths may come back to where they were.
  public let cycles: Cycles
  /// Which matches come out.
  public let selection: Selection
  /// Values computed over chains.
  public private(set) var computed: [Computed]
  /// What else must be true.
  public let condition: BoundExpression?
  /// The columns.
  public let columns: [NamedExpression]

  /// Creates a plan.
  public init(
    variables: [Variable],
    offsets: [Int],
    rowWidth: Int,
    sequences: [[Element]],
    cycles: Cycles,
    selection: Selection,
    condition: BoundExpression?,
    columns: [NamedExpression]
  ) {
    self.variables = variables
    self.offsets = offsets
    self.rowWidth = rowWidth
    self.sequences = sequences
    self.cycles = cycles
    self.selection = selection
    computed = []
    self.condition = condition
    self.columns = columns
  }

  /// The same with the values that were found to be needed.
  public func computing(_ values: [Computed]) -> GraphMatchPlan {
    var plan = self
    plan.computed = values
    return plan
  }
}
