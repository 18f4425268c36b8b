import FremgangFiles
import FremgangKit

/// Small declarations of instruments, so that these tests depend on no file of the catalogue.
enum TestInstruments {
  private static let provenance = Provenance(source: "invented", status: .convention)

  /// 30 items from 0 to 4, summed.
  static let mhrm = numbered("mhrm", stem: "mhrm_", items: 30, codes: 0...4, width: 2)
  /// Six items from 0 to 5.
  static let lsns6 = numbered("lsns-6", stem: "lsns_", items: 6, codes: 0...5, width: 1)
  /// Nine items from 0 to 5, of which the first six are those of `lsns-6`.
  static let lsns15m = numbered("lsns-15m", stem: "lsns_", items: 9, codes: 0...5, width: 1)
  /// Two items from 0 to 2 with labels, the second reversed.
  static let tiny = numbered(
    "tiny",
    stem: "tiny_",
    items: 2,
    codes: 0...2,
    width: 1,
    reversed: [2],
    labels: [
      LocalizedText(da: "Aldrig", en: "Never"), LocalizedText(da: "Nogle gange", en: "Sometimes"),
      LocalizedText(da: "Altid", en: "Always"),
    ]
  )
  /// Axes of one's own, from 1 to 10.
  static let star = Instrument(
    id: "personal-star",
    version: "1",
    convention: "goals",
    kind: .personal,
    presentation: .star,
    title: LocalizedText(same: "star"),
    shortTitle: LocalizedText(same: "star"),
    measures: LocalizedText(same: "goals"),
    responseSets: [responses(1...10)],
    items: [],
    scales: [],
    licence: licence
  )

  /// A hundred items from 0 to 1000, so that totals may be large.
  static let wide = numbered("wide", stem: "wide_", items: 100, codes: 0...1000, width: 3)

  /// Two items from 0 to 1000, both reversed, so that small codes make large values.
  static let reversed = numbered(
    "reversed",
    stem: "reversed_",
    items: 2,
    codes: 0...1000,
    width: 1,
    reversed: [1, 2]
  )

  /// Four items from 0 to 3, of which one may be missing; fewer points are better, and none at all are odd.
  static let burden = numbered(
    "burden",
    stem: "burden_",
    items: 4,
    codes: 0...3,
    width: 1,
    missingRule: .prorate(most: 1),
    higherIsBetter: false,
    questionable: [0]
  )

  /// One item with the codes and labels that a test wants.
  static func single(codes: ClosedRange<Int>, labels: [LocalizedText]) -> Instrument {
    numbered("single", stem: "single_", items: 1, codes: codes, width: 1, labels: labels)
  }

  static let all = [mhrm, lsns6, lsns15m, tiny, star]

  private static let licence = Licence(
    holder: "nobody",
    terms: "none",
    textsMayBeShipped: false,
    provenance: provenance
  )

  private static func responses(
    _ codes: ClosedRange<Int>,
    _ labels: [LocalizedText] = []
  ) -> ResponseSet {
    ResponseSet(
      id: "codes",
      options: codes.enumerated().map { index, code in
        ResponseSet.Option(code: code, label: index < labels.count ? labels[index] : nil)
      },
      missingCodes: [],
      provenance: provenance
    )
  }

  private static func numbered(
    _ id: String,
    stem: String,
    items count: Int,
    codes: ClosedRange<Int>,
    width: Int,
    reversed: Set<Int> = [],
    labels: [LocalizedText] = [],
    missingRule: MissingRule = .completeOnly,
    higherIsBetter: Bool = true,
    questionable: [Int] = []
  ) -> Instrument {
    let ids = (1...count).map { number in
      let digits = String(number)
      return stem + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return Instrument(
      id: id,
      version: "1",
      convention: "sum",
      kind: .scored,
      presentation: .total,
      title: LocalizedText(same: id),
      shortTitle: LocalizedText(same: id),
      measures: LocalizedText(same: id),
      responseSets: [responses(codes, labels)],
      items: ids.enumerated().map { index, item in
        Item(id: item, responseSet: "codes", isReversed: reversed.contains(index + 1))
      },
      scales: [
        Scale(
          id: "total",
          title: LocalizedText(same: "total"),
          items: ids,
          method: .sum,
          missingRule: missingRule,
          missingRuleProvenance: provenance,
          minimum: DecimalNumber(0),
          maximum: DecimalNumber(count * codes.upperBound),
          rangeProvenance: provenance,
          higherIsBetter: higherIsBetter,
          questionable: questionable.map {
            QuestionableScore(value: DecimalNumber($0), provenance: provenance)
          }
        )
      ],
      licence: licence
    )
  }
}
