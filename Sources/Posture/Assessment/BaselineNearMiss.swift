import ControlCatalog
import Documents
import PostureModel

/// Requirements that would be met if the tenant's configuration of the baseline declared what is let
/// out already.
///
/// Each object of a part of the export is tried: what it excludes is added to the configuration, and
/// the framework's own check is asked again. Lists that make no difference are left out.
struct BaselineNearMiss {
  /// How many objects are tried, and how often a document is made for them.
  private static let mostObjects = 100

  /// How many more values are few: whoever has to declare more has not just missed.
  private static let mostValues = 10

  private let baseline: Baseline
  private let part: Baseline.Part
  private let document: JSONNode

  init(_ baseline: Baseline, _ part: Baseline.Part, document: JSONNode) {
    self.baseline = baseline
    self.part = part
    self.document = document
  }

  /// The least declaration by which each of some requirements would pass, for those that have one.
  func declarations(
    for requirements: [Baseline.Requirement]
  ) -> [String: BaselineOutcome.Declaration] {
    var found: [String: (declaration: BaselineOutcome.Declaration, size: Int)] = [:]
    let groups = Dictionary(grouping: requirements.filter { $0.declare != nil }) {
      $0.declare ?? ""
    }
    for (name, requirements) in groups.sorted(by: { $0.key < $1.key }) {
      guard let way = part.declarations.first(where: { $0.name == name }),
        let objects = document[ignoringCase: way.objects], objects.kind == .array
      else { continue }
      let candidates = way.isTogether ? [objects] : Array(objects.elements.prefix(Self.mostObjects))
      for object in candidates {
        let lists = way.lists.map { list in
          (name: list.name, values: Self.values(at: list.path[...], of: object))
        }.filter { !$0.values.isEmpty }
        guard !lists.isEmpty else { continue }
        let all = Dictionary(uniqueKeysWithValues: requirements.map { ($0.id, lists) })
        for requirement in passing(requirements, with: all, by: way) {
          let needed = needed(lists, by: requirement, way)
          let size = needed.reduce(0) { size, list in
            let known = configured(requirement.id, list.name, way)
            return size + Set(list.values).subtracting(known).count
          }
          guard size <= Self.mostValues else { continue }
          if let best = found[requirement.id], best.size <= size { continue }
          let name = way.isTogether ? "" : object[ignoringCase: "DisplayName"]?.string ?? ""
          let snippet = snippet(needed, for: requirement.id, by: way, object: name)
          found[requirement.id] = (.init(object: name, snippet: snippet), size)
        }
      }
    }
    return found.mapValues(\.declaration)
  }

  private typealias Lists = [(name: String, values: [String])]

  /// Those of the requirements that pass when these lists are declared for them too.
  private func passing(
    _ requirements: [Baseline.Requirement],
    with lists: [String: Lists],
    by way: Baseline.Declarable
  ) -> [Baseline.Requirement] {
    let text = changed(adding: lists, by: way)
    guard let changed = try? JSONDocument([UInt8](text.utf8), named: "declared") else { return [] }
    var checks = BaselineOwnChecks(baseline, document: changed.root)
    let verdicts = checks.verdicts(of: part)
    return requirements.filter { verdicts[$0.id] == .pass }
  }

  /// The lists without those that the requirement does not look at.
  private func needed(
    _ lists: Lists,
    by requirement: Baseline.Requirement,
    _ way: Baseline.Declarable
  ) -> Lists {
    var kept = lists
    func tries(_ fewer: Lists) {
      if !passing([requirement], with: [requirement.id: fewer], by: way).isEmpty { kept = fewer }
    }
    for list in lists where kept.count > 1 { tries(kept.filter { $0.name != list.name }) }
    guard way.isTogether else { return kept }
    for list in kept {
      for value in Set(list.values).sorted().prefix(Self.mostObjects) {
        tries(
          kept.map { own in
            (own.name, own.name == list.name ? own.values.filter { $0 != value } : own.values)
          }
        )
      }
    }
    return kept
  }

  /// The texts at a path, through arrays; a text with commas holds several.
  private static func values(at path: ArraySlice<String>, of node: JSONNode) -> [String] {
    if node.kind == .array { return node.elements.flatMap { values(at: path, of: $0) } }
    if let key = path.first {
      return node[ignoringCase: key].map { values(at: path.dropFirst(), of: $0) } ?? []
    }
    guard let text = node.string else { return [] }
    return text.split(separator: ",").map { String($0) }.filter { !$0.isEmpty }
  }

  private func configured(_ requirement: String, _ list: String, _ way: Baseline.Declarable)
    -> [String]
  {
    let own = document[ignoringCase: "scuba_config"]?[ignoringCase: way.section]?[
      ignoringCase: requirement
    ]
    let holder = way.field.map { own?[ignoringCase: $0] } ?? own
    guard let node = holder?[ignoringCase: list] else { return [] }
    let nodes = node.kind == .array ? Array(node.elements) : [node]
    return nodes.compactMap(\.string)
  }

  /// The export with more in its configuration.
  private func changed(adding lists: [String: Lists], by way: Baseline.Declarable) -> String {
    var json = JSONWriter()
    json.object { json in
      for member in document.members where member.key.lowercased() != "scuba_config" {
        json.member(member.key, member.value)
      }
      let config = document[ignoringCase: "scuba_config"]
      json.key("scuba_config")
      copy(config, without: [way.section], to: &json) { json in
        let section = config?[ignoringCase: way.section]
        json.key(way.section)
        copy(section, without: Array(lists.keys), to: &json) { json in
          for (requirement, lists) in lists.sorted(by: { $0.key < $1.key }) {
            let own = section?[ignoringCase: requirement]
            let names = lists.map(\.name)
            func write(_ json: inout JSONWriter) {
              for list in lists {
                json.member(list.name, configured(requirement, list.name, way) + list.values)
              }
            }
            json.key(requirement)
            guard let field = way.field else {
              copy(own, without: names, to: &json, adding: write)
              continue
            }
            copy(own, without: [field], to: &json) { json in
              json.key(field)
              copy(own?[ignoringCase: field], without: names, to: &json, adding: write)
            }
          }
        }
      }
    }
    return json.text
  }

  /// An object with the members of another but some, and with more.
  private func copy(
    _ node: JSONNode?,
    without names: [String],
    to json: inout JSONWriter,
    adding: (inout JSONWriter) -> Void
  ) {
    let names = Set(names.map { $0.lowercased() })
    json.object { json in
      if let node, node.kind == .object {
        for member in node.members where !names.contains(member.key.lowercased()) {
          json.member(member.key, member.value)
        }
      }
      adding(&json)
    }
  }

  /// The entry for the configuration file, with what stands there already.
  private func snippet(
    _ lists: Lists,
    for requirement: String,
    by way: Baseline.Declarable,
    object: String
  ) -> [String] {
    let remark = object.isEmpty ? "" : "  # what '\(YAMLText.remark(object))' lets out"
    var lines = ["\(way.section):", "  \(requirement):\(remark)"]
    if let field = way.field { lines.append("    \(field):") }
    let indent = way.field == nil ? "    " : "      "
    for list in lists {
      lines.append("\(indent)\(list.name):")
      let known = configured(requirement, list.name, way)
      var seen: Set<String> = []
      for value in known + list.values where seen.insert(value).inserted {
        lines.append("\(indent)  - \(YAMLText.quoted(value))")
      }
    }
    return lines
  }
}
