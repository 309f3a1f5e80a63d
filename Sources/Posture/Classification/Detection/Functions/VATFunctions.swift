extension DetectionFunctions {
  /// Value-added-tax numbers that have functions of their own.
  static let europeVAT: [DetectionFunction] = [
    vat("Func_Austria_Value_Added_Tax", "AT", #"(?:AT)?[ -]?U\d{8}"#),
    vat("Func_belgium_value_added_tax_number", "BE", #"BE[ -]?[01]?\d{3}\.?\d{3}\.?\d{3}"#),
    vat(
      "Func_france_value_added_tax_number",
      "FR",
      #"FR[ -]?[A-Z0-9]{2}[ -]?\d{3}[ ]?\d{3}[ ]?\d{3}"#
    ),
    vat("Func_germany_value_added_tax_number", "DE", #"DE[ -]?\d{3}[ ]?\d{3}[ ]?\d{3}"#),
    vat("Func_hungarian_value_added_tax_number", "HU", #"HU[ -]?\d{8}"#),
    vat("Func_italy_value_added_tax_number", "IT", #"IT[ -]?\d{11}"#),
    vat("Func_netherlands_value_added_tax_number", "NL", #"NL[ -]?[A-Z0-9+*]{9}B\d{2}"#),
    // The service has no function for the whole Union; this one is for kinds and for own rules.
    DetectionFunction(
      "Func_eu_value_added_tax",
      #"(?i)[A-Z]{2}[ -]?[A-Z0-9+*](?:[ ./-]?[A-Z0-9+*]){1,13}"#
    ) {
      ValueAddedTax.isValid($0)
    },
  ]

  private static func vat(_ name: String, _ country: String, _ pattern: String) -> DetectionFunction
  {
    DetectionFunction(name, "(?i)" + pattern) { candidate in
      ValueAddedTax.isValid(candidate, country: country)
    }
  }
}
