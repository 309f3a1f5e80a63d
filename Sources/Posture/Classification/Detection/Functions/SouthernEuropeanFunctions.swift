extension DetectionFunctions {
  /// Identifiers of Spain, Portugal, Italy, Greece, Cyprus and the western Balkans.
  static let europeSouth: [DetectionFunction] = [
    DetectionFunction("Func_spain_eu_DL_and_NI_number_citizen", spanishCitizen, isSpanishNumber),
    DetectionFunction(
      "Func_spain_eu_DL_and_NI_number_foreigner",
      spanishForeigner,
      isSpanishNumber
    ),
    DetectionFunction(
      "Func_spain_eu_driver's_license_number",
      spanishCitizen + "|" + spanishForeigner,
      isSpanishNumber
    ),
    DetectionFunction(
      "Func_spain_eu_tax_file_number",
      spanishCitizen + "|" + spanishForeigner + #"|[KLMklm]-?\d{7}[ -]?[A-Za-z]"#,
      isSpanishNumber
    ),
    DetectionFunction("Func_spanish_social_security_number", #"\d{2}[ /-]?\d{7,8}[ /-]?\d{2}"#) {
      candidate in
      guard candidate.isDigits(11, 12) else { return false }
      let end = candidate.count - 2
      let province = candidate.number(0..<2)
      let serial = candidate.number(2..<end)
      let body = serial < 10_000_000 ? province * 10_000_000 + serial : candidate.number(0..<end)
      return body % 97 == candidate.number(end..<end + 2)
    },
    DetectionFunction("Func_portugal_eu_tax_file_number", #"\d{3}[ ]?\d{3}[ ]?\d{3}"#) {
      isPortugueseTaxNumber($0.digits)
    },
    DetectionFunction("Func_italy_eu_national_id_card", italianCode, isItalianCode),
    DetectionFunction("Func_italy_fiscal_code", italianCode, isItalianCode),
    DetectionFunction("Func_greece_eu_ssn", #"\d{11}"#) {
      Checksum.luhn($0.digits)
        && CalendarDate.isValidShort($0.number(4..<6), $0.number(2..<4), $0.number(0..<2))
    },
    DetectionFunction("Func_cyprus_eu_tax_file_number", #"(?i)[013-59]\d{7}[A-Z]"#) {
      isCypriotTaxNumber($0)
    },
    DetectionFunction("Func_croatia_id_card", #"\d{9}"#),
    DetectionFunction("Func_croatia_oib_number", #"\d{11}"#) { Checksum.mod11And10($0.digits) },
    DetectionFunction("Func_slovenia_eu_national_id_card", #"\d{13}"#) { candidate in
      let digits = candidate.digits
      let rest = Checksum.weighted(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      guard digits[12] == (11 - rest) % 11 % 10 else { return false }
      let year = candidate.number(4..<7)
      return CalendarDate.isValid(
        year + (year < 800 ? 2000 : 1000),
        candidate.number(2..<4),
        candidate.number(0..<2)
      )
    },
    DetectionFunction("Func_slovenia_eu_tax_file_number", #"[1-9]\d{7}"#) {
      isSlovenianTaxNumber($0.digits)
    },
  ]

  private static let spanishCitizen = #"\d{8}[ -]?[A-Za-z]"#
  private static let spanishForeigner = #"[XYZxyz][ -]?\d{7}[ -]?[A-Za-z]"#
  private static let italianCode =
    #"(?i)[A-Z]{3}[ ]?[A-Z]{3}[ ]?[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[ ]?[A-Z][0-9L-NP-V]{3}[A-Z]"#

  /// The letter is the rest of the number by 23; X, Y and Z before it are 0, 1 and 2.
  static func isSpanishNumber(_ candidate: Candidate) -> Bool {
    guard candidate.count == 9 else { return false }
    var number = candidate.number(1..<8)
    switch candidate[0] {
    case UInt8(ascii: "X"), UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"): break
    case UInt8(ascii: "Y"): number += 10_000_000
    case UInt8(ascii: "Z"): number += 20_000_000
    default: number += candidate.value(0) * 10_000_000
    }
    return candidate[8] == Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23]
  }

  static func isPortugueseTaxNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 9, digits[0] != 0 else { return false }
    let check = 11 - Checksum.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return digits[8] == (check > 9 ? 0 : check)
  }

  static func isSlovenianTaxNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 8 else { return false }
    let check = 11 - Checksum.weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 11
    return check != 11 && digits[7] == check % 10
  }

  static func isCypriotTaxNumber(_ candidate: Candidate) -> Bool {
    guard candidate.count == 9, candidate.number(0..<2) != 12 else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    var sum = 0
    for (place, digit) in candidate.first(8).digits.enumerated() {
      sum += place % 2 == 0 ? odd[digit] : digit
    }
    return Int(candidate[8]) == Int(UInt8(ascii: "A")) + sum % 26
  }

  /// Odd places have values of their own; digits may be letters where two people would share a code.
  static func isItalianCode(_ candidate: Candidate) -> Bool {
    guard candidate.count == 16 else { return false }
    let odd = [
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]
    var sum = 0
    for index in 0..<15 {
      let value = candidate.value(index)
      let place = value > 9 ? value - 10 : value
      sum += index % 2 == 0 ? odd[place] : place
    }
    guard Int(candidate[15]) == Int(UInt8(ascii: "A")) + sum % 26 else { return false }
    let letters = Array("LMNPQRSTUV".utf8)
    func digit(_ index: Int) -> Int {
      letters.firstIndex(of: candidate[index]) ?? candidate.value(index)
    }
    guard let month = Array("ABCDEHLMPRST".utf8).firstIndex(of: candidate[8]) else { return false }
    let day = digit(9) * 10 + digit(10)
    return CalendarDate.isValidShort(digit(6) * 10 + digit(7), month + 1, day > 40 ? day - 40 : day)
  }
}
