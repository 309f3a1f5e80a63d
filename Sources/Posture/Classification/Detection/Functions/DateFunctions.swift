extension DetectionFunctions {
  /// Dates, which are evidence beside an identifier.
  static let dates: [DetectionFunction] = [
    DetectionFunction(
      "Func_us_date",
      "(?:\(monthNumber)([/.-])\(dayNumber)\\1\(yearNumber))|(?:(?i)\(englishMonth)\\.?[ ]+\(dayNumber)(?:st|nd|rd|th)?,?[ ]+\(yearNumber))"
    ),
    europeanDate.named("Func_eu_date"),
    europeanDate.named("Func_eu_date1"),
    europeanDate.named("Func_eu_date2"),
    DetectionFunction(
      "Func_expiration_date",
      "(?:0?[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?\\d{2}|(?i)\(englishMonth)\\.?[ ,/-]+(?:20)?\\d{2}"
    ),
  ]

  private static let dayNumber = #"(?:0?[1-9]|[12]\d|3[01])"#
  private static let monthNumber = "(?:0?[1-9]|1[0-2])"
  private static let yearNumber = #"(?:(?:19|20)\d{2}|\d{2})"#
  private static let englishMonth =
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"

  /// The day first; months also in Dutch, French, German, Italian, Portuguese and Spanish.
  private static let europeanDate = DetectionFunction(
    "Func_eu_date",
    "(?:\(dayNumber)([/.-])\(monthNumber)\\1\(yearNumber))|(?:(?i)\(dayNumber)(?:\\.|er|º|th|st|nd|rd)?[ -]+(?:de[ ]+)?(?:\(englishMonth)|\(otherMonths))\\.?,?[ -]+(?:de[ ]+)?\(yearNumber))"
  )

  private static let otherMonths =
    "januari|februari|maart|mei|juni|juli|augustus|oktober|januar|februar|märz|maerz|dezember|okt|dez|"
    + "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|"
    + "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|dicembre|"
    + "janeiro|fevereiro|março|abril|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    + "enero|febrero|mayo|junio|julio|septiembre|octubre|noviembre|diciembre"
}
