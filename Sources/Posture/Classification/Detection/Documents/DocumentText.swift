import Compression

/// The text of a document, as the service extracts it: the body is one item, each attachment another.
public struct DocumentText: Sendable {
  /// A text that rules see on its own.
  public struct Item: Sendable {
    /// The document's name, and behind it that of the part.
    public let name: String
    /// The text.
    public let text: String
  }

  /// The texts that were read.
  public internal(set) var items: [Item] = []
  /// What was not read, with the reason.
  public internal(set) var notRead: [DetectionProblem] = []

  /// No document has more parts inside each other.
  private static let maximumDepth = 8

  /// Reads a document by its content, and by its name where the content may be several things.
  public init(_ bytes: [UInt8], named name: String) {
    read(bytes, name, depth: 0)
  }

  private static let readers: [(isReadable: @Sendable ([UInt8], String) -> Bool, reason: String)] =
    [
      (
        { bytes, _ in bytes.starts(with: "%PDF".utf8) },
        "PDF is not read; give its text, as pdftotext writes it"
      ),
      (
        { bytes, _ in bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) },
        "the format of Office before 2007, or an encrypted document, is not read"
      ),
      (
        { bytes, _ in
          bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: Array("7z".utf8) + [0xBC])
        },
        "compressed files are not read"
      ),
    ]

  mutating func read(_ bytes: [UInt8], _ name: String, depth: Int) {
    guard depth < Self.maximumDepth else {
      return skip(name, "parts are too deep inside each other")
    }
    if let refused = Self.readers.first(where: { $0.isReadable(bytes, name) }) {
      return skip(name, refused.reason)
    }
    if ZipArchive.isArchive(bytes.span) {
      switch OfficeText.text(of: bytes, named: name) {
      case .success(let text): items.append(Item(name: name, text: text))
      case .failure(let reason): skip(name, reason.message)
      }
      return
    }
    let lower = name.lowercased()
    if lower.hasSuffix(".eml") || lower.hasSuffix(".mht") || lower.hasSuffix(".mhtml") {
      return readMail(MailMessage(bytes[...]), name, depth: depth)
    }
    guard let text = PlainText.text(bytes) else {
      return skip(name, "this is neither text nor a format that is read")
    }
    let isMarkup = lower.hasSuffix(".html") || lower.hasSuffix(".htm") || HTMLText.looksLike(text)
    items.append(Item(name: name, text: isMarkup ? HTMLText.text(of: text) : text))
  }

  private mutating func readMail(_ mail: MailMessage, _ name: String, depth: Int) {
    var body = mail.headers(["from", "to", "cc", "subject"])
    for part in mail.parts() {
      guard let file = part.fileName else {
        body += part.text.map { "\n" + $0 } ?? ""
        continue
      }
      read(part.content, "\(name)/\(file)", depth: depth + 1)
    }
    items.insert(
      Item(name: name, text: body),
      at: items.firstIndex { $0.name.hasPrefix(name + "/") } ?? items.count
    )
  }

  private mutating func skip(_ name: String, _ reason: String) {
    notRead.append(DetectionProblem(subject: name, reason: reason))
  }
}
