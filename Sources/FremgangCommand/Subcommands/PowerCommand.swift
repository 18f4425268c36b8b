import FremgangKit
import FremgangWords

/// `fremgang power`: how many people to measure, or what so many pairs can show.
struct PowerCommand {
  private let invocation: Invocation
  private let streams: Streams
  private let words: Words
  private let plan: PairedPlan
  private let power: Double
  private let alpha: Double
  private let attrition: Double

  init(_ invocation: Invocation, _ streams: Streams) throws {
    self.invocation = invocation
    self.streams = streams
    words = Words(try invocation.language())
    if !invocation.operands.isEmpty { throw UsageFault.tooManyOperands(.power) }
    power = try invocation.share(.power) ?? 0.8
    alpha = try invocation.share(.alpha) ?? 0.05
    attrition = try invocation.share(.attrition) ?? 0
    plan = try PowerCommand.plan(invocation, alpha: alpha)
  }

  func run() throws {
    if let pairs = try invocation.positiveNumber(.pairs) {
      try tell(pairs: pairs)
    } else {
      try tellPairsNeeded()
    }
    streams.output(
      words.say(
        da: "Parret t-test, tosidet, \(level); eksakt ved den ikke-centrale t-fordeling.",
        en: "Paired t test, two-sided, \(level); exact by the noncentral t distribution."
      )
    )
  }

  private func tellPairsNeeded() throws {
    let pairs = try inRange { () throws(Untestable) in try plan.pairs(power: power) }
    streams.output(
      words.say(
        da: "\(words.count(pairs)) par giver \(percent(power)) chance for at vise ændringen "
          + "(d_z = \(size)).",
        en: "\(words.count(pairs)) pairs have a chance of \(percent(power)) of showing the change "
          + "(d_z = \(size))."
      )
    )
    guard attrition > 0 else { return }
    let people = try inRange { () throws(Untestable) in
      try PairedPlan.enrolment(pairs: pairs, attrition: attrition)
    }
    streams.output(
      words.say(
        da:
          "Mål \(words.count(people)) personer ved start, når \(percent(attrition)) ventes ikke at "
          + "komme igen.",
        en: "Measure \(words.count(people)) people at the start when \(percent(attrition)) are "
          + "expected not to come back."
      )
    )
  }

  private func tell(pairs: Int) throws {
    guard pairs > 1 else {
      throw UsageFault.badValue(.pairs, value: "\(pairs)", expected: "at least 2 are wanted")
    }
    let chance = try inRange { () throws(Untestable) in
      guard pairs <= LatticeLimits.count else { throw .planOutOfRange }
      return plan.power(pairs: pairs)
    }
    let least = try inRange { () throws(Untestable) in
      try PairedPlan.detectableChange(pairs: pairs, power: power, alpha: alpha)
    }
    let smallest = words.number(least, decimals: 2)
    streams.output(
      words.say(
        da: "\(words.count(pairs)) par giver \(percent(chance)) chance for at vise ændringen "
          + "(d_z = \(size)). Med \(percent(power)) chance kan de vise d_z = \(smallest).",
        en: "\(words.count(pairs)) pairs have a chance of \(percent(chance)) of showing the change "
          + "(d_z = \(size)). With a chance of \(percent(power)) they can show d_z = \(smallest)."
      )
    )
  }

  private var size: String { words.number(plan.standardisedChange, decimals: 2) }

  private var level: String { "α = " + words.shortNumber(alpha, most: 4) }

  private func percent(_ share: Double) -> String { words.percent(100 * share) }

  /// The plan for a change in points with its standard deviation, or for d_z.
  private static func plan(_ invocation: Invocation, alpha: Double) throws -> PairedPlan {
    let change = try invocation.number(.change)
    let deviation = try invocation.number(.deviation)
    let size = try invocation.number(.standardisedChange)
    do {
      switch (change, deviation, size) {
      case (let change?, let deviation?, nil):
        return try PairedPlan(change: change, standardDeviationOfChange: deviation, alpha: alpha)
      case (nil, nil, let size?):
        return try PairedPlan(standardisedChange: size, alpha: alpha)
      default: throw UsageFault.changeNotSaid
      }
    } catch is Untestable {
      throw UsageFault.planOutOfRange
    }
  }

  /// The figure, or that nothing can be planned with what was given.
  private func inRange<Figure>(_ work: () throws(Untestable) -> Figure) throws -> Figure {
    do {
      return try work()
    } catch {
      throw UsageFault.planOutOfRange
    }
  }
}

extension Invocation {
  /// The option's value as a number, with a decimal point or comma.
  fileprivate func number(_ option: Option) throws(UsageFault) -> Double? {
    guard let text = value(option) else { return nil }
    let plain = String(text.map { $0 == "," ? "." : $0 })
    guard let number = Double(plain), number.isFinite else {
      throw .badValue(option, value: text, expected: "a number is wanted")
    }
    return number
  }

  /// The option's value as a share between 0 and 1.
  fileprivate func share(_ option: Option) throws(UsageFault) -> Double? {
    guard let share = try number(option) else { return nil }
    guard share >= 0 && share < 1 else {
      throw .badValue(
        option,
        value: value(option) ?? "",
        expected: "a share from 0 to below 1 is wanted"
      )
    }
    return share
  }
}
