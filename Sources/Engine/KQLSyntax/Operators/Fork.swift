public import Diagnostics

/// Several results of the same rows.
public struct ForkSyntax: Sendable, Hashable {
  /// The results.
  public var branches: [ForkBranchSyntax]
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(branches: [ForkBranchSyntax], span: SourceSpan) {
    self.branches = branches
    self.span = span
  }
}

/// One result of `fork`.
public struct ForkBranchSyntax: Sendable, Hashable {
  /// The name of the result.
  public var name: NameSyntax?
  /// The operators over the rows.
  public var subquery: PipelineSyntax
  /// Where it stands.
  public var span: SourceSpan

  /// Creates the node.
  public init(name: NameSyntax? = nil, subquery: PipelineSyntax, span: SourceSpan) {
    self.name = name
    self.subquery = subquery
    self.span = span
  }
}

extension Parser {
  mutating func forkOperator(_ keyword: Token) throws(Failure) -> OperatorSyntax {
    var branches: [ForkBranchSyntax] = []
    repeat { branches.append(try forkBranch()) } while !isAtBoundary
    return .fork(ForkSyntax(branches: branches, span: span(from: keyword)))
  }

  private mutating func forkBranch() throws(Failure) -> ForkBranchSyntax {
    let start = current
    var name: NameSyntax?
    if !at(.openParenthesis) {
      name = try declaredName("'(' and a subquery")
      try expect(.assign, "'=' after the name of the result")
    }
    try expect(.openParenthesis, "'(' and a subquery")
    let subquery = try subquery()
    try expect(.closeParenthesis, "')' after the subquery")
    return ForkBranchSyntax(name: name, subquery: subquery, span: span(from: start))
  }
}

extension Printer {
  mutating func print(_ node: ForkSyntax) {
    write("fork")
    for branch in node.branches {
      write(" ")
      if let name = branch.name {
        print(name)
        write(" = ")
      }
      write("(")
      print(branch.subquery)
      write(")")
    }
  }
}
