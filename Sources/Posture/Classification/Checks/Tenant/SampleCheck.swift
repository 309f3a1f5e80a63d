/// Whether the sample texts of the scheme file's categories are told apart.
enum SampleCheck {
  static func run(_ scheme: Scheme, _ list: inout FindingList) {
    guard let file = scheme.file, scheme.hasSamples else { return }
    var rules = scheme.packages.map { DetectionRules($0.package) }
    var known = Set(rules.flatMap(\.types).map { $0.id.lowercased() })
    if let builtIn = scheme.builtInRules {
      let wanted = Set(
        file.categories.flatMap(\.detectors)
          .compactMap { scheme.types.type($0.name)?.id.lowercased() }
      ).subtracting(known).sorted()
      for id in wanted {
        // Types that are not defined here are not tried.
        guard let type = try? builtIn.rules(of: [id]) else { continue }
        rules.append(type)
        known.insert(id)
      }
    }
    let detector = Detector(rules, builtIn: scheme.builtInRules?.rules)
    for category in file.categories {
      let types = category.detectors.filter { $0.kind == "sit" }
        .compactMap { scheme.types.type($0.name)?.id.lowercased() }
      // What a type without rules would find cannot be told.
      guard !types.isEmpty, types.allSatisfy(known.contains) else { continue }
      let confidence = category.minConfidence ?? 1
      func isFound(_ text: String) -> Bool {
        detector.detect(in: text).matches.contains { match in
          types.contains(match.typeID.lowercased()) && match.confidence >= confidence
        }
      }
      for text in category.positiveSamples where !isFound(text) {
        list.add(
          "the sample '\(text.prefix(60))' of category '\(category.id)' is not found",
          of: category.id,
          at: category.place
        )
      }
      for text in category.negativeSamples where isFound(text) {
        list.add(
          "the sample '\(text.prefix(60))' is found as category '\(category.id)' and should not be",
          of: category.id,
          at: category.place
        )
      }
    }
  }
}
