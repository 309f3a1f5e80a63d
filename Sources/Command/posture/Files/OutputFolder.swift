import FoundationEssentials
import Glibc
import Synchronization

/// A set of files that is put into a folder, all or none.
///
/// They are written beside their place under other names and then renamed, so that a reader never
/// sees half a file and a failure leaves nothing behind.
final class OutputFolder: Sendable {
  private let folder: String
  private let existed: Bool
  /// The files written so far: their names, and where they lie for now.
  private let made = Mutex<[(name: String, path: String)]>([])

  /// Makes the folder when it is not there.
  init(_ folder: String) throws {
    let manager = FileManager.default
    self.folder = folder
    existed = manager.fileExists(atPath: folder)
    guard !existed || InputFiles.isFolder(folder) else {
      throw CommandFailure(.usage, "'\(folder)' is a file; --output names a folder")
    }
    guard !existed else { return }
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw cannotWrite
    }
  }

  /// Writes files by name.
  static func write(_ files: [(name: String, text: String)], to folder: String) throws {
    let output = try OutputFolder(folder)
    do {
      for file in files { try output.add(file.name, file.text) }
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
  }

  /// Writes one file, not yet under its name; files can be written side by side.
  func add(_ name: String, _ text: String) throws {
    let path = "\(folder)/.\(name).\(getpid()).tmp"
    made.withLock { $0.append((name, path)) }
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw cannotWrite
    }
  }

  /// Gives the files their names.
  func finish() throws {
    for file in made.withLock({ $0 }) {
      let target = "\(folder)/\(file.name)"
      guard unsafe rename(file.path, target) == 0 else {
        throw CommandFailure(.unexpected, "cannot write '\(target)'")
      }
    }
  }

  /// Removes what was written.
  func discard() {
    let manager = FileManager.default
    // What is not there is as good as removed.
    for file in made.withLock({ $0 }) { try? manager.removeItem(atPath: file.path) }
    // Ours, and empty but for the above.
    if !existed { try? manager.removeItem(atPath: folder) }
  }

  private var cannotWrite: CommandFailure {
    CommandFailure(.unexpected, "cannot write into '\(folder)'")
  }
}
