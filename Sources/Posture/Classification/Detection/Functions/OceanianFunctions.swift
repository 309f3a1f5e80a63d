extension DetectionFunctions {
  /// Identifiers of Australia and New Zealand.
  static let oceania: [DetectionFunction] = [
    DetectionFunction("Func_australian_tax_file_number", #"\d{3}([ -]?)\d{3}\1\d{2,3}"#) {
      candidate in
      let digits = candidate.digits
      return Checksum.weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
        && digits.contains { $0 != 0 }
    },
    DetectionFunction("Func_australian_business_number", #"[1-9]\d([ -]?)\d{3}\1\d{3}\1\d{3}"#) {
      candidate in
      let digits = candidate.digits
      let weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
      return (Checksum.weighted(digits, weights) - 10) % 89 == 0
    },
    DetectionFunction("Func_Australian_Company_Number", #"\d{3}([ -]?)\d{3}\1\d{3}"#) { candidate in
      let digits = candidate.digits
      let sum = Checksum.weighted(digits, [8, 7, 6, 5, 4, 3, 2, 1])
      return digits[8] == (10 - sum % 10) % 10
    },
    DetectionFunction(
      "Func_australian_medical_account_number",
      #"[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?"#
    ) {
      candidate in
      Checksum.weighted(candidate.digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == candidate.value(8)
    },
    DetectionFunction(
      "Func_new_zealand_bank_account_number",
      #"\d{2}([ -]?)\d{4}\1\d{7}\1\d{2,3}"#
    ),
    DetectionFunction(
      "Func_new_zealand_inland_revenue_number",
      #"\d{2,3}([ -]?)\d{3}\1\d{3}"#,
      isInlandRevenue
    ),
    DetectionFunction("Func_new_zealand_ministry_of_health_number", #"(?i)[A-HJ-NP-Z]{3}[ ]?\d{4}"#)
    {
      candidate in
      let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
      var values: [Int] = []
      for index in 0..<6 {
        let letter = alphabet.firstIndex(of: candidate[index]).map { $0 + 1 }
        values.append(letter ?? candidate.value(index))
      }
      let rest = Checksum.weighted(values, [7, 6, 5, 4, 3, 2]) % 11
      return rest != 0 && candidate.value(6) == (11 - rest) % 10
    },
    DetectionFunction("Func_newzealand_driver_license_number", #"(?i)[A-Z]{2}\d{6}"#),
    DetectionFunction("Func_newzealand_social_welfare_number", #"\d{3}([ -]?)\d{3}\1\d{3}"#),
  ]

  private static func isInlandRevenue(_ candidate: Candidate) -> Bool {
    let digits = candidate.count == 8 ? [0] + candidate.digits : candidate.digits
    guard digits.count == 9,
      (10_000_000...150_000_000).contains(candidate.number(0..<candidate.count))
    else { return false }
    for weights in [[3, 2, 7, 6, 5, 4, 3, 2], [7, 4, 3, 2, 5, 2, 7, 6]] {
      let rest = Checksum.weighted(digits, weights) % 11
      let check = rest == 0 ? 0 : 11 - rest
      if check != 10 { return digits[8] == check }
    }
    return false
  }
}
