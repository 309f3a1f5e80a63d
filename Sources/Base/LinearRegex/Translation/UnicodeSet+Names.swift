extension UnicodeSet.Kind {
  /// Finds a set by the name of a Unicode property, as `Lu`, `letter`, `Greek`, `script=Greek`.
  ///
  /// Case, spaces, hyphens and underscores do not count.
  init?(property: String) {
    var name = property
    if let sign = property.firstIndex(where: { $0 == "=" || $0 == ":" }) {
      switch Self.folded(property[..<sign]) {
      case "script", "sc", "generalcategory", "gc": break
      default: return nil
      }
      name = String(property[property.index(after: sign)...])
    }
    let folded = Self.folded(name[...])
    switch folded {
    case "any": self = .any
    case "ascii": self = .ascii
    case "alphabetic", "alpha": self = .alphabetic
    case "uppercase", "upper": self = .uppercase
    case "lowercase", "lower": self = .lowercase
    case "whitespace", "wspace", "space": self = .space
    default:
      guard let known = Self.categories[folded] ?? Self.scripts[folded] else { return nil }
      self = .category(known)
    }
  }

  private static func folded(_ name: Substring) -> String {
    name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  /// General categories: the short name of each name.
  private static let categories: [String: String] = {
    let names = [
      "C other", "Cc control", "Cf format", "Co privateuse", "L letter", "Lu uppercaseletter",
      "Ll lowercaseletter", "Lt titlecaseletter", "Lm modifierletter", "Lo otherletter", "M mark",
      "Mn nonspacingmark", "Mc spacingmark", "Me enclosingmark", "N number", "Nd decimalnumber",
      "Nl letternumber", "No othernumber", "P punctuation", "Pc connectorpunctuation",
      "Pd dashpunctuation", "Ps openpunctuation", "Pe closepunctuation", "Pi initialpunctuation",
      "Pf finalpunctuation", "Po otherpunctuation", "S symbol", "Sm mathsymbol",
      "Sc currencysymbol", "Sk modifiersymbol", "So othersymbol", "Z separator",
      "Zs spaceseparator", "Zl lineseparator", "Zp paragraphseparator", "Nd digit", "P punct",
      "M combiningmark",
    ]
    var found: [String: String] = [:]
    for name in names {
      let parts = name.split(separator: " ").map(String.init)
      found[parts[1]] = parts[0]
      found[parts[0].lowercased()] = parts[0]
    }
    return found
  }()

  /// Scripts: RE2's name of each name.
  private static let scripts: [String: String] = {
    let names = scriptNames.split(whereSeparator: \.isWhitespace).map { (folded($0), String($0)) }
    return Dictionary(names, uniquingKeysWith: { first, _ in first })
  }()

  private static let scriptNames = """
    Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak
    Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian
    Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot
    Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs
    Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi
    Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited
    Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li
    Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Lisu Lycian
    Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin
    Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro
    Multani Myanmar Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu
    Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian Old_Permic
    Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya
    Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan
    Saurashtra Sharada Shavian Siddham Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri
    Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai
    Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi
    Zanabazar_Square
    """
}
