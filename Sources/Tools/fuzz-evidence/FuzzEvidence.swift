import Evidence
import FoundationEssentials
import Glibc
import PostureModel
import Tables

/// Feeds changed exports to the readers until the time is over; a crash or a hang ends it, and the
/// input that did it is in the scratch file.
///
///     fuzz-evidence TABLES CORPUS SCRATCH SEED SECONDS
///
/// The folders of the corpus are readers, and each gets the same share of the time.
@main
enum FuzzEvidence {
  /// Longer than this, and a reader hangs.
  private static let patience: UInt32 = 300

  /// The exports of one reader, and what was done with them.
  private struct Reader {
    let name: String
    var files: [(name: String, bytes: [UInt8])]
    var time = Duration.zero
    var inputs = 0
    var recognised = 0
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let seed = UInt64(arguments[4]), let seconds = Int(arguments[5])
    else {
      print("usage: fuzz-evidence TABLES CORPUS SCRATCH SEED SECONDS")
      exit(64)
    }
    let tables = files(in: arguments[1]).filter { $0.name.hasSuffix(".yaml") }
    let catalog = try TableCatalog(
      files: tables.map {
        TableFile(path: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))
      }
    )
    var readers = readers(in: arguments[2])
    guard !readers.isEmpty else { exit(66) }
    var mutator = Mutator(seed: seed)
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      guard let next = readers.indices.min(by: { readers[$0].time < readers[$1].time }) else {
        break
      }
      try feed(&readers[next], &mutator, catalog, scratch: arguments[3])
    }
    for reader in readers {
      let milliseconds =
        reader.time.components.seconds * 1000
        + reader.time.components.attoseconds / 1_000_000_000_000_000
      print(reader.name, reader.inputs, reader.recognised, milliseconds)
    }
  }

  /// One input: an export of the reader's, changed, with the data files that lie beside it.
  private static func feed(
    _ reader: inout Reader,
    _ mutator: inout Mutator,
    _ catalog: TableCatalog,
    scratch: String
  ) throws {
    let file = reader.files[mutator.below(reader.files.count)]
    let other = reader.files[mutator.below(reader.files.count)]
    let bytes = mutator.mutated(file.bytes, with: other.bytes)
    // The name tells readers apart that look at it.
    try Data(Array((file.name + "\n").utf8) + bytes).write(to: URL(filePath: scratch))
    let companions = reader.files.filter { $0.name.hasSuffix(".psd1") && $0.name != file.name }
    let partSize = 1 + mutator.below(200)
    let start = processorTime()
    alarm(patience)
    let isRecognised = read([(file.name, bytes)] + companions, catalog)
    if file.name.hasSuffix(".json") { PartsAgree.check(bytes, size: partSize) }
    alarm(0)
    reader.time += processorTime() - start
    reader.inputs += 1
    reader.recognised += isRecognised ? 1 : 0
  }

  /// What this process has used of a processor: others must not count as time of a reader.
  private static func processorTime() -> Duration {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static func read(
    _ files: [(name: String, bytes: [UInt8])],
    _ catalog: TableCatalog
  ) -> Bool {
    // That it is refused is as good as that it is read.
    let store = try? EvidenceStore(files: files, catalog: catalog, requiresSettings: false)
    guard let store else { return false }
    _ = store.checkValues()
    for status in store.collections where status.count > 0 {
      guard let schema = store.schema(of: status.table) else { continue }
      let reader = try? store.open(status.table, columns: Array(0..<schema.count))
      while let batch = try? reader?.next() { _ = batch.count }
    }
    return true
  }

  private static func readers(in folder: String) -> [Reader] {
    var readers: [Reader] = []
    for file in files(in: folder) {
      let name = String(file.name.prefix { $0 != "/" })
      if readers.last?.name != name { readers.append(Reader(name: name, files: [])) }
      readers[readers.count - 1].files.append(file)
    }
    return readers
  }

  private static func files(in folder: String) -> [(name: String, bytes: [UInt8])] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else { return nil }
      return (name, [UInt8](data))
    }
  }
}
