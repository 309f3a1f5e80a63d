/// The check-digit methods that identifiers share.
enum Checksum {
  /// Luhn's method: from the right, every second digit is doubled.
  static func luhn(_ digits: [Int]) -> Bool {
    !digits.isEmpty && luhnSum(digits) % 10 == 0
  }

  static func luhnSum(_ digits: [Int]) -> Int {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum
  }

  /// The sum of digits, each times the weight at its place.
  static func weighted(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// ISO 7064 mod 97-10: letters are two digits, A is 10; the remainder must be 1.
  static func mod97(_ symbols: some Sequence<UInt8>) -> Int {
    var rest = 0
    for symbol in symbols {
      if symbol <= 0x39 {
        rest = (rest * 10 + Int(symbol) - 0x30) % 97
      } else {
        rest = (rest * 100 + Int(symbol) - 0x37) % 97
      }
    }
    return rest
  }

  /// ISO 7064 mod 11,10: the last digit closes the chain.
  static func mod11And10(_ digits: [Int]) -> Bool {
    guard digits.count > 1 else { return false }
    var check = 5
    for digit in digits {
      check = ((check == 0 ? 10 : check) * 2 % 11 + digit) % 10
    }
    return check == 1
  }

  /// ISO 7064 mod 11-2: the value of the check symbol is 10 for X.
  static func mod11And2(_ digits: some Sequence<Int>, check: Int) -> Bool {
    var rest = 0
    for digit in digits { rest = (rest + digit) * 2 % 11 }
    return (rest + check) % 11 == 1
  }

  /// ISO 7064 mod 37,36 over digits and letters.
  static func mod37And36(_ values: [Int]) -> Bool {
    guard values.count > 1 else { return false }
    var check = 18
    for value in values {
      check = ((check == 0 ? 36 : check) * 2 % 37 + value) % 36
    }
    return check == 1
  }

  /// Verhoeff's method in the dihedral group of ten.
  static func verhoeff(_ digits: [Int]) -> Bool {
    guard !digits.isEmpty else { return false }
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = product(check, permuted(digit, place))
    }
    return check == 0
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    // Rotations are 0 to 4, reflections 5 to 9.
    switch (a < 5, b < 5) {
    case (true, true): (a + b) % 5
    case (true, false): 5 + (a + b - 5) % 5
    case (false, true): 5 + (a - 5 - b + 5) % 5
    case (false, false): (a - b + 5) % 5
    }
  }

  private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

  private static func permuted(_ digit: Int, _ place: Int) -> Int {
    var digit = digit
    for _ in 0..<place % 8 { digit = permutation[digit] }
    return digit
  }
}
