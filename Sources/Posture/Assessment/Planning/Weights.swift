public import ControlCatalog
public import Diagnostics
import Documents
import PostureModel

/// The points that an organisation gives controls instead of the catalog's.
public struct Weights: Sendable {
  /// Points by control, or by the leading parts of several (`exo.mail`).
  private let points: [(selector: String, points: Int, position: SourcePosition)]
  private let file: String

  /// Reads a file with `weights`, a mapping of controls to points from 0 to 100.
  ///
  /// The longest selector that names a control decides. A control of 0 points is judged and shown,
  /// and has no say in the score.
  public static func read(
    _ text: String,
    named name: String
  ) -> (weights: Weights, diagnostics: [Diagnostic]) {
    var log = ReadingLog(source: SourceText(name: name, text: text))
    var points: [(String, Int, SourcePosition)] = []
    do {
      let root = try YAMLReader.document(text, named: name)
      if let fields = FieldReader(root, path: "", log: &log) {
        fields.rejectUnknown(["weights"], log: &log)
        if let value = fields.required("weights", log: &log),
          let weights = FieldReader(value, path: "weights", log: &log)
        {
          for entry in value.entries {
            guard let number = weights.integer(entry.key, in: 0...100, log: &log) else { continue }
            points.append((entry.key, number, entry.keyNode.position))
          }
        }
      }
    } catch {
      log.append(error)
    }
    return (Weights(points: points, file: name), log.diagnostics)
  }

  /// The catalog with these points, and a warning for each selector that names no control.
  public func applied(
    to catalog: ControlCatalog
  ) -> (catalog: ControlCatalog, diagnostics: [Diagnostic]) {
    var used: Set<String> = []
    let weighted = catalog.settingPoints { control in
      let matching = points.filter { ControlSelector.matches(control.id, $0.selector) }
      used.formUnion(matching.map(\.selector))
      let longest = matching.max { $0.selector.utf8.count < $1.selector.utf8.count }
      return longest.map { weight in
        let own = control.pointsSource.catalogPoints ?? control.points
        return (Double(weight.points), .weights(instead: own))
      }
    }
    let known = catalog.controls.map(\.id)
    let diagnostics = points.filter { !used.contains($0.selector) }.map { entry in
      Diagnostic(
        "WGT0101",
        "there is no control '\(entry.selector)'",
        in: file,
        at: .position(entry.position),
        severity: .warning,
        hints: nearMissHints(for: entry.selector, among: known)
      )
    }
    return (weighted, diagnostics)
  }
}
