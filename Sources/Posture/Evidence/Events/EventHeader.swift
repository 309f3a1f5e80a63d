/// The headers of portals' CSV exports.
enum EventHeader {
  /// The column that a header names: Log Analytics writes the zone behind the name of a time.
  static func column(_ header: String) -> String {
    let mark = " [UTC]"
    return header.hasSuffix(mark) ? String(header.dropLast(mark.utf8.count)) : header
  }
}
