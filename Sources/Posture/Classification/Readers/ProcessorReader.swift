import Documents

/// Reads the parts of a rule package that rules refer to.
struct ProcessorReader {
  private let place: SchemePlace

  init(_ place: SchemePlace) { self.place = place }

  private func at(_ node: XMLNode) -> SchemePlace { place.at(line: node.line) }

  /// The processor of an element, or nil when it is none.
  func processor(_ node: XMLNode) -> RulePackage.Processor? {
    let content: RulePackage.Processor.Content
    switch node.name {
    case "Regex":
      content = .regex(
        RulePackage.Regex(pattern: node.text, validators: node[attribute: "validators"])
      )
    case "Keyword": content = .keywords(node.children(named: "Group").map(group))
    case "Fingerprint":
      content = .fingerprint(
        RulePackage.Fingerprint(
          value: node.text.trimmedBlanks,
          threshold: node.integer("threshold"),
          shingleCount: node.integer("shingleCount"),
          description: node[attribute: "description"]
        )
      )
    case "ExtendedKeyword": content = .extendedKeywords(node.text)
    default: return nil
    }
    return RulePackage.Processor(
      id: node[attribute: "id"] ?? "",
      content: content,
      place: at(node)
    )
  }

  private func group(_ node: XMLNode) -> RulePackage.KeywordGroup {
    RulePackage.KeywordGroup(
      style: node[attribute: "matchStyle"] == "string" ? .string : .word,
      terms: node.children(named: "Term").map { term in
        RulePackage.Term(
          text: term.text,
          isCaseSensitive: term.bool("caseSensitive") ?? false,
          place: at(term)
        )
      },
      place: at(node)
    )
  }

  /// A set of validators.
  func validators(_ node: XMLNode) -> RulePackage.ValidatorSet {
    RulePackage.ValidatorSet(
      id: node[attribute: "id"] ?? "",
      validators: node.children(named: "Validator").map { validator in
        RulePackage.ValidatorSet.Validator(
          type: validator[attribute: "type"] ?? "",
          parameters: validator.children(named: "Param").map { parameter in
            RulePackage.ValidatorSet.Parameter(
              name: parameter[attribute: "name"] ?? "",
              value: parameter.text,
              place: at(parameter)
            )
          },
          place: at(validator)
        )
      },
      place: at(node)
    )
  }

  /// A set of filters.
  func filters(_ node: XMLNode) -> RulePackage.FilterSet {
    RulePackage.FilterSet(
      id: node[attribute: "id"] ?? "",
      filters: node.children(named: "Filter").map { filter in
        RulePackage.FilterSet.Filter(
          type: filter[attribute: "type"] ?? "",
          direction: filter[attribute: "direction"],
          logic: filter[attribute: "logic"],
          processor: filter[attribute: "textProcessorId"],
          place: at(filter)
        )
      },
      place: at(node)
    )
  }
}
