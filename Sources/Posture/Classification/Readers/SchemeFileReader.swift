/// Reads an organisation's own description of its classification.
struct SchemeFileReader {
  private var faults: [SchemeFault] = []

  /// The scheme of a value, and what is wrong with it.
  static func scheme(_ node: DataNode) -> (scheme: SchemeFile, faults: [SchemeFault]) {
    var reader = SchemeFileReader()
    let scheme = reader.read(node)
    return (scheme, reader.faults)
  }

  private mutating func fault(_ message: String, of object: String, at place: SchemePlace) {
    faults.append(
      SchemeFault(kind: .brokenScheme, object: object, message: message, place: place)
    )
  }

  private static let keys: [String: [String]] = [
    "scheme": [
      "schemaversion", "organisation", "organization", "tiers", "categories", "exceptions",
    ],
    "tier": [
      "id", "rank", "label", "encrypt", "marking", "container", "guests", "maxofflinedays", "name",
      "description",
    ],
    "category": [
      "id", "name", "owner", "tier", "detectors", "workloads", "policies", "retentionmindays",
      "retentionmaxdays", "minconfidence", "samplespositive", "samplesnegative", "description",
    ],
    "exception": ["check", "object", "reason", "owner", "until"],
  ]

  private mutating func checkKeys(_ node: DataNode, _ kind: String, _ object: String) {
    let known = Self.keys[kind] ?? []
    for member in node.members where !known.contains(member.folded) {
      fault("a \(kind) has no '\(member.key)'", of: object, at: member.value.place)
    }
  }

  private mutating func read(_ node: DataNode) -> SchemeFile {
    checkKeys(node, "scheme", "scheme")
    if let version = node.text("schemaVersion"), version != "1", version != "1.0" {
      fault("the schema version '\(version)' is not known", of: "scheme", at: node.place)
    }
    return SchemeFile(
      organisation: node.text("organisation") ?? node.text("organization"),
      tiers: node.list("tiers").map { tier($0) },
      categories: node.list("categories").map { category($0) },
      exceptions: node.list("exceptions").map { exception($0) },
      place: node.place
    )
  }

  private mutating func required(_ node: DataNode, _ key: String, _ kind: String) -> String {
    if let text = node.text(key) { return text }
    fault("a \(kind) has no '\(key)'", of: node.text("id") ?? kind, at: node.place)
    return ""
  }

  private mutating func tier(_ node: DataNode) -> SchemeFile.Tier {
    let id = required(node, "id", "tier")
    checkKeys(node, "tier", id)
    return SchemeFile.Tier(
      id: id,
      rank: node.int("rank"),
      label: node.text("label"),
      encrypt: node.bool("encrypt"),
      marking: node.bool("marking"),
      container: node.bool("container"),
      guests: node.bool("guests"),
      maxOfflineDays: node.int("maxOfflineDays"),
      place: node.place
    )
  }

  private mutating func category(_ node: DataNode) -> SchemeFile.Category {
    let id = required(node, "id", "category")
    checkKeys(node, "category", id)
    return SchemeFile.Category(
      id: id,
      name: node.text("name") ?? id,
      owner: node.text("owner"),
      tier: node.text("tier"),
      detectors: node.list("detectors").flatMap { detectors($0, of: id) },
      workloads: node.names("workloads").map { $0.lowercased() },
      policies: node.names("policies"),
      retentionMinDays: node.int("retentionMinDays"),
      retentionMaxDays: node.int("retentionMaxDays"),
      minConfidence: node.int("minConfidence"),
      positiveSamples: node.names("samplesPositive"),
      negativeSamples: node.names("samplesNegative"),
      place: node.place
    )
  }

  private mutating func detectors(_ node: DataNode, of id: String) -> [SchemeFile.Detector] {
    if let text = node.text {
      let kind = text.lowercased() == "manual" ? "manual" : "sit"
      return [SchemeFile.Detector(kind: kind, name: text, place: node.place)]
    }
    let known = ["sit", "edm", "classifier", "fingerprint", "manual"]
    return node.members.compactMap { member in
      guard known.contains(member.folded) else {
        fault("a detector has no '\(member.key)'", of: id, at: member.value.place)
        return nil
      }
      return SchemeFile.Detector(
        kind: member.folded,
        name: member.value.text ?? "",
        place: node.place
      )
    }
  }

  private mutating func exception(_ node: DataNode) -> SchemeFile.Exception {
    let check = required(node, "check", "exception")
    checkKeys(node, "exception", check)
    return SchemeFile.Exception(
      check: check,
      object: node.text("object"),
      reason: node.text("reason"),
      owner: node.text("owner"),
      until: node.text("until"),
      place: node.place
    )
  }
}
