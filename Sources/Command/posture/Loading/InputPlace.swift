import Diagnostics
import Foundation

/// A place in the input as terminals and editors open it: `path:line:column`.
struct InputPlace {
  /// What was named on the command line.
  let paths: [String]
  private let name: String
  private let pointer: String
  private let position: SourcePosition?

  init(_ origin: String, at position: SourcePosition?, in paths: [String]) {
    self.paths = paths
    self.position = position
    // A name may have the mark too; what comes behind it is then no pointer.
    let mark = origin.indices.first {
      origin[$0] == "#" && (origin[$0...] == "#" || origin[$0...].hasPrefix("#/"))
    }
    name = mark.map { String(origin[..<$0]) } ?? origin
    pointer = mark.map { String(origin[$0...]) } ?? ""
  }

  /// The place, with the pointer where no line is known.
  var text: String {
    guard let position else { return path + pointer }
    return "\(path):\(position.line):\(position.column)"
  }

  /// Whether another place is in the same file.
  func isInFile(of other: InputPlace) -> Bool { name == other.name }

  /// The path from here, when there is one; else the name of the file in the input.
  private var path: String {
    for given in paths {
      let inner = given.hasSuffix("/") ? given + name : given + "/" + name
      if FileManager.default.fileExists(atPath: inner) { return inner }
      if given == name || given.hasSuffix("/" + name) { return given }
    }
    return name
  }
}
