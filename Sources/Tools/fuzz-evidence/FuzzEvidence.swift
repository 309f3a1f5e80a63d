import Evidence
import FoundationEssentials
import Glibc
import PostureModel
import Tables

/// Feeds changed exports to the readers until the time is over; a crash or a hang ends it, and the
/// input that did it is in the scratch file.
///
///     fuzz-evidence TABLES CORPUS SCRATCH SEED SECONDS
@main
enum FuzzEvidence {
  /// Longer than this, and a reader hangs.
  private static let patience: UInt32 = 60

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
    let corpus = files(in: arguments[2])
    guard !corpus.isEmpty else { exit(66) }
    var mutator = Mutator(seed: seed)
    var counts: [String: Int] = [:]
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let file = corpus[mutator.below(corpus.count)]
      let bytes = mutator.mutated(file.bytes, with: corpus[mutator.below(corpus.count)].bytes)
      // The name tells readers apart that look at it.
      try Data(Array((file.name + "\n").utf8) + bytes).write(to: URL(filePath: arguments[3]))
      alarm(patience)
      read(bytes, named: file.name, catalog)
      if file.name.hasSuffix(".json") { PartsAgree.check(bytes, size: 1 + mutator.below(200)) }
      alarm(0)
      counts[kind(of: file.name), default: 0] += 1
    }
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { print(kind, count) }
  }

  private static func read(_ bytes: [UInt8], named name: String, _ catalog: TableCatalog) {
    // That it is refused is as good as that it is read.
    let store = try? EvidenceStore(
      files: [(name, bytes)],
      catalog: catalog,
      requiresSettings: false
    )
    guard let store else { return }
    _ = store.checkValues()
    for status in store.collections where status.count > 0 {
      guard let schema = store.schema(of: status.table) else { continue }
      let reader = try? store.open(status.table, columns: Array(0..<schema.count))
      while let batch = try? reader?.next() { _ = batch.count }
    }
  }

  private static func kind(of name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  private static func files(in folder: String) -> [(name: String, bytes: [UInt8])] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else { return nil }
      return (name, [UInt8](data))
    }
  }
}
