import CSimdJSON

/// What a document may hold that is worth a closer look; telling costs less than looking.
public struct JSONTraits: OptionSet, Sendable {
  /// The traits as bits.
  public let rawValue: UInt32

  /// Makes traits of bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Two keys of one object may be equal.
  public static let duplicateKeys = JSONTraits(rawValue: CSIMDJSON_DUPLICATE_KEYS)
  /// A string may be what an export leaves of an object below its depth.
  public static let cutOff = JSONTraits(rawValue: CSIMDJSON_CUT_OFF)
  /// Values stand in each other more than 150 levels deep.
  public static let deep = JSONTraits(rawValue: CSIMDJSON_DEEP)
}

extension JSONDocument {
  /// What is worth a closer look.
  ///
  /// Complexity: O(values); a trait that is not there is certain.
  public var traits: JSONTraits {
    unsafe tape.words.withUnsafeBufferPointer { words in
      unsafe tape.strings.withUnsafeBufferPointer { strings in
        JSONTraits(
          rawValue: unsafe csimdjson_traits(words.baseAddress, words.count, strings.baseAddress)
        )
      }
    }
  }
}
