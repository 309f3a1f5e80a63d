/// A sensitivity label.
public struct Label: Sendable {
  /// What a label does when it is applied: a type, and settings by lower-case key.
  public struct Action: Sendable {
    /// `encrypt`, `applycontentmarking`, `applywatermarking`, `protectgroup`, `protectsite` ...
    public let type: String
    /// `header` or `footer`, for a marking.
    public let subtype: String?
    /// The settings.
    public let settings: [String: String]
    /// Where it stands.
    public let place: SchemePlace

    /// Whether it is switched on.
    public var isOn: Bool { settings["disabled"]?.lowercased() != "true" }
  }

  /// A text of a label by language.
  public struct Translation: Sendable {
    /// `displayname` or `tooltip`.
    public let key: String
    /// The text by the tag of its language.
    public let texts: [String: String]
  }

  /// A type that makes the label apply itself.
  public struct AutoCondition: Sendable {
    /// The type.
    public let type: TypeReference
    /// Whether it is applied without asking.
    public let isAutomatic: Bool
  }

  /// The identity that references use.
  public let name: String
  /// What users see.
  public let displayName: String
  /// The identifier, when the export has one.
  public let guid: String?
  /// The identifier that files carry.
  public let immutableID: String?
  /// The order; higher is more sensitive.
  public let priority: Int?
  /// The label above it, as the export refers to it.
  public let parent: String?
  /// What users read about it.
  public let tooltip: String?
  /// The note of its owner.
  public let comment: String?
  /// Whether it is switched off.
  public let isDisabled: Bool
  /// What it may be applied to, in lower case; nil when the export does not say.
  public let scopes: Set<String>?
  /// Settings by lower-case key.
  public let settings: [String: String]
  /// Whether the export says that it groups others and cannot be applied.
  public let isDeclaredGroup: Bool
  /// Whether it is a label group of the newer kind, which is never published.
  public let isLabelGroup: Bool
  /// What it does.
  public let actions: [Action]
  /// Its texts in other languages.
  public let translations: [Translation]
  /// What makes it apply itself.
  public let autoConditions: [AutoCondition]
  /// Whether the export has what the label does; Graph does not.
  public let hasActions: Bool
  /// Where it stands.
  public let place: SchemePlace

  /// Whether it may be applied to containers: sites, groups and teams.
  public var isForContainers: Bool {
    scopes?.contains { $0 == "site" || $0 == "unifiedgroup" } ?? false
  }
  /// Whether it may be applied to files or mail.
  public var isForContent: Bool { scopes?.contains { $0 == "file" || $0 == "email" } ?? true }

  /// The actions of a type that are switched on.
  public func actions(_ type: String) -> [Action] { actions.filter { $0.type == type && $0.isOn } }

  /// Whether it encrypts; removing protection is not that.
  public var encrypts: Bool { encryption.map { $0.kind != "removeprotection" } ?? false }

  /// The encryption, when it is switched on.
  public var encryption: Encryption? { actions("encrypt").first.map(Encryption.init) }
}

extension Label {
  /// How a label encrypts.
  public struct Encryption: Sendable {
    /// Somebody and what they may do.
    public struct Rights: Sendable, Hashable {
      /// An address, a domain, or `AuthenticatedUsers`.
      public let identity: String
      /// The rights in upper case.
      public let rights: [String]
    }

    /// `template`, `userdefined` or `removeprotection`.
    public let kind: String
    /// Who may do what.
    public let rights: [Rights]
    /// Whether the rights could be read.
    public let hasReadableRights: Bool
    let settings: [String: String]
    /// Where it stands.
    public let place: SchemePlace

    init(_ action: Action) {
      settings = action.settings
      kind = (settings["protectiontype"] ?? "template").lowercased()
      place = action.place
      let text = settings["rightsdefinitions"] ?? ""
      let read = RightsReader.rights(text)
      rights = read ?? []
      hasReadableRights = read != nil
    }

    /// For how many days files open without asking; -1 for ever.
    public var offlineDays: Int? { settings["offlineaccessdays"].flatMap { Int($0) } }
    /// When content expires, or nil when never.
    public var expiry: String? {
      guard let text = settings["contentexpiredondateindaysornever"], !text.isEmpty,
        text.lowercased() != "never"
      else { return nil }
      return text
    }
    /// Whether a key of the organisation is needed too.
    public var needsSecondKey: Bool { !(settings["doublekeyencryptionurl"] ?? "").isEmpty }

    /// Whether a setting is true.
    func isSet(_ key: String) -> Bool { settings[key]?.lowercased() == "true" }
  }
}
