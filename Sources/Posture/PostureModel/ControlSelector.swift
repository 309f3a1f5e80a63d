/// How files and options name controls: by identifier, or by the leading parts of several.
public enum ControlSelector {
  /// Whether a selector (`entra.ca`) means the control of an identifier
  /// (`entra.ca.block-legacy-auth`).
  public static func matches(_ id: String, _ selector: String) -> Bool {
    id == selector || id.hasPrefix(selector + ".")
  }
}
