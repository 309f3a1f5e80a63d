import KQLPlan
import Tables

/// A column that expressions can name.
struct ScopeColumn {
  /// Its name.
  var name: String
  /// Its type.
  var type: ScalarType
  /// Whether it can be named but is not part of `*` and of what comes out: the columns of the row
  /// around an `mv-apply`.
  var isHidden = false
}

/// The rows that a pipeline has come to: a plan, and what its columns are called.
struct Rows {
  /// How the rows are computed.
  var plan: LogicalPlan
  /// The columns, as many as the plan has.
  var columns: [ScopeColumn]
  /// Whether the rows are in a promised order, which window functions need.
  var isSerialized = false
  /// Whether the rows come out beside the results of `fork` and `facet`.
  var isResult = true
  /// Whether there may be columns that are not known: of a plugin whose columns are made of rows,
  /// where there are no rows.
  var isOpen = false
  /// What `as` has just called the rows.
  var name: String?
  /// The graph, where a graph takes the place of rows.
  var graph: BoundGraph?

  init(_ plan: LogicalPlan, isSerialized: Bool = false) {
    self.plan = plan
    self.columns = plan.schema.fields.map { ScopeColumn(name: $0.name, type: $0.type) }
    self.isSerialized = isSerialized
  }

  init(_ plan: LogicalPlan, columns: [ScopeColumn], isSerialized: Bool) {
    self.plan = plan
    self.columns = columns
    self.isSerialized = isSerialized
  }

  /// The columns that come out, with their positions in the plan.
  var visible: [(index: Int, column: ScopeColumn)] {
    columns.enumerated().filter { !$0.element.isHidden }.map { ($0.offset, $0.element) }
  }

  /// The position of a column.
  func index(of name: String) -> Int? {
    columns.firstIndex { $0.name == name && !$0.isHidden }
      ?? columns.firstIndex { $0.name == name }
  }

  /// A reference to a column.
  func reference(_ index: Int) -> BoundExpression { .column(index, columns[index].type) }
}

/// Gives columns names that are not taken yet.
struct NameAllocator {
  private var taken: Set<String>
  private var unnamed = 0

  /// Creates an allocator; `reserved` names are taken from the start.
  init(reserved: some Sequence<String> = []) { taken = Set(reserved) }

  /// Marks a name as taken; false when it was already.
  mutating func claim(_ name: String) -> Bool { taken.insert(name).inserted }

  /// `name`, or `name` with the first number that makes it free when it is taken.
  mutating func unique(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    var number = 1
    while !taken.insert(name + String(number)).inserted { number += 1 }
    return name + String(number)
  }

  /// A name for an expression without one: `Column` and a number.
  mutating func anonymous(besides others: Set<String> = []) -> String {
    repeat {
      unnamed += 1
    } while others.contains("Column" + String(unnamed))
      || !taken.insert("Column" + String(unnamed)).inserted
    return "Column" + String(unnamed)
  }
}
