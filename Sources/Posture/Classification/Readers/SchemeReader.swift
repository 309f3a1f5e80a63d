import Compression
import Diagnostics
public import Documents

/// Reads files into a scheme, recognising each by what is in it.
public struct SchemeReader: Sendable {
  private var scheme = Scheme()

  /// Creates a reader that has read nothing.
  public init() {}

  /// Creates a reader that adds to a scheme.
  init(_ scheme: Scheme) { self.scheme = scheme }

  /// What was read so far, without the index of types.
  var current: Scheme { scheme }

  /// What was read.
  public func finished() -> Scheme {
    var scheme = scheme
    scheme.indexTypes()
    scheme.expressions = RegexChecks.items(of: scheme)
    return scheme
  }

  /// Whether files of a name may be of a scheme; others in folders and archives are passed over.
  public static func isOfScheme(named name: String) -> Bool {
    let lower = name.lowercased()
    return [".xml", ".json", ".yaml", ".yml", ".txt", ".ps1", ".clixml"]
      .contains(where: lower.hasSuffix)
  }

  /// Reads one file, or what is in an archive; archives within it are not opened.
  public mutating func read(_ bytes: [UInt8], named name: String) {
    guard ZipArchive.isArchive(bytes.span) else { return readFile(bytes, named: name) }
    do {
      let archive = try ZipArchive(ContiguousArray(bytes), named: name)
      let entries = archive.entries.sorted { $0.path < $1.path }
      for entry in entries where Self.isOfScheme(named: entry.path) {
        readFile(Array(try archive.contents(of: entry)), named: "\(name)/\(entry.path)")
      }
    } catch {
      fault(.brokenData, error, name)
    }
  }

  private mutating func readFile(_ bytes: [UInt8], named name: String) {
    let (encoding, _) = DocumentEncoding.sniff(bytes.span)
    let utf8: ContiguousArray<UInt8>
    do {
      utf8 = try DocumentEncoding.utf8(from: bytes.span, named: name)
    } catch {
      return fault(.wrongEncoding, error, name)
    }
    switch utf8.first(where: { !($0 <= 0x20) }) {
    case nil: note("the file is empty", in: name)
    case UInt8(ascii: "<"): readXML(bytes, utf8, encoding, named: name)
    case UInt8(ascii: "{"), UInt8(ascii: "["): readJSON(utf8, named: name)
    default: readText(utf8, encoding, named: name)
    }
  }

  /// Adds objects that another reader has found, and that they were exported even if there are none.
  public mutating func add(
    _ objects: [(node: JSONNode, file: String, pointer: String)],
    as artefact: Artefact
  ) {
    scheme.exported.insert(artefact)
    var collector = RowCollector(scheme)
    for object in objects {
      let place = SchemePlace(file: object.file, pointer: object.pointer)
      collector.add(DataNode(object.node, at: place), as: artefact)
    }
    scheme = collector.scheme
  }

  private mutating func fault(_ kind: SchemeFault.Kind, _ error: Diagnostic, _ name: String) {
    var line: Int?
    if case .position(let position) = error.place { line = position.line }
    scheme.faults.append(
      SchemeFault(
        kind: kind,
        object: name,
        message: error.message,
        place: SchemePlace(file: name, line: line)
      )
    )
  }

  private mutating func note(_ message: String, in name: String) {
    scheme.notes.append(Diagnostic(Code.unreadable, message, in: name, severity: .note))
  }

  private mutating func readXML(
    _ bytes: [UInt8],
    _ utf8: ContiguousArray<UInt8>,
    _ encoding: DocumentEncoding,
    named name: String
  ) {
    let text = XMLSourceText(utf8, encoding: encoding)
    if let problem = text.encodingProblem {
      scheme.faults.append(
        SchemeFault(
          kind: .wrongEncoding,
          object: name,
          message: problem,
          place: SchemePlace(file: name, line: 1)
        )
      )
    }
    do {
      // A declaration that contradicts the bytes would keep the rest from being looked at.
      let root =
        text.encodingProblem == nil
        ? try XMLReader.document(bytes.span, named: name)
        : try XMLReader.document(text.marked.span, named: name)
      if root.name == "Objs", let json = try CLIXMLText.json(root, named: name) {
        return readJSON(json, named: name)
      }
      add(root, encoding: encoding, size: text.utf16Size, at: SchemePlace(file: name))
    } catch {
      fault(text.hasDocumentType ? .documentType : .brokenXML, error, name)
    }
  }

  /// Adds the package or schema of a root element.
  mutating func add(_ root: XMLNode, encoding: DocumentEncoding?, size: Int, at place: SchemePlace)
  {
    if root.name.lowercased() == "edmschema" {
      scheme.exported.insert(.dataSchemas)
      scheme.dataSchemas.append(CatalogueReader.schema(root, encoding: encoding, at: place))
      return
    }
    scheme.exported.insert(.rulePackages)
    scheme.packages.append(
      Scheme.PackageSource(
        package: RulePackageReader.package(root, at: place),
        root: root,
        encoding: encoding,
        size: size
      )
    )
  }

  private mutating func readJSON(_ utf8: ContiguousArray<UInt8>, named name: String) {
    do {
      let document = try JSONDocument(utf8.span, named: name)
      var collector = RowCollector(scheme)
      collector.collect(DataNode(document.root, at: SchemePlace(file: name, pointer: "")))
      scheme = collector.scheme
      if !collector.hasFound { note("nothing of a classification is in it", in: name) }
    } catch {
      fault(.brokenData, error, name)
    }
  }

  private mutating func readText(
    _ utf8: ContiguousArray<UInt8>,
    _ encoding: DocumentEncoding,
    named name: String
  ) {
    let text = String(decoding: utf8, as: UTF8.self)
    let lower = name.lowercased()
    do {
      if DSCReader.recognises(text) {
        var collector = RowCollector(scheme)
        for (artefact, node) in try DSCReader.resources(in: text, file: name) {
          collector.add(node, as: artefact)
        }
        scheme = collector.scheme
      } else if lower.hasSuffix(".txt") {
        guard encoding != .utf8 || lower.contains("dictionary") || lower.contains("keyword") else {
          return note("nothing of a classification is in it", in: name)
        }
        scheme.exported.insert(.dictionaries)
        scheme.dictionaries.append(
          CatalogueReader.dictionary(text, isUTF16: encoding == .utf16LittleEndian, file: name)
        )
      } else {
        let root = DataNode(try YAMLReader.document(utf8.span, named: name), file: name)
        guard root.has("tiers") || root.has("categories") || root.has("scheme") else {
          return note("nothing of a classification is in it", in: name)
        }
        var collector = RowCollector(scheme)
        collector.add(root["scheme"] ?? root, as: .schemeFile)
        scheme = collector.scheme
      }
    } catch {
      let isScheme = lower.hasSuffix(".yaml") || lower.hasSuffix(".yml")
      fault(isScheme ? .brokenScheme : .brokenData, error, name)
    }
  }
}
