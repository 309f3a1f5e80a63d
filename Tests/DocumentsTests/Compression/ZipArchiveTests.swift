import Compression
import Diagnostics
import Testing

/// Builds zip archives, right ones and wrong ones.
private struct ZipBuilder {
  var local: ContiguousArray<UInt8> = []
  var directory: ContiguousArray<UInt8> = []
  var count = 0

  static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  mutating func add(
    _ name: String,
    _ text: String = "x",
    deflate: Bool = true,
    mode: Int = 0o100644,
    flags: Int = 0,
    method: Int? = nil,
    size: Int? = nil,
    checksum: Int? = nil,
    offset: Int? = nil
  ) throws {
    let bytes = ContiguousArray(text.utf8)
    let packed = deflate ? try CompressionFormat.raw.compress(bytes.span) : bytes
    var common: [UInt8] = []
    for value in [20, flags, method ?? (deflate ? 8 : 0)] { common += Self.number(value, 2) }
    let checksum = checksum ?? Int(crc32(bytes.span))
    for value in [0, checksum, packed.count, size ?? bytes.count] {
      common += Self.number(value, 4)
    }
    common += Self.number(name.utf8.count, 2) + Self.number(0, 2)
    directory += Self.number(0x0201_4B50, 4) + Self.number(0x0314, 2) + common
    directory += Self.number(0, 6) + Self.number(mode << 16, 4)
    directory += Self.number(offset ?? local.count, 4) + Array(name.utf8)
    local += Self.number(0x0403_4B50, 4) + common + Array(name.utf8) + packed
    count += 1
  }

  var archive: ContiguousArray<UInt8> {
    var end = Self.number(0x0605_4B50, 4) + Self.number(0, 4)
    for value in [count, count] { end += Self.number(value, 2) }
    for value in [directory.count, local.count] { end += Self.number(value, 4) }
    end += Self.number(0, 2)
    return local + directory + end
  }
}

@Suite struct ZipArchiveTests {
  @Test func readsFiles() throws {
    var builder = ZipBuilder()
    try builder.add("folder/", "", deflate: false, mode: 0o40755)
    try builder.add("folder/a.json", "{\"a\": 1}")
    try builder.add("b\\c.txt", "stored", deflate: false)
    try builder.add("empty", "", deflate: false)
    let archive = try ZipArchive(builder.archive, named: "a.zip")
    #expect(archive.entries.map(\.path) == ["folder/a.json", "b/c.txt", "empty"])
    #expect(archive.entries.map(\.size) == [8, 6, 0])
    let texts = try archive.entries.map {
      String(decoding: try archive.contents(of: $0), as: UTF8.self)
    }
    #expect(texts == ["{\"a\": 1}", "stored", ""])
    #expect(archive["b/c.txt"] != nil)
    #expect(archive["nothing"] == nil)
    let bytes = builder.archive
    let isArchive = ZipArchive.isArchive(bytes.span)
    #expect(isArchive)
  }

  /// A text that deflate makes several blocks of, and that refers to what is far before.
  private static let long = (0..<200_000).map { "line \($0 &* 2_654_435_761 % 1_000_003)\n" }
    .joined()

  @Test(arguments: [true, false])
  func readsPlacesOfAFile(deflate: Bool) throws {
    var builder = ZipBuilder()
    try builder.add("before", "other")
    try builder.add("long", Self.long, deflate: deflate)
    let archive = try ZipArchive(builder.archive, named: "a.zip")
    let expected = ContiguousArray(Self.long.utf8)
    var whole: ContiguousArray<UInt8> = []
    var sizes: [Int] = []
    let member = try archive.member(try #require(archive["long"])) { piece in
      for index in 0..<piece.count { whole.append(piece[index]) }
      sizes.append(piece.count)
    }
    #expect(whole == expected)
    #expect(sizes.dropLast().allSatisfy { $0 % 64 == 0 })
    #expect(member.isSeekable)
    var reader = member.reader()
    var buffer = ContiguousArray<UInt8>(repeating: 0, count: 5000)
    // Forwards, backwards, over the places from which on it can be read, and at both ends.
    for start in [
      0, 4000, 8000, 2_000_000, 1_048_000, 10, expected.count - 4000, 1_500_000, 1_504_000,
    ] {
      let isRead = reader.read(start..<start + 4000, into: &buffer, at: 1000)
      #expect(isRead)
      #expect(buffer[1000...] == expected[start..<start + 4000])
    }
    let isRead = reader.read(expected.count - 1..<expected.count + 1, into: &buffer, at: 0)
    #expect(!isRead)
  }

  @Test func aDamagedFileIsNoMember() throws {
    var wrong = ZipBuilder()
    try wrong.add("long", Self.long, checksum: 1)
    var short = ZipBuilder()
    try short.add("long", Self.long, size: Self.long.utf8.count - 1)
    var cut = ZipBuilder()
    try cut.add("long", Self.long)
    cut.local[cut.local.count / 2] ^= 0x55
    for builder in [wrong, short, cut] {
      let archive = try ZipArchive(builder.archive, named: "a.zip")
      #expect(throws: Diagnostic.self) {
        _ = try archive.member(archive.entries[0]) { _ in }
      }
    }
  }

  @Test(arguments: [
    "../a", "/a", "a/../../b", "C:\\a", "..\\a", "a//b", "./a", "a\u{0}b", "", "..",
  ])
  func unsafeNamesAreRefused(name: String) throws {
    var builder = ZipBuilder()
    try builder.add(name)
    let problem = #expect(throws: Diagnostic.self) {
      try ZipArchive(builder.archive, named: "a.zip")
    }
    #expect(problem?.code == "CMP0202")
  }

  @Test func oddEntriesAreRefused() throws {
    func code(
      limits: ZipArchive.Limits = .init(),
      _ fill: (inout ZipBuilder) throws -> Void
    ) throws -> String? {
      var builder = ZipBuilder()
      try fill(&builder)
      do {
        let archive = try ZipArchive(builder.archive, named: "a.zip", limits: limits)
        for entry in archive.entries { _ = try archive.contents(of: entry) }
        return nil
      } catch {
        return error.code
      }
    }
    let zeros = String(repeating: "0", count: 3 << 20)
    #expect(try code { try $0.add("a") } == nil)
    #expect(try code { try $0.add("link", mode: 0o120777) } == "CMP0203")
    #expect(try code { try $0.add("a", flags: 1) } == "CMP0203")
    #expect(try code { try $0.add("a", method: 12) } == "CMP0203")
    #expect(try code { try $0.add("a", checksum: 1) } == "CMP0201")
    #expect(try code { try $0.add("a", "xyz", size: 2) } == "CMP0201")
    #expect(try code { try $0.add("a", "xyz", size: 9) } == "CMP0201")
    #expect(try code { try $0.add("a", deflate: false, size: 9) } == "CMP0201")
    #expect(try code { try $0.add("a", offset: 7) } == "CMP0201")
    #expect(try code { try $0.add("a", offset: 1 << 31) } == "CMP0201")
    #expect(try code { for _ in 0..<2 { try $0.add("a") } } == "CMP0201")
    #expect(
      try code {
        try $0.add("a")
        try $0.add("b", offset: 0)
      } == "CMP0201"
    )
    #expect(try code { try $0.add("a", zeros) } == "CMP0204")
    #expect(try code(limits: .init(entrySize: 2)) { try $0.add("a", "xyz") } == "CMP0204")
    #expect(
      try code(limits: .init(totalSize: 4)) {
        try $0.add("a", "xyz")
        try $0.add("b", "xyz")
      } == "CMP0204"
    )
    #expect(try code(limits: .init(entries: 0)) { try $0.add("a") } == "CMP0204")
  }

  @Test func damagedArchivesAreNoCrash() throws {
    var builder = ZipBuilder()
    try builder.add("a.json", "some text")
    try builder.add("b.json", "more text", deflate: false)
    let archive = builder.archive
    func read(_ bytes: ContiguousArray<UInt8>) {
      guard let archive = try? ZipArchive(bytes, named: "a.zip") else { return }
      for entry in archive.entries { _ = try? archive.contents(of: entry) }
    }
    for length in 0..<archive.count { read(ContiguousArray(archive[..<length])) }
    for index in archive.indices {
      for flip in [0xFF, 0x80, 0x01] as [UInt8] {
        var bytes = archive
        bytes[index] ^= flip
        read(bytes)
      }
    }
    #expect(throws: Diagnostic.self) { try ZipArchive([], named: "a.zip") }
  }
}
