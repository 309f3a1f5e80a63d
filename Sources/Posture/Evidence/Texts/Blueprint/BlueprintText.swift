import Diagnostics
import Documents

/// Rewrites a Microsoft365DSC blueprint (a `Configuration` in a `.ps1` file) as the list of objects
/// that Microsoft365DSC's own JSON report is.
///
/// Nothing is executed: what is not a plain value is left unknown, and named.
enum BlueprintText {
  /// Whether a text is a blueprint, by its first part.
  static func isBlueprint(_ bytes: Span<UInt8>) -> Bool {
    let head = bytes.extracting(0..<min(bytes.count, 65_536))
    // In UTF-16 every second byte is nothing.
    var letters = ContiguousArray<UInt8>()
    for index in head.indices where head[index] != 0 {
      letters.append(head[index] | (head[index] >= 0x41 && head[index] <= 0x5A ? 0x20 : 0))
    }
    let text = String(decoding: letters, as: UTF8.self)
    return text.contains("import-dscresource")
  }

  /// The JSON text, the line of each resource and what could not be read.
  static func json(
    _ bytes: Span<UInt8>,
    named name: String,
    data: ConfigurationData
  ) throws(Diagnostic) -> (text: ContiguousArray<UInt8>, lines: [Int], problems: [Diagnostic]) {
    let text = try DocumentEncoding.utf8(from: bytes, named: name)
    guard String(validating: text, as: UTF8.self) != nil else {
      throw Diagnostic(Code.notUTF8, "the text is not valid UTF-8", in: name)
    }
    var parser = BlueprintParser(text, named: name, data: data)
    let resources = try parser.resources()
    var writer = JSONWriter(pretty: false)
    writer.array { writer in
      for resource in resources {
        writer.object { writer in
          writer.member("ResourceName", resource.type)
          writer.member("ResourceInstanceName", resource.name)
          for entry in resource.entries {
            writer.key(entry.name)
            entry.value.write(to: &writer)
          }
        }
      }
    }
    return (writer.bytes, resources.map(\.line), parser.problems)
  }
}
