import Compression
import KQLPlan
import Tables

/// A compression format of the language: gzip or zlib around Base64.
protocol CompressionRule: Sendable {
  static var prefix: String { get }
  static var format: CompressionFormat { get }
  /// Takes out of a compressed text what tells of the machine that made it.
  static func neutralize(_ bytes: inout ContiguousArray<UInt8>)
}

/// RFC 1952.
enum GzipRule: CompressionRule {
  static let prefix = "gzip"
  static let format = CompressionFormat.gzip
  static func neutralize(_ bytes: inout ContiguousArray<UInt8>) {
    guard bytes.count > 9 else { return }
    // The compressor's effort and the operating system: none said (RFC 1952, section 2.3.1).
    bytes[8] = 0
    bytes[9] = 255
  }
}

/// RFC 1950.
enum ZlibRule: CompressionRule {
  static let prefix = "zlib"
  static let format = CompressionFormat.zlib
  static func neutralize(_ bytes: inout ContiguousArray<UInt8>) {}
}

/// `gzip_compress_to_base64_string(text)` and its sibling.
enum CompressToBase64<Rule: CompressionRule>: ScalarFunction {
  static var name: String { Rule.prefix + "_compress_to_base64_string" }
  static var summary: String { "A text compressed as \(Rule.prefix), as Base64." }
  static var examples: [Example] {
    [
      Example(
        "print \(Rule.prefix)_decompress_from_base64_string(\(name)('Kusto'))",
        prints: "Kusto"
      )
    ]
  }
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            // Short texts gain nothing and are stored; a failure gives an empty text.
            guard var bytes = try? Rule.format.compress(text, level: text.count < 32 ? 0 : 6) else {
              return
            }
            Rule.neutralize(&bytes)
            Base64.encode(bytes.span, to: &builder)
          }
        )
      }
    ]
  }
}

/// `gzip_decompress_from_base64_string(text)` and its sibling.
enum DecompressFromBase64<Rule: CompressionRule>: ScalarFunction {
  static var name: String { Rule.prefix + "_decompress_from_base64_string" }
  static var summary: String { "The text behind Base64 of \(Rule.prefix); empty when it is none." }
  static var examples: [Example] {
    [Example("print isempty(\(name)('no base64'))", prints: "True")]
  }
  static var overloads: [Overload] {
    [
      Overload([.string], returns: .string) { a, _, _ in
        .string(
          a[0].strings.mapStrings { text, builder in
            // What is no such text gives an empty one, as the language has it.
            guard let packed = Base64.decode(text),
              let bytes = try? Rule.format.decompress(packed.span, limit: 64 << 20),
              Base64.isUTF8(bytes)
            else { return }
            builder.write(utf8: bytes.span)
          }
        )
      }
    ]
  }
}
