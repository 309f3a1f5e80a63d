/// The national rules of value-added-tax numbers in the European Union.
enum ValueAddedTax {
  /// Whether a number with its country before it, which may be missing where only one is possible, is
  /// right by the rule of the country.
  static func isValid(_ candidate: Candidate, country: String) -> Bool {
    let prefix = Array(country.utf8)
    let number = candidate.symbols.starts(with: prefix) ? candidate.dropping(2) : candidate
    return rules[country]?(number) ?? false
  }

  /// Whether a text is a number of any country of the Union, its country before it.
  static func isValid(_ candidate: Candidate) -> Bool {
    guard candidate.count > 2 else { return false }
    let country = String(decoding: candidate.symbols[..<2], as: UTF8.self)
    return rules[country == "GR" ? "EL" : country]?(candidate.dropping(2)) ?? false
  }

  private static let rules: [String: @Sendable (Candidate) -> Bool] = western.merging(eastern) {
    first,
    _ in first
  }

  private static let western: [String: @Sendable (Candidate) -> Bool] = [
    "AT": { number in
      guard number.count == 9, number[0] == UInt8(ascii: "U") else { return false }
      let digits = number.dropping(1).digits
      guard digits.count == 8 else { return false }
      return (16 - Checksum.luhnSum(Array(digits[..<7])) % 10) % 10 == digits[7]
    },
    "BE": { number in
      guard number.isDigits(9, 10), number.count == 9 || number.value(0) < 2 else { return false }
      let end = number.count - 2
      return number.number(0..<end) > 0
        && (number.number(0..<end) + number.number(end..<end + 2)) % 97 == 0
    },
    "DE": { $0.isDigits(9) && $0.value(0) != 0 && Checksum.mod11And10($0.digits) },
    "DK": { number in
      number.isDigits(8) && number.value(0) != 0
        && Checksum.weighted(number.digits, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    },
    "ES": isSpanish,
    "FI": { number in
      guard number.isDigits(8) else { return false }
      return Checksum.weighted(number.digits, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 == 0
    },
    "FR": isFrench,
    "IE": { number in
      guard [8, 9].contains(number.count) else { return false }
      guard number.first(7).isDigits(7) else {
        // The old form has a letter in the second place, and the digits from the third on move up.
        guard number.count == 8, number[1] > 0x39 || number[1] == 0 else { return false }
        let digits = [0] + number.dropping(2).first(5).digits + number.first(1).digits
        guard digits.count == 7 else { return false }
        let rest = Checksum.weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 23
        return number[7] == (rest == 0 ? UInt8(ascii: "W") : UInt8(ascii: "A") + UInt8(rest - 1))
      }
      guard number.count == 8 || number[8] > 0x39 else { return false }
      return number[7] > 0x39 && DetectionFunctions.isPersonalPublicService(number)
    },
    "IT": { number in
      let province = number.number(7..<10)
      return number.isDigits(11) && number.number(0..<7) > 0 && Checksum.luhn(number.digits)
        && ((1...100).contains(province) || [120, 121, 888, 999].contains(province))
    },
    "LU": { $0.isDigits(8) && $0.number(0..<6) % 89 == $0.number(6..<8) },
    "NL": isDutch,
    "PT": { DetectionFunctions.isPortugueseTaxNumber($0.digits) && $0.isDigits(9) },
    "SE": { number in
      number.isDigits(12) && number.number(10..<12) > 0
        && Checksum.luhn(number.first(10).digits)
    },
  ]

  private static let eastern: [String: @Sendable (Candidate) -> Bool] = [
    "BG": isBulgarian,
    "CY": { DetectionFunctions.isCypriotTaxNumber($0) && $0.first(8).isDigits(8) },
    "CZ": isCzech,
    "EE": { number in
      number.isDigits(9) && Checksum.weighted(number.digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0
    },
    "EL": { number in
      guard number.isDigits(9), number.number(0..<9) > 0 else { return false }
      let sum = Checksum.weighted(number.digits, [256, 128, 64, 32, 16, 8, 4, 2])
      return sum % 11 % 10 == number.value(8)
    },
    "HR": { $0.isDigits(11) && Checksum.mod11And10($0.digits) },
    "HU": { number in
      number.isDigits(8) && Checksum.weighted(number.digits, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 == 0
    },
    "LT": isLithuanian,
    "LV": { number in
      guard number.isDigits(11) else { return false }
      guard number.value(0) > 3 else {
        return DetectionFunctions.function(named: "Func_latvia_eu_national_id_card")?.check(number)
          ?? false
      }
      return Checksum.weighted(number.digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3
    },
    "MT": { number in
      number.isDigits(8) && number.value(0) != 0
        && Checksum.weighted(number.digits, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 == 0
    },
    "PL": { number in
      number.isDigits(10)
        && Checksum.weighted(number.digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == number.value(9)
    },
    "RO": { number in
      guard (2...10).contains(number.count), number.isDigits(number.count) else { return false }
      let digits = [Int](repeating: 0, count: 10 - number.count) + number.digits
      return Checksum.weighted(digits, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 == digits[9]
    },
    "SI": {
      $0.isDigits(8) && $0.value(0) != 0 && DetectionFunctions.isSlovenianTaxNumber($0.digits)
    },
    "SK": { number in
      guard number.isDigits(10), number.value(0) != 0 else { return false }
      if number.number(0..<10) % 11 == 0, [2, 3, 4, 7, 8, 9].contains(number.value(2)) {
        return true
      }
      return DetectionFunctions.function(named: "Func_slovakia_eu_national_id_card")?.check(number)
        ?? false
    },
  ]

  private static let isSpanish: @Sendable (Candidate) -> Bool = { number in
    guard number.count == 9 else { return false }
    let first = number[0]
    if first <= 0x39 || Array("XYZKLM".utf8).contains(first) {
      return number.dropping(1).first(7).isDigits(7) && DetectionFunctions.isSpanishNumber(number)
    }
    guard Array("ABCDEFGHJNPQRSUVW".utf8).contains(first), number.dropping(1).first(7).isDigits(7)
    else { return false }
    let check = (10 - Checksum.luhnSum(number.dropping(1).first(7).digits + [0]) % 10) % 10
    let isDigit = number[8] == UInt8(check) + 0x30
    let isLetter = number[8] == Array("JABCDEFGHI".utf8)[check]
    // Sources differ on which kinds of bodies have a letter at the end and which a digit.
    return isDigit || isLetter
  }

  private static let isFrench: @Sendable (Candidate) -> Bool = { number in
    guard number.count == 11, number.dropping(2).isDigits(9) else { return false }
    let company = number.number(2..<11)
    guard company > 0 else { return false }
    // Monaco's companies are not in the French register, and have no check digit.
    guard number.number(2..<5) == 0 || Checksum.luhn(number.dropping(2).digits) else {
      return false
    }
    if number.first(2).isDigits(2) { return (company * 100 + 12) % 97 == number.number(0..<2) }
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    guard let a = alphabet.firstIndex(of: number[0]), let b = alphabet.firstIndex(of: number[1])
    else {
      return false
    }
    let key = number[0] <= 0x39 ? a * 24 + b - 10 : a * 34 + b - 100
    return (company + 1 + key / 11) % 11 == key % 11
  }

  private static let isDutch: @Sendable (Candidate) -> Bool = { number in
    guard let mark = number.symbols.lastIndex(of: UInt8(ascii: "B")), mark >= 1, mark <= 9,
      number.count == mark + 3, number.dropping(mark + 1).isDigits(2)
    else { return false }
    let body = number.first(mark)
    let padding = [UInt8](repeating: 0x30, count: 9 - mark)
    let digits = padding.map { Int($0) - 0x30 } + body.digits
    if body.isDigits(mark), Checksum.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0,
      digits.contains(where: { $0 != 0 })
    {
      return true
    }
    // Sole traders have had numbers of their own since 2020, checked as accounts are.
    return Checksum.mod97(Array("NL".utf8) + padding + number.symbols) == 1
  }

  private static let isBulgarian: @Sendable (Candidate) -> Bool = { number in
    let digits = number.digits
    if number.isDigits(9) {
      var rest = Checksum.weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
      if rest == 10 { rest = Checksum.weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 }
      return rest == digits[8]
    }
    guard number.isDigits(10) else { return false }
    let person = DetectionFunctions.function(named: "Func_bulgaria_eu_national_id_card")
    if person?.check(number) == true { return true }
    if Checksum.weighted(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == digits[9] {
      return true
    }
    let other = (11 - Checksum.weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return other == digits[9]
  }

  private static let isCzech: @Sendable (Candidate) -> Bool = { number in
    let digits = number.digits
    if number.isDigits(8) {
      guard digits[0] != 9 else { return false }
      let check = (11 - Checksum.weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 11) % 11
      return digits[7] == (check == 0 ? 1 : check % 10)
    }
    if number.isDigits(9), digits[0] == 6 {
      let rest = Checksum.weighted(digits[1...7], [8, 7, 6, 5, 4, 3, 2]) % 11
      // 10 less the sum is the way from 8 back to the check digit.
      if digits[8] == (8 - (21 - rest) % 11 + 10) % 10 { return true }
    }
    return DetectionFunctions.function(named: "Func_czech_id_card")?.check(number) ?? false
  }

  private static let isLithuanian: @Sendable (Candidate) -> Bool = { number in
    guard number.isDigits(9, 12) else { return false }
    let digits = number.digits
    guard digits[digits.count - 2] == 1 else { return false }
    let places = 0..<digits.count - 1
    var rest = places.reduce(0) { $0 + digits[$1] * ($1 % 9 + 1) } % 11
    if rest == 10 { rest = places.reduce(0) { $0 + digits[$1] * (($1 + 2) % 9 + 1) } % 11 % 10 }
    return rest == digits[digits.count - 1]
  }
}
