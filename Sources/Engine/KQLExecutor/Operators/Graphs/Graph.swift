import KQLPlan
import Tables

/// A graph in memory: nodes by number, edges by the numbers of the nodes they join.
struct Graph {
  /// What identifies each node.
  var keys: Column
  /// The properties of nodes.
  var properties: [Column]
  /// The columns of edges.
  var edges: Batch
  /// The node that each edge leaves.
  var sources: ContiguousArray<Int>
  /// The node that each edge reaches.
  var targets: ContiguousArray<Int>
  /// Whether edges have a direction.
  let isDirected: Bool

  /// How many nodes there are.
  var nodeCount: Int { keys.count }

  /// What expressions over nodes see: facts, then properties.
  var nodes: Batch {
    var incoming = ContiguousArray<Int64>(repeating: 0, count: nodeCount)
    var outgoing = incoming
    for node in targets { incoming[node] += 1 }
    for node in sources { outgoing[node] += 1 }
    let facts: [Column] = [keys, .long(FixedWidth(incoming)), .long(FixedWidth(outgoing))]
    return Batch(columns: facts + properties, count: nodeCount)
  }

  /// Keeps some nodes, in order, and the edges between them.
  mutating func keepNodes(_ kept: ContiguousArray<Int>) {
    var numbers = ContiguousArray<Int>(repeating: -1, count: nodeCount)
    for (number, node) in kept.enumerated() { numbers[node] = number }
    keys = keys.gather(kept)
    properties = properties.map { $0.gather(kept) }
    sources = ContiguousArray(sources.map { numbers[$0] })
    targets = ContiguousArray(targets.map { numbers[$0] })
    var rest = ContiguousArray<Int>()
    for edge in sources.indices where sources[edge] >= 0 && targets[edge] >= 0 {
      rest.append(edge)
    }
    keepEdges(rest)
  }

  /// Keeps some edges, in order.
  mutating func keepEdges(_ kept: ContiguousArray<Int>) {
    edges = edges.gather(kept)
    sources = ContiguousArray(kept.map { sources[$0] })
    targets = ContiguousArray(kept.map { targets[$0] })
  }
}

/// The edges at each node.
struct Adjacency {
  /// Where the edges of a node begin; after the last node their end.
  private let starts: ContiguousArray<Int>
  private let edges: ContiguousArray<Int>

  /// The edges by the node that `ends` names for each.
  init(_ ends: ContiguousArray<Int>, nodes: Int) {
    var starts = ContiguousArray<Int>(repeating: 0, count: nodes + 1)
    for node in ends { starts[node + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    var next = starts
    var edges = ContiguousArray<Int>(repeating: 0, count: ends.count)
    for (edge, node) in ends.enumerated() {
      edges[next[node]] = edge
      next[node] += 1
    }
    self.starts = starts
    self.edges = edges
  }

  /// The edges at a node, in their order.
  func edges(at node: Int) -> ContiguousArray<Int>.SubSequence {
    edges[starts[node]..<starts[node + 1]]
  }
}
