import Documents

/// The rules, in the order in which they are tried.
struct UserAgentRules: Sendable {
  let browsers: [UserAgentRule]
  let systems: [UserAgentRule]
  let devices: [UserAgentRule]

  /// The rules that are packed into the module, read when they are first asked for.
  static let shared = UserAgentRules(
    text: bytes(of: PackedContent.texts),
    packed: PackedYAML(bytes(of: PackedContent.trees))
  )

  private static func bytes(of literal: StaticString) -> ContiguousArray<UInt8> {
    let count = literal.utf8CodeUnitCount
    return unsafe ContiguousArray(UnsafeBufferPointer(start: literal.utf8Start, count: count))
  }

  private init(text: ContiguousArray<UInt8>, packed: PackedYAML) {
    // The file is a part of the build, and a test reads all of it.
    let document = packed.root(of: text)
    func rules(
      _ list: String,
      _ names: [String],
      fallback: [String?]
    ) -> [UserAgentRule] {
      (document?[list]?.elements ?? []).compactMap { node in
        guard let pattern = node["regex"]?.text else { return nil }
        return UserAgentRule(
          pattern: pattern,
          ignoresCase: node["regex_flag"]?.text == "i",
          replacements: zip(names, fallback).map { node[$0 + "_replacement"]?.text ?? $1 }
        )
      }
    }
    browsers = rules(
      "user_agent_parsers",
      ["family", "v1", "v2", "v3"],
      fallback: [nil, nil, nil, nil]
    )
    systems = rules(
      "os_parsers",
      ["os", "os_v1", "os_v2", "os_v3", "os_v4"],
      fallback: [nil, nil, nil, nil, nil]
    )
    devices = rules(
      "device_parsers",
      ["device", "brand", "model"],
      fallback: ["$1", "", "$1"]
    )
  }
}
