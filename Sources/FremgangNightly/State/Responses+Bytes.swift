import FremgangKit

extension ByteWriter {
  /// Everything but the instruments' declarations, which stand beside it, and where rows stood.
  mutating func add(_ responses: Responses) {
    add(responses.instruments.map(\.id))
    add(responses.respondents)
    add(responses.waves)
    add(responses.answerModes)
    add(responses.groupings) { writer, grouping in
      writer.add(grouping.id)
      writer.add(grouping.levels)
    }
    add(responses.measurements) { writer, measurement in
      writer.add(measurement.respondent)
      writer.add(measurement.instrument)
      writer.add(measurement.wave)
      writer.add(measurement.day.map { Int($0.number) })
      writer.add(measurement.answerMode)
      writer.add(measurement.content)
    }
    add(responses.groupValues) { writer, value in
      writer.add(value.respondent)
      writer.add(value.grouping)
      writer.add(value.level)
      writer.add(value.wave)
      writer.add(value.day.map { Int($0.number) })
    }
    add(responses.personalRatings) { writer, rating in
      writer.add(rating.respondent)
      writer.add(rating.instrument)
      writer.add(rating.axis)
      writer.add(rating.wave)
      writer.add(rating.day.map { Int($0.number) })
      writer.add(rating.value)
      writer.add(rating.baseline.rawValue)
    }
  }

  private mutating func add(_ content: Measurement.Content) {
    switch content {
    case .answers(let answers):
      add(0)
      add(answers) { $0.add(Int($1.rawValue)) }
    case .totals(let totals):
      add(1)
      add(totals.sorted { $0.key < $1.key }) { writer, total in
        writer.add(total.key)
        writer.add(total.value.mantissa)
        writer.add(total.value.fractionDigits)
      }
    case .unusable(let reason):
      add(2)
      add(reason.rawValue)
    }
  }
}

extension ByteReader {
  /// Responses to `instruments`, every index within bounds and every answer of its instrument.
  mutating func responses(
    _ instruments: (String) throws(StateFault) -> Instrument
  ) throws(StateFault) -> Responses {
    var responses = Responses(files: [""])
    for id in try names("an instrument") { responses.instruments.append(try instruments(id)) }
    responses.respondents = try names("a respondent")
    responses.waves = try names("a wave")
    responses.answerModes = try texts()
    responses.groupings = try list { (reader) throws(StateFault) in
      Responses.Grouping(id: try reader.text(), levels: try reader.names("a level"))
    }
    let read = responses
    responses.measurements = try list { (reader) throws(StateFault) in
      try reader.measurement(in: read)
    }
    responses.groupValues = try list { (reader) throws(StateFault) in
      try reader.groupValue(in: read)
    }
    responses.personalRatings = try list { (reader) throws(StateFault) in
      try reader.rating(in: read)
    }
    return responses
  }

  private mutating func measurement(in responses: Responses) throws(StateFault) -> Measurement {
    let respondent = try index(below: responses.respondents.count, "a respondent")
    let instrument = try index(below: responses.instruments.count, "an instrument")
    return Measurement(
      respondent: respondent,
      instrument: instrument,
      wave: try optionalIndex(below: responses.waves.count, "a wave"),
      day: try day(),
      answerMode: try optionalIndex(below: responses.answerModes.count, "a way of answering"),
      content: try content(of: responses.instruments[instrument]),
      origin: Origin(file: 0, line: 0)
    )
  }

  private mutating func day() throws(StateFault) -> Day? {
    guard try flag() else { return nil }
    // From year 1 to year 9999.
    return Day(number: Int32(try integer(in: -719_162...2_932_896, "a day")))
  }

  private mutating func content(
    of instrument: Instrument
  ) throws(StateFault) -> Measurement.Content {
    switch try integer() {
    case 0:
      let answers = try list { (reader) throws(StateFault) in try reader.answer() }
      guard answers.count == instrument.items.count else {
        throw .inconsistent("a measurement has not as many answers as items")
      }
      return .answers(answers)
    case 1:
      var totals: [Int: DecimalNumber] = [:]
      for (scale, total) in try list({ (reader) throws(StateFault) in
        try reader.total(of: instrument)
      }) {
        totals[scale] = total
      }
      return .totals(totals)
    case 2:
      guard let reason = Measurement.Unusable(rawValue: try text()) else {
        throw .inconsistent("a measurement is unusable for no known reason")
      }
      return .unusable(reason)
    default: throw .inconsistent("a measurement holds nothing that is known")
    }
  }

  private mutating func answer() throws(StateFault) -> Answer {
    let raw = try integer(in: Int64(Int16.min)...Int64(Answer.highestCode), "an answer")
    for absence in [Answer.blank, .declined, .notApplicable] where Int64(absence.rawValue) == raw {
      return absence
    }
    guard raw >= Answer.lowestCode else { throw .inconsistent("an answer is out of bounds") }
    return Answer(code: Int(raw))
  }

  private mutating func total(
    of instrument: Instrument
  ) throws(StateFault) -> (Int, DecimalNumber) {
    let scale = try index(below: instrument.scales.count, "a scale")
    let mantissa = try integer()
    let digits = try index(below: 10, "a decimal")
    guard let total = DecimalNumber(mantissa: mantissa, fractionDigits: digits) else {
      throw .inconsistent("a total has too many decimals")
    }
    return (scale, total)
  }

  private mutating func groupValue(
    in responses: Responses
  ) throws(StateFault) -> Responses.GroupValue {
    let respondent = try index(below: responses.respondents.count, "a respondent")
    let grouping = try index(below: responses.groupings.count, "a grouping")
    return Responses.GroupValue(
      respondent: respondent,
      grouping: grouping,
      level: try index(below: responses.groupings[grouping].levels.count, "a level"),
      wave: try optionalIndex(below: responses.waves.count, "a wave"),
      day: try day(),
      origin: Origin(file: 0, line: 0)
    )
  }

  private mutating func rating(
    in responses: Responses
  ) throws(StateFault) -> Responses.PersonalRating {
    Responses.PersonalRating(
      respondent: try index(below: responses.respondents.count, "a respondent"),
      instrument: try index(below: responses.instruments.count, "an instrument"),
      axis: try text(),
      wave: try optionalIndex(below: responses.waves.count, "a wave"),
      day: try day(),
      value: Int(try integer(in: -1_000_000...1_000_000, "a rating")),
      baseline: try baseline(),
      origin: Origin(file: 0, line: 0)
    )
  }

  private mutating func baseline() throws(StateFault) -> Baseline {
    guard let baseline = Baseline(rawValue: try text()) else {
      throw .inconsistent("a baseline is not known")
    }
    return baseline
  }
}
