import Foundation

/// What Package.swift says about targets, read as text: the test must not depend on SwiftPM.
enum Manifest {
  /// One target.
  struct Target: Sendable {
    let name: String
    let folder: String
    /// The modules that it may import, products of other packages among them.
    let uses: Set<String>
    /// `base`, `engine`, `posture`, `command`, `content`, `tests`, or `system`.
    let layer: String
  }

  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// All targets with Swift sources, and the C targets, by name.
  static let targets: [String: Target] = {
    let text =
      (try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)) ?? ""
    var found: [String: Target] = [:]
    for call in calls(in: text) {
      guard let target = target(call) else { continue }
      found[target.name] = target
    }
    return found
  }()

  /// The Swift files below a folder of the package, sorted.
  static func swiftFiles(below folder: String) -> [URL] {
    files(below: folder).filter { $0.pathExtension == "swift" }
  }

  /// The files below a folder of the package, sorted.
  static func files(below folder: String) -> [URL] {
    let start = root.appending(path: folder)
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: start.path())) ?? []
    return names.sorted().map { start.appending(path: $0) }.filter { !$0.hasDirectoryPath }
  }

  /// A file's path from the root.
  static func relative(_ file: URL) -> String {
    String(file.path().dropFirst(root.path().count))
  }

  // MARK: Reading

  private struct Call {
    let function: String
    let arguments: String
  }

  /// The calls that make targets, each up to its closing parenthesis.
  private static func calls(in text: String) -> [Call] {
    let names = /\n    \.(system|shim|base|engine|posture|target|executableTarget|tests)\(/
    return text.matches(of: names).map { match in
      var depth = 1
      var end = match.range.upperBound
      while end < text.endIndex, depth > 0 {
        if text[end] == "(" { depth += 1 }
        if text[end] == ")" { depth -= 1 }
        end = text.index(after: end)
      }
      return Call(function: String(match.1), arguments: String(text[match.range.upperBound..<end]))
    }
  }

  private static func target(_ call: Call) -> Target? {
    // The helpers at the end of the manifest call with a name that is not spelled out.
    guard let name = call.arguments.firstMatch(of: /"([^"]+)"/).map({ String($0.1) }),
      name.wholeMatch(of: /[\w-]+/) != nil
    else {
      return nil
    }
    let uses = names(inListNamed: "(?:uses|of|dependencies)", of: call.arguments)
    let path = call.arguments.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) }
    switch call.function {
    case "base", "engine", "posture":
      let layer = call.function.prefix(1).uppercased() + call.function.dropFirst()
      return Target(
        name: name,
        folder: "Sources/\(layer)/\(name)",
        uses: uses,
        layer: call.function
      )
    case "system", "shim":
      return Target(name: name, folder: "Sources/System/\(name)", uses: [], layer: "system")
    case "tests":
      return Target(name: name, folder: "Tests/\(name)", uses: uses, layer: "tests")
    case "executableTarget":
      return Target(name: name, folder: path ?? "", uses: uses, layer: "command")
    default:
      return Target(name: name, folder: "Sources/\(name)", uses: uses, layer: "content")
    }
  }

  /// The names in a list argument: plain strings, and the names of products.
  private static func names(inListNamed label: String, of arguments: String) -> Set<String> {
    guard let pattern = try? Regex("\(label): \\[([^\\]]*)\\]"),
      let match = arguments.firstMatch(of: pattern), let list = match.output[1].substring
    else {
      return []
    }
    // Of a product, the package's name is no module.
    let plain = list.replacing(/package: "[^"]*"/, with: "")
    return Set(plain.matches(of: /"([^"]+)"/).map { String($0.1) })
  }
}
