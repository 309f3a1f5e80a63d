public import Diagnostics

extension JSONNode {
  /// The line and column of this node in the text it was read from.
  ///
  /// Positions are not kept while reading; this reads the text again up to the node. `bytes` must be
  /// those that were given to `JSONDocument`; with other bytes the answer is nil or means nothing.
  public func position(in bytes: Span<UInt8>) -> SourcePosition? {
    let (encoding, mark) = DocumentEncoding.sniff(bytes)
    guard encoding == .utf8 else {
      // The text was converted when it was read, so it converts again.
      guard let converted = try? DocumentEncoding.utf8(from: bytes, named: "") else { return nil }
      return position(inUTF8: converted.span)
    }
    return position(inUTF8: bytes.extracting(mark..<bytes.count))
  }

  private func position(inUTF8 bytes: Span<UInt8>) -> SourcePosition? {
    guard let offset = JSONCarefulParser.offset(ofWord: index, in: bytes) else { return nil }
    let (line, column) = lineAndColumn(at: offset, in: bytes)
    return SourcePosition(line: line, column: column)
  }
}
