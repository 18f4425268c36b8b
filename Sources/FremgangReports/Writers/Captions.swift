import FremgangCharts
import FremgangWords

/// What stands over a table and under a chart: its number, its title, and that data are invented.
struct Captions {
  private let words: Words
  private let mark: String?

  init(_ document: Document) {
    words = Words(document.language)
    mark = document.mark
  }

  func caption(of table: Table) -> String {
    words.say(da: "Tabel \(table.number). ", en: "Table \(table.number). ") + marked(table.caption)
  }

  func caption(of figure: Figure) -> String {
    words.say(da: "Figur \(figure.number). ", en: "Figure \(figure.number). ")
      + marked(figure.chart.title)
  }

  private func marked(_ caption: String) -> String {
    mark.map { "\(caption) (\($0))" } ?? caption
  }
}
