/// Whether labels protect as much as their place in the order promises.
enum LabelProtectionChecks {
  static let checks: [SchemeCheck] = [
    SchemeCheck(
      "CLS-LBL-006",
      .warning,
      "labels",
      "A more sensitive label does not protect less.",
      advice: "let the label encrypt too, or move it down",
      needs: [.labels],
      run: order
    ),
    SchemeCheck(
      "CLS-LBL-007",
      .warning,
      "label",
      "The most sensitive label encrypts.",
      advice: "let it encrypt, or say in the scheme file why not",
      needs: [.labels],
      run: top
    ),
    SchemeCheck(
      "CLS-LBL-012",
      .warning,
      "label",
      "Markings have a text that names the label, and are"
        + " legible.",
      advice: "give text, colour (#RRGGBB), size, and a margin of at least 15",
      needs: [.labels],
      run: markings
    ),
    SchemeCheck(
      "CLS-LBL-013",
      .error,
      "label",
      "Encryption says who may do what, and leaves an owner.",
      advice: "add rights for those who need them, OWNER for somebody in the organisation",
      needs: [.labels],
      run: rights
    ),
    SchemeCheck(
      "CLS-LBL-014",
      .warning,
      "label",
      "The most sensitive label does not let strangers edit.",
      advice: "give rights to groups of the organisation only",
      needs: [.labels],
      run: strangers
    ),
    SchemeCheck(
      "CLS-LBL-015",
      .warning,
      "label",
      "Files of the most sensitive label do not open offline for"
        + " ever.",
      advice: "set offline access to never or to 7 days",
      needs: [.labels],
      run: offline
    ),
    SchemeCheck(
      "CLS-LBL-016",
      .advice,
      "label",
      "Expiry and double key encryption are meant.",
      advice: "keep it only where co-authoring and search may be lost",
      needs: [.labels],
      run: expiry
    ),
    SchemeCheck(
      "CLS-LBL-017",
      .warning,
      "label",
      "User-defined permissions are offered in some application.",
      advice: "set Do Not Forward or Encrypt-Only for Outlook, or let Office ask",
      needs: [.labels],
      run: userDefined
    ),
    SchemeCheck(
      "CLS-LBL-019",
      .warning,
      "label",
      "A label for containers has settings for them.",
      advice: "set privacy, guest access and sharing",
      needs: [.labels],
      run: containers
    ),
    SchemeCheck(
      "CLS-LBL-021",
      .warning,
      "labels",
      "A more sensitive container is not more open.",
      advice: "tighten the settings of the higher label",
      needs: [.labels],
      run: openness
    ),
  ]

  /// The labels that users apply to content, by priority.
  private static func content(_ scheme: Scheme) -> [Label] {
    scheme.orderedLabels.filter { label in
      !label.isDisabled && label.isForContent && label.hasActions && !scheme.isGroup(label)
    }
  }

  private static func order(_ scheme: Scheme, _ list: inout FindingList) {
    var encrypting: Label?
    for label in content(scheme) where label.priority != nil {
      if label.encrypts {
        encrypting = label
      } else if let lower = encrypting {
        list.add(
          "'\(label.displayName)' does not encrypt and is above '\(lower.displayName)', which does",
          of: label.name,
          at: label.place
        )
      }
    }
    for parent in scheme.labels {
      let children = scheme.children(of: parent).filter { $0.encryption?.kind == "template" }
      for (lower, higher) in zip(children, children.dropFirst()) where isWider(higher, lower) {
        list.add(
          "'\(higher.displayName)' is open to all who sign in and '\(lower.displayName)' below it"
            + " is not",
          of: higher.name,
          at: higher.place
        )
      }
    }
  }

  private static func isWider(_ higher: Label, _ lower: Label) -> Bool {
    func isOpen(_ label: Label) -> Bool {
      label.encryption?.rights.contains { isEverybody($0.identity) } ?? false
    }
    return isOpen(higher) && !isOpen(lower)
  }

  static func isEverybody(_ identity: String) -> Bool {
    ["authenticatedusers", "authenticated users", "any", "anyone"].contains(identity.lowercased())
  }

  private static func top(_ scheme: Scheme, _ list: inout FindingList) {
    guard let label = content(scheme).last, label.priority != nil, !label.encrypts else { return }
    list.add(
      "'\(label.displayName)' is the most sensitive label and does not encrypt",
      of: label.name,
      at: label.place
    )
  }

  private static func markings(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      for action in label.actions("applycontentmarking") + label.actions("applywatermarking") {
        if let problem = problem(of: action, label, scheme) {
          let what = action.subtype ?? "watermark"
          list.add(
            "the \(what) of '\(label.displayName)' \(problem)",
            of: label.name,
            at: action.place
          )
        }
      }
    }
  }

  private static func problem(of action: Label.Action, _ label: Label, _ scheme: Scheme) -> String?
  {
    let text = action.settings["text"] ?? ""
    if text.trimmedBlanks.isEmpty { return "has no text" }
    let names = [label.displayName, label.name, scheme.parent(of: label)?.displayName ?? ""]
    let folded = TermShape.folded(text)
    let namesIt = names.contains { !$0.isEmpty && folded.contains(TermShape.folded($0)) }
    if !namesIt, !text.contains("${") { return "does not name the label" }
    if let colour = action.settings["fontcolor"], !colour.isEmpty, !isColour(colour) {
      return "has the colour '\(colour)', which is none"
    }
    if let size = action.settings["fontsize"], !size.isEmpty, (Int(size) ?? 0) <= 0 {
      return "has the font size '\(size)'"
    }
    if let margin = action.settings["margin"], let points = Int(margin), points < 15 {
      return "has a margin of \(points), and Word and PowerPoint want 15"
    }
    return nil
  }

  private static func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
  }

  private static let rightNames: Set<String> = [
    "VIEW", "VIEWRIGHTSDATA", "DOCEDIT", "EDIT", "PRINT", "EXTRACT", "REPLY", "REPLYALL",
    "FORWARD", "OBJMODEL", "EXPORT", "EDITRIGHTSDATA", "OWNER", "COMMENT",
  ]

  private static func rights(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      guard let encryption = label.encryption, encryption.kind == "template" else { continue }
      let name = label.displayName
      guard encryption.hasReadableRights else {
        list.add("the rights of '\(name)' cannot be read", of: label.name, at: encryption.place)
        continue
      }
      guard encryption.rights.contains(where: { !$0.rights.isEmpty }) else {
        list.add(
          "'\(name)' encrypts and gives nobody a right",
          of: label.name,
          at: encryption.place
        )
        continue
      }
      for right in encryption.rights {
        if !isIdentity(right.identity) {
          list.add(
            "'\(right.identity)' in the rights of '\(name)' is no identity",
            of: label.name,
            at: encryption.place
          )
        }
        for word in right.rights where !rightNames.contains(word) {
          list.add("'\(word)' of '\(name)' is no right", of: label.name, at: encryption.place)
        }
      }
      let keeps = encryption.rights.contains {
        $0.rights.contains("OWNER") || $0.rights.contains("EXPORT")
      }
      if !keeps {
        list.add(
          "nobody owns what '\(name)' encrypts",
          of: label.name,
          at: encryption.place,
          severity: .warning
        )
      }
    }
  }

  /// Whether a text is an address, a domain, a variable of a configuration, or everybody.
  private static func isIdentity(_ text: String) -> Bool {
    if isEverybody(text) || text.contains("$") || GUIDShape.isGUID(text) { return true }
    return !text.contains(" ") && text.contains(".") && !text.hasSuffix(".") && !text.hasPrefix("@")
  }

  private static func mostSensitive(_ scheme: Scheme) -> Label? {
    content(scheme).last { $0.encrypts && $0.priority != nil }
  }

  private static func strangers(_ scheme: Scheme, _ list: inout FindingList) {
    guard let label = mostSensitive(scheme), let encryption = label.encryption else { return }
    let editing: Set<String> = ["EDIT", "DOCEDIT", "OWNER", "EDITRIGHTSDATA", "EXPORT"]
    let own = ownDomain(scheme)
    for right in encryption.rights where !editing.isDisjoint(with: right.rights) {
      let domain = domain(of: right.identity)
      let isStrange =
        isEverybody(right.identity) || (own != nil && domain != nil && domain != own)
      if isStrange {
        list.add(
          "'\(label.displayName)' lets '\(right.identity)' edit",
          of: label.name,
          at: encryption.place
        )
      }
    }
  }

  private static func domain(of identity: String) -> String? {
    if identity.contains("$") || !identity.contains(".") { return nil }
    return identity.split(separator: "@").last.map { $0.lowercased() }
  }

  /// The domain that most rights of all labels are given to.
  private static func ownDomain(_ scheme: Scheme) -> String? {
    var counts: [String: Int] = [:]
    for right in scheme.labels.compactMap(\.encryption).flatMap(\.rights) {
      if let domain = domain(of: right.identity) { counts[domain, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private static func offline(_ scheme: Scheme, _ list: inout FindingList) {
    guard let label = mostSensitive(scheme), let encryption = label.encryption,
      encryption.kind == "template", encryption.offlineDays == -1
    else { return }
    list.add(
      "files of '\(label.displayName)' open offline without limit",
      of: label.name,
      at: encryption.place
    )
  }

  private static func expiry(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      guard let encryption = label.encryption else { continue }
      if let expiry = encryption.expiry {
        list.add(
          "content of '\(label.displayName)' expires (\(expiry))",
          of: label.name,
          at: encryption.place
        )
      }
      if encryption.needsSecondKey {
        list.add(
          "'\(label.displayName)' needs a second key",
          of: label.name,
          at: encryption.place
        )
      }
    }
  }

  private static func userDefined(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels {
      guard let encryption = label.encryption, encryption.kind == "userdefined" else { continue }
      if !["donotforward", "encryptonly", "promptuser"].contains(where: encryption.isSet) {
        list.add(
          "'\(label.displayName)' lets users choose and offers no choice",
          of: label.name,
          at: encryption.place
        )
      }
    }
  }

  private static func containers(_ scheme: Scheme, _ list: inout FindingList) {
    for label in scheme.labels
    where label.isForContainers && label.hasActions && !label.isDisabled && !scheme.isGroup(label) {
      let group = label.actions("protectgroup").first?.settings
      let site = label.actions("protectsite").first?.settings
      var missing: [String] = []
      if group?["privacy"] == nil { missing.append("privacy") }
      if group?["allowaccesstoguestusers"] == nil { missing.append("guest access") }
      if label.scopes?.contains("site") ?? false, site == nil { missing.append("sharing") }
      if !missing.isEmpty {
        list.add(
          "'\(label.displayName)' is for containers and does not set"
            + " \(missing.joined(separator: ", "))",
          of: label.name,
          at: label.place
        )
      }
    }
  }

  private static func openness(_ scheme: Scheme, _ list: inout FindingList) {
    let labels = scheme.orderedLabels.filter {
      $0.isForContainers && !$0.isDisabled && $0.priority != nil && !scheme.isGroup($0)
    }
    for (index, higher) in labels.enumerated() {
      for dimension in ContainerOpenness.allCases {
        guard let value = dimension.value(of: higher) else { continue }
        let lower = labels[..<index].last { (dimension.value(of: $0) ?? value) < value }
        if let lower {
          list.add(
            "'\(higher.displayName)' is more open in \(dimension.rawValue) than"
              + " '\(lower.displayName)' below it",
            of: higher.name,
            at: higher.place
          )
        }
      }
    }
  }
}

/// In what a container may be open.
enum ContainerOpenness: String, CaseIterable {
  case guests = "guest access"
  case privacy
  case sharing = "external sharing"
  case devices = "access from unmanaged devices"

  /// How open a label makes containers; nil when it does not say.
  func value(of label: Label) -> Int? {
    let group = label.actions("protectgroup").first?.settings ?? [:]
    let site = label.actions("protectsite").first?.settings ?? [:]
    switch self {
    case .guests:
      return group["allowaccesstoguestusers"].map { $0.lowercased() == "true" ? 1 : 0 }
    case .privacy:
      switch group["privacy"]?.lowercased() {
      case "public": return 1
      case "private": return 0
      default: return nil
      }
    case .sharing:
      let order = [
        "disabled", "existingexternalusersharingonly", "externalusersharingonly",
        "externaluserandguestsharing",
      ]
      return site["siteexternalsharingcontroltype"].flatMap {
        order.firstIndex(of: $0.lowercased())
      }
    case .devices:
      if site["blockaccess"]?.lowercased() == "true" { return 0 }
      if site["allowlimitedaccess"]?.lowercased() == "true" { return 1 }
      return site["allowfullaccess"]?.lowercased() == "true" ? 2 : nil
    }
  }
}
