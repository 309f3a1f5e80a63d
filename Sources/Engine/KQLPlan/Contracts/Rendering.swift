/// How a query asks for its result to be drawn: the chart and its properties.
public struct Rendering: Sendable, Hashable {
  /// The kind of chart: `timechart`, `barchart`, `table`, ...
  public let kind: String
  /// The properties, as written: `title`, `xcolumn`, ...
  public let properties: [Property]

  /// One property.
  public struct Property: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its value as text.
    public let value: String

    /// Creates a property.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Creates a rendering.
  public init(kind: String, properties: [Property]) {
    self.kind = kind
    self.properties = properties
  }
}
