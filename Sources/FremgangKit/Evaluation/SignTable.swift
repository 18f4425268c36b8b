/// Signs of change on two instruments, among those paired on both.
package struct SignTable: Sendable, Hashable {
  /// Rows: worsened, unchanged, improved on the first; columns: the same on the second.
  package typealias Signs = [[Int]]

  /// The id of the instrument whose signs are rows.
  package let first: String
  /// The id of the instrument whose signs are columns.
  package let second: String
  /// The signs of everyone.
  package var everyone: Signs
  /// By grouping: the signs of those whose level is stated.
  package var stated: [Signs]

  /// No signs at all.
  package static let empty: Signs = Array(repeating: [0, 0, 0], count: 3)

  /// Creates a table, which is empty by default.
  package init(
    first: String,
    second: String,
    everyone: Signs = SignTable.empty,
    stated: [Signs]
  ) {
    self.first = first
    self.second = second
    self.everyone = everyone
    self.stated = stated
  }

  /// Adds somebody paired on both.
  ///
  /// - Parameters:
  ///   - first: the sign on the first instrument: -1 worsened, 0 unchanged, 1 improved.
  ///   - second: the same on the second.
  ///   - isStated: by grouping, whether the person's level is stated.
  package mutating func add(_ first: Int, _ second: Int, isStated: [Bool]) {
    everyone[first + 1][second + 1] += 1
    for (grouping, isStated) in isStated.enumerated() where isStated {
      stated[grouping][first + 1][second + 1] += 1
    }
  }

  /// Adds everybody of another table of the same instruments.
  mutating func merge(_ other: SignTable) {
    everyone.add(other.everyone)
    for grouping in stated.indices { stated[grouping].add(other.stated[grouping]) }
  }
}

extension SignTable.Signs {
  fileprivate mutating func add(_ other: SignTable.Signs) {
    for row in indices {
      for column in self[row].indices { self[row][column] += other[row][column] }
    }
  }

  /// The same with the second instrument as rows.
  var transposed: SignTable.Signs {
    indices.map { column in indices.map { row in self[row][column] } }
  }
}
