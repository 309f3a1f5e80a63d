import Diagnostics
import PostureModel

/// Reads a score out of a run file.
enum ScoreReader {
  static func score(_ field: RunField) throws(Diagnostic) -> Score {
    let basis = try field.member("basis")
    return Score(
      terms: try field.list("terms", term),
      excluded: try field.list("excluded", excluded),
      total: try tally(field.member("total")),
      byCategory: try field.list("byCategory") { (field) throws(Diagnostic) in
        CategoryTally(category: try field.choice("category"), tally: try tally(field))
      },
      byProduct: try field.list("byProduct") { (field) throws(Diagnostic) in
        ProductTally(product: try field.choice("product"), tally: try tally(field))
      },
      basis: Basis(
        measured: try basis.number("measured"),
        asserted: try basis.number("asserted"),
        accepted: try basis.number("accepted"),
        notMeasured: try basis.number("notMeasured"),
        outOfScope: try basis.number("outOfScope")
      )
    )
  }

  private static func tally(_ field: RunField) throws(Diagnostic) -> Tally {
    Tally(
      achieved: try field.number("achieved"),
      possible: try field.number("possible"),
      measured: try field.count("measured"),
      controls: try field.count("controls")
    )
  }

  private static func term(_ field: RunField) throws(Diagnostic) -> ScoreTerm {
    ScoreTerm(
      control: try field.string("control"),
      category: try field.choice("category"),
      product: try field.choice("product"),
      possible: try field.number("possible"),
      share: try field.number("share"),
      achieved: try field.number("achieved"),
      accepted: try field.optional("accepted") == nil ? 0 : field.number("accepted")
    )
  }

  private static func excluded(_ field: RunField) throws(Diagnostic) -> ExcludedControl {
    ExcludedControl(
      control: try field.string("control"),
      category: try field.choice("category"),
      product: try field.choice("product"),
      points: try field.positive("points"),
      verdict: try field.choice("verdict"),
      reason: try field.string("reason")
    )
  }
}
