/// What it means that properties of a table are not there, as its publisher documents it.
public struct AbsenceDefault: Sendable {
  /// The table.
  public let table: String
  /// Where that is documented.
  public let source: String
  /// The properties, by dotted path, with what their absence means; `*` at the end covers all below.
  public let meanings: [(path: String, meaning: String)]
  /// The controls for which that holds, or the leading parts of several; none for all.
  public let controls: [String]

  /// Whether the absence of a property has a meaning for a control.
  public func covers(_ path: [String], of control: String) -> Bool {
    guard
      controls.isEmpty
        || controls.contains(where: { control == $0 || control.hasPrefix($0 + ".") })
    else { return false }
    let name = path.joined(separator: ".")
    return meanings.contains { meaning in
      meaning.path == name
        || meaning.path.hasSuffix("*") && name.hasPrefix(meaning.path.dropLast())
    }
  }
}
