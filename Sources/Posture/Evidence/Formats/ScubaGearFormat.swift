import Diagnostics
import Documents
import PostureModel

/// ScubaGear's `ProviderSettingsExport.json`, or a `ScubaResults` file, which has it under `Raw`.
struct ScubaGearFormat: ExportFormat {
  let name = "ScubaGear provider export"
  let takesRowsOneByOne = true

  func read(_ document: ExportDocument, using catalog: RecognitionCatalog) -> Recognition? {
    if document.root["Results"] != nil, let raw = document.root["Raw"], raw.kind == .object {
      return read(document.part(raw, at: "/Raw"), using: catalog)
    }
    guard let export = ScubaGearExport(document, catalog) else { return nil }
    var recognition = Recognition(format: name)
    for (table, spec) in catalog.catalog.tables.enumerated() {
      for source in spec.sources {
        guard case .scubaGear(let key, let keyed, let commands) = source.kind else { continue }
        var found = export.rows(
          of: source,
          key: key,
          keyed: keyed != nil,
          commands: commands,
          problems: &recognition.problems
        )
        found.table = table
        recognition.found.append(found)
      }
    }
    recognition.tenant = export.tenant
    recognition.scubaConfig = export.config
    recognition.scubaExport = document.root
    return recognition
  }
}

/// The members of a provider export and what they say about the commands that were run.
private struct ScubaGearExport {
  private let document: ExportDocument
  private let members: [String: JSONMember]
  private let successful: Set<String>
  private let unsuccessful: [String: String]
  private let hasCommandLists: Bool

  /// Keys that no table is made of.
  private static let ownKeys: Set<String> = [
    "scuba_config", "baseline_version", "module_version", "timestamp_zulu", "report_uuid",
    "defender_license", "defender_dlp_license", "powerbi_license_found", "total_user_count",
    "severity_score_weights",
  ]

  /// Nil when the document has no key of a provider export.
  init?(_ document: ExportDocument, _ catalog: RecognitionCatalog) {
    guard document.root.kind == .object else { return nil }
    var members: [String: JSONMember] = [:]
    var isKnown = false
    for member in document.root.members {
      let key = member.key.lowercased()
      members[key] = member
      // Keys of other formats have no underscore.
      if key.contains("_"), catalog.scubaKeys.contains(key) || key.hasSuffix("successful_commands")
      {
        isKnown = true
      }
    }
    guard isKnown else { return nil }
    var successful: Set<String> = []
    var unsuccessful: [String: String] = [:]
    for (key, member) in members {
      if key.hasSuffix("_unsuccessful_commands") {
        for (name, reason) in Self.commands(in: member.value) { unsuccessful[name] = reason }
      } else if key.hasSuffix("_successful_commands") {
        successful.formUnion(Self.commands(in: member.value).map(\.name))
      }
    }
    self.document = document
    self.members = members
    self.successful = successful
    self.unsuccessful = unsuccessful
    hasCommandLists = members.keys.contains { $0.hasSuffix("successful_commands") }
  }

  /// Command names, lower case, and what is said about each; a list of one may be a bare value.
  private static func commands(in node: JSONNode) -> [(name: String, reason: String)] {
    switch node.kind {
    case .array: return node.elements.flatMap { commands(in: $0) }
    case .string: return node.string.map { [($0.lowercased(), "")] } ?? []
    case .object:
      var name = ""
      var reason = ""
      for member in node.members {
        guard let text = member.value.string else { continue }
        let key = member.key.lowercased()
        if key.contains("error") || key.contains("message") || key.contains("exception") {
          reason = text
        } else if name.isEmpty || key.contains("command") || key.contains("cmdlet") {
          name = text
        }
      }
      return name.isEmpty ? [] : [(name.lowercased(), reason)]
    default: return []
    }
  }

  /// The rows of one source of a table, and whether its command succeeded.
  func rows(
    of source: TableSource,
    key: String,
    keyed: Bool,
    commands: [String],
    problems: inout [Diagnostic]
  ) -> FoundRows {
    var found = FoundRows(table: 0, source: source, file: document.file)
    let names = commands.map { $0.lowercased() }
    let failed = commands.first { unsuccessful[$0.lowercased()] != nil }
    found.command = failed ?? commands.first
    guard let member = members[key.lowercased()] else {
      if let failed {
        found.state = .failed
        found.reason = failure(of: failed)
      } else {
        found.state = .absent
        found.reason = "the export has no '\(key)'"
      }
      return found
    }
    var collector = RowCollector(document)
    let pointer = "/" + jsonPointerStep(member.key)
    var rows: [Row]? = collector.rows(of: member.value, at: pointer, keyed: keyed)
    for step in source.path {
      rows = rows.flatMap { collector.rows(under: step, of: $0) }
    }
    problems += collector.problems
    found.rows = rows ?? []
    if collector.isWrongType {
      found.state = .failed
      found.reason = "'\(key)' holds \(member.value.kindName) where a list of objects should be"
    } else if rows == nil {
      found.state = .absent
      found.reason = "no object of '\(key)' has '\(source.path.joined(separator: "/"))'"
    } else if found.rows.isEmpty {
      judgeEmpty(&found, key: key, names: source.isUnlisted ? [] : names, failed: failed)
    } else if let failed, successful.isDisjoint(with: names) {
      found.state = .partial
      found.reason = failure(of: failed)
    }
    return found
  }

  /// A list without elements is an answer only when its command succeeded.
  private func judgeEmpty(_ found: inout FoundRows, key: String, names: [String], failed: String?) {
    if let failed {
      found.state = .failed
      found.reason = failure(of: failed)
    } else if key == "powerbi_tenant_settings", flag("powerbi_license_found") == false {
      found.state = .failed
      found.reason = "ScubaGear found no Power BI licence and collected no settings"
    } else if hasCommandLists, !names.isEmpty, successful.isDisjoint(with: names) {
      found.state = .failed
      found.reason = "\(found.command ?? key) is not among the commands that succeeded"
    }
  }

  private func failure(of command: String) -> String {
    let name = command.lowercased()
    let detail = unsuccessful[name].flatMap { $0.isEmpty ? nil : ": " + $0 } ?? ""
    // ScubaGear puts a command in both lists when it takes the failure for a missing licence.
    let licence =
      successful.contains(name) ? " (ScubaGear takes it that the tenant has no licence)" : ""
    return "\(command) failed during the export\(detail)\(licence)"
  }

  private func flag(_ key: String) -> Bool? { members[key]?.value.bool }

  /// Who the tenant is and when the export was made.
  var tenant: TenantFacts {
    var facts = TenantFacts()
    facts.tool = "ScubaGear"
    facts.toolVersion = members["module_version"]?.value.string
    facts.exportDate = members["timestamp_zulu"]?.value.string.flatMap { DateText.ticks($0) }
    facts.defenderLicense = flag("defender_license")
    facts.defenderDlpLicense = flag("defender_dlp_license")
    facts.powerBILicense = flag("powerbi_license_found")
    facts.totalUserCount = members["total_user_count"]?.value.int.flatMap { $0 < 0 ? nil : $0 }
    facts.tenantId = members["tenant_id"]?.value.string
    if let details = members["tenant_details"] {
      var collector = RowCollector(document)
      if let row = collector.rows(of: details.value, at: "/" + details.key).first {
        facts.row = row
        facts.tenantId = row.node[ignoringCase: "TenantId"]?.string ?? facts.tenantId
        facts.displayName = row.node[ignoringCase: "DisplayName"]?.string
        facts.initialDomain = row.node[ignoringCase: "DomainName"]?.string
      }
    }
    return facts
  }

  /// The configuration that the run was made with.
  var config: Row? {
    guard let member = members["scuba_config"], member.value.kind == .object else { return nil }
    return Row(
      node: member.value,
      base: document.base + "/" + jsonPointerStep(member.key),
      file: document.file
    )
  }
}
