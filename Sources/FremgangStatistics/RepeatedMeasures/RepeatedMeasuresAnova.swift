/// The one-way analysis of variance of people measured at every wave: whether the waves' means differ.
///
/// Its F assumes sphericity, that all differences between two waves have one variance; the corrected
/// p-values do without. People who miss a wave cannot take part; ``RandomInterceptModel`` keeps them.
/// For two waves F is the square of the paired t.
public struct RepeatedMeasuresAnova: Sendable, Hashable {
  /// The number of people.
  public let count: Int
  /// The mean of each wave, in units of the scores.
  public let waveMeans: [Double]
  /// The sum of squares between waves, in squared units.
  public let sumOfSquaresWave: Double
  /// The sum of squares between people.
  public let sumOfSquaresSubject: Double
  /// The sum of squares of what neither explains.
  public let sumOfSquaresError: Double
  /// The uncorrected F test.
  public let test: FStatistic
  /// How far the waves are from sphericity.
  public let sphericity: Sphericity
  /// The test with degrees of freedom times ε of Greenhouse and Geisser: safe, and a little strict.
  public let greenhouseGeisser: FStatistic
  /// The test with degrees of freedom times ε of Huynh and Feldt, at most 1; absent where that does not
  /// exist.
  public let huynhFeldt: FStatistic?

  /// The number of waves.
  public var waves: Int { waveMeans.count }
  /// The share that waves have of what people do not explain (partial η²).
  public var partialEtaSquared: Double {
    1 / (1 + sumOfSquaresError / sumOfSquaresWave)
  }
  /// The share that waves have of everything (generalised η², Olejnik and Algina 2003,
  /// doi:10.1037/1082-989X.8.4.434), which compares across designs.
  public var generalisedEtaSquared: Double {
    1 / (1 + (sumOfSquaresSubject + sumOfSquaresError) / sumOfSquaresWave)
  }

  /// Compares the waves of a table of profiles.
  ///
  /// Throws when there are fewer than two people or waves, and when everybody changes alike, which leaves
  /// nothing to test against.
  public init(_ table: ProfileTable) throws(Untestable) {
    try self.init(WeightedProfiles(table))
  }

  /// Compares the waves of people, each with one double for every wave.
  ///
  /// Throws as for tables, and when a value is infinite or not a number or people differ in their number
  /// of values.
  public init(_ people: [[Double]]) throws(Untestable) {
    try self.init(WeightedProfiles(people))
  }

  private init(_ profiles: WeightedProfiles) throws(Untestable) {
    guard profiles.count >= 2 else { throw .tooFewValues(profiles.count) }
    guard profiles.waves >= 2 else { throw .tooFewGroups(profiles.waves) }
    let layout = TwoWayLayout(profiles)
    let (n, k) = (Double(profiles.count), Double(profiles.waves))
    guard (layout.error.high / (n * k)).squareRoot() > profiles.resolution else {
      throw .noVariation
    }
    count = profiles.count
    waveMeans = layout.waveMeans.map { profiles.scale.restored($0.rounded) }
    let scale = profiles.scale.squared
    sumOfSquaresWave = scale.restored(layout.wave.rounded)
    sumOfSquaresSubject = scale.restored(layout.subject.rounded)
    sumOfSquaresError = scale.restored(layout.error.rounded)
    guard [sumOfSquaresWave, sumOfSquaresSubject, sumOfSquaresError].allSatisfy(\.isFinite) else {
      throw .notFinite
    }
    let f = (layout.wave / layout.error).rounded * (n - 1)
    let sphericity = Sphericity(layout.covariances, count: profiles.count)
    func test(_ epsilon: Double) throws(Untestable) -> FStatistic {
      try FStatistic(
        f: f,
        numerator: epsilon * (k - 1),
        denominator: epsilon * (k - 1) * (n - 1)
      )
    }
    self.sphericity = sphericity
    self.test = try test(1)
    greenhouseGeisser = try test(sphericity.greenhouseGeisser)
    huynhFeldt = try sphericity.huynhFeldt.map { epsilon throws(Untestable) in
      try test(min(1, epsilon))
    }
  }
}

/// The sums of squares of people by waves.
private struct TwoWayLayout {
  let waveMeans: [DoubledDouble]
  let wave: DoubledDouble
  let subject: DoubledDouble
  let error: DoubledDouble
  /// The covariances of the waves after each person's mean is taken away, times n − 1.
  let covariances: [[DoubledDouble]]

  init(_ profiles: WeightedProfiles) {
    let (n, k) = (DoubledDouble(profiles.count), DoubledDouble(profiles.waves))
    let waves = 0..<profiles.waves
    let means = waves.map { wave in
      profiles.rows.map { $0.scores[wave] * DoubledDouble($0.count) }.total / n
    }
    let centre = means.total / k
    var (subject, error) = (DoubledDouble.zero, DoubledDouble.zero)
    var products = waves.map { _ in waves.map { _ in DoubledDouble.zero } }
    for row in profiles.rows {
      let (own, times) = (row.scores.total / k, DoubledDouble(row.count))
      let rest = waves.map { row.scores[$0] - own - (means[$0] - centre) }
      subject += (own - centre) * (own - centre) * times
      error += innerProduct(rest, rest) * times
      for i in waves { for j in waves { products[i][j] += rest[i] * rest[j] * times } }
    }
    waveMeans = means
    wave = means.map { ($0 - centre) * ($0 - centre) }.total * n
    self.subject = subject * k
    self.error = error
    covariances = products
  }
}
