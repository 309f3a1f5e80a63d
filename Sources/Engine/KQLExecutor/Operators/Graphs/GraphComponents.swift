// The components of a graph, numbered from 0 in the order of their first nodes.
extension Graph {
  /// The component of each node, whatever the direction of edges.
  func weakComponents() -> ContiguousArray<Int> {
    var parents = ContiguousArray(0..<nodeCount)
    func root(_ node: Int) -> Int {
      var node = node
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for edge in sources.indices {
      let left = root(sources[edge])
      let right = root(targets[edge])
      parents[max(left, right)] = min(left, right)
    }
    return numbered(ContiguousArray((0..<nodeCount).map { root($0) }))
  }

  /// The component of each node, whose nodes all reach each other along edges.
  ///
  /// Tarjan's algorithm, with a stack of its own: paths may be as long as there are nodes.
  func strongComponents() -> ContiguousArray<Int> {
    guard isDirected else { return weakComponents() }
    let outgoing = Adjacency(sources, nodes: nodeCount)
    var order = ContiguousArray<Int>(repeating: -1, count: nodeCount)
    var lowest = order
    var component = order
    var open: ContiguousArray<Int> = []
    var next = 0
    for start in 0..<nodeCount where order[start] < 0 {
      var path: [(node: Int, edges: ContiguousArray<Int>.SubSequence)] = []
      func enter(_ node: Int) {
        order[node] = next
        lowest[node] = next
        next += 1
        open.append(node)
        path.append((node, outgoing.edges(at: node)))
      }
      enter(start)
      while let (node, edges) = path.last {
        if let edge = edges.first {
          path[path.count - 1].edges = edges.dropFirst()
          let other = targets[edge]
          if order[other] < 0 {
            enter(other)
          } else if component[other] < 0 {
            lowest[node] = min(lowest[node], order[other])
          }
          continue
        }
        path.removeLast()
        if let before = path.last?.node { lowest[before] = min(lowest[before], lowest[node]) }
        guard lowest[node] == order[node] else { continue }
        while let last = open.popLast() {
          component[last] = node
          if last == node { break }
        }
      }
    }
    return numbered(component)
  }

  private func numbered(_ names: ContiguousArray<Int>) -> ContiguousArray<Int> {
    var numbers: [Int: Int] = [:]
    return ContiguousArray(
      names.map { name in
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        return number
      }
    )
  }
}
