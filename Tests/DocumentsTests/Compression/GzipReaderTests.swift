import Compression
import Foundation
import Testing

@Suite struct GzipReaderTests {
  private func write(_ bytes: some Sequence<UInt8>) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  private func readAll(_ path: String, limit: Int = 1 << 30) throws -> ContiguousArray<UInt8> {
    var reader = try GzipReader(path: path, limit: limit)
    var all: ContiguousArray<UInt8> = []
    while let piece = try reader.next() { all += piece }
    return all
  }

  @Test func readsFilesPieceByPiece() throws {
    // Numbers do not pack well, so the packed file takes several reads.
    var seed: UInt64 = 1
    let bytes = ContiguousArray(
      (0..<1_000_000).map { _ in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: seed >> 60)
      }
    )
    let packed = try CompressionFormat.gzip.compress(bytes.span)
    let path = try write(packed)
    let cut = try write(packed.dropLast(100))
    let empty = try write([])
    let junk = try write(packed + packed + [0, 0])
    defer {
      for path in [path, cut, empty, junk] { try? FileManager.default.removeItem(atPath: path) }
    }
    #expect(try readAll(path) == bytes)
    #expect(try readAll(empty).isEmpty)
    #expect(throws: CompressionError.truncated) { try readAll(cut) }
    #expect(throws: CompressionError.self) { try readAll(junk) }
    #expect(throws: CompressionError.self) { try readAll(path, limit: 999_999) }
    #expect(throws: CompressionError.self) { try readAll("/nowhere/at/all") }
  }
}
