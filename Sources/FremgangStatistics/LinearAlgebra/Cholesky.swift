#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The lower triangle L with L Lᵀ = A, of a symmetric positive definite matrix A.
struct Cholesky {
  private let rows: [[DoubledDouble]]

  /// Precondition: the matrix is symmetric and positive definite.
  init(_ matrix: [[DoubledDouble]]) {
    var rows: [[DoubledDouble]] = []
    for (i, values) in matrix.enumerated() {
      var row: [DoubledDouble] = []
      for j in 0..<i {
        row.append((values[j] - innerProduct(row, Array(rows[j].prefix(j)))) / rows[j][j])
      }
      row.append((values[i] - innerProduct(row, row)).squareRoot())
      rows.append(row)
    }
    self.rows = rows
  }

  /// The x with L x = right.
  func forward(_ right: [DoubledDouble]) -> [DoubledDouble] {
    var solution: [DoubledDouble] = []
    for (i, value) in right.enumerated() {
      solution.append((value - innerProduct(solution, rows[i])) / rows[i][i])
    }
    return solution
  }

  /// The x with Lᵀ x = right.
  func backward(_ right: [DoubledDouble]) -> [DoubledDouble] {
    var solution = right
    for i in right.indices.reversed() {
      for k in (i + 1)..<max(i + 1, right.count) { solution[i] -= rows[k][i] * solution[k] }
      solution[i] = solution[i] / rows[i][i]
    }
    return solution
  }

  /// Half the logarithm of the determinant of A.
  var logRoot: Double {
    rows.indices.reduce(0) { $0 + log(rows[$1][$1].high) }
  }
}
