extension DetectionFunctions {
  /// Identifiers of Poland, Hungary, Romania, Bulgaria and the countries between.
  static let europeEast: [DetectionFunction] = [
    DetectionFunction("Func_pesel_identification_number", #"\d{11}"#, isPesel),
    DetectionFunction(
      "Func_poland_eu_tax_file_number",
      #"\d{10}|\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}"#
    ) {
      $0.isDigits(10)
        && Checksum.weighted($0.digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == $0.value(9)
    },
    DetectionFunction("Func_polish_national_id", #"(?i)[A-Z]{3}[ -]?\d{6}"#) { candidate in
      Checksum.weighted((0..<9).map(candidate.value), [7, 3, 1, 9, 7, 3, 1, 7, 3]) % 10 == 0
    },
    DetectionFunction("Func_polish_passport_number", #"(?i)[A-Z]{2}[ -]?\d{7}"#) { candidate in
      Checksum.weighted((0..<9).map(candidate.value), [7, 3, 9, 1, 7, 3, 1, 7, 3]) % 10 == 0
    },
    DetectionFunction("Func_polish_regon_number", #"\d{9}(?:\d{5})?"#) { candidate in
      let digits = candidate.digits
      guard Checksum.weighted(digits, [8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == digits[8] else {
        return false
      }
      let long = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]
      return digits.count == 9 || Checksum.weighted(digits, long) % 11 % 10 == digits[13]
    },
    DetectionFunction("Func_czech_id_card", czech) { isCzechBirthNumber($0) },
    DetectionFunction("Func_czech_id_card_new_format", #"\d{6}/?\d{4}"#) { isCzechBirthNumber($0) },
    DetectionFunction("Func_slovakia_eu_national_id_card", czech) { isCzechBirthNumber($0) },
    DetectionFunction("Func_bulgaria_eu_national_id_card", #"\d{10}"#) { candidate in
      let sum = Checksum.weighted(candidate.digits, [2, 4, 8, 5, 10, 9, 7, 3, 6])
      let month = candidate.number(2..<4)
      let century = month > 40 ? 2000 : month > 20 ? 1800 : 1900
      return sum % 11 % 10 == candidate.value(9) && month <= 52
        && CalendarDate.isValid(
          century + candidate.number(0..<2),
          month % 20,
          candidate.number(4..<6)
        )
    },
    DetectionFunction("Func_hungary_eu_national_id_card", #"[1-8][ -]?\d{6}[ -]?\d{4}"#) {
      candidate in
      let digits = candidate.digits
      guard digits.count == 11 else { return false }
      let rising = Checksum.weighted(digits, Array(1...10)) % 11
      let falling = Checksum.weighted(digits, (1...10).reversed()) % 11
      return (digits[10] == rising || digits[10] == falling)
        && CalendarDate.isValidShort(
          candidate.number(1..<3),
          candidate.number(3..<5),
          candidate.number(5..<7)
        )
    },
    DetectionFunction("Func_hungary_eu_ssn_or_equivalent", #"\d{3}[ -]?\d{3}[ -]?\d{3}"#) {
      $0.isDigits(9) && Checksum.weighted($0.digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 == $0.value(8)
    },
    DetectionFunction("Func_hungary_eu_tax_file_number", #"8\d{9}"#) {
      Checksum.weighted($0.digits, Array(1...9)) % 11 == $0.value(9)
    },
    DetectionFunction("Func_romania_eu_national_id_card", #"[1-9]\d{12}"#) { candidate in
      let rest = Checksum.weighted(candidate.digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
      return candidate.value(12) == (rest == 10 ? 1 : rest)
        && CalendarDate.isValidShort(
          candidate.number(1..<3),
          candidate.number(3..<5),
          candidate.number(5..<7)
        )
    },
  ]

  private static let czech = #"\d{6}/\d{3,4}|\d{9,10}"#

  /// The month holds the century.
  static func isPesel(_ candidate: Candidate) -> Bool {
    let digits = candidate.digits
    guard digits.count == 11 else { return false }
    let month = candidate.number(2..<4)
    let century = [1900, 2000, 2100, 2200, 1800][min(4, month / 20)]
    let sum = Checksum.weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
    return digits[10] == (10 - sum % 10) % 10
      && CalendarDate.isValid(
        century + candidate.number(0..<2),
        month % 20,
        candidate.number(4..<6)
      )
  }

  /// Numbers of nine digits, given until 1953, have no check digit.
  private static func isCzechBirthNumber(_ candidate: Candidate) -> Bool {
    guard candidate.isDigits(9, 10) else { return false }
    // Women have 50 more, and each kind 20 more where a day's numbers ran out.
    let month = candidate.number(2..<4) % 50 % 20
    guard CalendarDate.isValidShort(candidate.number(0..<2), month, candidate.number(4..<6)) else {
      return false
    }
    guard candidate.count == 10 else {
      return !(54..<80).contains(candidate.number(0..<2))
    }
    return candidate.number(0..<9) % 11 % 10 == candidate.value(9)
  }
}
