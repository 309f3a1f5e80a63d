import Diagnostics
import Documents
import PostureModel

/// A page or a single object of a Microsoft Graph answer, as the service or its SDK writes it.
struct GraphFormat: ExportFormat {
  let name = "Microsoft Graph answer"
  let takesRowsOneByOne = true

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    let root = document.root
    guard root.kind == .object, Self.isAnswer(root) else { return nil }
    let matcher = TableMatcher(recognition: catalog)
    if let error = root["error"], error.kind == .object {
      return failure(error, document, matcher.hint(path: document.path))
    }
    var collector = RowCollector(document)
    let rows: [Row]
    if let list = root[ignoringCase: "value"], list.kind == .array || Self.isOnlyWrapper(root) {
      rows = collector.rows(of: list, at: "/value")
    } else {
      rows = collector.rows(of: root, at: "")
    }
    let context = GraphContext(root["@odata.context"]?.string ?? "")
    guard
      let target = context.target(in: catalog) ?? GraphContext.target(ofTypesIn: rows, catalog)
        ?? matcher.table(of: rows, hint: matcher.hint(path: document.path))
    else { return nil }
    var recognition = Recognition(format: name, problems: collector.problems)
    var found = FoundRows(
      table: target.table,
      source: catalog.catalog.tables[target.table].sources[target.source],
      rows: rows,
      file: document.file
    )
    if collector.isWrongType {
      found.state = .failed
      found.reason = "the answer holds no list of objects"
    }
    let isFollowed = root["@odata.nextLink"]?.string?.isEmpty ?? true
    found.page = root["value"]?.kind == .array ? (isFollowed ? .last : .moreFollow) : .whole
    recognition.found = [found]
    return recognition
  }

  /// Whether an object looks like an answer of Graph and not like a resource without annotations.
  private static func isAnswer(_ root: JSONNode) -> Bool {
    for member in root.members {
      switch member.key {
      case "@odata.context", "@odata.nextLink", "@odata.count": return true
      case "value", "Value": return member.value.kind == .array || isOnlyWrapper(root)
      case "error": return member.value["code"] != nil && member.value["message"] != nil
      default: continue
      }
    }
    return false
  }

  /// Whether the object holds nothing but annotations and a value.
  private static func isOnlyWrapper(_ root: JSONNode) -> Bool {
    var hasValue = false
    for member in root.members {
      if member.key.lowercased() == "value" {
        guard member.value.kind == .object else { return false }
        hasValue = true
      } else if !member.key.hasPrefix("@") {
        return false
      }
    }
    return hasValue
  }

  private func failure(
    _ error: JSONNode,
    _ document: ExportDocument,
    _ hint: RecognitionCatalog.Target?
  ) -> Recognition {
    let code = error["code"]?.string ?? "error"
    let message = error["message"]?.string ?? ""
    let reason = message.isEmpty ? code : "\(code): \(message)"
    var recognition = Recognition(format: "Microsoft Graph error")
    recognition.problems = [
      document.problem(Code.requestFailed, "the request was refused: \(reason)", at: "/error")
    ]
    if let hint {
      var found = FoundRows(table: hint.table, file: document.file)
      found.state = .failed
      found.reason = "the request was refused: \(reason)"
      recognition.found = [found]
    }
    return recognition
  }
}

/// What an `@odata.context` says the answer holds.
struct GraphContext {
  private let fragment: String

  /// Takes the annotation's value.
  init(_ annotation: String) {
    fragment = annotation.split(separator: "#", maxSplits: 1).last.map(String.init) ?? ""
  }

  /// The path or type, as the service wrote it.
  var description: String { fragment }

  /// The table of the request path or type that the context names.
  func target(in catalog: RecognitionCatalog) -> RecognitionCatalog.Target? {
    if fragment.isEmpty { return nil }
    let lower = fragment.lowercased()
    if lower.hasPrefix("collection(") {
      return Self.target(ofType: String(lower.dropFirst(11).prefix { $0 != ")" }), catalog)
    }
    if lower.hasPrefix("microsoft.graph."), !lower.contains("/") {
      return Self.target(ofType: String(lower.prefix { $0 != "(" }), catalog)
    }
    var parts = Self.withoutParentheses(lower).split(separator: "/").map(String.init)
    parts.removeAll {
      $0.hasPrefix("$") || $0.hasPrefix("microsoft.graph.") || Self.isIdentifier($0)
    }
    if let target = catalog.index.graphPaths[parts.joined(separator: "/")] { return target }
    return parts.last.flatMap { catalog.index.graphEndings[$0] }
  }

  /// The table of the resource type of objects.
  static func target(
    ofTypesIn rows: [Row],
    _ catalog: RecognitionCatalog
  ) -> RecognitionCatalog.Target? {
    for row in rows.prefix(3) {
      let type =
        row.node["@odata.type"]
        ?? row.node[ignoringCase: "AdditionalProperties"]?["@odata.type"]
        ?? row.node[ignoringCase: "OdataType"]
      if let type = type?.string?.lowercased(),
        let target = target(ofType: String(type.drop { $0 == "#" }), catalog)
      {
        return target
      }
    }
    return nil
  }

  private static func target(
    ofType type: String,
    _ catalog: RecognitionCatalog
  ) -> RecognitionCatalog.Target? {
    let name = type.split(separator: ".").last.map(String.init) ?? type
    return catalog.index.graphTypes.first { name.hasSuffix($0.ending) }?.target
  }

  /// `users('1')/x(y,z)` without what is in parentheses.
  private static func withoutParentheses(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")", depth > 0 { depth -= 1 } }
        return depth == 0
      }
    )
  }

  private static func isIdentifier(_ part: String) -> Bool {
    part.utf8.count == 36 && part.utf8.filter { $0 == UInt8(ascii: "-") }.count == 4
  }
}
