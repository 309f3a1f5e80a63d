public import Diagnostics

/// A search that says which columns to return, `find in (T) where x == 1`.
public struct FindSyntax: Sendable, Hashable {
  /// The settings, such as `withsource=T`.
  public var parameters: [OperatorParameterSyntax]
  /// Where to search; everywhere when empty.
  public var tables: [ExpressionSyntax]
  /// Which rows to find.
  public var predicate: ExpressionSyntax
  /// Which columns to return.
  public var projection: FindProjectionSyntax
  /// The columns to leave out; a name `*` leaves out all.
  public var away: [FindColumnSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(
    parameters: [OperatorParameterSyntax] = [],
    tables: [ExpressionSyntax],
    predicate: ExpressionSyntax,
    projection: FindProjectionSyntax,
    away: [FindColumnSyntax] = [],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.tables = tables
    self.predicate = predicate
    self.projection = projection
    self.away = away
    self.span = span
  }
}

/// Which columns `find` returns.
public enum FindProjectionSyntax: Sendable, Hashable {
  /// The columns of the predicate, and the others packed: `project-smart`, or nothing written.
  case smart(isWritten: Bool)
  /// These columns.
  case columns([FindColumnSyntax])
}

/// A column that `find` returns.
public struct FindColumnSyntax: Sendable, Hashable {
  /// The column; `*` in `project-away *`.
  public var name: NameSyntax
  /// The type it is converted to.
  public var type: TypeSyntax?
  /// Whether it is `pack(*)`, all other columns in one.
  public var isPack: Bool
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax, type: TypeSyntax? = nil, isPack: Bool = false, span: SourceSpan) {
    self.name = name
    self.type = type
    self.isPack = isPack
    self.span = span
  }
}

extension Parser {
  mutating func findOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    let parameters = try parameters()
    let tables = try searchedTables()
    if take(.where) == nil, !parameters.isEmpty || !tables.isEmpty {
      throw failure("'where' and a condition")
    }
    let predicate = try scalar()
    var projection = FindProjectionSyntax.smart(isWritten: false)
    if take(.projectSmart) != nil {
      projection = .smart(isWritten: true)
    } else if take(.project) != nil {
      projection = .columns(try findColumns())
    }
    var away: [FindColumnSyntax] = []
    if take(.internalProjectAway) != nil || take(.projectAway) != nil { away = try findColumns() }
    return .find(
      FindSyntax(
        parameters: parameters,
        tables: tables,
        predicate: predicate,
        projection: projection,
        away: away,
        span: span(from: keyword)
      )
    )
  }

  private mutating func findColumns() throws(Failure) -> [FindColumnSyntax] {
    var columns: [FindColumnSyntax] = []
    repeat { columns.append(try findColumn()) } while take(.comma) != nil
    return columns
  }

  private mutating func findColumn() throws(Failure) -> FindColumnSyntax {
    let start = current
    if let star = take(.star) {
      return FindColumnSyntax(name: NameSyntax(text: "*", span: star.span), span: star.span)
    }
    if isAtWord(.pack, before: .openParenthesis) {
      advance()
      advance()
      try expect(.star, "'*'")
      try expect(.closeParenthesis, "')'")
      let place = span(from: start)
      return FindColumnSyntax(
        name: NameSyntax(text: "pack_", span: place),
        isPack: true,
        span: place
      )
    }
    let name = try referencedName("a column")
    var type: TypeSyntax?
    if take(.colon) != nil { type = try self.type(ofConversion: true) }
    return FindColumnSyntax(name: name, type: type, span: span(from: start))
  }
}

extension Printer {
  mutating func print(_ node: FindSyntax) {
    write("find")
    print(node.parameters)
    printTables(node.tables)
    write(" where ")
    print(node.predicate)
    switch node.projection {
    case .smart(let isWritten): if isWritten { write(" project-smart") }
    case .columns(let columns):
      write(" project ")
      list(columns) { $0.print($1) }
    }
    if !node.away.isEmpty {
      write(" __projectAway ")
      list(node.away) { $0.print($1) }
    }
  }

  private mutating func print(_ column: FindColumnSyntax) {
    if column.isPack { return write("pack(*)") }
    if column.name.text == "*", !column.name.isQuoted { return write("*") }
    print(column.name)
    if let type = column.type {
      write(":")
      print(type)
    }
  }
}
