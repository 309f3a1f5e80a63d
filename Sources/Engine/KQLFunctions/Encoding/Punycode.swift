import KQLPlan
import Tables

/// Punycode (RFC 3492): code points as ASCII letters and digits.
enum Punycode {
  private static let limit = 100_000

  /// The ASCII form, nil when there is none.
  static func encode(_ text: String) -> String? {
    let scalars = text.unicodeScalars.map(\.value)
    guard scalars.count < limit else { return nil }
    var out = scalars.filter { $0 < 0x80 }.compactMap { UInt8(exactly: $0) }
    let basic = out.count
    var handled = basic
    if basic > 0 { out.append(UInt8(ascii: "-")) }
    var threshold: UInt32 = 0x80
    var delta = 0
    var bias = 72
    while handled < scalars.count {
      guard let next = scalars.filter({ $0 >= threshold }).min() else { return nil }
      let (step, overflow) = Int(next - threshold).multipliedReportingOverflow(by: handled + 1)
      guard !overflow, step < Int.max / 4 - delta else { return nil }
      delta += step
      threshold = next
      for scalar in scalars {
        if scalar < threshold { delta += 1 }
        guard scalar == threshold else { continue }
        var rest = delta
        var position = 36
        while true {
          let limit = max(1, min(26, position - bias))
          if rest < limit { break }
          out.append(digit(limit + (rest - limit) % (36 - limit)))
          rest = (rest - limit) / (36 - limit)
          position += 36
        }
        out.append(digit(rest))
        bias = adapt(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      threshold += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text behind an ASCII form, nil when it is none.
  static func decode(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count < limit, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let mark = bytes.lastIndex(of: UInt8(ascii: "-"))
    var scalars = bytes[..<(mark ?? 0)].map { UInt32($0) }
    var index = mark.map { $0 + 1 } ?? 0
    var code = 0x80
    var bias = 72
    var place = 0
    while index < bytes.count {
      let before = place
      var weight = 1
      var position = 36
      while true {
        guard index < bytes.count, let value = value(bytes[index]) else { return nil }
        index += 1
        let (step, overflow) = value.multipliedReportingOverflow(by: weight)
        guard !overflow, step < 1 << 40 else { return nil }
        place += step
        let limit = max(1, min(26, position - bias))
        if value < limit { break }
        let (next, carried) = weight.multipliedReportingOverflow(by: 36 - limit)
        guard !carried else { return nil }
        weight = next
        position += 36
      }
      let count = scalars.count + 1
      bias = adapt(place - before, count, isFirst: before == 0)
      code += place / count
      place %= count
      guard let scalar = UInt32(exactly: code), Unicode.Scalar(scalar) != nil else { return nil }
      scalars.insert(scalar, at: place)
      place += 1
    }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: scalars.compactMap { Unicode.Scalar($0) })
    return String(out)
  }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var rest = isFirst ? delta / 700 : delta / 2
    rest += rest / count
    var position = 0
    while rest > 455 {
      rest /= 35
      position += 36
    }
    return position + 36 * rest / (rest + 38)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(clamping: value < 26 ? value + 0x61 : value - 26 + 0x30)
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30 + 26
    case 0x41...0x5A: Int(byte) - 0x41
    case 0x61...0x7A: Int(byte) - 0x61
    default: nil
    }
  }

  /// The labels of a domain, each turned by `body`; nil when one has no form.
  static func labels(_ domain: String, _ body: (Substring) -> String?) -> String? {
    var parts: [String] = []
    // The full stops that domain names may be written with (RFC 3490, section 3.1).
    let stops: Set<Character> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
    for label in domain.split(omittingEmptySubsequences: false, whereSeparator: stops.contains) {
      guard let part = body(label) else { return nil }
      parts.append(part)
    }
    return parts.joined(separator: ".")
  }
}

/// A function from text to text; a nil is an empty text.
protocol TextFunction: ScalarFunction {
  static func value(_ text: String) -> String?
}

extension TextFunction {
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            if let result = value(String(text)) { builder.write(result) }
          }
        )
      }
    ]
  }
}

/// `punycode_from_string(text)`.
enum PunycodeFromString: TextFunction {
  static let name = "punycode_from_string"
  static let summary = "A text in Punycode."
  static let examples = [
    Example("print punycode_from_string('académie-française')", prints: "acadmie-franaise-npb1a")
  ]
  static func value(_ text: String) -> String? { Punycode.encode(text) }
}

/// `punycode_to_string(text)`.
enum PunycodeToString: TextFunction {
  static let name = "punycode_to_string"
  static let summary = "The text behind Punycode."
  static let examples = [
    Example("print punycode_to_string('acadmie-franaise-npb1a')", prints: "académie-française")
  ]
  static func value(_ text: String) -> String? { Punycode.decode(text) }
}

/// `punycode_domain_to_string(domain)`: despite its name, it encodes (Kusto page of the function).
enum PunycodeDomainToString: TextFunction {
  static let name = "punycode_domain_to_string"
  static let summary = "An internationalised domain name in its ASCII form."
  static let examples = [
    Example("print punycode_domain_to_string('bücher.example')", prints: "xn--bcher-kva.example")
  ]
  static func value(_ text: String) -> String? {
    Punycode.labels(text) { label in
      label.utf8.allSatisfy { $0 < 0x80 }
        ? String(label) : Punycode.encode(String(label)).map { "xn--" + $0 }
    }
  }
}

/// `punycode_domain_from_string(domain)`.
enum PunycodeDomainFromString: TextFunction {
  static let name = "punycode_domain_from_string"
  static let summary = "The internationalised domain name behind its ASCII form."
  static let examples = [
    Example("print punycode_domain_from_string('xn--bcher-kva.example')", prints: "bücher.example")
  ]
  static func value(_ text: String) -> String? {
    Punycode.labels(text) { label in
      label.hasPrefix("xn--") ? Punycode.decode(String(label.dropFirst(4))) : String(label)
    }
  }
}
