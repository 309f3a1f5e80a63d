import Diagnostics
import Documents

/// The values of a `ConfigurationData.psd1`, which blueprints name as `$ConfigurationData.…`.
///
/// Source: about_Data_Files and "Using configuration data in DSC": a hash table with `AllNodes` and
/// further members; a list of one gives its element's members.
struct ConfigurationData: Sendable {
  /// Texts by the variable that stands for them, in lower case: `configurationdata.a.b`, `node.c`.
  private(set) var variables: [String: String] = [:]

  init() {}

  /// Reads a data file; nothing in it is executed.
  init(_ bytes: Span<UInt8>, named name: String) throws(Diagnostic) {
    let text = try DocumentEncoding.utf8(from: bytes, named: name)
    guard String(validating: text, as: UTF8.self) != nil else {
      throw Diagnostic(Code.notUTF8, "the text is not valid UTF-8", in: name)
    }
    var parser = BlueprintParser(text, named: name)
    let data = try parser.data()
    add(data, "configurationdata")
    for entry in data.entries where entry.name.lowercased() == "allnodes" {
      add(entry.value, "node")
    }
  }

  private mutating func add(_ value: BlueprintValue, _ path: String) {
    switch value {
    case .string(let text), .number(let text): variables[path] = text
    case .bool(let value): variables[path] = value ? "True" : "False"
    case .object(let entries):
      for entry in entries { add(entry.value, path + "." + entry.name.lowercased()) }
    case .list(let values): if values.count == 1 { add(values[0], path) }
    case .null, .unreadable: break
    }
  }
}

extension BlueprintValue {
  /// The entries of an object; none of anything else.
  fileprivate var entries: [BlueprintEntry] {
    if case .object(let entries) = self { entries } else { [] }
  }
}
