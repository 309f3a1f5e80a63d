import BoostRegex

/// A kind of identifier that a text as a whole may be, by the rules of the service.
public struct IdentifierKind: Sendable {
  /// Its name on the command line.
  public let name: String
  private let functions: [(DetectionFunction, BoostRegex)]

  /// The kind of a name: a short one such as `iban`, or a function such as `Func_iban`.
  public init?(_ name: String) {
    let functions = (Self.kinds[name] ?? [name]).compactMap { name in
      DetectionFunctions.function(named: name).flatMap { function in
        function.compiled.map { (function, $0) }
      }
    }
    guard !functions.isEmpty else { return nil }
    self.name = name
    self.functions = functions
  }

  /// Whether a text is such an identifier.
  public func accepts(_ text: String) -> Bool {
    let characters = text.unicodeScalars.prefix(4096).map(\.value)
    return functions.contains { function, regex in
      var steps = 1_000_000
      return function.accepts(characters, regex, steps: &steps)
    }
  }

  /// The short names, in order.
  public static var names: [String] { kinds.keys.sorted() }

  private static let kinds: [String: [String]] = [
    "aba": ["Func_aba_routing"],
    "au_tfn": ["Func_australian_tax_file_number"],
    "be_nn": ["Func_belgium_national_number"],
    "br_cnpj": ["Func_brazil_cnpj"],
    "br_cpf": ["Func_brazil_cpf"],
    "ca_sin": ["Func_canadian_sin"],
    "credit_card": ["Func_credit_card"],
    "de_idnr": ["Func_germany_eu_tax_file_number"],
    "es_dni": ["Func_spain_eu_DL_and_NI_number_citizen"],
    "es_nie": ["Func_spain_eu_DL_and_NI_number_foreigner"],
    "eu_vat": ["Func_eu_value_added_tax"],
    "fi_hetu": ["Func_finnish_national_id"],
    "fr_nir": ["Func_french_insee"],
    "iban": ["Func_iban"],
    "in_aadhaar": ["Func_india_aadhaar"],
    "it_cf": ["Func_italy_eu_national_id_card"],
    "nl_bsn": ["Func_netherlands_bsn"],
    "pl_pesel": ["Func_pesel_identification_number"],
    "se_pnr": ["Func_swedish_national_identifier"],
    "uk_nhs": ["Func_uk_nhs_number"],
    "uk_nino": ["Func_uk_nino"],
    "us_dea": ["Func_dea_number"],
    "us_itin": ["Func_formatted_itin", "Func_unformatted_itin"],
    "us_passport": ["Func_usa_uk_passport"],
    "us_ssn": [
      "Func_ssn", "Func_unformatted_ssn", "Func_randomized_formatted_ssn",
      "Func_randomized_unformatted_ssn",
    ],
  ]
}
