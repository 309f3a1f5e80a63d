/// International bank account numbers: the length and the form of each country in the registry.
enum InternationalAccount {
  /// What follows the country and the check digits: runs of digits (n), capitals (a) and both (c).
  private static let forms: [String: String] = [
    "AD": "8n12c", "AE": "19n", "AL": "8n16c", "AT": "16n", "AZ": "4a20c", "BA": "16n",
    "BE": "12n", "BG": "4a6n8c", "BH": "4a14c", "BI": "23n", "BR": "23n1a1c", "BY": "4c4n16c",
    "CH": "5n12c", "CR": "18n", "CY": "8n16c", "CZ": "20n", "DE": "18n", "DJ": "23n", "DK": "14n",
    "DO": "4c20n", "EE": "16n", "EG": "25n", "ES": "20n", "FI": "14n", "FK": "2a12n", "FO": "14n",
    "FR": "10n11c2n", "GB": "4a14n", "GE": "2a16n", "GI": "4a15c", "GL": "14n", "GR": "7n16c",
    "GT": "4c20c", "HN": "4a20n", "HR": "17n", "HU": "24n", "IE": "4a14n", "IL": "19n",
    "IQ": "4a15n", "IS": "22n", "IT": "1a10n12c", "JO": "4a4n18c", "KW": "4a22c", "KZ": "3n13c",
    "LB": "4n20c", "LC": "4a24c", "LI": "5n12c", "LT": "16n", "LU": "3n13c", "LV": "4a13c",
    "LY": "21n", "MC": "10n11c2n", "MD": "2c18c", "ME": "18n", "MK": "3n10c2n", "MN": "16n",
    "MR": "23n", "MT": "4a5n18c", "MU": "4a19n3a", "NI": "4a20n", "NL": "4a10n", "NO": "11n",
    "OM": "3n16c", "PK": "4a16c", "PL": "24n", "PS": "4a21c", "PT": "21n", "QA": "4a21c",
    "RO": "4a16c", "RS": "18n", "RU": "14n15c", "SA": "2n18c", "SC": "4a20n3a", "SD": "14n",
    "SE": "20n", "SI": "15n", "SK": "20n", "SM": "1a10n12c", "SO": "19n", "ST": "21n",
    "SV": "4a20n", "TL": "19n", "TN": "20n", "TR": "5n1n16c", "UA": "6n19c", "VA": "18n",
    "VG": "4a16n", "XK": "16n", "YE": "4a4n18c",
  ]

  private static let runs: [[UInt8]: [(count: Int, kind: UInt8)]] = Dictionary(
    uniqueKeysWithValues: forms.map { (Array($0.key.utf8), runs(of: $0.value)) }
  )

  private static func runs(of form: String) -> [(count: Int, kind: UInt8)] {
    var runs: [(count: Int, kind: UInt8)] = []
    var count = 0
    for byte in form.utf8 {
      if byte <= 0x39 {
        count = count * 10 + Int(byte) - 0x30
      } else {
        runs.append((count, byte))
        count = 0
      }
    }
    return runs
  }

  /// How many characters of the text, blanks between groups included, are an account number of its
  /// country.
  static func length(_ text: Span<UInt32>, _ start: Int) -> Int? {
    guard start + 4 <= text.count else { return nil }
    let country = [
      UInt8(truncatingIfNeeded: text[start]), UInt8(truncatingIfNeeded: text[start + 1]),
    ]
    guard let runs = runs[country] else { return nil }
    let kinds = runs.flatMap { Array(repeating: $0.kind, count: $0.count) }
    var index = start + 4
    for (place, kind) in kinds.enumerated() {
      // Groups are of four, counted from the country.
      if place % 4 == 0, index + 1 < text.count, text[index] == 0x20 { index += 1 }
      guard index < text.count, accepts(text[index], kind) else { return nil }
      index += 1
    }
    guard index == text.count || !isSymbol(text[index]) else { return nil }
    return index - start
  }

  /// Whether the check digits are right: mod 97 of the number with its head at the end is one.
  static func isValid(_ candidate: Candidate) -> Bool {
    let symbols = candidate.symbols
    return symbols.count > 4 && Checksum.mod97(symbols[4...] + symbols[..<4]) == 1
  }

  private static func isSymbol(_ character: UInt32) -> Bool {
    switch character {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func accepts(_ character: UInt32, _ kind: UInt8) -> Bool {
    switch (character, kind) {
    case (0x30...0x39, UInt8(ascii: "n")), (0x30...0x39, UInt8(ascii: "c")): true
    case (0x41...0x5A, UInt8(ascii: "a")), (0x41...0x5A, UInt8(ascii: "c")): true
    default: false
    }
  }
}
