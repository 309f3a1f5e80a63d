/// Whether identifiers are well-formed, unique and one's own.
enum GUIDChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-GUID-001",
      .error,
      "rule package",
      "Identifiers are GUIDs of the form 8-4-4-4-12.",
      advice: "make a new identifier with New-Guid",
      needs: [.rulePackages],
      run: shapes
    ),
    SchemeCheck(
      "CLS-GUID-002",
      .error,
      "rule package",
      "No two rules of a package share an identifier.",
      advice: "give one of them a new identifier, and its Resource too",
      needs: [.rulePackages],
      run: twice
    ),
    SchemeCheck(
      "CLS-GUID-003",
      .error,
      "rule package",
      "The package is not in the range kept for Microsoft.",
      advice: "make a new identifier with New-Guid; those that begin with 00000000 are refused",
      needs: [.rulePackages],
      run: reserved
    ),
    SchemeCheck(
      "CLS-GUID-004",
      .error,
      "rule packages",
      "No two packages declare the same rule.",
      advice: "remove the rule from one package, or give it a new identifier",
      needs: [.rulePackages],
      run: acrossPackages
    ),
    SchemeCheck(
      "CLS-GUID-005",
      .warning,
      "rule package",
      "Identifiers are not those of Microsoft's samples.",
      advice: "make new identifiers with New-Guid before others use the sample too",
      needs: [.rulePackages],
      run: samples
    ),
    SchemeCheck(
      "CLS-GUID-006",
      .error,
      "rule package",
      "No rule has the identifier of a built-in type.",
      advice: "give your rule an identifier of its own; policies refer to types by it",
      needs: [.rulePackages],
      run: builtIn
    ),
    SchemeCheck(
      "CLS-GUID-007",
      .error,
      "rule package",
      "The package does not replace one of the service.",
      advice: "give the package an identifier of its own; uploading it would overwrite the types"
        + " made in the portal",
      needs: [.rulePackages],
      run: managed
    ),
    SchemeCheck(
      "CLS-GUID-008",
      .warning,
      "rule package",
      "No identifier is a placeholder.",
      advice: "make new identifiers with New-Guid",
      needs: [.rulePackages],
      run: placeholders
    ),
    SchemeCheck(
      "CLS-GUID-009",
      .warning,
      "rule packages",
      "A package of the same version has the same content.",
      advice: "raise the version; the service ignores an upload with the version it has",
      needs: [.rulePackages],
      run: versions
    ),
    SchemeCheck(
      "CLS-GUID-010",
      .advice,
      "rule package",
      "The package and its rules have different"
        + " identifiers.",
      advice: "give the package an identifier of its own",
      needs: [.rulePackages],
      run: packageAsRule
    ),
  ]

  /// Identifiers that documentation prints.
  private static let printed: Set<String> = [
    "dad86a92-ab18-43bb-ab35-96f7c594adaa", "e1cc861e-3fe9-4a58-82df-4bd259eab378",
    "619dd8c3-7b80-4998-a312-4df0402bac04", "8aac8390-e99f-4487-8d16-7f0cdee8defc",
    "fd098e03-1796-41a5-8ab6-198c93c62b11", "675634eb-edc8-4019-85dd-5a5c1f2bb085",
    "675634eb7-edc8-4019-85dd-5a5c1f2bb085",
  ]

  private static let containers: Set<String> = ["5da58d7a-25f1-4205-93d0-beb10054c503"]

  private static func identifiers(
    _ package: RulePackage
  ) -> [(what: String, id: String, place: SchemePlace)] {
    [("the package", package.pack.id, package.pack.place)]
      + (package.pack.publisher.map { [("the publisher", $0, package.pack.place)] } ?? [])
      + package.rules.map { ("a rule", $0.id, $0.place) }
  }

  private static func shapes(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for (what, id, place) in identifiers(source.package)
      where !id.isEmpty && !GUIDShape.isGUID(id) {
        list.add("'\(id)', the identifier of \(what), is no GUID", of: id, at: place)
      }
    }
  }

  private static func twice(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      var seen: Set<String> = []
      for rule in source.package.rules
      where !rule.id.isEmpty && !seen.insert(rule.id.lowercased()).inserted {
        list.add("there is a second rule '\(rule.id)'", of: rule.id, at: rule.place)
      }
    }
  }

  private static func reserved(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages where source.package.pack.id.hasPrefix("00000000") {
      list.add(
        "the identifier '\(source.package.pack.id)' is in the range of built-in packages",
        of: source.title,
        at: source.package.pack.place
      )
    }
  }

  private static func acrossPackages(_ scheme: Scheme, _ list: inout FindingList) {
    var owners: [String: String] = [:]
    for source in scheme.ownPackages {
      let package = source.package.pack.id.lowercased()
      for rule in source.package.rules where !rule.id.isEmpty {
        let id = rule.id.lowercased()
        if let owner = owners[id], owner != package {
          list.add(
            "'\(source.package.name(of: rule))' is in package '\(owner)' too",
            of: rule.id,
            at: rule.place
          )
        } else {
          owners[id] = package
        }
      }
    }
  }

  private static func samples(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for (what, id, place) in identifiers(source.package) where printed.contains(id.lowercased()) {
        list.add(
          "'\(id)', the identifier of \(what), is printed in documentation",
          of: id,
          at: place
        )
      }
    }
  }

  private static func builtIn(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for rule in source.package.rules where BuiltInTypes.ids.contains(rule.id.lowercased()) {
        let name = BuiltInTypes.all.first { $0.id == rule.id.lowercased() }?.name ?? rule.id
        list.add(
          "'\(source.package.name(of: rule))' has the identifier of the built-in '\(name)'",
          of: rule.id,
          at: rule.place
        )
      }
    }
  }

  private static func managed(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages where !source.isExport {
      let id = source.package.pack.id.lowercased()
      guard containers.contains(id) else { continue }
      list.add(
        "the identifier '\(id)' is that of a package which the service keeps",
        of: source.title,
        at: source.package.pack.place
      )
    }
  }

  private static func placeholders(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for (what, id, place) in identifiers(source.package) where GUIDShape.isPlaceholder(id) {
        list.add("'\(id)', the identifier of \(what), is a placeholder", of: id, at: place)
      }
    }
  }

  private static func versions(_ scheme: Scheme, _ list: inout FindingList) {
    var seen: [String: Scheme.PackageSource] = [:]
    for source in scheme.ownPackages {
      let id = source.package.pack.id.lowercased()
      guard !id.isEmpty else { continue }
      guard let other = seen[id] else {
        seen[id] = source
        continue
      }
      if other.package.pack.version == source.package.pack.version,
        PackageContent.text(other.root) != PackageContent.text(source.root)
      {
        list.add(
          "the package differs from the one at \(other.package.place) and has its version",
          of: source.title,
          at: source.package.pack.place
        )
      }
    }
  }

  private static func packageAsRule(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let id = source.package.pack.id.lowercased()
      for rule in source.package.rules where !id.isEmpty && rule.id.lowercased() == id {
        list.add("the rule has the identifier of its package", of: rule.id, at: rule.place)
      }
    }
  }
}
