import FremgangKit
import FremgangWords

/// The table of outcomes: a row for each scale or group, and footnotes made from the scale itself.
struct OutcomeTable {
  /// One row to be.
  struct Entry {
    var title: String
    /// The heading that the row stands under, with its neighbours of the same heading.
    var heading: String?
    var scale: ScaleFindings
    /// `nil` where the row is withheld or nobody has a pair.
    var summary: Summary?
    var isWithheld = false
    var standing: Row.Standing = .ordinary
    /// Why there are no pairs, where that is known.
    var reason: String?
    /// Whether the row carries a p-value, in a table that shows them.
    var showsTest = false
  }

  private let entries: [Entry]
  private let words: Words
  private let sentences: Sentences
  private let disclosure: Disclosure
  private var footnotes = Footnotes()

  init(_ entries: [Entry], _ composer: ReportComposer) {
    self.entries = entries
    words = composer.words
    sentences = composer.sentences
    disclosure = composer.findings.disclosure
  }

  /// The finished table; `header` stands over the first column.
  mutating func table(name: String, caption: String, header: String) -> Table {
    let columns = columns(header)
    var rows: [Row] = []
    var heading: String?
    for entry in entries {
      if let next = entry.heading, next != heading {
        rows.append(Row(title: next, cells: [], standing: .heading))
      }
      heading = entry.heading
      rows.append(row(entry))
    }
    return Table(
      name: name,
      caption: caption,
      columns: columns,
      rows: rows,
      footnotes: footnotes.texts
    )
  }

  private var showsTests: Bool { entries.contains(where: \.showsTest) }

  private mutating func columns(_ header: String) -> [Column] {
    let level = entries.compactMap { $0.summary?.confidenceInterval?.level }.first ?? 0.95
    var columns = [
      Column(title: header, kind: .text),
      Column(title: "n", kind: .number, marks: nMarks()),
      Column(title: words.say(da: "Før", en: "Before"), kind: .number),
      Column(title: words.say(da: "Efter", en: "After"), kind: .number),
      Column(title: words.say(da: "Ændring", en: "Change"), kind: .number),
      Column(title: sentences.intervalName(level), kind: .interval),
      Column(
        title: words.say(da: "Pct. af skalaen", en: "% of scale"),
        kind: .number,
        marks: [footnotes.mark(percentNote)]
      ),
      Column(
        title: words.say(da: "Standardiseret ændring", en: "Standardised change"),
        kind: .number,
        marks: [footnotes.mark(standardisedNote)]
      ),
    ]
    if showsTests {
      columns.append(Column(title: "p", kind: .number, marks: [footnotes.mark(testNote)]))
    }
    return columns + [
      Column(title: words.say(da: "Forbedret", en: "Improved"), kind: .share()),
      Column(title: words.say(da: "Uændret", en: "Unchanged"), kind: .share()),
      Column(title: words.say(da: "Forværret", en: "Worsened"), kind: .share()),
    ]
  }

  /// A note that each scale has its own people, where they differ.
  private mutating func nMarks() -> [Int] {
    let scales = Set(entries.map(\.scale.id))
    let sizes = Set(entries.compactMap { $0.summary?.n })
    return showsTests && scales.count > 1 && sizes.count > 1 ? [footnotes.mark(sizeNote)] : []
  }

  private mutating func row(_ entry: Entry) -> Row {
    if entry.isWithheld { return withheldRow(entry) }
    guard let summary = entry.summary, summary.n > 0 else { return emptyRow(entry) }
    var cells = figures(summary, entry)
    if showsTests { cells.append(test(summary, entry)) }
    cells += counts(summary)
    return Row(
      title: entry.title,
      cells: cells,
      standing: entry.standing,
      marks: rounding(summary, entry)
    )
  }

  private mutating func figures(_ summary: Summary, _ entry: Entry) -> [Cell] {
    let decimals = ScalePrecision(entry.scale).table
    let interval = summary.confidenceInterval.map {
      Cell.Content.interval($0.lower, $0.upper, decimals: decimals)
    }
    return [
      Cell(.count(summary.n)),
      value(summary.meanBefore.map { .number($0, decimals: decimals) }),
      value(summary.meanAfter.map { .number($0, decimals: decimals) }),
      value(summary.meanChange.map { .number($0, decimals: decimals) }),
      value(interval),
      value(summary.percentOfScale.map { .number($0, decimals: 1) }),
      value(summary.effectSizes.dz.map { .number($0.estimate, decimals: 2) }),
    ]
  }

  private mutating func value(_ content: Cell.Content?) -> Cell {
    if let content { return Cell(content) }
    return Cell(.missing, marks: [footnotes.mark(missingNote)])
  }

  private mutating func test(_ summary: Summary, _ entry: Entry) -> Cell {
    guard entry.showsTest else { return Cell(.none) }
    guard let t = summary.tTest else {
      let reason = summary.notTestable.tTest.map(sentences.notTestable) ?? missingNote
      return Cell(.missing, marks: [footnotes.mark(reason)])
    }
    return Cell(.probability(t.p))
  }

  private mutating func counts(_ summary: Summary) -> [Cell] {
    guard !summary.countsSuppressed else {
      let mark = footnotes.mark(sentences.sharesWithheld(minimum: disclosure.minimumForCounts))
      return Array(repeating: Cell(.withheld, marks: [mark]), count: 3)
    }
    return [summary.improved, summary.unchanged, summary.worsened].map { count in
      count.map { Cell(.share($0, of: summary.n)) } ?? Cell(.missing)
    }
  }

  private mutating func withheldRow(_ entry: Entry) -> Row {
    let cells = Array(repeating: Cell(.withheld), count: showsTests ? 11 : 10)
    return Row(
      title: entry.title,
      cells: cells,
      standing: entry.standing,
      marks: [footnotes.mark(withheldNote)]
    )
  }

  private mutating func emptyRow(_ entry: Entry) -> Row {
    let reason = entry.reason.map { words.say(da: "Ingen par: \($0).", en: "No pairs: \($0).") }
    let rest = Array(repeating: Cell(.missing), count: showsTests ? 10 : 9)
    return Row(
      title: entry.title,
      cells: [Cell(.count(0))] + rest,
      standing: entry.standing,
      marks: reason.map { [footnotes.mark($0)] } ?? []
    )
  }

  private mutating func rounding(_ summary: Summary, _ entry: Entry) -> [Int] {
    let check = RoundingCheck(summary, on: entry.scale)
    var marks: [Int] = []
    if !check.subtractsAsPrinted { marks.append(footnotes.mark(subtractionNote)) }
    if check.roundedFirst(words) != nil { marks.append(footnotes.mark(roundedFirstNote)) }
    return marks
  }
}

extension OutcomeTable {
  /// How percent is computed, with the range of the very scales in the table.
  private var percentNote: String {
    var ranges: [(titles: [String], range: String)] = []
    for entry in entries {
      let range = words.shortNumber(entry.scale.maximum - entry.scale.minimum)
      let title = words.say(entry.scale.title)
      if let index = ranges.firstIndex(where: { $0.range == range }) {
        if !ranges[index].titles.contains(title) { ranges[index].titles.append(title) }
      } else {
        ranges.append(([title], range))
      }
    }
    let divisor =
      ranges.count == 1
      ? ranges[0].range
      : ranges.map { "\($0.range) (\(words.list($0.titles)))" }.joined(separator: "; ")
    return words.say(
      da: "Ændring ÷ skalaens spændvidde, regnet på uafrundede tal: ændring ÷ \(divisor).",
      en: "Change ÷ the range of the scale, computed on unrounded figures: change ÷ \(divisor)."
    )
  }

  private var sizeNote: String {
    words.say(
      da: "Antal personer med en score både før og efter på den enkelte skala.",
      en: "The number of people with a score both before and after on the scale."
    )
  }

  private var standardisedNote: String {
    words.say(
      da: "d_z: gennemsnitlig ændring ÷ ændringernes standardafvigelse.",
      en: "d_z: mean change ÷ the standard deviation of the changes."
    )
  }

  /// The test that p belongs to, and the other one beside it.
  private var testNote: String {
    let checks = entries.filter(\.showsTest).compactMap {
      $0.summary?.wilcoxon.map { words.p($0.p) }
    }
    let check =
      checks.isEmpty
      ? ""
      : words.say(
        da: " Wilcoxons rangtest: \(words.list(checks)).",
        en: " Wilcoxon signed-rank test: \(words.list(checks))."
      )
    return words.say(
      da: "Parret t-test, tosidet; kun for den samlede skala.",
      en: "Paired t test, two-sided; for the overall scale alone."
    ) + check
  }

  private var missingNote: String {
    words.say(
      da: "Kan ikke beregnes: for få par, eller ingen variation.",
      en: "Cannot be computed: too few pairs, or no variation."
    )
  }

  private var withheldNote: String {
    words.say(
      da: "Skjult: gruppen har færre end \(words.count(disclosure.minimumCell)) par, eller en "
        + "anden gruppe kunne regnes ud.",
      en: "Withheld: the group has fewer than \(words.count(disclosure.minimumCell)) pairs, or "
        + "another group could be worked out."
    )
  }

  private var subtractionNote: String {
    words.say(
      da: "Hvert tal er afrundet for sig, så efter minus før giver ikke ændringen på sidste "
        + "decimal.",
      en: "Each figure is rounded by itself, so after minus before misses the change in the last "
        + "decimal."
    )
  }

  /// What rounding the means first would print, row by row.
  private var roundedFirstNote: String {
    let rows = entries.compactMap { entry -> String? in
      guard !entry.isWithheld, let summary = entry.summary, summary.n > 0 else { return nil }
      return RoundingCheck(summary, on: entry.scale).roundedFirst(words).map {
        "\(entry.heading.map { "\($0), " } ?? "")\(entry.title) \($0)"
      }
    }
    return words.say(
      da: "Blev gennemsnittene afrundet, før der blev trukket fra, ville ændringen (pct. af "
        + "skalaen) blive en anden: "
        + rows.joined(separator: "; ") + ".",
      en: "Were the means rounded before subtracting, the change (% of scale) would be another: "
        + rows.joined(separator: "; ") + "."
    )
  }
}
