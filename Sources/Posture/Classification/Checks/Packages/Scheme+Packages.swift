extension Scheme {
  /// The packages that somebody in the organisation answers for: all but Microsoft's own.
  var ownPackages: [PackageSource] { packages.filter { !$0.isMicrosofts } }
}

extension Scheme.PackageSource {
  /// Whether it is one that Microsoft keeps, as exports have them too.
  var isMicrosofts: Bool {
    package.pack.isEncrypted || (isExport && package.pack.id.hasPrefix("00000000"))
  }

  /// What to call it.
  var title: String { package.name ?? package.pack.id }
}

extension RulePackage {
  /// All references of rules to processors, with the rule.
  var references: [(rule: Rule, idRef: String, isIdentifier: Bool, place: SchemePlace)] {
    guard form != .exactMatch else { return [] }
    return rules.flatMap { rule in
      rule.patterns.flatMap { pattern in
        let identifier = pattern.idMatch.map { (rule, $0.idRef, true, $0.place) }
        return (identifier.map { [$0] } ?? [])
          + pattern.matches.map { (rule, $0.idRef, false, $0.place) }
      }
    }
  }

  /// The keyword lists that only filters refer to.
  func isFilterOnly(_ processor: Processor) -> Bool {
    let inFilters = filterSets.contains { set in
      set.filters.contains { $0.processor == processor.id }
    }
    return inFilters && !references.contains { $0.idRef == processor.id }
  }
}

/// Shapes of identifiers.
enum GUIDShape {
  /// Whether a text is 8-4-4-4-12 hexadecimal digits, without braces.
  static func isGUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      switch index {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default: Character(Unicode.Scalar(byte)).isHexDigit
      }
    }
  }

  /// Whether it is one that somebody typed: all digits equal in a block, or counting up.
  static func isPlaceholder(_ text: String) -> Bool {
    guard isGUID(text) else { return false }
    let digits = text.lowercased().filter { $0 != "-" }
    if Set(digits).count <= 2 { return true }
    let counting = "0123456789abcdef0123456789abcdef"
    if digits == counting || digits.hasPrefix("12345678") && digits.hasSuffix("123456789abc") {
      return true
    }
    let blocks = text.lowercased().split(separator: "-")
    if blocks.allSatisfy({ Set($0).count == 1 }) { return true }
    return blocks.allSatisfy { "1234567890123".hasPrefix($0) || "123456789abc".hasPrefix($0) }
  }
}
