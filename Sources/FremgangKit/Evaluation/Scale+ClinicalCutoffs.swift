import FremgangStatistics

extension Scale {
  /// How many decimals a cut-off that was worked out keeps.
  private static let cutoffDecimals = 3

  /// The cut-off of Jacobson and Truax (1991, doi:10.1037/0022-006X.59.1.12) from the scale's norms:
  /// c where there are norms of both populations, else b from the functional one, else a from the
  /// clinical one; none without a norm with a standard deviation and a group.
  var clinicalCutoffs: [Cutoff] {
    let clinical = norms.first { $0.group == .clinical && $0.standardDeviation != nil }
    let functional = norms.first { $0.group == .functional && $0.standardDeviation != nil }
    guard let some = clinical ?? functional else { return [] }
    let criterion: ClinicalCutoff.Criterion =
      clinical == nil
      ? .withinFunctional : (functional == nil ? .outsideClinical : .closerToFunctional)
    guard let one = (clinical ?? some).distribution, let other = (functional ?? some).distribution,
      let cutoff = try? ClinicalCutoff(
        criterion,
        clinical: one,
        functional: other,
        better: higherIsBetter ? .higher : .lower
      ),
      let value = DecimalNumber(rounding: cutoff.value, decimals: Scale.cutoffDecimals)
    else { return [] }
    let sources = [clinical, functional].compactMap { $0?.provenance }
    return [
      Cutoff(
        id: "clinical-\(criterion.letter)",
        title: LocalizedText(da: "i det kliniske område", en: "in the clinical range"),
        value: value,
        beyond: higherIsBetter ? .below : .above,
        provenance: Provenance(
          source: "Jacobson and Truax, criterion \(criterion.letter), from "
            + sources.map(\.source).joined(separator: "; "),
          status: sources.map(\.status).contains(.unverified) ? .unverified : .secondary
        )
      )
    ]
  }
}

extension Norm {
  fileprivate var distribution: ScoreDistribution? {
    standardDeviation.flatMap {
      try? ScoreDistribution(mean: mean.value, standardDeviation: $0.value)
    }
  }
}

extension ClinicalCutoff.Criterion {
  fileprivate var letter: String {
    switch self {
    case .outsideClinical: "a"
    case .withinFunctional, .withinFunctionalByClinicalDeviation: "b"
    case .closerToFunctional: "c"
    }
  }
}

extension DecimalNumber {
  /// The number nearest to `value` with so many decimals; nothing when it does not fit.
  fileprivate init?(rounding value: Double, decimals: Int) {
    var scaled = value
    for _ in 0..<decimals { scaled *= 10 }
    guard let mantissa = Int64(exactly: scaled.rounded()) else { return nil }
    self.init(mantissa: mantissa, fractionDigits: decimals)
  }
}
