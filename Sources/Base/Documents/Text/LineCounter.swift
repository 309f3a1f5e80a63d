import CSimdJSON
public import Diagnostics

/// Tells lines and columns of a UTF-8 text that is gone through from its beginning.
public struct LineCounter: Sendable {
  private var line: UInt64 = 1
  private var column: UInt64 = 1

  /// Stands before the first character.
  public init() {}

  /// Goes on by some bytes.
  public mutating func advance(over bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes {
      unsafe csimdjson_advance($0.baseAddress, $0.count, &line, &column)
    }
  }

  /// Where it stands.
  public var position: SourcePosition {
    SourcePosition(line: Int(clamping: line), column: Int(clamping: column))
  }
}
