extension DetectionFunctions {
  /// Identifiers of Asia, Turkey, Israel and South Africa.
  static let asia: [DetectionFunction] = [
    DetectionFunction(
      "Func_india_aadhaar",
      #"[2-9]\d{11}|(?<!\d[ -])[2-9]\d{3}([ -])\d{4}\1\d{4}(?![ -]\d)"#
    ) { candidate in
      let digits = candidate.digits
      return digits != digits.reversed() && Checksum.verhoeff(digits)
    },
    DetectionFunction("Func_china_resident_id", #"[1-9]\d{16}[\dXx]"#) { candidate in
      let check = candidate[17] == UInt8(ascii: "X") ? 10 : candidate.value(17)
      return Checksum.mod11And2(candidate.first(17).digits, check: check)
        && CalendarDate.isValid(
          candidate.number(6..<10),
          candidate.number(10..<12),
          candidate.number(12..<14)
        )
    },
    DetectionFunction("Func_hong_kong_id_card", #"(?i)[A-Z]{1,2}\d{6}(?:\([\dA]\)|[\dA])"#) {
      candidate in
      // A blank before a single letter counts as 36.
      let body = candidate.first(candidate.count - 1)
      let values = (candidate.count == 8 ? [36] : []) + (0..<body.count).map(body.value)
      let last = candidate.value(candidate.count - 1)
      return (Checksum.weighted(values, [9, 8, 7, 6, 5, 4, 3, 2]) + last) % 11 == 0
    },
    DetectionFunction("Func_taiwanese_national_id", #"(?i)[A-Z][1289]\d{8}"#) { candidate in
      guard let place = Array("ABCDEFGHJKLMNPQRSTUVXYWZIO".utf8).firstIndex(of: candidate[0]) else {
        return false
      }
      let digits = [(place + 10) / 10, (place + 10) % 10] + candidate.dropping(1).digits
      return Checksum.weighted(digits, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 == 0
    },
    DetectionFunction(
      "Func_japanese_my_number_personal",
      #"\d{12}|(?<!\d[ -])\d{4}([ -])\d{4}\1\d{4}(?![ -]\d)"#
    ) { candidate in
      let digits = candidate.digits
      let rest = Checksum.weighted(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      return digits.count == 12 && digits[11] == (rest < 2 ? 0 : 11 - rest)
    },
    DetectionFunction(
      "Func_japanese_my_number_corporate",
      #"[1-9]\d{12}|[1-9]([ -])\d{4}\1\d{4}\1\d{4}"#
    ) {
      candidate in
      let sum = Checksum.weighted(
        candidate.dropping(1).digits,
        [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
      )
      return candidate.isDigits(13) && candidate.value(0) == 9 - sum % 9
    },
    DetectionFunction("Func_jp_bank_account", #"\d{7,8}"#),
    DetectionFunction("Func_jp_bank_account_branch_code", #"\d{3}[ -]\d{4}|\d{4}-\d{3}|\d{7}"#),
    DetectionFunction("Func_jp_drivers_license_number", #"\d{12}"#) { candidate in
      let digits = candidate.digits
      let rest = Checksum.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      return digits[10] == (rest < 2 ? 0 : 11 - rest)
    },
    DetectionFunction("Func_jp_passport", #"(?i)[A-Z]{2}\d{7}"#),
    DetectionFunction("Func_jp_resident_registration_number", #"\d{11}"#),
    DetectionFunction("Func_jp_sin", #"\d{4}-?\d{6}"#),
    DetectionFunction("Func_jp_sin_pre_1997", #"\d{4}-?\d{6}-?\d{1,2}|\d{12}"#),
    DetectionFunction(
      "Func_south_korea_resident_number",
      #"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-?[0-9]\d{6}"#
    ) { candidate in
      let digits = candidate.digits
      let sum = Checksum.weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
      // Foreigners have a constant of their own.
      let base = [5, 6, 7, 8].contains(digits[6]) ? 13 : 11
      return digits[12] == (base - sum % 11) % 10
    },
    DetectionFunction("Func_Thai_Citizen_Id", #"[1-9]\d{12}|[1-9]([ -])\d{4}\1\d{5}\1\d{2}\1\d"#) {
      candidate in
      let sum = Checksum.weighted(candidate.digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
      return candidate.value(12) == (11 - sum % 11) % 10
    },
    DetectionFunction("Func_Turkish_National_Id", #"[1-9]\d{10}"#) { candidate in
      let digits = candidate.digits
      let odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8]
      let even = digits[1] + digits[3] + digits[5] + digits[7]
      return digits[9] == ((odd * 7 - even) % 10 + 10) % 10
        && digits[10] == (odd + even + digits[9]) % 10
    },
    DetectionFunction("Func_israeli_national_id_number", #"\d{9}|\d{8}-\d"#) {
      Checksum.luhn($0.digits) && $0.number(0..<9) > 0
    },
    DetectionFunction(
      "Func_south_africa_identification_number",
      #"\d{10}[012]\d{2}|\d{6} \d{4} [012]\d{2}"#
    ) {
      Checksum.luhn($0.digits)
        && CalendarDate.isValidShort($0.number(0..<2), $0.number(2..<4), $0.number(4..<6))
    },
  ]
}
