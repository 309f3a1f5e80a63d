import Documents
import PostureModel

/// Reads the lists of identifiers of frameworks.
enum FrameworkReader {
  static func read(_ tree: YAMLNode, log: inout ReadingLog) -> FrameworkList? {
    guard let reader = FieldReader(tree, path: "", log: &log) else { return nil }
    reader.rejectUnknown(["framework", "source", "products"], log: &log)
    let framework: Framework? = reader.choice("framework", log: &log)
    let source = reader.text("source", log: &log)
    guard let value = reader.required("products", log: &log),
      let products = FieldReader(value, path: "products", log: &log)
    else { return nil }
    let lists = value.entries.map { entry in
      (name: entry.key, identifiers: products.texts(entry.key, log: &log))
    }
    guard let framework, let source, !log.hasErrors else { return nil }
    return FrameworkList(framework: framework, source: source, products: lists)
  }
}
