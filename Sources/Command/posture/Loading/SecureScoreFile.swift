import Diagnostics
import Documents
import PostureModel

/// Reads Microsoft's Secure Score over time: the answer of `GET /security/secureScores`, or the same
/// as PowerShell writes it.
enum SecureScoreFile {
  /// The days of the file, and the tenant that it names.
  static func read(_ path: String) throws -> (points: [SecureScorePoint], tenant: String?) {
    let name = path == "-" ? "standard input" : path
    let bytes = try InputFiles.bytes(path)
    let root: JSONNode
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes, named: name)
      root = document.root
    } catch {
      throw CommandFailure(.badInput, drawn: ["\(error)"])
    }
    let entries = elements(of: root)
    var points: [SecureScorePoint] = []
    var tenants: Set<String> = []
    for entry in entries {
      points.append(try point(entry, in: name))
      if let tenant = member("azureTenantId", of: entry)?.string, !tenant.isEmpty {
        tenants.insert(tenant.lowercased())
      }
    }
    guard !points.isEmpty else {
      throw failure("no day of a Secure Score is in it", root, in: name)
    }
    guard tenants.count <= 1 else {
      throw failure("it holds the scores of more than one tenant", root, in: name)
    }
    return (points, tenants.first)
  }

  /// The days: of a page's `value`, of an array, or the one object.
  private static func elements(of root: JSONNode) -> [JSONNode] {
    if root.kind == .array { return Array(root.elements) }
    guard root.kind == .object else { return [] }
    if let value = member("value", of: root), value.kind == .array { return Array(value.elements) }
    return [root]
  }

  private static func point(_ node: JSONNode, in file: String) throws -> SecureScorePoint {
    guard node.kind == .object else { throw failure("this must be an object", node, in: file) }
    guard let date = member("createdDateTime", of: node)?.string, isDate(date) else {
      throw failure("it has no 'createdDateTime' such as 2025-01-31T00:00:00Z", node, in: file)
    }
    guard let current = member("currentScore", of: node)?.double,
      let maximum = member("maxScore", of: node)?.double,
      current.isFinite, maximum.isFinite, current >= 0, maximum >= 0
    else { throw failure("it has no 'currentScore' and 'maxScore'", node, in: file) }
    return SecureScorePoint(date: String(date.prefix(10)), current: current, maximum: maximum)
  }

  /// Whether a text begins like `2025-01-31`.
  private static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(10))
    return bytes.count == 10
      && bytes.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7
          ? byte == UInt8(ascii: "-")
          : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }

  /// The member of a name; PowerShell's objects write the first letter large.
  private static func member(_ name: String, of node: JSONNode) -> JSONNode? {
    node[name] ?? node[name.prefix(1).uppercased() + name.dropFirst()]
  }

  private static func failure(_ message: String, _ node: JSONNode, in file: String)
    -> CommandFailure
  {
    let hint = "it is the answer of GET /security/secureScores"
    let diagnostic = Diagnostic(
      "HIS0101",
      message,
      in: file,
      at: .pointer(node.pointer),
      hints: [hint]
    )
    return CommandFailure(.badInput, drawn: ["\(diagnostic)"])
  }
}
