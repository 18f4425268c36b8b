import FremgangKit
import FremgangNightly

/// Somebody who keeps every night's `results.json`, and adds and subtracts figures with any weights.
///
/// Of whom a sum tells, the attacker need not guess here: the truth is at hand. Every figure that a file
/// shows is written as what it is, a sum over the people in it; then linear algebra finds the sums of
/// figures of all nights in which fewer people than the minimum are left.
struct Attacker {
  /// The figures of all nights, each with those in it, by what is told: the score before, or after, ....
  ///
  /// A person's answer that is corrected is another unknown.
  private var figures: [String: [Set<String>]] = [:]
  /// Whose the unknowns are.
  private var owners: [String: String] = [:]

  typealias Truth = [String: Register.Person]

  /// Keeps a night's file.
  ///
  /// - Returns: whether the file counts as many as the truth in every figure that is shown.
  mutating func keep(_ results: Results, _ truth: Truth) -> Bool {
    var agrees = true
    for instrument in results.findings.instruments {
      let isNetwork = instrument.id == "lsns-6"
      guard let scale = instrument.scales.first else { continue }
      let pairs = truth.filter { isNetwork ? $1.isPairedOnNetwork : $1.isPaired }
      func note(_ people: Truth, _ n: Int?) {
        guard let n else { return }
        agrees = agrees && n == people.count
        for what in ["before", "after", "both", "sign"] {
          add(isNetwork ? "network " + what : what, people)
        }
      }
      note(pairs, scale.overall?.n)
      for group in scale.groups {
        note(pairs.filter { $1.level(of: group.by) == group.level }, group.summary?.n)
      }
      let hasMiddle = scale.waves.count == 3
      let complete = pairs.filter { !hasMiddle || $1.middle != nil }
      note(complete, scale.waves.first?.n)
      if hasMiddle, scale.waves.first?.n != nil { add("middle", complete) }
      if let n = scale.beforeOnly?.n, n > 0, !isNetwork {
        let alone = truth.filter { $1.before != nil && $1.after == nil }
        agrees = agrees && n == alone.count
        add("before", alone)
      }
    }
    for row in results.findings.compensation where row.by == nil && row.signs != nil {
      let both = truth.filter { $1.isPaired && $1.isPairedOnNetwork }
      agrees = agrees && row.signs?.joined().reduce(0, +) == both.count
      for what in ["sign", "network sign", "signs"] { add(what, both) }
    }
    return agrees
  }

  private mutating func add(_ what: String, _ people: Truth) {
    let unknowns = people.map { key, person in
      let unknown = "\(key): \(Attacker.value(what, person))"
      owners[unknown] = key
      return unknown
    }
    figures[what, default: []].append(Set(unknowns))
  }

  /// What is told follows from this alone: who corrects it is told of anew, even if a sign stays.
  private static func value(_ what: String, _ person: Register.Person) -> [Int?] {
    let (who, network) = ([person.before, person.after], person.network)
    switch what {
    case "before": return [who[0]]
    case "after": return [who[1]]
    case "both", "sign": return who
    case "middle": return [person.middle]
    case "network before": return [network[0]]
    case "network after": return [network[1]]
    case "network both", "network sign": return network
    default: return who + network
    }
  }

  /// Every set of fewer people than `minimum` of whom alone some sum of figures tells.
  func told(below minimum: Int) -> Set<Set<String>> {
    var told = Set<Set<String>>()
    for what in figures.keys.sorted() { told.formUnion(self.told(what, below: minimum)) }
    return told
  }

  private func told(_ what: String, below minimum: Int) -> Set<Set<String>> {
    let all = figures[what] ?? []
    // People whose unknowns are in the same figures have the same weight in every sum.
    var places: [String: [[Int]]] = [:]
    for unknown in all.reduce(into: Set<String>(), { $0.formUnion($1) }) {
      places[owners[unknown] ?? "", default: []].append(
        all.indices.filter { all[$0].contains(unknown) }
      )
    }
    let alike = Dictionary(grouping: places.keys) { key in
      (places[key] ?? []).sorted { $0.lexicographicallyPrecedes($1) }
    }.sorted { $0.value.count > $1.value.count }
    // The sums in which nobody has a weight who is one of the minimum of people alike.
    let columns = alike.flatMap { columns, people in
      columns.map { (places: Set($0), people: people) }
    }
    let many = columns.prefix { $0.people.count >= minimum }.count
    let matrix = Matrix(
      all.indices.map { figure in columns.map { $0.places.contains(figure) ? 1 : 0 } }
    )
    let rest = matrix.withoutLeading(many)
    if rest.rows.isEmpty { return [] }
    let few = alike.filter { $0.value.count < minimum }.map(\.value)
    var told = Set<Set<String>>()
    func choose(_ people: Set<String>, from start: Int) {
      let kept = columns.indices.filter { columns[$0].people.allSatisfy { !people.contains($0) } }
      if !people.isEmpty, rest.rank(kept) < rest.rows.count {
        told.insert(people)
        return
      }
      for place in few.indices.dropFirst(start)
      where people.count + few[place].count < minimum {
        choose(people.union(few[place]), from: place + 1)
      }
    }
    choose([], from: 0)
    return told
  }
}

/// A matrix over the whole numbers modulo a prime.
private struct Matrix {
  private static let prime = 998_244_353
  private(set) var rows: [[Int]]

  init(_ rows: [[Int]]) { self.rows = rows }

  /// All sums of rows that are zero in the first columns, by rows that are independent.
  func withoutLeading(_ count: Int) -> Matrix {
    var rest = rows
    let rank = Matrix.eliminate(&rest, Array(0..<count))
    rest.removeFirst(rank)
    let width = rows.first?.count ?? 0
    let left = Matrix.eliminate(&rest, Array(count..<max(count, width)))
    return Matrix(Array(rest.prefix(left)))
  }

  func rank(_ columns: [Int]) -> Int {
    var rest = rows
    return Matrix.eliminate(&rest, columns)
  }

  /// Brings rows that lead in one of `columns` to the front, and counts them.
  private static func eliminate(_ rows: inout [[Int]], _ columns: [Int]) -> Int {
    var rank = 0
    for column in columns where rank < rows.count {
      guard let lead = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else {
        continue
      }
      rows.swapAt(rank, lead)
      let inverse = power(rows[rank][column], prime - 2)
      for other in rows.indices.dropFirst(rank + 1) where rows[other][column] != 0 {
        let factor = rows[other][column] * inverse % prime
        for place in rows[other].indices where rows[rank][place] != 0 {
          rows[other][place] =
            (rows[other][place] + (prime - factor) * rows[rank][place]) % prime
        }
      }
      rank += 1
    }
    return rank
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base, exponent)
    while exponent > 0 {
      if exponent % 2 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent /= 2
    }
    return result
  }
}
