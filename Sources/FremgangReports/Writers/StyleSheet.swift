import FremgangCharts

/// The look of the page, on a screen and on paper, in the colours of the charts.
enum StyleSheet {
  static let screen = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 4rem;
      color: \(Palette.ink.hex); background: \(Palette.paper.hex);
      font-size: 1rem; line-height: 1.55;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
    h2 {
      font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 0.75rem; padding-top: 0.75rem;
      border-top: 2px solid \(Palette.after.hex);
    }
    h3 { font-size: 1.12rem; margin: 2rem 0 0.5rem; }
    p, ul, ol { max-width: 44rem; margin: 0.6rem 0; text-wrap: pretty; }
    a { color: \(Palette.after.hex); }
    nav {
      border: 1px solid \(Palette.grid.hex); border-radius: 4px;
      padding: 0.25rem 1.25rem 0.75rem; margin: 1.5rem 0;
    }
    nav h2 { border: 0; margin: 0; padding: 0.5rem 0 0; font-size: 1.05rem; }
    nav ol { margin: 0.25rem 0; padding-left: 1.4rem; max-width: none; }
    nav li { break-inside: avoid; }
    nav ol ol { list-style: none; padding-left: 0.75rem; font-size: 0.92em; }
    .notice { border-left: 5px solid #9a5b00; background: #fff6e5; padding: 0.6rem 0.9rem; }
    .table { overflow-x: auto; margin: 1.25rem 0 1.75rem; }
    table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.35; min-width: 24rem; }
    caption { text-align: left; font-weight: 600; padding: 0 0 0.45rem; }
    th, td {
      padding: 0.32rem 0.6rem; text-align: left; vertical-align: top;
      border-bottom: 1px solid \(Palette.grid.hex);
    }
    thead th {
      vertical-align: bottom;
      border-top: 2px solid \(Palette.ink.hex); border-bottom: 2px solid \(Palette.ink.hex);
    }
    tbody th { font-weight: 400; }
    tbody tr:last-child > * { border-bottom: 2px solid \(Palette.ink.hex); }
    tr.total > * { font-weight: 600; }
    tr.heading > th { font-weight: 600; padding-top: 0.8rem; }
    .n { text-align: right; font-variant-numeric: tabular-nums; }
    td.n { white-space: nowrap; }
    table.wide { font-size: 0.84rem; }
    table.wide th, table.wide td { padding: 0.3rem 0.42rem; }
    sup { font-size: 0.72em; line-height: 0; padding-left: 0.1em; }
    figcaption, .notes { font-size: 0.82rem; color: \(Palette.mutedInk.hex); }
    .notes p { margin: 0.25rem 0; }
    figure { margin: 1.5rem 0 2rem; }
    figure svg { display: block; max-width: 100%; height: auto; }
    @media (min-width: 40rem) {
      nav > ol { columns: 2; column-gap: 2.5rem; }
    }
    @media (max-width: 40rem) {
      body { padding: 1rem 0.9rem 3rem; }
      h1 { font-size: 1.5rem; }
      table { font-size: 0.82rem; }
      caption > span {
        position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2.2rem);
      }
      figure { overflow-x: auto; }
      figure svg { min-width: 36rem; }
      tbody th[scope=row] {
        position: sticky; left: 0; max-width: 9rem; background: \(Palette.paper.hex);
      }
    }

    """

  static let print = """
    @page {
      size: A4; margin: 17mm 15mm 18mm;
      @bottom-right { content: counter(page); font: 8pt sans-serif; }
    }
    @media print {
      :root { font-size: 9.5pt; }
      body { max-width: none; padding: 0; line-height: 1.42; }
      h1 { font-size: 19pt; }
      h2 { font-size: 14pt; margin-top: 7mm; break-after: avoid; }
      h3 { font-size: 11pt; break-after: avoid; }
      p, ul, ol { max-width: none; orphans: 3; widows: 3; }
      nav a { color: inherit; text-decoration: none; }
      .table { overflow: visible; break-inside: avoid; }
      table { font-size: 8pt; min-width: 95mm; }
      th, td { padding: 0.9mm 1.6mm; }
      table.wide { font-size: 7.2pt; width: 100%; }
      table.wide th, table.wide td { padding: 1mm 0.9mm; }
      table.wide tbody th[scope=row] { min-width: 29mm; }
      thead { display: table-header-group; }
      tr, figure { break-inside: avoid; }
      caption, thead { break-after: avoid; }
      figure { margin: 4mm 0 5mm; }
      figure svg { max-width: 140mm; }
      figcaption, .notes { font-size: 7.5pt; }
      .notice { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
