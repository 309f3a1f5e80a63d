import Documents

/// Whether files can be read, and whether packages are of their schema.
enum XMLChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-XML-001",
      .error,
      "any XML",
      "The text is well-formed XML.",
      advice: "correct the XML at the place that is told; often a tag differs in case or a comment"
        + " was typed with typographic dashes",
      needs: [],
      run: { faults(.brokenXML, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-002",
      .error,
      "any XML",
      "The encoding is the one that the declaration names.",
      advice: "save the file in the encoding it declares, or correct the declaration",
      needs: [],
      run: { faults(.wrongEncoding, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-003",
      .advice,
      "rule package",
      "The file is UTF-16 with a byte order mark.",
      advice: "save the file as 'Unicode' (UTF-16 LE with a byte order mark), which is what the"
        + " service documents and exports",
      needs: [],
      run: encoding
    ),
    SchemeCheck(
      "CLS-XML-004",
      .error,
      "any XML",
      "There is no document type and no entity declaration.",
      advice: "remove the '<!DOCTYPE' declaration and write out what its entities stand for",
      needs: [],
      run: { faults(.documentType, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-005",
      .error,
      "rule package",
      "The root is a RulePackage in a known namespace.",
      advice: "use <RulePackage xmlns=\"\(RulePackage.textualNamespace)\">, or"
        + " \"\(RulePackage.exactMatchNamespace)\" for exact data match",
      needs: [.rulePackages],
      run: root
    ),
    SchemeCheck(
      "CLS-XML-006",
      .error,
      "rule package",
      "All elements and attributes are known to the schema.",
      advice: "correct the name; case counts",
      needs: [.rulePackages],
      run: { structure(.unknownName, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-007",
      .error,
      "rule package",
      "Every required element and attribute is there.",
      advice: "add what is missing",
      needs: [.rulePackages],
      run: { structure(.missingPart, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-008",
      .error,
      "rule package",
      "The elements stand in the order of the schema.",
      advice: "move the element: rules come first, then processors, then LocalizedStrings",
      needs: [.rulePackages],
      run: { structure(.wrongOrder, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-009",
      .error,
      "rule package",
      "Attributes have values of their type.",
      advice: "correct the value",
      needs: [.rulePackages],
      run: { structure(.wrongValue, $0, &$1) }
    ),
    SchemeCheck(
      "CLS-XML-010",
      .warning,
      "rule package",
      "Rules are not bound to versions of the engine.",
      advice: "take the rules out of the 'Version' element, so that every workload knows them",
      needs: [.rulePackages],
      run: engines
    ),
    SchemeCheck(
      "CLS-XML-011",
      .warning,
      "rule package",
      "Nothing of a template is left.",
      advice: "replace what the template left open by values of your own",
      needs: [.rulePackages],
      run: leftovers
    ),
    SchemeCheck(
      "CLS-XML-012",
      .error,
      "any export",
      "The export and the texts inside it can be read.",
      advice: "export again with 'ConvertTo-Json -Depth 20' or Export-Clixml, without copying from"
        + " the screen",
      needs: [],
      run: { faults(.brokenData, $0, &$1) }
    ),
  ]

  private static func faults(
    _ kind: SchemeFault.Kind,
    _ scheme: Scheme,
    _ list: inout FindingList
  ) {
    for fault in scheme.faults where fault.kind == kind {
      list.add(fault.message, of: fault.object, at: fault.place)
    }
  }

  private static func encoding(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      if let encoding = source.encoding, encoding != .utf16LittleEndian {
        list.add(
          "the file is not stored as UTF-16 LE",
          of: source.title,
          at: source.package.place.at(line: 1)
        )
      }
    }
    for schema in scheme.dataSchemas {
      if let encoding = schema.encoding, encoding != .utf16LittleEndian {
        list.add(
          "the file is not stored as UTF-16 LE",
          of: schema.stores.first?.name ?? schema.root,
          at: schema.place.at(line: 1)
        )
      }
    }
  }

  private static func root(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.packages {
      let place = source.package.place
      if source.root.name != "RulePackage" {
        list.add("the root element is '\(source.root.name)'", of: source.title, at: place)
      } else if case .unknown(let namespace) = source.package.form {
        list.add(
          namespace.isEmpty
            ? "the root has no namespace" : "the namespace '\(namespace)' is not known",
          of: source.title,
          at: place
        )
      } else if source.package.form == .exactMatch,
        !source.package.rules.allSatisfy({ $0.kind == .exactMatch })
      {
        list.add(
          "the namespace is that of exact data match and the rules are others",
          of: source.title,
          at: place
        )
      }
    }
  }

  private static func structure(
    _ kind: PackageSchema.Problem.Kind,
    _ scheme: Scheme,
    _ list: inout FindingList
  ) {
    for source in scheme.packages {
      for problem in PackageSchema.problems(of: source) where problem.kind == kind {
        list.add(
          problem.message,
          of: source.title,
          at: problem.place,
          advice: problem.hint.map { "did you mean '\($0)'?" }
        )
      }
    }
  }

  private static func engines(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      for rule in source.package.rules {
        let engines = [rule.engine] + rule.patterns.map(\.engine)
        guard let engine = engines.compactMap({ $0 }).first else { continue }
        list.add(
          "'\(source.package.name(of: rule))' is for engines from version '\(engine)' only",
          of: source.package.name(of: rule),
          at: rule.place
        )
      }
    }
  }

  private static func leftovers(_ scheme: Scheme, _ list: inout FindingList) {
    for source in scheme.ownPackages {
      let package = source.package
      for details in package.pack.details {
        for text in [details.publisher, details.name, details.description].compactMap({ $0 }) {
          if let left = leftover(text) {
            list.add("'\(left)' is left of a template", of: source.title, at: details.place)
          }
        }
      }
      let ids =
        [(package.pack.id, package.pack.place)] + package.rules.map { ($0.id, $0.place) }
        + package.processors.map { ($0.id, $0.place) }
      for (id, place) in ids
      where id.uppercased().hasPrefix("GUID") || id.unicodeScalars.contains(where: isTypographic) {
        list.add("'\(id)' is no identifier", of: source.title, at: place)
      }
      for processor in package.processors {
        for term in processor.terms {
          if let left = leftover(term.text), left != "Contoso" {
            list.add("'\(left)' is left of a template", of: processor.id, at: term.place)
          }
        }
      }
    }
  }

  private static func leftover(_ text: String) -> String? {
    ["Contoso", ". . .", "GUID1", "TODO", "YOUR COMPANY", "Lorem ipsum"].first {
      text.contains($0)
    }
  }

  private static func isTypographic(_ scalar: Unicode.Scalar) -> Bool {
    ["\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2013}", "\u{2014}"].contains(scalar)
  }
}
