import PostureModel

/// Controls that a later catalog has under another identifier.
///
/// One that is gone and one that is new are the same when they ask the same question of the same
/// product, and no other control does.
struct Renaming {
  /// The later identifiers by the earlier ones.
  let identifiers: [String: String]

  init(before: Assessment, after: Assessment) {
    let old = Set(before.results.map(\.control.id))
    let new = Set(after.results.map(\.control.id))
    let asked = Self.byQuestion(after)
    var identifiers: [String: String] = [:]
    for (question, name) in Self.byQuestion(before) where !new.contains(name) {
      guard let successor = asked[question], !old.contains(successor) else { continue }
      identifiers[name] = successor
    }
    self.identifiers = identifiers
  }

  /// The run with the later identifiers, so that controls meet.
  func applied(to run: Assessment) -> Assessment {
    guard !identifiers.isEmpty else { return run }
    var run = run
    for index in run.results.indices {
      if let name = identifiers[run.results[index].control.id] {
        run.results[index].control.id = name
      }
    }
    for index in run.score.terms.indices {
      if let name = identifiers[run.score.terms[index].control] {
        run.score.terms[index].control = name
      }
    }
    return run
  }

  private struct Question: Hashable {
    let product: Product
    let query: String
  }

  /// The controls whose question no other control of the run asks.
  private static func byQuestion(_ run: Assessment) -> [Question: String] {
    var names: [Question: String?] = [:]
    for result in run.results where !result.control.check.query.isEmpty {
      let control = result.control
      let question = Question(product: control.product, query: control.check.query)
      names[question] = .some(names[question] == nil ? control.id : nil)
    }
    return names.compactMapValues { $0 }
  }
}
