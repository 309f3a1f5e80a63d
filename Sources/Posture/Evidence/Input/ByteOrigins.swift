import Diagnostics
import Documents
import Hashing
import PostureModel

/// Where values stand in the files of the input, in bytes.
struct ByteOrigins: Sendable {
  /// A JSON file that can be read again.
  struct Source: Sendable {
    let file: FoundFile
    let sha256: String
    /// The lists that were read part by part.
    var lists: [LargeRows] = []
    /// What is left of the file without its long lists, when it has some.
    var outline: OutlineText?
    /// The lines of the objects of a text that is not JSON.
    var objectLines: [Int]?

    /// Stops at offsets of the text, which ascend.
    func go(to offsets: [Int], _ stop: (LineCounter) -> Void) -> Bool {
      if file.archived == nil || file.archived?.member != nil {
        return TextPlace.go(to: offsets, of: file, stop)
      }
      guard let bytes = try? InputFiles.bytes(of: file) else { return false }
      var counter = LineCounter()
      var done = 0
      for offset in offsets where offset <= bytes.count {
        counter.advance(over: bytes.span.extracting(done..<offset))
        done = offset
        stop(counter)
      }
      return true
    }
  }

  private var sources: [String: Source] = [:]

  /// Adds a file.
  mutating func add(_ source: Source) { sources[source.file.name] = source }

  /// Where each origin stands, as far as it can be found.
  func places(of origins: some Sequence<String>) -> [String: OriginPlace] {
    var places: [String: OriginPlace] = [:]
    var starts: [String: [(offset: Int, origin: String)]] = [:]
    let origins = Array(origins)
    for (origin, range) in bytes(of: origins) {
      places[origin] = OriginPlace(bytes: range)
      guard let mark = mark(in: origin) else { continue }
      starts[String(origin[..<mark]), default: []].append((range.lowerBound, origin))
    }
    for (name, stops) in starts {
      let stops = stops.sorted { $0.offset < $1.offset }
      var positions: [SourcePosition] = []
      _ = sources[name]?.go(to: stops.map(\.offset)) { positions.append($0.position) }
      for (stop, position) in zip(stops, positions) { places[stop.origin]?.position = position }
    }
    for origin in origins where places[origin] == nil {
      if let line = line(of: origin) {
        places[origin] = OriginPlace(position: SourcePosition(line: line, column: 1))
      }
    }
    return places
  }

  /// The line of the object that an origin is in, in a text whose pointers count its objects.
  private func line(of origin: String) -> Int? {
    guard let mark = mark(in: origin) else { return nil }
    let step = origin[origin.index(after: mark)...].dropFirst().prefix { $0 != "/" }
    guard let lines = sources[String(origin[..<mark])]?.objectLines, let index = Int(step),
      lines.indices.contains(index)
    else { return nil }
    return lines[index]
  }

  /// The bytes of each origin, `file#/json/pointer`, that can be found.
  func bytes(of origins: some Sequence<String>) -> [String: Range<Int>] {
    var wanted: [String: [(origin: String, pointer: String)]] = [:]
    for origin in origins {
      guard let mark = mark(in: origin) else { continue }
      let name = String(origin[..<mark])
      wanted[name, default: []].append((origin, String(origin[origin.index(after: mark)...])))
    }
    var found: [String: Range<Int>] = [:]
    for (name, places) in wanted {
      guard let source = sources[name], source.objectLines == nil else { continue }
      let ranges =
        source.outline == nil
        ? inWhole(source, places.map(\.pointer)) : inParts(source, places.map(\.pointer))
      for (origin, pointer) in places { found[origin] = ranges[pointer] }
    }
    return found
  }

  /// The mark behind the name of a file that is known.
  private func mark(in origin: String) -> String.Index? {
    origin.indices.first { origin[$0] == "#" && sources[String(origin[..<$0])] != nil }
  }

  private func inWhole(_ source: Source, _ pointers: [String]) -> [String: Range<Int>] {
    guard let bytes = try? InputFiles.bytes(of: source.file),
      DigestAlgorithm.sha256.hexadecimalDigest(of: bytes.span) == source.sha256
    else { return [:] }
    return PointerRanges.find(pointers, in: bytes.span)
  }

  /// What is in no long list is in the outline.
  private func inParts(_ source: Source, _ pointers: [String]) -> [String: Range<Int>] {
    var found = inLists(source, pointers)
    let others = pointers.filter { pointer in
      !source.lists.contains { pointer.hasPrefix($0.base + "/") }
    }
    guard !others.isEmpty, let outline = source.outline,
      let text = outline.text(of: source.file, size: source.file.size)
    else { return found }
    for (pointer, range) in PointerRanges.find(others, in: text.span) {
      found[pointer] = outline.fileRange(of: range)
    }
    return found
  }

  private func inLists(_ source: Source, _ pointers: [String]) -> [String: Range<Int>] {
    var byPart: [Int: [(pointer: String, inner: String)]] = [:]
    var found: [String: Range<Int>] = [:]
    for list in source.lists {
      for pointer in pointers where pointer.hasPrefix(list.base + "/") {
        let rest = pointer.dropFirst(list.base.utf8.count + 1)
        let digits = rest.prefix { $0 != "/" }
        guard let index = Int(digits), let part = list.part(holding: index) else { continue }
        let inner = "/\(index - list.parts[part].firstIndex)" + rest.dropFirst(digits.utf8.count)
        byPart[part, default: []].append((pointer, inner))
      }
      for (part, places) in byPart {
        guard let text = PartReader.text(of: list.parts[part].bytes, in: source.file) else {
          continue
        }
        let ranges = PointerRanges.find(places.map(\.inner), in: text.span)
        // The text has a bracket before the part.
        let start = list.parts[part].bytes.lowerBound - 1
        for (pointer, inner) in places {
          guard let range = ranges[inner] else { continue }
          found[pointer] = range.lowerBound + start..<range.upperBound + start
        }
      }
      byPart = [:]
    }
    return found
  }
}
