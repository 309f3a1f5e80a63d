import Classification
import Testing

/// Identifiers that are published as examples, or made by the published rule.
@Suite struct IdentifierKindTests {
  @Test(arguments: [
    ("credit_card", "4111 1111 1111 1111", "4111 1111 1111 1112"),
    ("credit_card", "3782-822463-10005", "3782-8224-6310-005"),
    ("iban", "GB29 NWBK 6016 1331 9268 19", "GB28 NWBK 6016 1331 9268 19"),
    ("iban", "NO9386011117947", "US9386011117947"),
    ("aba", "111000025", "111000026"),
    ("us_ssn", "856-45-6789", "856 45-6789"),
    ("us_itin", "912-70-1234", "912-93-1234"),
    ("us_dea", "AB1234563", "XB1234563"),
    ("us_passport", "A12345678", "AB1234567"),
    ("uk_nhs", "943 476 5919", "943 476 5918"),
    ("uk_nino", "AB 12 34 56 C", "BG 12 34 56 C"),
    ("nl_bsn", "111222333", "111222334"),
    ("de_idnr", "36574261809", "36574261808"),
    ("fr_nir", "2 55 08 14 168 025 38", "2 55 08 14 168 025 39"),
    ("es_dni", "54362315K", "54362315Z"),
    ("es_nie", "X2482300W", "X2482300A"),
    ("it_cf", "RCCMNL83S18D969H", "RCCMNL83S18D969A"),
    ("pl_pesel", "44051401359", "44051401358"),
    ("ca_sin", "123-456-782", "023-456-782"),
    ("au_tfn", "123 456 782", "123 456 783"),
    ("in_aadhaar", "2341 2341 2346", "2341 2341 2347"),
    ("br_cpf", "390.533.447-05", "390.533.447-06"),
    ("br_cnpj", "16.727.230/0001-97", "16.727.230/0001-98"),
    ("be_nn", "85.07.30-033.28", "85.07.30-033.29"),
    ("se_pnr", "880320-0016", "880320-0018"),
    ("fi_hetu", "131052-308T", "131052-308U"),
    ("eu_vat", "DE136695976", "DE136695978"),
    ("eu_vat", "ATU13585627", "ATU13585626"),
    ("eu_vat", "FR 83 404 833 048", "FR 84 404 833 048"),
    ("Func_Turkish_National_Id", "10000000146", "10000000147"),
    ("Func_swiss_social_security_number_ahv", "756.9217.0769.85", "756.9217.0769.84"),
    ("Func_australian_business_number", "51 824 753 556", "51 824 753 557"),
    ("Func_china_resident_id", "11010519491231002X", "110105194912310021"),
    ("Func_croatia_oib_number", "33392005961", "33392005962"),
    ("Func_hong_kong_id_card", "A123456(3)", "A123456(4)"),
    ("Func_taiwanese_national_id", "A123456789", "A123456788"),
    ("Func_polish_national_id", "ABA300000", "ABA300001"),
    ("Func_mexico_population_registry_code", "HEGG560427MVZRRL04", "HEGG560427MVZRRL05"),
  ])
  func tellsRightFromWrong(_ kind: String, _ right: String, _ wrong: String) throws {
    let kind = try #require(IdentifierKind(kind))
    #expect(kind.accepts(right))
    #expect(!kind.accepts(wrong))
  }

  @Test func knowsNoOtherKinds() {
    #expect(IdentifierKind("no_such_kind") == nil)
    #expect(IdentifierKind.names.contains("iban"))
  }
}
