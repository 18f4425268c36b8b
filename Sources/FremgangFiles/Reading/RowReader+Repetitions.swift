import FremgangJSON
import FremgangKit

/// The repetitions that gave a measurement of one person, instrument, wave and day.
struct RepetitionCheck {
  private struct Key: Hashable {
    var respondent: Int
    var instrument: Int
    var wave: Int?
    var day: Day?
  }

  private var seen: [Key: String] = [:]

  /// Whether another repetition has given a measurement that nothing tells from this one.
  mutating func isRepeated(_ measurement: Measurement, _ repetition: String) -> Bool {
    let key = Key(
      respondent: measurement.respondent,
      instrument: measurement.instrument,
      wave: measurement.wave,
      day: measurement.day
    )
    guard let known = seen[key] else {
      seen[key] = repetition
      return false
    }
    return known != repetition
  }
}

extension RowReader {
  /// Refuses repetitions that neither a wave nor a day puts in order.
  mutating func checkRepetitions(_ measurements: ArraySlice<Measurement>, _ row: CSVRow) {
    guard let column = layout.instance, !layout.instanceIsWave, !measurements.isEmpty else {
      return
    }
    let repetition = CellText.trimmedText(of: row.cells[column], in: table.bytes)
    for measurement in measurements where repetitions.isRepeated(measurement, repetition) {
      log.report(
        "repetitions-need-a-plan",
        at: place(row.line, column),
        "The respondent has answered several times, and neither a wave nor a date tells these times "
          + "apart; only \"\(header.names[column])\" does.",
        remedy:
          "Say in the plan \"columns\": { \"instance\": \"\(header.names[column])\" } if each "
          + "number is a wave, or name the column of days: \"columns\": { \"date\": \"…\" }."
      )
    }
  }
}
