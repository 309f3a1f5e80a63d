import Documents

/// Reads lists of types, dictionaries and schemas.
enum CatalogueReader {
  /// A row of the tenant's list of types.
  static func type(_ node: DataNode) -> InformationType {
    InformationType(
      name: node.text("Name") ?? "",
      id: (node.text("Id") ?? node.text("Identity") ?? "").lowercased(),
      publisher: node.text("Publisher"),
      kind: node.text("Type"),
      description: node.text("Description"),
      levels: node.list("Levels").compactMap(\.int),
      place: node.place
    )
  }

  /// A row of the tenant's dictionaries.
  static func dictionary(_ node: DataNode) -> KeywordDictionary {
    let terms = node.names("KeywordDictionary").flatMap { text in
      text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" || $0 == "," }.map(String.init)
    }
    return KeywordDictionary(
      name: node.text("Name") ?? "",
      id: (node.text("Identity") ?? node.text("Guid"))?.lowercased(),
      terms: terms,
      isFile: false,
      isUTF16: true,
      place: node.place
    )
  }

  /// A file of terms that is to be imported, one a line.
  static func dictionary(_ text: String, isUTF16: Bool, file: String) -> KeywordDictionary {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    return KeywordDictionary(
      name: file,
      id: nil,
      terms: lines,
      isFile: true,
      isUTF16: isUTF16,
      place: SchemePlace(file: file)
    )
  }

  /// The schema of tables for exact data match.
  static func schema(_ root: XMLNode, encoding: DocumentEncoding?, at place: SchemePlace)
    -> DataSchema
  {
    DataSchema(
      root: root.name,
      namespace: root.namespace,
      encoding: encoding,
      stores: root.children(named: "DataStore").map { store in
        DataSchema.Store(
          name: store[attribute: "name"],
          version: store[attribute: "version"],
          fields: store.children(named: "Field").map { field in
            DataSchema.Field(
              name: field[attribute: "name"] ?? "",
              isSearchable: field.bool("searchable") ?? false,
              ignoredDelimiters: field[attribute: "ignoredDelimiters"],
              place: place.at(line: field.line)
            )
          },
          place: place.at(line: store.line)
        )
      },
      place: place.at(line: root.line)
    )
  }

  /// A site or group with its label.
  static func container(_ node: DataNode) -> Container {
    Container(
      name: node.text("Url") ?? node.text("DisplayName") ?? node.text("Name") ?? "",
      label: node.text("SensitivityLabel") ?? node.text("SensitivityLabelId"),
      highestFileLabel: node.text("HighestFileLabel"),
      place: node.place
    )
  }
}
