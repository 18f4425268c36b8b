/// A kind of file that is no table, known by what stands in it and not by its name.
package enum ForeignFormat: Sendable, Hashable, CaseIterable {
  case excelWorkbook, protectedWorkbook, oldExcelWorkbook, binaryWorkbook, excelXML
  case openDocumentSheet, openDocument, numbers, word, powerPoint, oldOfficeDocument
  case html, xml, json, richText, pdf, image
  case spss, compressedSPSS, spssPortable, sas, sasTransport, stata, r
  case parquet, arrow, sqlite, access
  case gzip, otherArchive

  /// What it is, for a sentence.
  package var title: String {
    switch self {
    case .excelWorkbook: "an Excel workbook or another zip archive"
    case .protectedWorkbook: "an Excel workbook or Office document protected with a password"
    case .oldExcelWorkbook: "an Excel workbook from before 2007 (.xls)"
    case .binaryWorkbook: "a binary Excel workbook (.xlsb)"
    case .excelXML: "an Excel 2003 workbook in XML"
    case .openDocumentSheet: "an OpenDocument spreadsheet (.ods)"
    case .openDocument: "an OpenDocument file that is no spreadsheet"
    case .numbers: "an Apple Numbers, Pages or Keynote document"
    case .word: "a Word document"
    case .powerPoint: "a PowerPoint presentation"
    case .oldOfficeDocument: "an Office document or message from before 2007"
    case .html: "a web page (HTML)"
    case .xml: "an XML document"
    case .json: "a JSON document"
    case .richText: "a rich text document (RTF)"
    case .pdf: "a PDF document"
    case .image: "a picture"
    case .spss: "an SPSS data file (.sav)"
    case .compressedSPSS: "a compressed SPSS data file (.zsav)"
    case .spssPortable: "an SPSS portable file (.por)"
    case .sas: "a SAS data set"
    case .sasTransport: "a SAS transport file (.xpt)"
    case .stata: "a Stata data set (.dta)"
    case .r: "a file of R objects (.rds or .RData)"
    case .parquet: "a Parquet file"
    case .arrow: "an Arrow or Feather file"
    case .sqlite: "an SQLite database"
    case .access: "an Access database"
    case .gzip: "a gzip archive"
    case .otherArchive: "an archive that is not read here (7z, rar, xz, bzip2, zstd, tar or cab)"
    }
  }

  /// The step that makes a readable file of it.
  package var remedy: String {
    switch self {
    case .excelWorkbook, .oldExcelWorkbook, .binaryWorkbook, .excelXML:
      "Open it in Excel, choose File, Save As, \"Excel Workbook (.xlsx)\", and give that file."
    case .protectedWorkbook:
      "Open it in Excel with its password, choose File, Info, Protect Workbook, Encrypt with "
        + "Password, empty the field, save, and give that file."
    case .openDocumentSheet:
      "Open it in LibreOffice, choose File, Save As, \"Excel 2007-365 (.xlsx)\" or \"Text CSV\", "
        + "and give that file."
    case .numbers: "In Numbers choose File, Export To, CSV or Excel, and give that file."
    case .word, .openDocument, .powerPoint, .oldOfficeDocument, .richText, .pdf, .image:
      "Ask the survey system for the answers themselves as CSV or Excel."
    case .html:
      "Open it in Excel (agree to the warning), save it as \"Excel Workbook (.xlsx)\", and give "
        + "that file; if it shows a log-in page, export again while logged in."
    case .xml, .json: "Export again, and choose CSV or Excel as the format."
    default: statisticalRemedy
    }
  }

  private var statisticalRemedy: String {
    switch self {
    case .spss, .compressedSPSS, .spssPortable:
      "In SPSS choose File, Export, CSV Data, with values and not labels; or run "
        + "SAVE TRANSLATE OUTFILE='export.csv' /TYPE=CSV /ENCODING='UTF8' /FIELDNAMES."
    case .sas, .sasTransport: "In SAS run PROC EXPORT with DBMS=CSV and give that file instead."
    case .stata: "In Stata run: export delimited using export.csv, nolabel."
    case .r:
      "In R run: write.csv(x, \"export.csv\", row.names = FALSE, na = \"\"), where x is "
        + "readRDS(\"…\") or an object that load(\"…\") brings."
    case .parquet, .arrow:
      "In Python run: pandas.read_parquet(\"…\").to_csv(\"export.csv\", index=False); "
        + "read_feather for a Feather file."
    case .sqlite: "Run: sqlite3 -header -csv FILE \"SELECT * FROM …\" > export.csv."
    case .access: "In Access choose External Data, Export, Excel or Text File."
    default: "Unpack it, and give the CSV files or the workbook in it."
    }
  }
}
