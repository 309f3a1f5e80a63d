import ControlCatalog
public import Diagnostics
import Documents
import PostureModel

/// Reads waiver files.
public enum WaiverReader {
  private static let fields = [
    "id", "control", "kind", "objects", "reason", "owner", "approver", "ticket", "expires",
  ]

  /// The decisions that could be read, and what is wrong with the file.
  public static func read(
    _ text: String,
    named name: String
  ) -> (file: WaiverFile, diagnostics: [Diagnostic]) {
    var log = ReadingLog(source: SourceText(name: name, text: text))
    let root: YAMLNode
    do {
      root = try YAMLReader.document(text, named: name)
    } catch {
      return (WaiverFile([]), [error])
    }
    guard let reader = FieldReader(root, path: "", log: &log) else {
      return (WaiverFile([]), log.diagnostics)
    }
    reader.rejectUnknown(["waivers"], log: &log)
    guard reader.required("waivers", log: &log) != nil else {
      return (WaiverFile([]), log.diagnostics)
    }
    var entries: [WaiverEntry] = []
    for element in reader.elements("waivers", log: &log) {
      guard let entry = entry(element, log: &log) else { continue }
      if entries.contains(where: { $0.waiver.id == entry.waiver.id }) {
        log.append(
          entry.diagnostic(
            WaiverCodes.duplicate,
            "another decision has this identifier",
            at: "id",
            severity: .error
          )
        )
      } else {
        entries.append(entry)
      }
    }
    return (WaiverFile(entries), log.diagnostics)
  }

  private static func entry(_ node: YAMLNode, log: inout ReadingLog) -> WaiverEntry? {
    guard let fields = FieldReader(node, path: "", log: &log) else { return nil }
    fields.rejectUnknown(Self.fields, log: &log)
    let id = fields.text("id", log: &log)
    let control = fields.text("control", log: &log)
    let kind: Waiver.Kind? = fields.choice("kind", log: &log)
    let reason = fields.text("reason", log: &log)
    let owner = fields.text("owner", log: &log)
    let selectors = fields.elements("objects", log: &log).compactMap { selector($0, log: &log) }
    let isEmptyList = fields.value("objects") != nil && selectors.isEmpty
    if isEmptyList {
      log.complain(
        WaiverCodes.noObjects,
        "'objects' names none",
        at: fields.value("objects")?.position ?? fields.position,
        hints: ["leave it out when the decision is about the whole control"]
      )
    }
    let expires = day(fields, log: &log)
    guard let id, let control, let kind, let reason, let owner, !isEmptyList else { return nil }
    var places = ["": fields.position]
    for field in Self.fields { places[field] = fields.value(field)?.position }
    return WaiverEntry(
      waiver: Waiver(
        id: id,
        kind: kind,
        control: control,
        objects: selectors.map(\.description),
        owner: owner,
        reason: reason,
        approvedBy: fields.optionalText("approver", log: &log),
        ticket: fields.optionalText("ticket", log: &log),
        expires: expires
      ),
      selectors: selectors,
      places: places,
      file: log.source.name
    )
  }

  /// An object by `id`, `name` or `pattern`; a bare text is a name.
  private static func selector(_ node: YAMLNode, log: inout ReadingLog) -> ObjectSelector? {
    if let text = node.text {
      guard !text.isEmpty else { return nil }
      return ObjectSelector(.name, text)
    }
    guard let fields = FieldReader(node, path: "objects", log: &log) else { return nil }
    let known = ObjectSelector.Attribute.allCases
    fields.rejectUnknown(known.map(\.rawValue), log: &log)
    let given = known.filter { fields.value($0.rawValue) != nil }
    guard given.count == 1, let attribute = given.first else {
      log.complain(
        WaiverCodes.badObject,
        "an object is named by one of \(known.map(\.rawValue).joined(separator: ", "))",
        at: fields.position
      )
      return nil
    }
    return fields.text(attribute.rawValue, log: &log).map { ObjectSelector(attribute, $0) }
  }

  private static func day(_ fields: FieldReader, log: inout ReadingLog) -> String? {
    guard let text = fields.optionalText("expires", log: &log) else { return nil }
    guard text.utf8.count == 10, Timestamp.ticks(text) != nil else {
      log.complain(
        WaiverCodes.badDay,
        "'\(text)' is not a day",
        at: fields.value("expires")?.position ?? fields.position,
        hints: ["write the last day on which the decision holds as 2027-01-31"]
      )
      return nil
    }
    return text
  }
}

/// The codes of what can be wrong with waivers; stable, never reused.
enum WaiverCodes {
  static let duplicate = "WVR0101"
  static let noObjects = "WVR0102"
  static let badObject = "WVR0103"
  static let badDay = "WVR0104"
  static let unknownControl = "WVR0201"
  static let neverExpires = "WVR0202"
  static let noApprover = "WVR0203"
  static let expired = "WVR0301"
  static let unused = "WVR0302"
  static let unusedObject = "WVR0303"
  static let tooWide = "WVR0304"
  static let overlapping = "WVR0305"
}
