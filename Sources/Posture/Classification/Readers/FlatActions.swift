/// The actions of a label that is written as flat properties, as `New-Label` takes them and
/// Microsoft365DSC exports them.
enum FlatActions {
  /// What stands for one action: its type, the property that switches it on, and its settings.
  private struct Shape {
    let type: String
    var subtype: String?
    let switchedBy: String
    let settings: [(property: String, setting: String)]
  }

  private static let shapes: [Shape] = [
    Shape(
      type: "encrypt",
      switchedBy: "EncryptionEnabled",
      settings: [
        ("EncryptionProtectionType", "protectiontype"),
        ("EncryptionRightsDefinitions", "rightsdefinitions"),
        ("EncryptionOfflineAccessDays", "offlineaccessdays"),
        ("EncryptionContentExpiredOnDateInDaysOrNever", "contentexpiredondateindaysornever"),
        ("EncryptionDoNotForward", "donotforward"), ("EncryptionEncryptOnly", "encryptonly"),
        ("EncryptionPromptUser", "promptuser"),
        ("EncryptionDoubleKeyEncryptionUrl", "doublekeyencryptionurl"),
      ]
    ),
    marking("header", "ApplyContentMarkingHeader"),
    marking("footer", "ApplyContentMarkingFooter"),
    Shape(
      type: "applywatermarking",
      switchedBy: "ApplyWaterMarkingEnabled",
      settings: [
        ("ApplyWaterMarkingText", "text"), ("ApplyWaterMarkingFontSize", "fontsize"),
        ("ApplyWaterMarkingFontColor", "fontcolor"), ("ApplyWaterMarkingLayout", "layout"),
      ]
    ),
    Shape(
      type: "protectgroup",
      switchedBy: "SiteAndGroupProtectionEnabled",
      settings: [
        ("SiteAndGroupProtectionPrivacy", "privacy"),
        ("SiteAndGroupProtectionAllowAccessToGuestUsers", "allowaccesstoguestusers"),
        ("SiteAndGroupProtectionAllowEmailFromGuestUsers", "allowemailfromguestusers"),
      ]
    ),
    Shape(
      type: "protectsite",
      switchedBy: "SiteAndGroupProtectionEnabled",
      settings: [
        ("SiteAndGroupProtectionAllowFullAccess", "allowfullaccess"),
        ("SiteAndGroupProtectionAllowLimitedAccess", "allowlimitedaccess"),
        ("SiteAndGroupProtectionBlockAccess", "blockaccess"),
        ("SiteExternalSharingControlType", "siteexternalsharingcontroltype"),
        ("SiteAndGroupExternalSharingControlType", "siteexternalsharingcontroltype"),
      ]
    ),
  ]

  private static func marking(_ subtype: String, _ prefix: String) -> Shape {
    Shape(
      type: "applycontentmarking",
      subtype: subtype,
      switchedBy: prefix + "Enabled",
      settings: [
        (prefix + "Text", "text"), (prefix + "FontSize", "fontsize"),
        (prefix + "FontColor", "fontcolor"), (prefix + "Alignment", "alignment"),
        (prefix + "Margin", "margin"),
      ]
    )
  }

  /// The actions of a row; none when it has no such properties.
  static func actions(_ node: DataNode) -> [Label.Action] {
    shapes.compactMap { shape in
      guard let isOn = node.bool(shape.switchedBy) else { return nil }
      var settings = ["disabled": isOn ? "false" : "true"]
      for (property, setting) in shape.settings {
        if let text = node.text(property) { settings[setting] = text }
      }
      return Label.Action(
        type: shape.type,
        subtype: shape.subtype,
        settings: settings,
        place: node[shape.switchedBy]?.place ?? node.place
      )
    }
  }
}
