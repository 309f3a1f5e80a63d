import Documents

/// Documents that are known and hold no evidence, so that the user is told what they are.
enum Strangers {
  private struct Stranger {
    let members: [String]
    let reason: String
  }

  private static let known = [
    Stranger(
      members: ["outcome", "policies", "rules"],
      reason: "it is a digest of Purview settings by another tool, which leaves most of them out"
    ),
    Stranger(
      members: ["outcome", "labels", "policies"],
      reason: "it is a digest of Purview settings by another tool, which leaves most of them out"
    ),
    Stranger(
      members: ["schema", "results"],
      reason: "it is the result of a hunting query, not an export of settings"
    ),
  ]

  /// Why a document gives no evidence, when it is one of those that are known.
  static func reason(for root: JSONNode) -> String? {
    let object = root.kind == .array ? root[0] : root
    guard let object, object.kind == .object else { return nil }
    return known.first { stranger in
      stranger.members.allSatisfy { object[$0] != nil }
    }?.reason
  }
}
