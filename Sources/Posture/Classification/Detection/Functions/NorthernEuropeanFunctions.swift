extension DetectionFunctions {
  /// Identifiers of the Nordic and Baltic countries.
  static let europeNorth: [DetectionFunction] = [
    DetectionFunction("Func_swedish_national_identifier", swedish, isSwedishPersonal),
    DetectionFunction("Func_sweden_eu_tax_file_number", swedish, isSwedishPersonal),
    DetectionFunction(
      "Func_finnish_national_id",
      #"(?i)\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]"#,
      isFinnishPersonal
    ),
    DetectionFunction("Func_denmark_eu_tax_file_number", #"\d{6}[- ]?\d{4}"#) { candidate in
      let date = CalendarDate.isValidShort(
        candidate.number(4..<6),
        candidate.number(2..<4),
        candidate.number(0..<2)
      )
      return date && Checksum.weighted(candidate.digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    },
    DetectionFunction("Func_norway_id_number", #"\d{6}[ ]?\d{5}"#, isNorwegianPersonal),
    DetectionFunction("Func_estonia_eu_national_id_card", #"[1-8]\d{10}"#, isBalticPersonal),
    DetectionFunction("Func_lithuania_eu_tax_file_number", #"[1-8]\d{10}"#, isBalticPersonal),
    DetectionFunction("Func_latvia_eu_national_id_card", #"\d{6}-?\d{5}"#) { candidate in
      // Numbers since 2017 begin with 32 and say nothing about the birthday.
      if candidate.number(0..<2) == 32 { return candidate.isDigits(11) }
      let sum = Checksum.weighted(candidate.digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])
      let date = CalendarDate.isValidShort(
        candidate.number(4..<6),
        candidate.number(2..<4),
        candidate.number(0..<2)
      )
      return date && candidate.value(10) == (1 + sum) % 11 % 10
    },
  ]

  private static let swedish = #"(?:\d{2})?\d{6}[-+ ]?\d{4}"#

  /// Luhn over the last ten digits; the day is raised by 60 for coordination numbers.
  static func isSwedishPersonal(_ candidate: Candidate) -> Bool {
    guard candidate.isDigits(10, 12) else { return false }
    let short = candidate.count == 12 ? candidate.dropping(2) : candidate
    let (year, month, day) = (short.number(0..<2), short.number(2..<4), short.number(4..<6))
    let realDay = day > 60 ? day - 60 : day
    let isDate =
      candidate.count == 12
      ? CalendarDate.isValid(candidate.number(0..<4), month, realDay)
        && (18...20).contains(candidate.number(0..<2))
      : CalendarDate.isValidShort(year, month, realDay)
    return isDate && Checksum.luhn(short.digits)
  }

  /// The number without its century sign, by 31.
  static func isFinnishPersonal(_ candidate: Candidate) -> Bool {
    // `-` and `+` are no symbols, a letter as century sign is.
    let hasLetter = candidate.count == 11
    guard candidate.count == 10 || hasLetter else { return false }
    let serial = candidate.number(hasLetter ? 7..<10 : 6..<9)
    guard (2...899).contains(serial),
      CalendarDate.isValidShort(
        candidate.number(4..<6),
        candidate.number(2..<4),
        candidate.number(0..<2)
      )
    else { return false }
    let alphabet = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
    let rest = (candidate.number(0..<6) * 1000 + serial) % 31
    return candidate[candidate.count - 1] == alphabet[rest]
  }

  private static func isNorwegianPersonal(_ candidate: Candidate) -> Bool {
    let digits = candidate.digits
    guard digits.count == 11 else { return false }
    let first = 11 - Checksum.weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11
    let second = 11 - Checksum.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    let day = candidate.number(0..<2)
    let month = candidate.number(2..<4)
    return digits[9] == first % 11 && digits[10] == second % 11
      && CalendarDate.isValidShort(
        candidate.number(4..<6),
        month > 40 ? month - 40 : month,
        day > 40 ? day - 40 : day
      )
  }

  /// Two rounds of weights; the second counts when the first gives 10.
  private static func isBalticPersonal(_ candidate: Candidate) -> Bool {
    let digits = candidate.digits
    guard digits.count == 11 else { return false }
    var rest = Checksum.weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
    if rest == 10 { rest = Checksum.weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10 }
    let century = 1800 + (digits[0] - 1) / 2 * 100
    return digits[10] == rest
      && CalendarDate.isValid(
        century + candidate.number(1..<3),
        candidate.number(3..<5),
        candidate.number(5..<7)
      )
  }
}
