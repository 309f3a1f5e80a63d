/// A package of rules that say what sensitive information looks like.
///
/// The model holds what the XML says, mistakes included: references are not resolved, identifiers
/// are not checked, and a value that is not of its type is missing.
public struct RulePackage: Sendable {
  /// Which schema a package is of.
  public enum Form: Sendable, Hashable {
    /// Entities and affinities over texts, of 2011.
    case textual
    /// Exact matches of data, of 2018.
    case exactMatch
    /// A namespace that no service knows, or none.
    case unknown(String)
  }

  /// The namespace of packages of entities and affinities.
  public static let textualNamespace = "http://schemas.microsoft.com/office/2011/mce"
  /// The namespace of packages of exact matches, and of their tables.
  public static let exactMatchNamespace = "http://schemas.microsoft.com/office/2018/edm"

  /// Where the package stands.
  public let place: SchemePlace
  /// Which schema it is of.
  public let form: Form
  /// The package's own part: its identity and names.
  public var pack: Pack
  /// The rules, those in `Version` elements too, in their order.
  public var rules: [Rule] = []
  /// What rules refer to: expressions, keyword lists, fingerprints.
  public var processors: [Processor] = [] {
    didSet { processorPositions = nil }
  }
  /// Sets of validators that expressions refer to.
  public var validatorSets: [ValidatorSet] = []
  /// Sets of filters that rules refer to.
  public var filterSets: [FilterSet] = []
  /// The names and descriptions of rules.
  public var resources: [Resource] = [] {
    didSet { resourcePositions = nil }
  }

  /// Where things stand in their lists; nil until the package is complete.
  private var processorPositions: [String: Int]?
  private var resourcePositions: [String: Int]?

  /// Creates a package without rules.
  public init(place: SchemePlace, form: Form, pack: Pack) {
    self.place = place
    self.form = form
    self.pack = pack
  }

  /// The processor of an identifier, compared exactly; the first of several.
  public func processor(_ id: String) -> Processor? {
    guard let processorPositions else { return processors.first { $0.id == id } }
    return processorPositions[id].map { processors[$0] }
  }

  /// Makes looking things up cheap, once everything is there.
  mutating func index() {
    processorPositions = Dictionary(processors.enumerated().map { ($1.id, $0) }) { first, _ in first
    }
    resourcePositions = Dictionary(
      resources.enumerated().map { ($1.idRef.lowercased(), $0) }
    ) { first, _ in first }
  }

  /// The set of validators of an identifier.
  public func validatorSet(_ id: String) -> ValidatorSet? { validatorSets.first { $0.id == id } }

  /// The set of filters of an identifier.
  public func filterSet(_ id: String) -> FilterSet? { filterSets.first { $0.id == id } }

  /// The names and descriptions of a rule.
  public func resource(of rule: Rule) -> Resource? {
    let id = rule.id.lowercased()
    guard let resourcePositions else { return resources.first { $0.idRef.lowercased() == id } }
    return resourcePositions[id].map { resources[$0] }
  }

  /// What a rule is called: its default name, else its first one, else its identifier.
  public func name(of rule: Rule) -> String {
    guard let names = resource(of: rule)?.names, !names.isEmpty else { return rule.id }
    return (names.first { $0.isDefault } ?? names[0]).text.trimmedBlanks
  }

  /// What the package is called: its name in its default language, else its first one.
  public var name: String? {
    let details =
      pack.details.first { $0.language == pack.defaultLanguage } ?? pack.details.first
    return details?.name.map(\.trimmedBlanks)
  }
}

extension RulePackage {
  /// The identity of a package.
  public struct Pack: Sendable {
    /// The four parts of a version; a part that is no number is missing.
    public struct Version: Sendable, Hashable {
      /// Major, minor, build and revision.
      public let parts: [Int?]

      /// Creates a version.
      public init(_ parts: [Int?]) { self.parts = parts }
    }

    /// Names of a package in one language.
    public struct Details: Sendable {
      /// The tag of the language.
      public let language: String
      /// Who made it.
      public let publisher: String?
      /// What it is called.
      public let name: String?
      /// What it is for.
      public let description: String?
      /// Where it stands.
      public let place: SchemePlace
    }

    /// Where it stands.
    public let place: SchemePlace
    /// The package's identifier; empty when it has none.
    public var id = ""
    /// The version, when there is one.
    public var version: Version?
    /// The publisher's identifier.
    public var publisher: String?
    /// The language that names are taken from when no other is asked for.
    public var defaultLanguage: String?
    /// The names, a language each.
    public var details: [Details] = []
    /// Whether the rules are encrypted, as Microsoft's own are.
    public var isEncrypted = false

    /// Creates an identity.
    public init(place: SchemePlace) { self.place = place }
  }

  /// The names and descriptions of one rule.
  public struct Resource: Sendable {
    /// A text in one language.
    public struct Text: Sendable {
      /// The text as it stands in the file.
      public let text: String
      /// The tag of the language.
      public let language: String
      /// Whether it is the one that policies may store.
      public let isDefault: Bool
      /// Where it stands.
      public let place: SchemePlace
    }

    /// The rule it is about.
    public let idRef: String
    /// Its names.
    public let names: [Text]
    /// Its descriptions.
    public let descriptions: [Text]
    /// Where it stands.
    public let place: SchemePlace
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmedBlanks: String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let head = unicodeScalars.drop(while: isBlank)
    guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(head[...last])
  }
}
