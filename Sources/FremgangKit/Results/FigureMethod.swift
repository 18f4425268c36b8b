/// How a figure is computed: a name that never changes its meaning.
///
/// When a method is changed, it gets a new number; a test pins what each of them gives.
public enum FigureMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// The interval of a mean change, by Student's t on n − 1 degrees of freedom.
  case meanChangeInterval = "student-t-interval/1"
  /// The interval of a mean change when people are clustered: the CR1 variance of an intercept, t on
  /// clusters − 1 degrees of freedom (Cameron and Miller 2015, doi:10.3368/jhr.50.2.317).
  case clusterInterval = "cluster-cr1-t-interval/1"
  /// The paired t test, two-sided.
  case pairedT = "paired-t/1"
  /// The signed-rank test (Wilcoxon 1945, doi:10.2307/3001968), zeros dropped, midranks, exact
  /// conditional on the ties.
  case signedRankExact = "signed-rank-exact/1"
  /// The same from the normal distribution, with tie correction and without continuity correction.
  case signedRankAsymptotic = "signed-rank-asymptotic/1"
  /// The sign test, zeros dropped, exact.
  case signTest = "sign-exact/1"
  /// Mean change over the standard deviation of the change, with a noncentral t interval.
  case standardisedChange = "dz-noncentral-t/1"
  /// Mean change over the root mean square of the two standard deviations (Cumming 2012).
  case averageStandardisedChange = "dav-root-mean-square/1"
  /// The matched rank-biserial correlation (Kerby 2014, doi:10.2466/11.IT.3.1).
  case rankBiserial = "rank-biserial-kerby/1"
  /// The size of change that measurement error seldom exceeds, with 1.96 (Jacobson and Truax 1991,
  /// doi:10.1037/0022-006X.59.1.12).
  case reliableChange = "jacobson-truax-1.96/1"
  /// What regression to the mean alone would give a group (Barnett and others 2005,
  /// doi:10.1093/ije/dyh299).
  case expectedDrift = "regression-to-mean/1"
  /// The cut-off between two populations, from norms (Jacobson and Truax 1991).
  case clinicalCutoff = "jacobson-truax-cutoff/1"
  /// McNemar's test (1947, doi:10.1007/BF02295996), exact.
  case cutoffCrossing = "mcnemar-exact/1"
  /// Welch's t test (1947, doi:10.2307/2332510), two-sided.
  case groupDifference = "welch-t/1"
  /// Scores after on scores before and the group, one common slope.
  case adjustedDifference = "ancova-common-slope/1"
  /// P-values adjusted over the differences of one table (Holm 1979).
  case multiplicity = "holm/1"
  /// Cronbach's alpha with Feldt's interval, from everyone who answered every item then, paired or
  /// not.
  case internalConsistency = "cronbach-alpha-feldt/2"
  /// Quartiles of type 7 (Hyndman and Fan 1996, doi:10.2307/2684934).
  case quartiles = "quantile-type-7/1"
  /// All figures rounded as reports print them, each by itself.
  case roundedAsPrinted = "rounded-as-printed/1"

  /// The methods of every evaluation; rounding comes after it.
  public static var ofEvaluations: [FigureMethod] { allCases.filter { $0 != .roundedAsPrinted } }
}
