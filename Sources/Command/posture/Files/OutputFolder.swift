import FoundationEssentials
import Glibc

/// Writes a set of files into a folder, all or none.
///
/// They are written beside their place under other names and then renamed, so that a reader never
/// sees half a file and a failure leaves nothing behind.
enum OutputFolder {
  /// Writes files by name; makes the folder when it is not there.
  static func write(_ files: [(name: String, text: String)], to folder: String) throws {
    let manager = FileManager.default
    let existed = manager.fileExists(atPath: folder)
    guard !existed || InputFiles.isFolder(folder) else {
      throw CommandFailure(.usage, "'\(folder)' is a file; --output names a folder")
    }
    var made: [String] = []
    do {
      if !existed {
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      for file in files {
        let path = "\(folder)/.\(file.name).\(getpid()).tmp"
        made.append(path)
        try Data(file.text.utf8).write(to: URL(filePath: path))
      }
      for (file, path) in zip(files, made) {
        let target = "\(folder)/\(file.name)"
        guard unsafe rename(path, target) == 0 else {
          throw CommandFailure(.unexpected, "cannot write '\(target)'")
        }
      }
    } catch {
      for path in made { try? manager.removeItem(atPath: path) }  // What is not there is as good.
      if !existed { try? manager.removeItem(atPath: folder) }  // Ours, and empty but for the above.
      if error is CommandFailure { throw error }
      throw CommandFailure(.unexpected, "cannot write into '\(folder)'")
    }
  }
}
