import KQLPlan
import Tables

/// Finds the places of a pattern in a graph, part by part.
///
/// What has been found so far is a chain of links, each of which knows the one before; many places
/// share the beginnings of their chains, and no search goes deeper than a loop.
struct GraphSearch {
  /// A step from one part of the pattern to the next, or along one edge of a part.
  struct Link {
    /// The link before, -1 for none.
    let parent: Int
    /// The part of the pattern.
    let part: Int
    /// The edge, -1 where a node is named.
    let edge: Int
    /// The node that was reached.
    let node: Int
  }

  /// A part of the pattern, in the order in which parts are searched.
  struct Part {
    let element: GraphMatchPlan.Element
    /// The part at which its path begins.
    let first: Int
    /// Whether the path is searched from its end.
    let isReversed: Bool
  }

  let graph: Graph
  let plan: GraphMatchPlan
  /// Which nodes or edges a variable may be, by variable.
  let allowed: [ContiguousArray<Bool>?]
  /// Which nodes may lie within a chain, by variable.
  let allowedInner: [ContiguousArray<Bool>?]
  /// Whether a longer way to a node is never needed.
  let isPruned: Bool
  private(set) var links: ContiguousArray<Link> = []
  private(set) var parts: [Part] = []
  private let outgoing: Adjacency
  private let incoming: Adjacency
  private let run: Run
  private let holding: Holding

  init(
    _ plan: GraphMatchPlan,
    _ graph: Graph,
    allowed: [ContiguousArray<Bool>?],
    inner: [ContiguousArray<Bool>?],
    isPruned: Bool,
    _ run: Run
  ) {
    self.plan = plan
    self.graph = graph
    self.allowed = allowed
    self.isPruned = isPruned
    allowedInner = inner
    outgoing = Adjacency(graph.sources, nodes: graph.nodeCount)
    incoming = Adjacency(graph.targets, nodes: graph.nodeCount)
    self.run = run
    holding = Holding(run)
  }

  /// The last links of all places.
  mutating func search() throws -> ContiguousArray<Int> {
    var tips: ContiguousArray<Int> = [-1]
    var bound: Set<Int> = []
    for sequence in plan.sequences {
      let first = parts.count
      let isReversed = startsAtEnd(sequence, bound)
      for element in isReversed ? sequence.reversed() : sequence {
        parts.append(Part(element: element, first: first, isReversed: isReversed))
        tips = try extend(tips, bound)
        if case .node(let variable) = element { bound.insert(variable) }
      }
    }
    return tips
  }

  /// Whether a path is better searched from its end: where that is known, or has fewer candidates.
  private func startsAtEnd(
    _ sequence: [GraphMatchPlan.Element],
    _ bound: Set<Int>
  ) -> Bool {
    guard plan.selection == .every, sequence.count > 1,
      case .node(let first)? = sequence.first, case .node(let last)? = sequence.last
    else { return false }
    if bound.contains(first) { return false }
    if bound.contains(last) { return true }
    return candidates(last) < candidates(first)
  }

  private func candidates(_ variable: Int) -> Int {
    allowed[variable]?.reduce(0) { $0 + ($1 ? 1 : 0) } ?? graph.nodeCount
  }

  /// Extends what has been found by the last of the parts.
  private mutating func extend(
    _ tips: ContiguousArray<Int>,
    _ bound: Set<Int>
  ) throws -> ContiguousArray<Int> {
    let index = parts.count - 1
    let before = links.count
    var result = ContiguousArray<Int>()
    switch parts[index].element {
    case .node(let variable):
      let isBound = bound.contains(variable)
      for tip in tips {
        if parts[index].first != index {
          let node = links[tip].node
          if isBound, self.node(of: variable, from: tip) != node { continue }
          if isAllowed(variable, node) { result.append(add(tip, index, -1, node)) }
        } else if isBound {
          result.append(add(tip, index, -1, node(of: variable, from: tip)))
        } else {
          for node in 0..<graph.nodeCount where isAllowed(variable, node) {
            result.append(add(tip, index, -1, node))
          }
        }
      }
      try count(since: before)
    case .edge(let variable, let direction, let hops):
      if isPruned, hops.upperBound > 1 {
        for tip in tips {
          result += try chains([tip], index, variable, direction, hops)
        }
      } else {
        result = try chains(tips, index, variable, direction, hops)
      }
    }
    return result
  }

  private func isAllowed(_ variable: Int, _ item: Int) -> Bool {
    allowed[variable]?[item] ?? true
  }

  private mutating func add(_ parent: Int, _ part: Int, _ edge: Int, _ node: Int) -> Int {
    links.append(Link(parent: parent, part: part, edge: edge, node: node))
    return links.count - 1
  }

  private func count(since before: Int) throws {
    let new = links.count - before
    try holding.add(rows: new, bytes: new * MemoryLayout<Link>.stride)
  }

  /// The node that a variable stands for.
  private func node(of variable: Int, from tip: Int) -> Int {
    var index = tip
    while index >= 0 {
      if case .node(variable) = parts[links[index].part].element { return links[index].node }
      index = links[index].parent
    }
    return -1
  }

  /// Goes along edges, as often as a part may be repeated.
  private mutating func chains(
    _ tips: ContiguousArray<Int>,
    _ part: Int,
    _ variable: Int,
    _ direction: GraphMatchPlan.Direction,
    _ hops: ClosedRange<Int>
  ) throws -> ContiguousArray<Int> {
    var result: ContiguousArray<Int> = hops.lowerBound == 0 ? tips : []
    var visited: [Int: Int] = [:]
    if isPruned, hops.upperBound > 1, let tip = tips.first { visited[links[tip].node] = 0 }
    var frontier = tips
    var level = 0
    while level < hops.upperBound, !frontier.isEmpty {
      try run.context.checkCancellation()
      level += 1
      let before = links.count
      var next = ContiguousArray<Int>()
      for tip in frontier {
        let node = links[tip].node
        if level > 1, allowedInner[variable]?[node] == false { continue }
        for (edge, other) in ways(from: node, direction, isReversed: parts[part].isReversed) {
          guard allowed[variable]?[edge] ?? true, isNew(edge, other, tip, part) else { continue }
          if isPruned, hops.upperBound > 1 {
            if let known = visited[other] {
              guard plan.selection == .allShortest, known == level else { continue }
            }
            visited[other] = level
          }
          next.append(add(tip, part, edge, other))
        }
      }
      try count(since: before)
      if level >= hops.lowerBound { result += next }
      frontier = next
    }
    return result
  }

  /// The edges that lead on from a node, and where they lead.
  private func ways(
    from node: Int,
    _ direction: GraphMatchPlan.Direction,
    isReversed: Bool
  ) -> ContiguousArray<(edge: Int, node: Int)> {
    let isAny = direction == .any || !graph.isDirected
    let goesOut = isAny || (direction == .right) != isReversed
    var ways = ContiguousArray<(edge: Int, node: Int)>()
    if goesOut {
      for edge in outgoing.edges(at: node) { ways.append((edge, graph.targets[edge])) }
    }
    guard isAny || !goesOut else { return ways }
    // An edge from a node to itself is one way, not two.
    for edge in incoming.edges(at: node) where !isAny || graph.sources[edge] != node {
      ways.append((edge, graph.sources[edge]))
    }
    return ways
  }

  /// Whether a path may go along an edge to a node.
  private func isNew(_ edge: Int, _ node: Int, _ tip: Int, _ part: Int) -> Bool {
    guard plan.cycles != .all else { return true }
    let first = parts[part].first
    var index = tip
    while index >= 0, links[index].part >= first {
      let link = links[index]
      if plan.cycles == .none ? link.node == node : link.edge == edge { return false }
      index = link.parent
    }
    return true
  }
}
