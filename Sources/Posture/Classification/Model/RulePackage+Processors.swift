extension RulePackage {
  /// What finds text.
  public struct Processor: Sendable {
    /// How it finds text.
    public enum Content: Sendable {
      /// By an expression, whose matches validators may refuse.
      case regex(Regex)
      /// By lists of terms.
      case keywords([KeywordGroup])
      /// By likeness to a document.
      case fingerprint(Fingerprint)
      /// By a large dictionary, kept as text.
      case extendedKeywords(String)
    }

    /// What rules call it, as it stands in the file.
    public let id: String
    /// How it finds text.
    public let content: Content
    /// Where it stands.
    public let place: SchemePlace

    /// The expression, when it is one.
    public var regex: Regex? { if case .regex(let regex) = content { regex } else { nil } }

    /// The groups of terms, when it is a keyword list.
    public var groups: [KeywordGroup] {
      if case .keywords(let groups) = content { groups } else { [] }
    }

    /// The terms of all groups.
    public var terms: [Term] { groups.flatMap(\.terms) }
  }

  /// An expression in the dialect of Boost.Regex.
  public struct Regex: Sendable, Hashable {
    /// The expression, white space at its ends included.
    public let pattern: String
    /// A set of validators, or the name of a function.
    public let validators: String?
  }

  /// Terms that are compared in one way.
  public struct KeywordGroup: Sendable {
    /// How terms are compared.
    public enum Style: String, Sendable, Hashable {
      /// A term stands alone.
      case word
      /// A term may be a part of a word.
      case string
    }

    /// How terms are compared; as words when the file does not say.
    public let style: Style
    /// The terms.
    public let terms: [Term]
    /// Where it stands.
    public let place: SchemePlace
  }

  /// One term of a keyword list.
  public struct Term: Sendable, Hashable {
    /// The term as it stands in the file.
    public let text: String
    /// Whether case counts.
    public let isCaseSensitive: Bool
    /// Where it stands.
    public let place: SchemePlace
  }

  /// A document that others are compared with.
  public struct Fingerprint: Sendable, Hashable {
    /// The opaque value.
    public let value: String
    /// How alike a document must be, 1 to 100.
    public let threshold: Int?
    /// How many pieces the value has.
    public let shingleCount: Int?
    /// What it says about itself.
    public let description: String?
  }

  /// Validators that the match of an expression must pass, all of them.
  public struct ValidatorSet: Sendable {
    /// One validator.
    public struct Validator: Sendable {
      /// `Checksum`, `DateSimple`, or what the file says.
      public let type: String
      /// Its parameters in their order.
      public let parameters: [Parameter]
      /// Where it stands.
      public let place: SchemePlace

      /// The value of a parameter; the first of several.
      public subscript(name: String) -> String? {
        parameters.first { $0.name == name }?.value.trimmedBlanks
      }

      /// The integer of a parameter.
      public func integer(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

      /// The weights of a checksum; nil when there are none or one is no number.
      public var weights: [Int]? {
        guard let text = self["Weights"], !text.isEmpty else { return nil }
        var weights: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
          guard let weight = Int(String(part).trimmedBlanks) else { return nil }
          weights.append(weight)
        }
        return weights
      }
    }

    /// One parameter of a validator.
    public struct Parameter: Sendable, Hashable {
      /// What it is called.
      public let name: String
      /// Its value as it stands in the file.
      public let value: String
      /// Where it stands.
      public let place: SchemePlace
    }

    /// What expressions call it.
    public let id: String
    /// The validators.
    public let validators: [Validator]
    /// Where it stands.
    public let place: SchemePlace
  }

  /// Filters that an identifier must pass, all of them.
  public struct FilterSet: Sendable {
    /// One filter; its values are as they stand in the file.
    public struct Filter: Sendable, Hashable {
      /// `AllDigitsSameFilter`, `TextMatchFilter`, or what the file says.
      public let type: String
      /// Where the text is looked for: `Full`, `StartsWith`, `EndsWith`, `Prefix`, `Suffix`.
      public let direction: String?
      /// `Include` or `Exclude`.
      public let logic: String?
      /// The keyword list or expression.
      public let processor: String?
      /// Where it stands.
      public let place: SchemePlace
    }

    /// What rules call it.
    public let id: String
    /// The filters.
    public let filters: [Filter]
    /// Where it stands.
    public let place: SchemePlace
  }
}
