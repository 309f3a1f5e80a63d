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
