import Diagnostics
import PostureModel

/// Reads what `BaselineEncoding` wrote.
enum BaselineReader {
  /// The outcome of a baseline in a run file, when it has one.
  static func outcome(_ run: RunField) throws(Diagnostic) -> BaselineOutcome? {
    guard let field = try run.optional("baseline") else { return nil }
    return BaselineOutcome(
      id: try field.string("id"),
      title: try field.string("title"),
      requirements: try field.list("requirements", requirement),
      remarks: try field.strings("remarks")
    )
  }

  private static func nearMiss(
    _ field: RunField?
  ) throws(Diagnostic) -> BaselineOutcome.Declaration? {
    guard let field else { return nil }
    return BaselineOutcome.Declaration(
      object: try field.string("object"),
      snippet: try field.strings("snippet")
    )
  }

  private static func requirement(
    _ field: RunField
  ) throws(Diagnostic) -> BaselineOutcome.Requirement {
    let near = try field.optional("nearMiss")
    let hasControls = try field.optional("controlVerdict") != nil
    return BaselineOutcome.Requirement(
      id: try field.string("id"),
      title: try field.optionalString("title"),
      level: try field.string("level"),
      verdict: try field.choice("verdict"),
      measured: try field.choice("measured"),
      isOwnCheck: try field.bool("ownCheck"),
      controlVerdict: hasControls ? try field.choice("controlVerdict") : nil,
      controls: try field.strings("controls"),
      reading: try field.optionalString("reading"),
      byHand: try field.optionalString("byHand"),
      declared: try field.optionalString("declared"),
      nearMiss: try nearMiss(near)
    )
  }
}
