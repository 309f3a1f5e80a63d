import Compression
import Testing

@Suite struct CompressionTests {
  private let text = ContiguousArray(
    String(repeating: "the quick brown fox ", count: 20_000).utf8
  )

  private func unpack(
    _ bytes: ContiguousArray<UInt8>,
    _ format: CompressionFormat = .gzip,
    limit: Int = 1 << 30
  ) throws -> ContiguousArray<UInt8> {
    try format.decompress(bytes.span, limit: limit)
  }

  @Test(arguments: [CompressionFormat.gzip, .zlib, .raw])
  func packsAndUnpacks(format: CompressionFormat) throws {
    for bytes in [text, [], [1]] {
      let packed = try format.compress(bytes.span)
      #expect(try unpack(packed, format) == bytes)
    }
    let packed = try format.compress(text.span)
    #expect(packed.count < text.count / 50)
    #expect(try unpack(packed, format, limit: text.count) == text)
    #expect(throws: CompressionError.tooLarge(limit: text.count - 1)) {
      try unpack(packed, format, limit: text.count - 1)
    }
    #expect(throws: CompressionError.truncated) {
      try unpack(ContiguousArray(packed.dropLast(5)), format)
    }
    #expect(throws: CompressionError.self) {
      try unpack(packed + [9, 9], format)
    }
    #expect(throws: CompressionError.self) {
      try unpack([0xFF, 1, 2, 3, 4, 5, 6, 7, 8, 9], format)
    }
  }

  @Test func severalMembersAreOneFile() throws {
    let member = try CompressionFormat.gzip.compress(ContiguousArray("ab".utf8).span)
    #expect(
      try unpack(member + member) == ContiguousArray("abab".utf8)
    )
  }

  /// A stream that `gzip -n` made of "hello\n".
  @Test func readsWhatGzipWrites() throws {
    let bytes: ContiguousArray<UInt8> = [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02, 0x00,
      0x20, 0x30, 0x3A, 0x36, 0x06, 0, 0, 0,
    ]
    #expect(try unpack(bytes) == ContiguousArray("hello\n".utf8))
  }

  @Test func checksum() {
    func sum(_ text: String, continuing previous: UInt32 = 0) -> UInt32 {
      crc32(text.utf8Span.span, continuing: previous)
    }
    #expect(sum("123456789") == 0xCBF4_3926)
    #expect(sum("56789", continuing: sum("1234")) == 0xCBF4_3926)
    #expect(sum("", continuing: 7) == 7)
  }
}
