import ArgumentParser
import Classification
import Diagnostics
import Documents

/// `posture classify test`: runs rules on texts.
struct ClassifyTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the rules of a classification scheme on texts.",
    discussion: """
      Runs the sensitive information types of rule packages on texts, as the service documents it, \
      and tells what is found, where, how sure, and what near it counted.

      With --identifier, says of each text whether it is an identifier of that kind, such as iban,
      credit_card, us_ssn or eu_vat, or what a function such as Func_iban accepts.

      With --batch, texts are JSON lines {"id", "text"} on standard input, and answers JSON lines.

      Examples:
        posture classify test contracts.xml --text letter.txt --text mails/
        echo '{"id": 1, "text": "DE89 3704 0044 0532 0130 00"}' |
          posture classify test --identifier iban --batch
      """
  )

  @Argument(help: "The rule packages: XML files as the service exports them.")
  var packages: [String] = []

  @Option(help: "A file or folder of texts to run the rules on, or - for standard input.")
  var text: [String] = []

  @Option(help: "How to write what was found: text or json.")
  var format: CheckFormat = .text

  @Option(help: "Say whether each text is an identifier of this kind.")
  var identifier: String?

  @Flag(help: "Answer JSON lines: {\"id\", \"text\"} in, {\"id\", ...} out.")
  var batch = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard batch != !text.isEmpty || identifier != nil && !batch else {
      throw ValidationError("give texts with --text, or answer lines with --batch")
    }
    guard (identifier != nil) != !packages.isEmpty else {
      throw ValidationError("name rule packages, or an --identifier")
    }
  }

  func run() async throws {
    if let identifier { return try answer(try kind(identifier)) }
    let detector = Detector(try packages.map(rules))
    for problem in detector.problems {
      Output.message("posture: note: \(problem.subject): \(problem.reason)")
    }
    guard batch else { return try run(detector) }
    try BatchLines.answer { text, json in
      DetectionView.write(detector.detect(in: text), to: &json)
    }
  }

  private func kind(_ name: String) throws -> IdentifierKind {
    if let kind = IdentifierKind(name) { return kind }
    throw CommandFailure(
      .usage,
      "there is no kind of identifier '\(name)'",
      hints: ["there are \(IdentifierKind.names.joined(separator: ", "))"]
    )
  }

  private func answer(_ kind: IdentifierKind) throws {
    guard batch else {
      for path in text {
        let content = String(decoding: try InputFiles.bytes(path), as: UTF8.self)
        for line in content.split(whereSeparator: \.isNewline) {
          Output.lines(["\(kind.accepts(String(line)) ? "yes" : "no")\t\(line)"])
        }
      }
      return
    }
    try BatchLines.answer { text, json in json.member("match", kind.accepts(text)) }
  }

  private func rules(_ path: String) throws -> DetectionRules {
    let bytes = try InputFiles.bytes(path)
    do {
      return DetectionRules(try RulePackageReader.package(bytes.span, named: path))
    } catch {
      throw CommandFailure(.badInput, drawn: DiagnosticsView.lines([error]))
    }
  }

  private func run(_ detector: Detector) throws {
    var results: [FileDetection] = []
    for path in text {
      let content = String(decoding: try InputFiles.bytes(path), as: UTF8.self)
      results.append(FileDetection(name: path, text: content, result: detector.detect(in: content)))
    }
    switch format {
    case .text: Output.lines(results.flatMap(DetectionView.lines))
    case .json: Output.text(DetectionView.json(results))
    }
  }
}
