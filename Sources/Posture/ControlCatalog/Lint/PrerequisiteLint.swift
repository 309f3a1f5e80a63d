import Diagnostics
import PostureModel

/// Checks what controls say about each other: what comes before what, and what is one piece of work.
struct PrerequisiteLint {
  private let known: Set<String>
  private let after: [String: [String]]
  private let actions: [String: Int]

  init(_ catalog: ControlCatalog) {
    known = Set(catalog.controls.map(\.id))
    after = Dictionary(catalog.controls.map { ($0.id, $0.after) }) { first, _ in first }
    var actions: [String: Int] = [:]
    for control in catalog.controls {
      if let name = Self.name(of: control) { actions[name, default: 0] += 1 }
    }
    self.actions = actions
  }

  func run(_ entry: CatalogEntry) -> [Diagnostic] {
    let control = entry.control
    var found: [Diagnostic] = []
    for (index, other) in control.after.enumerated() where !known.contains(other) {
      found.append(
        entry.diagnostic(
          Codes.unknownPrerequisite,
          "there is no control '\(other)'",
          at: control.after.count == 1 ? "after" : "after.\(index)",
          hints: nearMissHints(for: other, among: known.sorted())
        )
      )
    }
    if let circle = circle(from: control.id) {
      found.append(
        entry.diagnostic(
          Codes.circularPrerequisite,
          "it comes after itself: \(circle.joined(separator: ", "))",
          at: "after"
        )
      )
    }
    if let name = Self.name(of: control), actions[name] == 1 {
      found.append(
        entry.diagnostic(
          Codes.lonelyAction,
          "no other control of \(control.product.rawValue) has this action",
          at: "recommendation.action",
          severity: .warning,
          hints: nearMissHints(for: control.remediation.action ?? "", among: others(of: control))
        )
      )
    }
    return found
  }

  private static func name(of control: Control) -> String? {
    control.remediation.action.map { "\(control.product.rawValue)\n\($0)" }
  }

  private func others(of control: Control) -> [String] {
    let prefix = "\(control.product.rawValue)\n"
    return actions.keys.filter { $0.hasPrefix(prefix) && $0 != Self.name(of: control) }.sorted()
      .map { String($0.dropFirst(prefix.count)) }
  }

  /// The way from a control back to it, when there is one.
  private func circle(from id: String) -> [String]? {
    var open: [[String]] = [[id]]
    var seen: Set<String> = []
    while let path = open.popLast() {
      for next in after[path.last ?? ""] ?? [] {
        if next == id { return path + [next] }
        if seen.insert(next).inserted { open.append(path + [next]) }
      }
    }
    return nil
  }
}
