import Documents

/// A text that is taken apart is good when and only when the whole is.
enum PartsAgree {
  static func check(_ bytes: [UInt8], size: Int) {
    guard DocumentEncoding.sniff(bytes.span) == (.utf8, 0) else { return }
    var scanner = JSONListScanner(partSize: size, sampleSize: max(1, size / 2))
    scanner.feed(bytes.span)
    guard let lists = scanner.finish(), !lists.isEmpty else { return }
    let whole = try? JSONDocument(bytes, named: "whole")
    let isGood = outlineIsGood(bytes, lists) && lists.allSatisfy { partsAreGood(bytes, $0) }
    precondition(isGood == (whole != nil), "the parts are \(isGood ? "" : "not ")good")
  }

  private static func outlineIsGood(_ bytes: [UInt8], _ lists: [JSONLongList]) -> Bool {
    var text: [UInt8] = []
    var offset = 0
    for list in lists {
      text += bytes[offset..<list.sample.upperBound]
      offset = list.bytes.upperBound
    }
    return (try? JSONDocument(text + bytes[offset...], named: "outline")) != nil
  }

  private static func partsAreGood(_ bytes: [UInt8], _ list: JSONLongList) -> Bool {
    let parser = JSONPartParser(levelsAround: list.ordinals.count + 1)
    return list.parts.allSatisfy { part in
      let text = [UInt8(ascii: "[")] + bytes[part] + [UInt8(ascii: "]")]
      let padding = [UInt8](repeating: 0, count: JSONPartParser.padding)
      let document = try? parser.parse((text + padding).span, count: text.count, named: "part")
      return document?.root.elements.isEmpty == false
    }
  }
}
