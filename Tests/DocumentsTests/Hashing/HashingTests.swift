import Hashing
import Testing

@Suite struct HashingTests {
  /// Digests of "abc" from RFC 1321, RFC 3174 and FIPS 180-4.
  @Test(arguments: [
    (DigestAlgorithm.md5, "900150983cd24fb0d6963f7d28e17f72"),
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha512,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ])
  func digests(algorithm: DigestAlgorithm, expected: String) {
    #expect(algorithm.hexadecimalDigest(of: "abc") == expected)
    var stream = StreamingDigest(algorithm)
    stream.update(Array("a".utf8).span)
    stream.update([UInt8]().span)
    stream.update(Array("bc".utf8).span)
    #expect(hexadecimal(stream.finish()) == expected)
  }

  @Test func digestOfNothing() {
    #expect(
      DigestAlgorithm.sha256.hexadecimalDigest(of: "")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }

  /// From the xxHash specification's reference implementation.
  @Test func xxHash() {
    #expect(xxHash64("") == 0xEF46_DB37_51D8_E999)
    #expect(xxHash64("abc") == 0x44BC_2CF5_AD77_0999)
    #expect(xxHash64("", seed: 1) == 0xD5AF_BA13_36A3_BE4B)
  }
}
