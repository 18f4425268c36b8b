/// A kind of file that is not text, known by its first bytes.
package enum ForeignFormat: Sendable, Hashable, CaseIterable {
  /// An Excel workbook or another zip archive.
  case excelWorkbook
  /// An Excel workbook from before 2007.
  case oldExcelWorkbook
  /// An SPSS data file.
  case spss
  /// An SPSS portable file.
  case spssPortable
  /// A SAS data set.
  case sas
  /// A Stata data set.
  case stata
  /// A gzip archive.
  case gzip
  /// A PDF document.
  case pdf

  /// Recognises a file that is not text; `nil` for everything else.
  package init?(_ file: [UInt8]) {
    let signatures: [(ForeignFormat, [UInt8])] = [
      (.excelWorkbook, [0x50, 0x4B, 0x03, 0x04]),
      (.oldExcelWorkbook, [0xD0, 0xCF, 0x11, 0xE0]),
      (.spss, Array("$FL2".utf8)),
      (.spss, Array("$FL3".utf8)),
      (.spssPortable, Array("ASCII SPSS PORT FILE".utf8)),
      (.sas, Array(repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60]),
      (.stata, Array("<stata_dta>".utf8)),
      (.gzip, [0x1F, 0x8B]),
      (.pdf, Array("%PDF-".utf8)),
    ]
    if let (format, _) = signatures.first(where: { file.starts(with: $0.1) }) {
      self = format
    } else if file.count > 4, (0x69...0x73).contains(file[0]), file[1] == 1 || file[1] == 2,
      file[2] == 1, file[3] == 0
    {
      self = .stata
    } else {
      return nil
    }
  }

  /// What it is, for a sentence.
  package var title: String {
    switch self {
    case .excelWorkbook: "an Excel workbook"
    case .oldExcelWorkbook: "an Excel workbook from before 2007"
    case .spss: "an SPSS data file"
    case .spssPortable: "an SPSS portable file"
    case .sas: "a SAS data set"
    case .stata: "a Stata data set"
    case .gzip: "a gzip archive"
    case .pdf: "a PDF document"
    }
  }

  /// The step that makes a readable file of it.
  package var remedy: String {
    switch self {
    case .excelWorkbook, .oldExcelWorkbook:
      "Open it in Excel, choose File, Save As, \"CSV UTF-8 (semicolon or comma delimited)\", "
        + "and give that file instead."
    case .spss, .spssPortable:
      "In SPSS choose File, Export, CSV Data, with values and not labels; or run "
        + "SAVE TRANSLATE OUTFILE='export.csv' /TYPE=CSV /ENCODING='UTF8' /FIELDNAMES."
    case .sas: "In SAS run PROC EXPORT with DBMS=CSV and give that file instead."
    case .stata: "In Stata run: export delimited using export.csv, nolabel."
    case .gzip: "Unpack it first and give the CSV file inside."
    case .pdf: "Ask for the answers themselves as CSV; a PDF cannot be read."
    }
  }
}
