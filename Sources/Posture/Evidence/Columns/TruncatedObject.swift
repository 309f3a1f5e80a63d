import Documents

/// Recognises what `ConvertTo-Json` leaves of objects nested deeper than its `-Depth`.
///
/// The value was there and is lost: it must become unknown, never "not configured".
enum TruncatedObject {
  /// Whether a string is the name of a type or the text form of an object.
  static func isOne(_ text: Span<UInt8>) -> Bool {
    guard text.count > 2 else { return false }
    switch text[0] {
    case UInt8(ascii: "@"):
      return text[1] == UInt8(ascii: "{") && text[text.count - 1] == UInt8(ascii: "}")
    case UInt8(ascii: "S"):
      return isTypeName(text, startingWith: "System.")
    case UInt8(ascii: "M"):
      return isTypeName(text, startingWith: "Microsoft.Graph.PowerShell.Models.")
        || isTypeName(text, startingWith: "Microsoft.Exchange.")
        || isTypeName(text, startingWith: "Microsoft.Rtc.")
    case UInt8(ascii: "D"):
      return isTypeName(text, startingWith: "Deserialized.")
    default:
      return false
    }
  }

  private static func isTypeName(_ text: Span<UInt8>, startingWith prefix: StaticString) -> Bool {
    guard text.count > prefix.utf8CodeUnitCount else { return false }
    let expected = prefix.description.utf8
    for (offset, byte) in expected.enumerated() where text[offset] != byte { return false }
    var hasBracket = false
    for offset in expected.count..<text.count {
      switch text[offset] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "`"), UInt8(ascii: "+"):
        continue
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        hasBracket = true
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "="):
        if !hasBracket { return false }
      default:
        return false
      }
    }
    return true
  }
}

extension JSONNode {
  /// Whether this is what is left of an object that was nested too deeply.
  var isTruncatedObject: Bool {
    kind == .string && withUTF8 { TruncatedObject.isOne($0) } == true
  }
}
