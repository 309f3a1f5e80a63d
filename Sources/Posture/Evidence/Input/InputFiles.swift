import Compression
import Diagnostics
import FoundationEssentials

/// One file of the input.
struct FoundFile: Sendable {
  /// The path as messages and findings name it: relative to the folder that was given.
  var name: String
  /// The path to open.
  var path: String
  /// Seconds since 1970 when it was last changed, when the system says.
  var changed: Double?
  /// How many bytes it has, as far as the system says.
  var size = 0
  /// Where it lies, when it is in an archive, which `path` then names.
  var archived: ArchivedFile?
}

/// Finds the files of the input.
struct InputFiles {
  /// More files than this are refused.
  static let maximumCount = 200_000
  /// Folders deeper than this are not entered.
  static let maximumDepth = 40

  /// The folder that is looked into, without links.
  private var root = ""
  /// The files in order of name.
  private(set) var files: [FoundFile] = []
  /// What could not be looked into.
  private(set) var problems: [Diagnostic] = []

  /// Adds a file or everything in a folder.
  mutating func add(_ path: String) throws(EvidenceError) {
    let manager = FileManager.default
    var isFolder = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw EvidenceError(
        .notFound,
        [Diagnostic(Code.notFound, "there is no file or folder of this name", in: path)]
      )
    }
    let before = files.count
    if isFolder {
      let top = Self.lastComponent(path)
      let isNested = before > 0 || !problems.isEmpty
      root = URL(filePath: path).resolvingSymlinksInPath().path
      walk(path, prefix: isNested ? top + "/" : "", depth: 0)
      if files.count == before, let problem = problems.last, problem.source == path {
        throw EvidenceError(.notFound, [problem])
      }
    } else {
      files.append(file(Self.lastComponent(path), path))
    }
    if files.count > Self.maximumCount {
      throw EvidenceError(
        .invalid,
        [
          Diagnostic(
            Code.tooManyFiles,
            "the folder has more than \(Self.maximumCount) files",
            in: path
          )
        ]
      )
    }
  }

  /// Sorts the files and makes their names differ.
  mutating func finish() {
    files.sort { ($0.name, $0.path) < ($1.name, $1.path) }
    var seen: Set<String> = []
    for index in files.indices where !seen.insert(files[index].name).inserted {
      files[index].name = files[index].path
    }
  }

  private mutating func walk(_ folder: String, prefix: String, depth: Int) {
    guard depth <= Self.maximumDepth, files.count <= Self.maximumCount else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      problems.append(
        Diagnostic(Code.noPermission, "the folder cannot be looked into", in: folder)
      )
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder + "/" + name
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      switch attributes?[.type] as? FileAttributeType {
      case .typeDirectory: walk(path, prefix: prefix + name + "/", depth: depth + 1)
      case .typeRegular: files.append(file(prefix + name, path, attributes))
      case .typeSymbolicLink:
        // Links to files are followed, links to folders are not: they can form circles.
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder {
          addLink(prefix + name, path)
        }
      default: continue
      }
    }
  }

  /// An export is somebody else's: a link in it must not reach what is not part of it.
  private mutating func addLink(_ name: String, _ path: String) {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let inner = root.hasSuffix("/") ? root : root + "/"
    guard target.hasPrefix(inner) else {
      problems.append(
        Diagnostic(
          Code.leadsOutside,
          "the link leads out of the folder and is not followed",
          in: name,
          severity: .warning,
          hints: ["name the file itself when it belongs to the export"]
        )
      )
      return
    }
    files.append(file(name, path))
  }

  private func file(
    _ name: String,
    _ path: String,
    _ known: [FileAttributeKey: Any]? = nil
  ) -> FoundFile {
    let attributes = known ?? (try? FileManager.default.attributesOfItem(atPath: path))
    let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970
    let size =
      (attributes?[.size] as? UInt64).flatMap { Int(exactly: $0) } ?? attributes?[.size] as? Int
    return FoundFile(name: name, path: path, changed: changed, size: size ?? 0)
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The bytes of a file.
  static func bytes(of file: FoundFile) throws(EvidenceError) -> [UInt8] {
    if let archived = file.archived {
      do throws(Diagnostic) {
        return Array(try archived.archive.contents(of: archived.entry))
      } catch {
        throw EvidenceError(.invalid, [error])
      }
    }
    do {
      return try [UInt8](Data(contentsOf: URL(filePath: file.path)))
    } catch {
      let isThere = FileManager.default.isReadableFile(atPath: file.path)
      let problem = Diagnostic(
        isThere ? Code.unreadable : Code.noPermission,
        isThere ? "the file cannot be read" : "there is no permission to read the file",
        in: file.name
      )
      throw EvidenceError(.notFound, [problem])
    }
  }
}
