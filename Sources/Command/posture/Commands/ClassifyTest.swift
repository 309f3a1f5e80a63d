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
      and tells what is found, where, how sure, and what near it counted. Documents are plain text, \
      HTML, CSV, JSON, mail (.eml) with its attachments, Word, Excel and PowerPoint; others are told \
      as not read.

      With --samples, texts say what is expected, and precision and recall of each type are told:

        samples:
          - {text: "staff number E-1234", expect: {Staff number: 85}}
          - {file: letter.docx, expect: []}

      With --identifier, says of each line whether it is an identifier of that kind, such as iban, \
      credit_card, us_ssn or eu_vat, or what a function such as Func_iban accepts.

      With --batch, texts are JSON lines {"id", "text"} on standard input, and answers JSON lines.

      Exit code 7 when a sample is not as expected.

      Examples:
        posture classify test contracts.xml --text letter.txt --text mails/
        posture classify test contracts.xml --samples contracts.samples.yaml
        posture classify test --built-in "Credit Card Number" --text letter.txt
      """
  )

  @Argument(help: "The rule packages: XML files as the service exports them.")
  var packages: [String] = []

  @Option(help: "A file or folder of texts to run the rules on, or - for standard input.")
  var text: [String] = []

  @Option(help: "A file of texts that say what is expected; may be repeated.")
  var samples: [String] = []

  @Option(
    help: ArgumentHelp(
      "Run a type that the service has built in, by name or identity, or 'all'; may be repeated.",
      valueName: "type"
    )
  )
  var builtIn: [String] = []

  @Option(
    help: ArgumentHelp(
      "The terms of a keyword dictionary that rules refer to, a line each; may be repeated.",
      valueName: "guid=file"
    )
  )
  var dictionary: [String] = []

  @Option(help: "How to write what was found: text or json.")
  var format: CheckFormat = .text

  @Option(help: "Say whether each line of the texts is an identifier of this kind.")
  var identifier: String?

  @Flag(help: "Answer JSON lines: {\"id\", \"text\"} in, {\"id\", ...} out.")
  var batch = false

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard batch != !(text.isEmpty && samples.isEmpty) else {
      throw ValidationError("Give texts with --text or --samples, or answer lines with --batch.")
    }
    guard (identifier != nil) != !(packages.isEmpty && builtIn.isEmpty) else {
      throw ValidationError("Name rule packages or --built-in types, or an --identifier.")
    }
  }

  func run() async throws {
    if let identifier { return try await answer(try kind(identifier)) }
    let detector = try DetectionFiles.detector(
      packages: packages,
      builtIn: builtIn,
      dictionaries: dictionary
    )
    for problem in detector.problems { verbosity.inform("\(problem.subject): \(problem.reason)") }
    if batch {
      return try await BatchLines.answer { text, json in
        DetectionView.write(detector.detect(in: text), to: &json)
      }
    }
    if !text.isEmpty { try run(detector) }
    if !samples.isEmpty { try score(detector) }
  }

  private func kind(_ name: String) throws -> IdentifierKind {
    if let kind = IdentifierKind(name) { return kind }
    throw CommandFailure(
      .usage,
      "there is no kind of identifier '\(name)'",
      hints: ["there are \(IdentifierKind.names.joined(separator: ", "))"]
    )
  }

  private func answer(_ kind: IdentifierKind) async throws {
    if batch {
      return try await BatchLines.answer { text, json in
        json.member("match", kind.accepts(text))
      }
    }
    for item in try text.flatMap(DetectionFiles.documents).flatMap(\.items) {
      for line in item.text.split(whereSeparator: \.isNewline) {
        Output.lines(["\(kind.accepts(String(line)) ? "yes" : "no")\t\(line)"])
      }
    }
  }

  private func run(_ detector: Detector) throws {
    var results: [FileDetection] = []
    var notRead: [DetectionProblem] = []
    for document in try text.flatMap(DetectionFiles.documents) {
      notRead += document.notRead
      for item in document.items {
        let result = detector.detect(in: item.text)
        results.append(FileDetection(name: item.name, text: item.text, result: result))
      }
    }
    switch format {
    case .text:
      Output.lines(results.flatMap(DetectionView.lines))
      for problem in notRead {
        Output.message("posture: not read: \(problem.subject): \(problem.reason)")
      }
    case .json: Output.text(DetectionView.json(results, notRead: notRead))
    }
  }

  private func score(_ detector: Detector) throws {
    var score = SampleScore()
    for (sample, texts) in try samples.flatMap(DetectionFiles.samples) {
      score.add(sample, texts.map { detector.detect(in: $0) })
    }
    switch format {
    case .text: Output.lines(SampleScoreView.lines(score))
    case .json: Output.text(SampleScoreView.json(score))
    }
    guard score.misses.isEmpty else { throw SilentExit(status: .problemsFound) }
  }
}
