public import Diagnostics
public import Documents

/// Reads the XML of a rule package into the model.
///
/// What the schema does not know is passed over; the checks of the schema report it from the XML.
public struct RulePackageReader: Sendable {
  private let place: SchemePlace
  private var package: RulePackage

  private init(_ root: XMLNode, at place: SchemePlace) {
    self.place = place
    let form: RulePackage.Form =
      switch root.namespace {
      case RulePackage.textualNamespace: .textual
      case RulePackage.exactMatchNamespace: .exactMatch
      case let other: .unknown(other ?? "")
      }
    package = RulePackage(
      place: place.at(line: root.line),
      form: form,
      pack: RulePackage.Pack(place: place.at(line: root.line))
    )
  }

  /// The package of a file, UTF-16 or UTF-8.
  public static func package(
    _ bytes: Span<UInt8>,
    named name: String
  ) throws(Diagnostic) -> RulePackage {
    package(try XMLReader.document(bytes, named: name), at: SchemePlace(file: name))
  }

  /// The package of a root element that was read from a place.
  public static func package(_ root: XMLNode, at place: SchemePlace) -> RulePackage {
    var reader = RulePackageReader(root, at: place)
    reader.readPack(root)
    for rules in root.children(named: "Rules") { reader.readRules(rules, engine: nil) }
    reader.package.index()
    return reader.package
  }

  private func at(_ node: XMLNode) -> SchemePlace { place.at(line: node.line) }

  private mutating func readPack(_ root: XMLNode) {
    guard let node = root["RulePack"] else { return }
    var pack = RulePackage.Pack(place: at(node))
    pack.id = node[attribute: "id"] ?? ""
    if let version = node["Version"] {
      pack.version = RulePackage.Pack.Version(
        ["major", "minor", "build", "revision"].map { version.integer($0) }
      )
    }
    pack.publisher = node["Publisher"]?[attribute: "id"]
    pack.isEncrypted = node["Encryption"] != nil
    if let details = node["Details"] {
      pack.defaultLanguage = details[attribute: "defaultLangCode"]
      pack.details = details.children(named: "LocalizedDetails").map { details in
        RulePackage.Pack.Details(
          language: details[attribute: "langcode"] ?? "",
          publisher: details["PublisherName"]?.text,
          name: details["Name"]?.text,
          description: details["Description"]?.text,
          place: at(details)
        )
      }
    }
    package.pack = pack
  }

  private mutating func readRules(_ rules: XMLNode, engine: String?) {
    for node in rules.children {
      switch node.name {
      case "Entity": package.rules.append(rule(node, .entity, engine))
      case "Affinity": package.rules.append(rule(node, .affinity, engine))
      case "ExactMatch": package.rules.append(rule(node, .exactMatch, engine))
      case "Version" where engine == nil:
        readRules(node, engine: node.engine)
      case "Validators": package.validatorSets.append(ProcessorReader(place).validators(node))
      case "Filters": package.filterSets.append(ProcessorReader(place).filters(node))
      case "LocalizedStrings":
        package.resources += node.children(named: "Resource").map(resource)
      default:
        if let processor = ProcessorReader(place).processor(node) {
          package.processors.append(processor)
        }
      }
    }
  }

  private func rule(
    _ node: XMLNode,
    _ kind: RulePackage.Rule.Kind,
    _ engine: String?
  ) -> RulePackage.Rule {
    var rule = RulePackage.Rule(kind: kind, id: node[attribute: "id"] ?? "", place: at(node))
    let proximity = node[attribute: kind == .affinity ? "evidencesProximity" : "patternsProximity"]
    if let text = proximity?.trimmedBlanks {
      rule.proximity = text == "unlimited" ? .unlimited : Int(text).map { .characters($0) }
    }
    rule.recommendedConfidence = node.integer("recommendedConfidence")
    rule.threshold = node.integer("thresholdConfidenceLevel")
    rule.workload = node[attribute: "workload"]
    rule.filters = node[attribute: "filters"]
    rule.dataStore = node[attribute: "dataStore"]
    rule.engine = engine
    for child in node.children {
      if child.name == "Version" {
        for inner in child.children where Self.isPattern(inner) {
          rule.patterns.append(pattern(inner, engine: child.engine))
        }
      } else if Self.isPattern(child) {
        rule.patterns.append(pattern(child, engine: nil))
      }
    }
    return rule
  }

  private static func isPattern(_ node: XMLNode) -> Bool {
    node.name == "Pattern" || node.name == "Evidence"
  }

  private func pattern(_ node: XMLNode, engine: String?) -> RulePackage.Pattern {
    var pattern = RulePackage.Pattern(place: at(node))
    pattern.confidence = node.integer("confidenceLevel")
    pattern.filters = node[attribute: "filters"]
    pattern.engine = engine
    if let match = node.children.first(where: { $0.name == "IdMatch" || $0.name == "idMatch" }) {
      pattern.idMatch = RulePackage.IdMatch(
        idRef: match[attribute: "idRef"] ?? match[attribute: "matches"] ?? "",
        classification: match[attribute: "classification"],
        place: at(match)
      )
    }
    pattern.evidence = evidence(in: node)
    return pattern
  }

  /// The reader of XML limits how deep elements stand in each other, and so this.
  private func evidence(in node: XMLNode) -> [RulePackage.Evidence] {
    node.children.compactMap { child in
      switch child.name {
      case "Match", "match":
        .match(
          RulePackage.Match(
            idRef: child[attribute: "idRef"] ?? child[attribute: "matches"] ?? "",
            minCount: child.integer("minCount") ?? 1,
            isUnique: child.bool("uniqueResults") ?? false,
            place: at(child)
          )
        )
      case "Any":
        .choice(
          RulePackage.Choice(
            minMatches: child.integer("minMatches") ?? 1,
            maxMatches: child.integer("maxMatches"),
            statesMinimum: child[attribute: "minMatches"] != nil,
            children: evidence(in: child),
            place: at(child)
          )
        )
      default: nil
      }
    }
  }

  private func resource(_ node: XMLNode) -> RulePackage.Resource {
    RulePackage.Resource(
      idRef: node[attribute: "idRef"] ?? "",
      names: node.children(named: "Name").map(text),
      descriptions: node.children(named: "Description").map(text),
      place: at(node)
    )
  }

  private func text(_ node: XMLNode) -> RulePackage.Resource.Text {
    RulePackage.Resource.Text(
      text: node.text,
      language: node[attribute: "langcode"] ?? "",
      isDefault: node.bool("default") ?? false,
      place: at(node)
    )
  }
}

extension XMLNode {
  /// The integer of an attribute.
  func integer(_ name: String) -> Int? { self[attribute: name].flatMap { Int($0.trimmedBlanks) } }

  /// The truth value of an attribute, as XML Schema writes it.
  func bool(_ name: String) -> Bool? {
    switch self[attribute: name]?.trimmedBlanks {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  /// What a `Version` element asks for.
  fileprivate var engine: String {
    self[attribute: "minEngineVersion"] ?? self[attribute: "maxEngineVersion"] ?? ""
  }
}
