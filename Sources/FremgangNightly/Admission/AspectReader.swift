import FremgangKit

/// Reads of a person's contributions what is told, aspect by aspect.
///
/// A pair tells the score before, the score after, and both together; so does a trend of the same
/// scores; signs on two instruments tell something of both pairs. Where several figures rest on the same
/// score, somebody who is in all of them is no company for somebody who is in some.
struct AspectReader {
  /// One thing told of a person, and one figure that it is in.
  struct Reading {
    /// What is told: of each person, once.
    let subject: Int32
    let place: Int32
    let value: UInt64
  }

  private enum Role {
    case pair(scale: Int32, isWhole: Bool)
    case first(scale: Int32)
    case trend(scale: Int32)
    case score(Score)
    case items(scale: Int32, part: Int32)
    case signs([Int32])
    case alone
  }

  private struct Score {
    let scale: Int32
    let wave: String
    let subject: Int32
  }

  /// The score before, the score after, both, the first score, and the two scores as sums of parts.
  private static let perScale: Int32 = 6
  private let roles: [Role]
  private let places: [Int32]
  private let pools: [Int32]
  private let firstPlace: Int32
  /// Where the sums of all parts of a total are counted.
  private let partsPlace: Int32
  /// By scale: the total that it may be a part of.
  private let totals: [Int32: Int32]
  /// By place of a trend: its waves.
  private var waves: [Int32: Set<String>] = [:]
  /// By subject: a hash of what it is.
  private var marks: [UInt64]
  private let firstAlone: Int32

  /// Learns what the cells tell.
  ///
  /// - Parameters:
  ///   - cells: all cells.
  ///   - marks: by cell, its mark.
  ///   - compared: where they are counted.
  ///   - rounded: the instruments of which rounding hides what a total is more than its parts.
  init(
    _ cells: [ContributionCell],
    _ marks: [UInt64],
    _ compared: ComparedCells,
    rounded: Set<String>
  ) {
    places = compared.places
    pools = compared.pools
    firstPlace = Int32(compared.count)
    var scales: [[String]: Int32] = [:]
    var primary: [String: Int32] = [:]
    var totals: [Int32: Int32] = [:]
    for cell in cells where cell.kind == .pair && cell.grouping == nil {
      let scale = Int32(scales.count)
      scales[[cell.instrument, cell.scale]] = scale
      // The primary scale is walked first.
      if primary[cell.instrument] == nil { primary[cell.instrument] = scale }
      if !rounded.contains(cell.instrument) { totals[scale] = primary[cell.instrument] }
    }
    self.totals = totals
    partsPlace = firstPlace + Int32(scales.count)
    firstAlone = AspectReader.perScale * Int32(scales.count)
    var subjects = Int(firstAlone) + compared.count
    roles = cells.map { cell in
      let scale = scales[[cell.instrument, cell.scale]] ?? 0
      switch cell.kind {
      case .pair: return .pair(scale: scale, isWhole: cell.grouping == nil)
      case .beforeOnly: return .first(scale: scale)
      case .trend: return .trend(scale: scale)
      case .itemsBefore: return .items(scale: scale, part: 0)
      case .itemsAfter: return .items(scale: scale, part: 1)
      case .score:
        subjects += 1
        return .score(Score(scale: scale, wave: cell.level, subject: Int32(subjects - 1)))
      case .signs:
        return .signs(cell.instrument.split(separator: " ").compactMap { primary[String($0)] })
      default: return .alone
      }
    }
    self.marks = Array(repeating: 0, count: subjects)
    for (number, cell) in cells.enumerated() {
      if case .score(let score) = roles[number] { self.marks[Int(score.subject)] = marks[number] }
      if case .pair(let scale, true) = roles[number] {
        for part in 0..<AspectReader.perScale {
          var hash = StableHash(seed: UInt64(part))
          hash.add(Int64(bitPattern: marks[number]))
          self.marks[Int(AspectReader.perScale * scale + part)] = hash.value
        }
      }
      guard places[number] >= 0 else { continue }
      let alone = Int(firstAlone + places[number])
      self.marks[alone] = max(self.marks[alone], marks[number])
      if cell.kind == .trend {
        waves[places[number]] = Set(cell.level.split(separator: "\n").map(String.init))
      }
    }
  }

  /// What shifts when a person who contributed `old` contributes `new`.
  func shifts(
    _ old: ArraySlice<Contributions.Entry>,
    _ new: ArraySlice<Contributions.Entry>,
    alike: UInt64?,
    wasPublished: (Reading) -> Bool
  ) -> [Shift] {
    matched(readings(old), readings(new)).flatMap { before, after -> [Shift] in
      guard let subject = (before.first ?? after.first)?.subject else { return [] }
      return SubjectChange(subject, before, after, isOver: isOver)
        .shifts(alike, wasPublished: after.first.map(wasPublished) ?? false)
    }
  }

  /// What was told by `old` and is not told by `new`.
  func replaced(
    by new: ArraySlice<Contributions.Entry>,
    _ old: ArraySlice<Contributions.Entry>
  ) -> [Reading] {
    matched(readings(old), readings(new)).compactMap { before, after in
      before.first?.value == after.first?.value ? nil : before.first
    }
  }

  /// The mark of what is told of a person.
  func mark(_ person: UInt64, _ reading: Reading) -> UInt64 {
    var hash = StableHash(seed: person)
    hash.add(Int64(bitPattern: marks[Int(reading.subject)]))
    hash.add(Int64(bitPattern: reading.value))
    return hash.value
  }

  /// A trend over some waves is not drawn any more once anybody is measured at others as well.
  private func isOver(_ old: Int32, _ new: Int32) -> Bool {
    guard let before = waves[old], let after = waves[new] else { return false }
    return before.isStrictSubset(of: after)
  }

  private func readings(_ entries: ArraySlice<Contributions.Entry>) -> [Reading] {
    var pairs: [(scale: Int32, value: UInt64)] = []
    var scores: [(score: Score, value: UInt64)] = []
    var isComplete: [[Int32]] = [[], []]
    for entry in entries {
      switch roles[Int(entry.cell)] {
      case .pair(let scale, true): pairs.append((scale, entry.value))
      case .score(let score): scores.append((score, entry.value))
      case .items(let scale, let part): isComplete[Int(part)].append(scale)
      default: break
      }
    }
    func value(_ scale: Int32) -> UInt64? { pairs.first { $0.scale == scale }?.value }
    var readings: [Reading] = []
    func tell(_ scale: Int32, _ part: Int32, _ place: Int32, _ value: UInt64) {
      readings.append(
        Reading(subject: AspectReader.perScale * scale + part, place: place, value: value)
      )
    }
    func tellPair(_ scale: Int32, _ place: Int32, _ value: UInt64) {
      tell(scale, 0, place, value >> 32)
      tell(scale, 1, place, value & 0xFFFF_FFFF)
      tell(scale, 2, place, value)
      guard totals[scale] == scale else { return }
      tell(scale, 4, place, value >> 32)
      tell(scale, 5, place, value & 0xFFFF_FFFF)
    }
    func tellAlone(_ place: Int32, _ value: UInt64) {
      readings.append(Reading(subject: firstAlone + place, place: place, value: value))
    }
    for entry in entries {
      let place = places[Int(entry.cell)]
      let role = roles[Int(entry.cell)]
      switch role {
      case .pair(let scale, true), .first(let scale):
        tell(scale, 3, firstPlace + scale, entry.value >> 32)
      default: break
      }
      if case .pair(let scale, _) = role, pools[Int(entry.cell)] >= 0 {
        tellPair(scale, pools[Int(entry.cell)], entry.value)
      }
      if place < 0 { continue }
      switch role {
      case .pair(let scale, _): tellPair(scale, place, entry.value)
      case .trend(let scale):
        value(scale).map { tellPair(scale, place, $0) }
        for (score, value) in scores
        where score.scale == scale && waves[place]?.contains(score.wave) ?? false {
          readings.append(Reading(subject: score.subject, place: place, value: value))
        }
      case .signs(let scales):
        for scale in scales { value(scale).map { tell(scale, 2, place, $0) } }
        tellAlone(place, entry.value)
      case .items, .first, .score, .alone: tellAlone(place, entry.value)
      }
    }
    // A total less the sum of its parts tells of those who left an item blank.
    for (part, shift) in [(0, UInt64(32)), (1, 0)] {
      for (scale, value) in pairs {
        guard let total = totals[scale] else { continue }
        let isIncomplete = pairs.contains { $0.scale == total } && !isComplete[part].contains(total)
        if total == scale || isIncomplete { continue }
        tell(total, 4 + Int32(part), partsPlace, value >> shift & 0xFFFF_FFFF)
      }
    }
    return readings.sorted {
      ($0.subject, $0.place, $0.value) < ($1.subject, $1.place, $1.value)
    }
  }

  /// Two lists that are sorted, subject by subject.
  private func matched(
    _ old: [Reading],
    _ new: [Reading]
  ) -> [(ArraySlice<Reading>, ArraySlice<Reading>)] {
    var matched: [(ArraySlice<Reading>, ArraySlice<Reading>)] = []
    var (one, other) = (old[...], new[...])
    while let subject = [one.first, other.first].compactMap({ $0?.subject }).min() {
      let (before, after) = (
        one.prefix { $0.subject == subject }, other.prefix { $0.subject == subject }
      )
      matched.append((before, after))
      (one, other) = (one.dropFirst(before.count), other.dropFirst(after.count))
    }
    return matched
  }
}

/// What changes in one thing that is told of a person.
private struct SubjectChange {
  private let subject: Int32
  private var came: Set<Int32> = []
  private var left: Set<Int32> = []
  private var moved: [Int32: Int8] = [:]

  init(
    _ subject: Int32,
    _ before: ArraySlice<AspectReader.Reading>,
    _ after: ArraySlice<AspectReader.Reading>,
    isOver: (Int32, Int32) -> Bool
  ) {
    self.subject = subject
    let (old, new) = (Set(before.map(\.place)), Set(after.map(\.place)))
    let over = old.subtracting(new).filter { old in new.contains { isOver(old, $0) } }
    if before.first?.value == after.first?.value {
      for place in new.subtracting(old) { moved[place] = 1 }
      for place in old.subtracting(new).subtracting(over) { moved[place] = -1 }
    } else {
      (came, left) = (new, old.subtracting(over))
    }
  }

  func shifts(_ alike: UInt64?, wasPublished: Bool) -> [Shift] {
    let old = alike.map { Shift.Standing.original(alike: $0) } ?? .old
    var shifts: [Shift] = []
    func add(_ steps: [Shift.Step], _ standing: Shift.Standing) {
      if steps.isEmpty { return }
      let sorted = steps.sorted { $0.place < $1.place }
      shifts.append(Shift(aspect: subject, steps: sorted, standing: standing))
    }
    add(came.map { Shift.Step($0) }, wasPublished ? .old : .new)
    if left != came { add(left.map { Shift.Step($0, -1) }, old) }
    // Who enters further figures, such as a trend, was never in them before.
    add(moved.map { Shift.Step($0.key, $0.value) }, moved.values.contains(-1) ? old : .new)
    return shifts
  }
}
