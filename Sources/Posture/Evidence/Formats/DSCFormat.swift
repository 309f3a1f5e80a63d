import Diagnostics
import Documents

/// The resources of Microsoft365DSC: its JSON report, or a blueprint rewritten as one.
struct DSCFormat: ExportFormat {
  let name = "Microsoft365DSC"

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    let root = document.root
    let resources: [(pointer: String, node: JSONNode)] =
      root.kind == .array
      ? root.elements.enumerated().map { ("/\($0.offset)", $0.element) } : [("", root)]
    guard let first = resources.first?.node, first["ResourceName"] != nil,
      first["ResourceInstanceName"] != nil
    else { return nil }
    var arrangement = DSCArrangement(document: document, catalog: catalog)
    for (pointer, node) in resources { arrangement.add(node, at: pointer) }
    return arrangement.recognition(named: name)
  }
}

/// Rearranges resources into rows as their tables have them.
private struct DSCArrangement {
  private struct Piece {
    let target: RecognitionCatalog.Target
    let pointer: String
    let node: JSONNode
    var members: DSCMembers
  }

  let document: ExportDocument
  let catalog: RecognitionCatalog
  private var pieces: [Piece] = []
  private var seen: [RecognitionCatalog.Target] = []
  private var strangers: [String: (count: Int, pointer: String)] = [:]

  init(document: ExportDocument, catalog: RecognitionCatalog) {
    self.document = document
    self.catalog = catalog
  }

  mutating func add(_ node: JSONNode, at pointer: String) {
    guard let resource = node.text("ResourceName") else { return }
    guard let targets = catalog.index.resources[resource.lowercased()] else {
      let known = strangers[resource]
      strangers[resource] = ((known?.count ?? 0) + 1, known?.pointer ?? pointer)
      return
    }
    // A resource may say that something must not be there.
    let isAbsent = node[ignoringCase: "Ensure"]?.string?.lowercased() == "absent"
    for target in targets {
      if !seen.contains(target) { seen.append(target) }
      if isAbsent { continue }
      let spec = catalog.catalog.tables[target.table]
      guard case .dsc(_, let mapping) = spec.sources[target.source].kind else { continue }
      let known = spec.isSingle ? pieces.firstIndex { $0.target.table == target.table } : nil
      if let known {
        pieces[known].members.add(node, mapping)
      } else {
        var members = DSCMembers()
        members.add(node, mapping)
        pieces.append(Piece(target: target, pointer: pointer, node: node, members: members))
      }
    }
  }

  func recognition(named name: String) -> Recognition {
    var recognition = Recognition(format: name)
    var writer = JSONWriter(pretty: false)
    writer.array { writer in for piece in pieces { piece.members.write(to: &writer) } }
    // What this program wrote can be read; if it were not, there would be no rows.
    let rearranged = try? JSONDocument(writer.bytes.span, named: document.path)
    let nodes = rearranged?.root.elements.map { $0 } ?? []
    var tables: [Int: FoundRows] = [:]
    for target in seen where tables[target.table] == nil {
      let source = catalog.catalog.tables[target.table].sources[target.source]
      tables[target.table] = FoundRows(table: target.table, source: source, file: document.file)
    }
    for (piece, node) in zip(pieces, nodes) {
      var row = Row(node: node, base: document.base + piece.pointer, file: document.file)
      row.exported = piece.node
      tables[piece.target.table]?.rows.append(row)
    }
    recognition.found = tables.keys.sorted().compactMap { tables[$0] }
    recognition.problems = strangers.keys.sorted().compactMap { resource in
      guard let (count, pointer) = strangers[resource] else { return nil }
      let many = count == 1 ? "1 resource" : "\(count) resources"
      return document.problem(
        Code.notRecognised,
        "no table holds '\(resource)' (\(many))",
        at: pointer,
        severity: .note
      )
    }
    return recognition
  }
}

/// The members of a row, some of them within others.
private struct DSCMembers {
  private var names: [String] = []
  private var values: [String: Value] = [:]

  private indirect enum Value {
    case node(JSONNode, names: [String: String]?)
    case text(String)
    case inner(DSCMembers)
  }

  /// Adds the properties of a resource, rearranged.
  mutating func add(_ resource: JSONNode, _ mapping: DSCMapping) {
    var taken: Set<String> = [
      "resourcename", "resourceinstancename", "resourceid", "ensure",
    ]
    taken.formUnion(BlueprintParser.signInProperties)
    for (path, property) in mapping.members {
      guard let value = resource[ignoringCase: property] else { continue }
      taken.insert(property.lowercased())
      set(path[...], value, mapping.names[property.lowercased()])
    }
    for (name, value) in mapping.constants where values[name] == nil {
      self.names.append(name)
      values[name] = .text(value)
    }
    for member in resource.members where !taken.contains(member.key.lowercased()) {
      set([member.key], member.value, mapping.names[member.key.lowercased()])
    }
  }

  private mutating func set(
    _ path: ArraySlice<String>,
    _ node: JSONNode,
    _ names: [String: String]?
  ) {
    guard let step = path.first else { return }
    if values[step] == nil { self.names.append(step) }
    guard path.count > 1 else {
      values[step] = .node(node, names: names)
      return
    }
    var inner = DSCMembers()
    if case .inner(let known) = values[step] { inner = known }
    inner.set(path.dropFirst(), node, names)
    values[step] = .inner(inner)
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for name in names {
        writer.key(name)
        switch values[name] {
        case .inner(let members): members.write(to: &writer)
        case .node(let node, let names): Self.write(node, names, to: &writer)
        case .text(let text): writer.value(text)
        case nil: writer.null()
        }
      }
    }
  }

  private static func write(
    _ node: JSONNode,
    _ names: [String: String]?,
    to writer: inout JSONWriter
  ) {
    guard let names else { return writer.value(node) }
    if node.kind == .array {
      writer.array { writer in
        for element in node.elements { write(element, names, to: &writer) }
      }
    } else if let text = node.string ?? node.bool.map({ $0 ? "true" : "false" }),
      let name = names[text]
    {
      writer.value(name)
    } else {
      writer.value(node)
    }
  }
}
