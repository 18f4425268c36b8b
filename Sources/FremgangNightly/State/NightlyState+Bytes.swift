import FremgangDigests
import FremgangFiles
import FremgangJSON
import FremgangKit

extension NightlyState {
  private static let head = "fremgang.nightly-state/2\n"

  /// The state as a file.
  ///
  /// A line names the format, the next holds the SHA-256 of what follows, and then comes the state.
  /// Equal states give equal bytes.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(NightlyState.json(fingerprint))
    writer.add(lastGood)
    writer.add(lastGoodTime)
    writer.add(failure.map(NightlyState.json) ?? [])
    writer.add(changes.map(NightlyState.json) ?? [])
    let declarations = people.declarations
    writer.add(declarations.planText)
    writer.add(declarations.program)
    writer.add(declarations.instruments.sorted { $0.key < $1.key }) { writer, instrument in
      writer.add(instrument.key)
      writer.add(instrument.value)
    }
    writer.add(people.responses)
    writer.add(people.memory)
    let digest = SHA256.hexadecimal(of: writer.bytes)
    return Array((NightlyState.head + digest + "\n").utf8) + writer.bytes
  }

  /// Reads a state back, and checks its checksum and everything in it.
  ///
  /// - Throws: what is wrong with it.
  public init(reading bytes: [UInt8]) throws(StateFault) {
    let head = Array(NightlyState.head.utf8)
    guard bytes.starts(with: head) else { throw .unknownFormat }
    let start = head.count + 65
    guard bytes.count > start, bytes[start - 1] == UInt8(ascii: "\n") else { throw .damaged }
    let digest = SHA256.hexadecimal(of: Array(bytes[start...]))
    guard Array(digest.utf8)[...] == bytes[head.count..<start - 1] else { throw .damaged }
    var reader = ByteReader(bytes[start...])
    fingerprint = try NightlyState.value(Fingerprint.self, try reader.raw(), "the fingerprint")
    lastGood = try reader.count("a version")
    lastGoodTime = try reader.integer()
    let failure = try reader.raw()
    self.failure =
      failure.isEmpty ? nil : try NightlyState.value(ShownFailure.self, failure, "the failure")
    let changes = try reader.raw()
    self.changes =
      changes.isEmpty ? nil : try NightlyState.value(Changes.self, changes, "what moved")
    people = try reader.people()
    guard reader.isAtEnd else { throw .inconsistent("something follows its end") }
  }

  private static func json(_ value: some Encodable) -> [UInt8] {
    // Nothing in it is a number that JSON cannot write.
    (try? JSONWriter.bytes(of: value)) ?? []
  }

  private static func value<Value: Decodable>(
    _ type: Value.Type,
    _ bytes: [UInt8],
    _ what: String
  ) throws(StateFault) -> Value {
    do {
      return try JSONReader.value(type, from: bytes, file: nil)
    } catch {
      throw .inconsistent("\(what) cannot be read")
    }
  }
}

extension ByteReader {
  fileprivate mutating func people() throws(StateFault) -> PublishedPeople {
    let planText = try raw()
    let program = try text()
    let sources = try list { (reader) throws(StateFault) in
      (try reader.text(), try reader.raw())
    }
    let instruments = Dictionary(sources) { first, _ in first }
    let plan: EvaluationPlan
    do {
      plan = try ExportPlan(reading: planText, file: nil).evaluation
    } catch {
      throw .inconsistent("the plan cannot be read")
    }
    let responses = try responses { (id) throws(StateFault) in
      guard let source = instruments[id],
        let instrument = Instrument.read(json: source, file: id).instrument, instrument.id == id
      else { throw .inconsistent("an instrument cannot be read") }
      return instrument
    }
    return PublishedPeople(
      responses: responses,
      declarations: Declarations(
        plan: plan,
        planText: planText,
        instruments: instruments,
        program: program
      ),
      memory: try memory(people: responses.respondents.count)
    )
  }
}
