/// The functions of the service, by name.
enum DetectionFunctions {
  /// All of them.
  static let all: [DetectionFunction] =
    payment + unitedStates + unitedStatesLicences + americas + europeWest + europeNorth + europeEast
    + europeSouth + europeVAT + asia + oceania + dates

  private static let byName: [String: DetectionFunction] = Dictionary(
    all.map { ($0.name.lowercased(), $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The function of a name; case does not count, since the service's own names differ in it.
  static func function(named name: String) -> DetectionFunction? {
    byName[name.lowercased()]
  }

  /// The functions that a rule package may also name as validator of an expression.
  static let validatorNames: Set<String> = [
    "Func_aba_routing", "Func_australian_tax_file_number", "Func_brazil_cnpj", "Func_brazil_cpf",
    "Func_canadian_sin", "Func_credit_card", "Func_dea_number", "Func_dea_number_v2",
    "Func_formatted_itin", "Func_iban", "Func_india_aadhaar", "Func_japanese_my_number_corporate",
    "Func_japanese_my_number_personal", "Func_randomized_formatted_ssn",
    "Func_randomized_unformatted_ssn", "Func_south_africa_identification_number", "Func_ssn",
    "Func_swedish_national_identifier", "Func_Turkish_National_Id", "Func_uk_nhs_number",
    "Func_unformatted_itin", "Func_unformatted_ssn", "Func_usa_uk_passport",
  ]
}
