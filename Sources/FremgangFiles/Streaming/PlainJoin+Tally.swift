import FremgangKit
import FremgangStatistics

extension PlainJoin {
  /// What was counted so far.
  var tally: PlainTally {
    var tally = PlainTally(study)
    for scale in study.scales.indices {
      unsafe tally.scales[scale].pairs.take(pairs[scale])
      let numbers = scales[scale]
      tally.scales[scale].beforeOnly = (0..<numbers.ranks).map {
        beforeOnly[numbers.firstRank + $0]
      }
      tally.scales[scale].afterOnly = (0..<numbers.ranks).map {
        afterOnly[numbers.firstRank + $0]
      }
      tally.scales[scale].completeBeforeOnly = completeAlone[scale * 2]
      tally.scales[scale].completeAfterOnly = completeAlone[scale * 2 + 1]
      let size = numbers.ranks * waves
      for set in 1..<(hasTwoWaves ? 1 : 1 << waves) {
        let start = (numbers.firstRank * waves << waves) + set * size
        let counts = (0..<size).map { trend[start + $0] }
        if counts.contains(where: { $0 > 0 }) { tally.scales[scale].trend[set] = counts }
      }
    }
    for measure in study.measures.indices {
      tally.measures[measure].respondents = respondents[measure]
      tally.measures[measure].questionable = questionable[measure]
      tally.measures[measure].backInTime = backInTime[measure]
      tally.measures[measure].days = days(ofMeasure: measure)
      for combination in 0..<people.count {
        let place = (measure * people.count + combination) * 3
        tally.measures[measure].attendance[combination] = Attendance(
          pairs: attendance[place],
          beforeOnly: attendance[place + 1],
          afterOnly: attendance[place + 2]
        )
      }
    }
    let size = 9 << study.levels.count
    for pair in tally.signs.indices {
      tally.signs[pair] = (0..<size).map { signs[pair * size + $0] }
    }
    tally.people = people.elements
    tally.ledger = ledger
    tally.measurements = measurements
    tally.included = included
    tally.pairedOnAny = pairedOnAny
    tally.careful = careful
    tally.foldedIDs = foldedIDs
    tally.idHashes = idHashes
    return tally
  }

  /// How often the pairs of a measure lie so many days apart.
  private func days(ofMeasure measure: Int) -> CountTable {
    let first = measure * NearDays.places
    let near = (0..<NearDays.places).filter { nearDays[first + $0] > 0 }
      .map { CountTable.Entry(Int64(NearDays.days($0)), Int(nearDays[first + $0])) }
    var days = CountTable(denominator: 1, ascending: near)
    days.merge(farDays[measure])
    return days
  }
}
