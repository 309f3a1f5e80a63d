import ArgumentParser
import Classification
import Documents

/// `posture classify test`: runs rules on texts.
struct ClassifyTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the rules of a classification scheme on texts.",
    discussion: """
      With --identifier, says of each text whether it is an identifier of that kind, such as iban,
      credit_card, us_ssn or eu_vat, or what a function such as Func_iban accepts.

      With --batch, texts are JSON lines {"id", "text"} on standard input, and answers JSON lines.

      Example: echo '{"id": 1, "text": "DE89 3704 0044 0532 0130 00"}' |
        posture classify test --identifier iban --batch
      """
  )

  @Option(help: "Say whether each text is an identifier of this kind.")
  var identifier: String?

  @Flag(help: "Answer JSON lines: {\"id\", \"text\"} in, {\"id\", ...} out.")
  var batch = false

  func run() async throws {
    guard let identifier else { throw CommandFailure(.usage, "name an --identifier") }
    guard let kind = IdentifierKind(identifier) else {
      throw CommandFailure(
        .usage,
        "there is no kind of identifier '\(identifier)'",
        hints: ["there are \(IdentifierKind.names.joined(separator: ", "))"]
      )
    }
    try BatchLines.answer { text, json in json.member("match", kind.accepts(text)) }
  }
}
