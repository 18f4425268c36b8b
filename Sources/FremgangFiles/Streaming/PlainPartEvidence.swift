import FremgangKit

/// What the plain rows of a part show of codes and labels, for all parts to be judged together.
struct PlainPartEvidence {
  private let study: PlainStudy
  private let tally: PlainTally
  private let understood: UnderstoodExport
  private let reader: PlainReader
  /// What was gathered from all plain rows, and from those of people who need care, which are counted
  /// with these.
  private let passes: [(pass: PlainReader.Passed, sign: Int)]

  init(
    _ study: PlainStudy,
    _ tally: PlainTally,
    _ passed: PlainReader.Passed,
    _ careful: PlainReader.Passed?,
    _ understood: UnderstoodExport,
    _ reader: PlainReader
  ) {
    self.study = study
    self.tally = tally
    self.understood = understood
    self.reader = reader
    passes = [(passed, 1)] + (careful.map { [($0, -1)] } ?? [])
  }

  /// The evidence of the rows that need care together with that of the others.
  func added(to careful: WholeEvidence) -> WholeEvidence {
    var evidence = careful
    for index in evidence.codes.indices { add(to: &evidence.codes[index]) }
    evidence.lowestCodes = lowestCodes(beside: careful.lowestCodes)
    var plain = WholeEvidence()
    plain.labels = labels
    evidence.merge(plain)
    return evidence
  }

  private var layout: PlainLayout { reader.layout }

  private func id(_ block: PlainLayout.Block) -> String {
    understood.offered[block.instrument].id
  }

  /// Adds how often each number was met; those that are declared missing are not told from blanks.
  private func add(to codes: inout CodeEvidence) {
    for (number, block) in layout.blocks.enumerated() where id(block) == codes.instrument {
      for set in codes.sets.indices where set < block.numberOfSets {
        for value in 0..<PlainLayout.numbers {
          let place = layout.codeStarts[number] + set * PlainLayout.numbers + value
          let count = counted { evidence in
            (0..<PlainEvidence.mostWaves).reduce(0) {
              $0 + evidence.codes[$1 * layout.codePlaces + place]
            }
          }
          guard count > 0 else { continue }
          codes.sets[set].counts[value, default: 0] += count
          codes.sets[set].met += count
        }
      }
    }
  }

  /// Something counted over all plain rows but those of people who need care.
  private func counted(_ count: (PlainEvidence) -> Int) -> Int {
    passes.reduce(0) { sum, entry in
      entry.pass.parts.compactMap(\.evidence).reduce(sum) { $0 + entry.sign * count($1) }
    }
  }

  private struct Key: Hashable {
    let instrument: String
    let wave: Int?
  }

  private struct Tally {
    var line = Int.max
    var answers = 0
    var lowest = 0
  }

  /// By instrument and wave, how often the lowest code was chosen.
  private func lowestCodes(beside careful: [LowestCodeTally]) -> [LowestCodeTally] {
    var tallies: [Key: Tally] = [:]
    for tally in careful {
      tallies[Key(instrument: tally.instrument, wave: tally.wave)] = Tally(
        line: tally.line,
        answers: tally.answers,
        lowest: tally.lowest
      )
    }
    for (pass, sign) in passes {
      for (part, meanings) in zip(pass.parts, study.meanings) {
        guard let evidence = part.evidence else { continue }
        add(evidence, meanings, sign, to: &tallies) { line in
          reader.table.rows.lineNumber + pass.line(line, of: part)
        }
      }
    }
    let order = tallies.keys.sorted { one, other in
      (one.instrument, one.wave ?? -1) < (other.instrument, other.wave ?? -1)
    }
    return order.compactMap { key in
      guard let tally = tallies[key], tally.answers > 0 else { return nil }
      return LowestCodeTally(
        instrument: key.instrument,
        wave: key.wave,
        file: reader.table.name,
        line: tally.line,
        answers: tally.answers,
        lowest: tally.lowest
      )
    }
  }

  private func add(
    _ evidence: PlainEvidence,
    _ meanings: PlainStudy.Meanings,
    _ sign: Int,
    to tallies: inout [Key: Tally],
    line: (Int) -> Int
  ) {
    for (number, block) in layout.blocks.enumerated() {
      for wave in 0..<PlainEvidence.mostWaves {
        let seen = wave * layout.blocks.count + number
        guard evidence.measured[seen] > 0 else { continue }
        let key = Key(instrument: id(block), wave: self.wave(number, wave, meanings))
        var tally = tallies[key] ?? Tally()
        if sign > 0 { tally.line = min(tally.line, line(evidence.firstLines[seen])) }
        let start = wave * layout.codePlaces + layout.codeStarts[number]
        for set in 0..<block.numberOfSets {
          let counts = evidence.codes[(start + set * PlainLayout.numbers)...]
            .prefix(PlainLayout.numbers)
          tally.answers += sign * counts.reduce(0, +)
          if let item = block.sets.firstIndex(of: set), block.lowest[item] < PlainLayout.numbers {
            tally.lowest += sign * counts[counts.startIndex + Int(block.lowest[item])]
          }
        }
        tallies[key] = tally
      }
    }
  }

  /// The wave of a block in rows with this number of the wave's token.
  private func wave(_ block: Int, _ number: Int, _ meanings: PlainStudy.Meanings) -> Int? {
    let own = study.blocks[block].wave
    if own >= 0 { return own }
    if study.waveToken < 0 { return study.fixedWave >= 0 ? study.fixedWave : nil }
    let wave = number < meanings.waves.count ? meanings.waves[number] : -1
    return wave >= 0 ? wave : nil
  }

  /// The labels that occur in the plain rows, with the people whose rows are all plain.
  private var labels: [LabelEvidence] {
    study.groupings.indices.compactMap { grouping in
      guard study.groupTokens[grouping] >= 0 else { return nil }
      let counted = study.groupings[grouping]
      let used = Set(study.meanings.flatMap { $0.levels[grouping] }).filter {
        $0 < counted.notStated
      }
      guard !used.isEmpty else { return nil }
      var people = 0
      for (combination, count) in tally.people.enumerated()
      where study.level(grouping, of: combination) < counted.notStated {
        people += count
      }
      return LabelEvidence(
        grouping: counted.id,
        labels: used.map { counted.levels[$0] },
        people: people,
        file: reader.table.name,
        line: reader.table.rows.lineNumber
      )
    }
  }
}

extension PlainLayout.Block {
  /// How many response sets are told apart.
  var numberOfSets: Int { (sets.max() ?? 0) + 1 }
}

extension PlainLayout {
  /// By block, where its response sets begin among the counts of numbers of one wave.
  var codeStarts: [Int] {
    var start = 0
    return blocks.map { block in
      defer { start += block.numberOfSets * PlainLayout.numbers }
      return start
    }
  }

  /// How many counts of numbers one wave has.
  var codePlaces: Int {
    blocks.reduce(0) { $0 + $1.numberOfSets * PlainLayout.numbers }
  }
}
