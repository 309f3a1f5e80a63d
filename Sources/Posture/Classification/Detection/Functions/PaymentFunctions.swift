extension DetectionFunctions {
  /// Cards and bank accounts of all countries.
  static let payment: [DetectionFunction] = [
    creditCard.named("Func_credit_card"),
    creditCard.named("Func_eu_debit_card"),
    DetectionFunction(
      "Func_iban",
      start: #"[A-Z]{2}\d{2}"#,
      length: InternationalAccount.length,
      InternationalAccount.isValid
    ),
    DetectionFunction(
      "Func_aba_routing",
      #"(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)(?:\d{7}|\d{2}-\d{4}-\d)"#
    ) { candidate in
      Checksum.weighted(candidate.digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0
    },
  ]

  /// 14 to 19 digits, plain or in the groups that the brands print.
  private static let creditCard = DetectionFunction(
    "Func_credit_card",
    #"\d{14,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5}"#
  ) { candidate in
    isCardBrand(candidate) && Checksum.luhn(candidate.digits)
  }

  /// The ranges of the brands: Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay,
  /// RuPay, Maestro, UATP and Troy.
  private static func isCardBrand(_ candidate: Candidate) -> Bool {
    switch candidate.value(0) {
    case 1: candidate.count == 15
    case 2: (2200...2720).contains(candidate.number(0..<4)) || candidate.count == 15
    case 3...6: true
    case 8: [81, 82].contains(candidate.number(0..<2))
    case 9: candidate.number(0..<4) == 9792
    default: false
    }
  }
}
