extension DetectionFunctions {
  /// Identifiers of the Americas without the United States.
  static let americas: [DetectionFunction] = [
    DetectionFunction("Func_canadian_sin", #"\d{3}([ -])\d{3}\1\d{3}|\d{9}"#, isSocialInsurance),
    DetectionFunction("Func_unformatted_canadian_sin", #"\d{9}"#, isSocialInsurance),
    DetectionFunction("Func_brazil_cpf", #"\d{11}|\d{3}\.\d{3}\.\d{3}-\d{2}"#) { candidate in
      hasBrazilianChecks(candidate, body: 9, longest: 11)
    },
    DetectionFunction("Func_brazil_cnpj", #"\d{14}|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}"#) {
      hasBrazilianChecks($0, body: 12, longest: 9)
    },
    DetectionFunction("Func_brazil_rg", #"\d{2}\.\d{3}\.\d{3}-[\dXx]|\d{8}[\dXx]|\d{10}-\d"#) {
      candidate in
      guard candidate.count == 9 else { return candidate.count == 11 }
      let sum = Checksum.weighted(candidate.first(8).digits, [2, 3, 4, 5, 6, 7, 8, 9])
      let check = 11 - sum % 11
      let last = candidate[8] == UInt8(ascii: "X") ? 10 : candidate.value(8)
      return last == (check == 11 ? 0 : check)
    },
    DetectionFunction("Func_argentina_Unique_Tax_Key", #"\d{11}|\d{2}-\d{8}-\d"#) { candidate in
      let digits = candidate.digits
      guard digits.count == 11,
        [20, 23, 24, 25, 26, 27, 30, 33, 34].contains(candidate.number(0..<2))
      else { return false }
      let rest = 11 - Checksum.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      return digits[10] == (rest == 11 ? 0 : rest == 10 ? 9 : rest)
    },
    DetectionFunction("Func_chile_id_card", #"\d{1,2}\.\d{3}\.\d{3}-[\dKk]|\d{7,8}-?[\dKk]"#) {
      candidate in
      let body = candidate.first(candidate.count - 1).digits
      var sum = 0
      for (place, digit) in body.reversed().enumerated() { sum += digit * (place % 6 + 2) }
      let check = 11 - sum % 11
      let last = candidate[candidate.count - 1]
      return check == 10
        ? last == UInt8(ascii: "K") : Int(last) - 0x30 == (check == 11 ? 0 : check)
    },
    DetectionFunction(
      "Func_mexico_population_registry_code",
      #"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:AS|B[CS]|C[CLMSH]|D[FG]|G[TR]|HG|JC|M[CNS]|N[ETL]|OC|PL|Q[TR]|S[PLR]|T[CSL]|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\d"#,
      isPopulationRegistryCode
    ),
    licence("alberta", #"\d{9}|\d{6}-\d{3}|\d{5,6}-?\d{3}"#),
    licence("british_columbia", #"\d{7}"#),
    licence(
      "manitoba",
      #"[A-Z]{2}-?[A-Z]{2}-?[A-Z]{2}-?[A-Z]\d{3}[A-Z]{2}|[A-Z]{6}\d{4}[A-Z0-9]{2}"#
    ),
    licence("new_brunswick", #"\d{5,7}"#),
    licence("newfoundland_labrador", #"[A-Z]\d{9}|[A-Z]\d{10}"#),
    licence("nova_scotia", #"[A-Z]{5}\d{9}"#),
    licence("ontario", #"[A-Z]\d{4}-?\d{5}-?\d{5}"#),
    licence("prince_edward_island", #"\d{5,6}"#),
    licence("quebec", #"[A-Z]\d{12}|[A-Z]\d{4}-\d{6}-\d{2}"#),
    licence("saskatchewan", #"\d{8}"#),
  ]

  private static func licence(_ province: String, _ pattern: String) -> DetectionFunction {
    DetectionFunction("Func_\(province)_drivers_license_number", pattern)
  }

  /// Numbers that begin with 0 or 8 are not issued.
  private static func isSocialInsurance(_ candidate: Candidate) -> Bool {
    candidate.isDigits(9) && ![0, 8].contains(candidate.value(0)) && Checksum.luhn(candidate.digits)
  }

  /// Two check digits, each over all that is before it; weights fall to 2 and begin again at the
  /// largest.
  private static func hasBrazilianChecks(_ candidate: Candidate, body: Int, longest: Int) -> Bool {
    let digits = candidate.digits
    guard digits.count == body + 2 else { return false }
    for count in [body, body + 1] {
      var sum = 0
      for index in 0..<count { sum += digits[index] * ((count - 1 - index) % (longest - 1) + 2) }
      let rest = sum % 11
      guard digits[count] == (rest < 2 ? 0 : 11 - rest) else { return false }
    }
    return digits.contains { $0 != 0 }
  }

  private static func isPopulationRegistryCode(_ candidate: Candidate) -> Bool {
    guard candidate.count == 18 else { return false }
    guard
      CalendarDate.isValidShort(
        candidate.number(4..<6),
        candidate.number(6..<8),
        candidate.number(8..<10)
      )
    else { return false }
    var sum = 0
    for index in 0..<17 {
      // The alphabet has Ñ behind N, so letters behind it count one more.
      let value = candidate.value(index)
      sum += (value > 23 ? value + 1 : value) * (18 - index)
    }
    return candidate.value(17) == (10 - sum % 10) % 10
  }
}
