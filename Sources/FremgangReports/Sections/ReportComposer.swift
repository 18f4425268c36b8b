package import FremgangCharts
package import FremgangKit
import FremgangWords

/// Results and charts made into a document, section by section.
package struct ReportComposer {
  let findings: Findings
  let words: Words
  let sentences: Sentences
  let charts: [Chart]

  /// Creates a composer of one report.
  package init(_ results: Results, language: Language, charts: [Chart]) {
    findings = results.findings
    words = Words(language)
    sentences = Sentences(language)
    self.charts = charts
  }

  /// The document, in the order in which a funder reads.
  ///
  /// - Parameters:
  ///   - first: what a reader must see before anything else.
  ///   - added: sections of somebody else's, which stand after the summary.
  /// - Returns: the document, numbered.
  package func document(notices first: [String] = [], sections added: [Section] = []) -> Document {
    var sections = [summarySection()] + added + [participationSection()]
    sections += findings.instruments.map(instrumentSection)
    sections += [neverCameBackSection(), compensationSection(), personalSection()]
    sections += [
      otherFiguresSection(), ledgerSection(), answerModesSection(), factsSection(),
      methodsSection(),
    ]
    return Document(
      language: words.language,
      title: title,
      notices: first + notices,
      mark: findings.study.synthetic ? sentences.syntheticMark() : nil,
      areFiguresRounded: findings.methods.contains(.roundedAsPrinted),
      sections: sections.filter { !$0.isEmpty }
    ).numbered()
  }

  private var title: String {
    findings.study.title.map(words.say)
      ?? words.say(da: "Evaluering: før og efter", en: "Evaluation: before and after")
  }

  private var notices: [String] {
    let note = findings.study.note.map { [words.say($0)] } ?? []
    return (findings.study.synthetic ? [sentences.synthetic()] : []) + note
  }
}

extension ReportComposer {
  /// The name of an instrument in running text.
  func name(of id: String) -> String {
    findings.instruments.first { $0.id == id }.map { words.say($0.shortTitle) } ?? id
  }

  /// A name for files and links that belongs to an instrument.
  func slug(of instrument: InstrumentFindings) -> String {
    let place = findings.instruments.firstIndex { $0.id == instrument.id } ?? 0
    return SafeName.of(instrument.id, fallback: "instrument-\(place + 1)")
  }

  /// A name for files and links that belongs to a grouping, and that its charts' ids end in.
  ///
  /// Other groupings carry the name of a column, which is text from an export.
  func slug(of grouping: GroupingFindings) -> String {
    let place = findings.groupings.firstIndex { $0.id == grouping.id } ?? 0
    return ["role", "project"].contains(grouping.id) ? grouping.id : "group-\(place + 1)"
  }

  /// What the levels of a grouping are called together.
  ///
  /// Where some of them are withheld, only those that are shown.
  func noun(_ grouping: GroupingFindings, isPartial: Bool = false) -> Sentences.Noun {
    let noun: Sentences.Noun =
      switch grouping.id {
      case "project": ("projekter", "projects")
      case "role": ("roller", "roles")
      default: ("grupper", "groups")
      }
    return isPartial ? ("\(noun.da), der vises,", "\(noun.en) shown") : noun
  }

  /// The levels of a grouping in the order of the tables, the expected ones without rows included.
  func levels(_ grouping: GroupingFindings) -> [String] {
    let known = Set(grouping.levels)
    return grouping.levels + grouping.expected.map(\.level).filter { !known.contains($0) }
  }

  /// Why levels have no pairs, by level, where the plan says so.
  func reasons(in grouping: GroupingFindings) -> [String: String] {
    let first = Dictionary(grouping.expected.map { ($0.level, $0.reason) }) { first, _ in first }
    return first.compactMapValues { $0.map(words.say) }
  }

  /// A level's row title where it is known, and "Rolle ikke oplyst" where it is not.
  func rowTitle(_ level: String?, in grouping: GroupingFindings) -> String {
    level
      ?? words.say(
        da: "\(words.say(grouping.title)) ikke oplyst",
        en: "\(words.say(grouping.title)) not stated"
      )
  }

  /// Who was measured on an instrument, over all groups.
  func everyone(_ instrument: InstrumentFindings) -> AttritionFindings? {
    findings.attrition.first { $0.instrument == instrument.id && $0.by == nil }
  }

  /// A paragraph of what there is to say, or nothing.
  func paragraph(_ sentences: [String?]) -> [Block] {
    let said = sentences.compactMap { $0 }
    return said.isEmpty ? [] : [.paragraph(said)]
  }
}
