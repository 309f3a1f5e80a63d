extension DetectionFunctions {
  /// Identifiers of the British Isles, the Benelux, Germany, Austria, France and Switzerland.
  static let europeWest: [DetectionFunction] = [
    DetectionFunction("Func_uk_nhs_number", #"\d{3} \d{3} \d{4}|\d{10}"#) { candidate in
      let digits = candidate.digits
      let check = 11 - Checksum.weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
      return digits.count == 10 && check != 10 && digits[9] == (check == 11 ? 0 : check)
    },
    DetectionFunction(
      "Func_uk_nino",
      #"(?i)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:\d{6}| \d{2} \d{2} \d{2} | \d{6} |\d{2} \d{2} \d{2} ?)[A-D]"#
    ),
    DetectionFunction(
      "Func_uk_drivers_license",
      #"(?i)[A-Z9]{5}\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z]{2}(?:\d{2})?"#
    ),
    DetectionFunction("Func_uk_eu_tax_file_number", #"\d{10}|\d{5} \d{5}"#) { candidate in
      let digits = candidate.digits
      guard digits.count == 10 else { return false }
      let rest = Checksum.weighted(digits.dropFirst(), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11
      return digits[0] == [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1][rest]
    },
    DetectionFunction(
      "Func_ireland_pps",
      #"(?i)\d{7}[A-W](?:[ ]?[A-IW])?"#,
      isPersonalPublicService
    ),
    DetectionFunction("Func_netherlands_bsn", netherlands, isCitizenService),
    DetectionFunction("Func_netherlands_eu_tax_file_number", netherlands, isCitizenService),
    DetectionFunction(
      "Func_belgium_national_number",
      #"\d{2}\.\d{2}\.\d{2}-\d{3}[.-]\d{2}|\d{6}[ -]\d{3}[. -]?\d{2}|\d{11}"#,
      isBelgianNational
    ),
    DetectionFunction("Func_luxemburg_eu_tax_file_number", #"(?:18|19|20)\d{11}"#) { candidate in
      let digits = candidate.digits
      return CalendarDate.isValid(
        candidate.number(0..<4),
        candidate.number(4..<6),
        candidate.number(6..<8)
      ) && Checksum.luhn(Array(digits[..<12]))
        && Checksum.verhoeff(Array(digits[..<11]) + [digits[12]])
    },
    DetectionFunction(
      "Func_luxemburg_eu_tax_file_number_non_natural",
      #"\d{4}[ ]?\d{2}[ ]?\d{3}[ ]?\d{2}"#
    ) {
      candidate in
      let digits = candidate.digits
      let rest = Checksum.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      return digits.count == 11 && rest != 1 && digits[10] == (rest == 0 ? 0 : 11 - rest)
    },
    DetectionFunction("Func_germany_eu_tax_file_number", germanTax, isGermanTaxNumber),
    DetectionFunction("Func_germany_tax_identification_number", germanTax, isGermanTaxNumber),
    DetectionFunction("Func_german_drivers_license", #"(?i)[A-Z0-9]\d{2}[A-Z0-9]{6}\d[A-Z0-9]"#) {
      $0.symbols.contains { $0 > 0x39 }
    },
    DetectionFunction(
      "Func_german_passport",
      #"(?i)[CFGHJK]\d{3}[C-HJ-NPRTV-Z0-9]{5}\d"#,
      isMachineReadable
    ),
    DetectionFunction(
      "Func_german_passport_data",
      #"(?i)[CFGHJK0-9]\d{3}[C-HJ-NPRTV-Z0-9]{5}\d[ ]?D<*\d{7}[MF<]?\d{7}"#
    ) { isMachineReadable($0.first(10)) },
    DetectionFunction("Func_austria_eu_ssn_or_equivalent", #"[1-9]\d{3}[ ]?\d{6}"#) { candidate in
      let digits = candidate.digits
      guard digits.count == 10, (1...31).contains(candidate.number(4..<6)) else { return false }
      return Checksum.weighted(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == digits[3]
    },
    DetectionFunction("Func_austria_eu_tax_file_number", #"\d{2}-?\d{3}/?\d{4}"#) {
      $0.isDigits(9) && Checksum.luhn($0.digits)
    },
    DetectionFunction("Func_fr_insee", frenchSecurity, isFrenchSecurityNumber),
    DetectionFunction("Func_french_insee", frenchSecurity, isFrenchSecurityNumber),
    DetectionFunction("Func_fr_passport", #"(?i)\d{2}[A-Z]{2}\d{5}"#),
    DetectionFunction(
      "Func_france_eu_tax_file_number",
      #"[0-3]\d[ ]?\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}"#
    ) {
      candidate in
      candidate.isDigits(13) && candidate.number(0..<10) % 511 == candidate.number(10..<13)
    },
    DetectionFunction("Func_french_drivers_license", #"\d{12}"#),
    DetectionFunction(
      "Func_swiss_social_security_number_ahv",
      #"756\.\d{4}\.\d{4}\.\d{2}|756 \d{4} \d{4} \d{2}|756\d{10}"#
    ) { candidate in
      let sum = Checksum.weighted(candidate.digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1])
      return candidate.count == 13 && sum % 10 == 0
    },
  ]

  private static let netherlands = #"\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}\.\d{2}\.\d{3}"#
  private static let germanTax = #"\d{11}|\d{2} \d{3} \d{3} \d{3}|\d{2}/?\d{3}/?\d{3}/?\d{3}"#
  private static let frenchSecurity =
    #"(?i)[1-478]\d{4}(?:\d{2}|2[AB])\d{6}[ ]?\d{2}|[1-478] \d{2} \d{2} (?:\d{2}|2[AB]) \d{3} \d{3}[ -]\d{2}"#

  /// Weights 9 to 2, and minus one for the last digit.
  static func isCitizenService(_ candidate: Candidate) -> Bool {
    let digits = candidate.digits
    guard [8, 9].contains(digits.count) else { return false }
    let full = digits.count == 8 ? [0] + digits : digits
    return full.contains { $0 != 0 }
      && Checksum.weighted(full, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
  }

  static func isBelgianNational(_ candidate: Candidate) -> Bool {
    guard candidate.isDigits(11) else { return false }
    let (body, check) = (candidate.number(0..<9), candidate.number(9..<11))
    let isOld = 97 - body % 97 == check
    guard isOld || 97 - (2_000_000_000 + body) % 97 == check else { return false }
    // Months are raised by 20 or 40 for those without a register entry; 00 is an unknown day.
    let (month, day) = (candidate.number(2..<4) % 20, candidate.number(4..<6))
    guard month > 0, day > 0 else { return month <= 12 && day <= 31 }
    return CalendarDate.isValid((isOld ? 1900 : 2000) + candidate.number(0..<2), month, day)
  }

  /// Among the first ten digits exactly one occurs twice or three times.
  static func isGermanTaxNumber(_ candidate: Candidate) -> Bool {
    let digits = candidate.digits
    guard digits.count == 11, digits[0] != 0 else { return false }
    var counts = [Int](repeating: 0, count: 10)
    for digit in digits[..<10] { counts[digit] += 1 }
    let repeated = counts.filter { $0 > 1 }
    return repeated.count == 1 && repeated[0] <= 3 && Checksum.mod11And10(digits)
  }

  /// 97 less the rest of the number; the two departments of Corsica have numbers instead.
  static func isFrenchSecurityNumber(_ candidate: Candidate) -> Bool {
    guard candidate.count == 15 else { return false }
    var department = candidate.number(5..<7)
    if candidate[6] == UInt8(ascii: "A") { department = 19 }
    if candidate[6] == UInt8(ascii: "B") { department = 18 }
    let body = (candidate.number(0..<5) * 100 + department) * 1_000_000 + candidate.number(7..<13)
    return 97 - body % 97 == candidate.number(13..<15)
  }

  static func isPersonalPublicService(_ candidate: Candidate) -> Bool {
    var sum = Checksum.weighted(candidate.first(7).digits, [8, 7, 6, 5, 4, 3, 2])
    if candidate.count == 9, candidate[8] != UInt8(ascii: "W") {
      sum += 9 * (candidate.value(8) - 9)
    }
    let letter = sum % 23
    return candidate[7] == (letter == 0 ? UInt8(ascii: "W") : UInt8(ascii: "A") + UInt8(letter - 1))
  }

  /// The check digit of travel documents: weights 7, 3, 1.
  static func isMachineReadable(_ candidate: Candidate) -> Bool {
    guard candidate.count == 10 else { return false }
    let values = (0..<9).map(candidate.value)
    return Checksum.weighted(values, [7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == candidate.value(9)
  }
}
