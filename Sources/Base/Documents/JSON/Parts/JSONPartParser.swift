import CSimdJSON
public import Diagnostics

/// Reads parts of long lists, one after another, with the memory of one.
@safe
public struct JSONPartParser: ~Copyable {
  /// How many bytes must follow a text in its buffer.
  public static var padding: Int { csimdjson_padding() }

  private let parser: OpaquePointer?
  private let maximumDepth: Int

  /// Makes a parser; `depth` is how many levels stand around the elements.
  public init(levelsAround depth: Int) {
    maximumDepth = max(1, JSONDocument.maximumDepth + 1 - depth)
    unsafe parser = csimdjson_create(maximumDepth)
  }

  deinit {
    unsafe csimdjson_destroy(parser)
  }

  /// Reads the first `count` bytes of a buffer, which goes on for `padding` more.
  public func parse(
    _ buffer: Span<UInt8>,
    count: Int,
    named name: String
  ) throws(Diagnostic) -> JSONDocument {
    let text = buffer.extracting(0..<count)
    if let parser = unsafe parser, buffer.count - count >= Self.padding {
      let status = unsafe text.withUnsafeBytes {
        unsafe csimdjson_parse_padded(parser, $0.baseAddress, $0.count)
      }
      if status == CSIMDJSON_OK {
        return unsafe JSONDocument(tape: JSONTape(copiedFrom: parser), named: name)
      }
    }
    return try JSONDocument(text, named: name, maximumDepth: maximumDepth)
  }
}
