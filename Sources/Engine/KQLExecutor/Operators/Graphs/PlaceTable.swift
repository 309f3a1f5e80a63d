import KQLPlan
import Tables

/// The nodes and edges of places of a pattern, by variable.
struct PlaceTable {
  /// The node or edge that a variable stands for, by variable and place.
  private(set) var items: [ContiguousArray<Int>]
  /// The edges of chains, by variable, and the place of each.
  private var edges: [Chain]
  /// The nodes within chains, by variable, and the place of each.
  private var inner: [Chain]
  private var places = 0

  /// Parts of chains and the places they belong to.
  struct Chain {
    var items: ContiguousArray<Int> = []
    var places: ContiguousArray<Int> = []
  }

  init(variables: Int, places: Int) {
    items = Array(repeating: [], count: variables)
    edges = Array(repeating: Chain(), count: variables)
    inner = edges
  }

  /// The parts of a variable.
  func chain(_ variable: Int, isInner: Bool) -> Chain {
    isInner ? inner[variable] : edges[variable]
  }

  /// Adds the place that ends with a link.
  mutating func add(_ tip: Int, _ search: GraphSearch) {
    var index = tip
    while index >= 0 {
      let part = search.parts[search.links[index].part]
      switch part.element {
      case .node(let variable):
        if items[variable].count == places { items[variable].append(search.links[index].node) }
        index = search.links[index].parent
      case .edge(let variable, _, _):
        index = addChain(index, variable, part, search)
      }
    }
    places += 1
    // A chain without edges stands for nothing.
    for variable in items.indices where items[variable].count < places {
      items[variable].append(-1)
    }
  }

  /// Adds the links of one chain, which are read from its end; returns the link before them.
  private mutating func addChain(
    _ last: Int,
    _ variable: Int,
    _ part: GraphSearch.Part,
    _ search: GraphSearch
  ) -> Int {
    var links: [GraphSearch.Link] = []
    var index = last
    while index >= 0, search.links[index].part == search.links[last].part {
      links.append(search.links[index])
      index = search.links[index].parent
    }
    var nodes = links.dropFirst().map(\.node)
    if !part.isReversed {
      links.reverse()
      nodes.reverse()
    }
    if items[variable].count == places, let first = links.first {
      items[variable].append(first.edge)
    }
    for link in links {
      edges[variable].items.append(link.edge)
      edges[variable].places.append(places)
    }
    for node in nodes {
      inner[variable].items.append(node)
      inner[variable].places.append(places)
    }
    return index
  }
}
