import Diagnostics
public import PostureModel

/// The recorded decisions of an organisation about controls, as a file holds them.
public struct WaiverFile: Sendable {
  /// The decisions, in the order of the file.
  public let entries: [WaiverEntry]

  /// Creates a file of decisions.
  public init(_ entries: [WaiverEntry]) {
    self.entries = entries
  }
}

/// One decision with what it selects and where it stands.
public struct WaiverEntry: Sendable {
  /// The decision.
  public let waiver: Waiver
  /// What selects the objects; none for the whole control.
  public let selectors: [ObjectSelector]
  /// Where its fields stand in the file.
  let places: [String: SourcePosition]
  let file: String

  /// The place of a field, or of the decision itself.
  func position(of field: String) -> SourcePosition? { places[field] ?? places[""] }

  /// Something to say about it.
  func diagnostic(
    _ code: String,
    _ message: String,
    at field: String = "",
    severity: Diagnostic.Severity = .warning,
    hints: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code,
      "waiver '\(waiver.id)': \(message)",
      in: file,
      at: position(of: field).map { .position($0) } ?? .whole,
      severity: severity,
      hints: hints
    )
  }
}

/// Names objects of a control.
public struct ObjectSelector: Sendable, Hashable {
  /// What it compares; the case of letters never counts.
  public enum Attribute: String, Sendable, Hashable, CaseIterable {
    /// The identifier.
    case id
    /// The name as shown.
    case name
    /// The name or the identifier, where `*` stands for any text and `?` for one character.
    case pattern
  }

  /// What it compares.
  public let attribute: Attribute
  /// What with.
  public let text: String
  private let folded: [Unicode.Scalar]

  /// Creates a selector.
  public init(_ attribute: Attribute, _ text: String) {
    self.attribute = attribute
    self.text = text
    folded = Array(text.lowercased().unicodeScalars)
  }

  /// Whether it means an object.
  public func matches(_ finding: Finding) -> Bool {
    switch attribute {
    case .id: return finding.objectID.map(isEqual) ?? false
    case .name: return isEqual(finding.object)
    case .pattern: return fits(finding.object) || finding.objectID.map(fits) ?? false
    }
  }

  /// As it reads in a list: `svc-*`.
  public var description: String { text }

  private func isEqual(_ other: String) -> Bool {
    other.lowercased().unicodeScalars.elementsEqual(folded)
  }

  /// Wildcards, in time proportional to both lengths at worst: the last `*` is all there is to go
  /// back to.
  private func fits(_ other: String) -> Bool {
    let text = Array(other.lowercased().unicodeScalars)
    var (position, place) = (0, 0)
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < folded.count, folded[place] == "*" {
        star = (place, position)
        place += 1
      } else if place < folded.count, folded[place] == "?" || folded[place] == text[position] {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        place = last.place + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return folded[place...].allSatisfy { $0 == "*" }
  }
}
