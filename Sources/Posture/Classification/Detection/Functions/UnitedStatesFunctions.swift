extension DetectionFunctions {
  /// Identifiers of the United States.
  static let unitedStates: [DetectionFunction] = [
    DetectionFunction("Func_ssn", #"\d{3}([ -])\d{2}\1\d{4}"#) {
      isSocialSecurity($0, areas: 1...772)
    },
    DetectionFunction("Func_unformatted_ssn", #"\d{9}"#) { isSocialSecurity($0, areas: 1...772) },
    DetectionFunction("Func_randomized_formatted_ssn", #"\d{3}([ -])\d{2}\1\d{4}"#) {
      isSocialSecurity($0, areas: 1...899)
    },
    DetectionFunction("Func_randomized_unformatted_ssn", #"\d{9}"#) {
      isSocialSecurity($0, areas: 1...899)
    },
    DetectionFunction(
      "Func_formatted_itin",
      #"9\d{2}([ -])(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\1\d{4}"#
    ),
    DetectionFunction("Func_unformatted_itin", #"9\d{2}(?:7\d|8[0-8])\d{4}"#),
    DetectionFunction("Func_usa_uk_passport", #"[A-Za-z0-9]\d{8}"#),
    DetectionFunction("Func_dea_number", #"(?i)[ABFGMPR][A-Z9]\d{7}"#, isDrugRegistration),
    DetectionFunction(
      "Func_dea_number_v2",
      #"(?i)[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}"#,
      isDrugRegistration
    ),
    DetectionFunction("Func_us_address", usAddress),
  ]

  /// Areas 000 and 666 are not issued, nor is the group 00 or the serial 0000.
  private static func isSocialSecurity(_ candidate: Candidate, areas: ClosedRange<Int>) -> Bool {
    let area = candidate.number(0..<3)
    return candidate.isDigits(9) && areas.contains(area) && area != 666
      && candidate.number(3..<5) != 0 && candidate.number(5..<9) != 0
  }

  /// The last digit is the last of the sum of the odd places and twice the even ones.
  private static func isDrugRegistration(_ candidate: Candidate) -> Bool {
    let digits = candidate.dropping(2).digits
    guard digits.count == 7 else { return false }
    return Checksum.weighted(digits, [1, 2, 1, 2, 1, 2]) % 10 == digits[6]
  }

  private static let usAddress =
    #"\d{1,6}[A-Za-z]?[ ]+(?:(?:N|S|E|W|NE|NW|SE|SW)\.?[ ]+)?(?:[A-Z0-9][A-Za-z0-9.'-]*[ ]+){1,4}"#
    + #"(?:(?i)Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Circle|Cir|Place|"#
    + #"Pl|Square|Sq|Terrace|Ter|Parkway|Pkwy|Highway|Hwy|Way|Trail|Trl|Loop|Alley|Aly)\.?,?"#
    + #"(?:[ ]+(?:(?i)Apt|Apartment|Suite|Ste|Unit|Floor|Fl|Room|Rm|#)\.?[ ]*[A-Za-z0-9-]{1,8},?)?"#
    + #"[\s,]+(?:[A-Z][A-Za-z.'-]*[ ]?){1,4},?[ ]+(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|"#
    + #"M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])[ ,]+\d{5}(?:-\d{4})?"#
}
