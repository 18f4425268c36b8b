import FremgangJSON
import FremgangKit

/// Reads what a part has seen of what only all rows show.
struct EvidenceReader {
  private let object: JSONObjectReader
  private let instruments: [Instrument]

  private static let counts = 0...(1 << 40)

  init(_ object: JSONObjectReader, _ instruments: [Instrument]) {
    self.object = object
    self.instruments = instruments
  }

  func evidence() -> WholeEvidence {
    var evidence = WholeEvidence()
    evidence.codes = list("codes", codes)
    evidence.lowestCodes = list("lowestCodes", tally)
    evidence.labels = list("labels", labels)
    object.finish()
    return evidence
  }

  private func list<Value>(_ key: String, _ value: (JSONObjectReader) -> Value?) -> [Value] {
    (object.required(key)?.array() ?? []).compactMap { entry in
      entry.object().flatMap { reader in
        let read = value(reader)
        reader.finish()
        return read
      }
    }
  }

  private func instrument(_ reader: JSONObjectReader) -> Instrument? {
    guard let id = reader.required("instrument")?.string() else { return nil }
    let found = instruments.first { $0.id == id }
    if found == nil {
      reader.report("partial-instrument", "The part counts no such instrument.", at: "instrument")
    }
    return found
  }

  private func codes(_ reader: JSONObjectReader) -> CodeEvidence? {
    let instrument = instrument(reader)
    let misfits = reader.required("misfits")?.int(in: EvidenceReader.counts)
    let entries = reader.required("sets")?.array()
    guard let instrument, let misfits, let entries else { return nil }
    guard entries.count == instrument.responseSets.count else {
      reader.report("partial-codes", "The instrument has other response sets.", at: "sets")
      return nil
    }
    let sets = zip(entries, instrument.responseSets).compactMap { entry, options in
      entry.object().flatMap { numbers($0, options) }
    }
    guard sets.count == entries.count else { return nil }
    return CodeEvidence(instrument: instrument.id, misfits: misfits, sets: sets)
  }

  private func numbers(_ reader: JSONObjectReader, _ options: ResponseSet) -> NumbersMet? {
    let told = NumbersMet.told(options.bounds)
    let flat = reader.required("counts")?.integers()
    let met = reader.required("met")?.int(in: EvidenceReader.counts)
    let labelled = LabelledNumbers(
      differences: few("differences", reader),
      sums: few("sums", reader),
      codes: few("codes", reader)
    )
    let isLettered = reader.required("isLettered")?.bool()
    reader.finish()
    guard let flat, let met, let isLettered else { return nil }
    var counts: [Int: Int] = [:]
    for place in stride(from: 0, to: flat.count - 1, by: 2) {
      counts[Int(flat[place])] = Int(flat[place + 1])
    }
    guard counts.count * 2 == flat.count, counts.keys.allSatisfy(told.contains),
      counts.values.allSatisfy((1...(1 << 40)).contains)
    else {
      reader.report("partial-codes", "These are no numbers with their counts.", at: "counts")
      return nil
    }
    guard counts.values.reduce(0, +) <= met else {
      reader.report("partial-codes", "More numbers are counted than were met.", at: "met")
      return nil
    }
    return NumbersMet(counts: counts, met: met, labelled: labelled, isLettered: isLettered)
  }

  /// At most two numbers that can stand beside the labels of codes.
  private func few(_ key: String, _ reader: JSONObjectReader) -> Set<Int> {
    let most = Int64(4 * LabelledNumbers.largestNumber)
    guard let entry = reader.required(key), let numbers = entry.integers(in: -most...most) else {
      return []
    }
    if numbers.count > 2 { entry.report("partial-codes", "There are at most two of these.") }
    return Set(numbers.prefix(2).map(Int.init))
  }

  private func tally(_ reader: JSONObjectReader) -> LowestCodeTally? {
    let instrument = instrument(reader)
    let wave = reader.optional("wave")?.int(in: 0...Int.max)
    let file = reader.required("file")?.string()
    let line = reader.required("line")?.int(in: 0...Int.max)
    let answers = reader.required("answers")?.int(in: EvidenceReader.counts)
    let lowest = reader.required("lowest")?.int(in: EvidenceReader.counts)
    guard let instrument, let file, let line, let answers, let lowest else { return nil }
    if lowest > answers {
      reader.report("partial-codes", "More answers are low than there are.", at: "lowest")
    }
    return LowestCodeTally(
      instrument: instrument.id,
      wave: wave,
      file: file,
      line: line,
      answers: answers,
      lowest: lowest
    )
  }

  private func labels(_ reader: JSONObjectReader) -> LabelEvidence? {
    let grouping = reader.optional("grouping")?.string()
    let labels = (reader.required("labels")?.array() ?? []).compactMap { $0.string() }
    let people = reader.required("people")?.int(in: EvidenceReader.counts)
    let file = reader.required("file")?.string()
    let line = reader.required("line")?.int(in: 0...Int.max)
    guard let people, let file, let line else { return nil }
    return LabelEvidence(
      grouping: grouping,
      labels: labels,
      people: people,
      file: file,
      line: line
    )
  }
}
