import Diagnostics
import Evidence
import PostureModel

/// Where the first and the last object of each table stand in the input.
struct TableEnds {
  /// An object: where it comes from and, as far as it can be looked up, its place in the file.
  struct End {
    let origin: String
    let place: OriginPlace?
  }

  private let ends: [String: (first: End, last: End)]

  init(of store: EvidenceStore) {
    let filled = store.collections.filter { $0.count > 0 }.compactMap { status in
      store.ends(of: status.table).map { (status.table, $0) }
    }
    let places = store.places(of: filled.flatMap { [$0.1.first, $0.1.last] })
    ends = Dictionary(
      filled.map { table, ends in
        (
          table,
          (
            End(origin: ends.first, place: places[ends.first]),
            End(origin: ends.last, place: places[ends.last])
          )
        )
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The ends of a table that has objects.
  subscript(table: String) -> (first: End, last: End)? { ends[table] }
}
