import FremgangArchives
import FremgangJSON

/// Opens the files of an export, down to the tables inside: archives are unpacked, one deep, and
/// workbooks written out as text.
struct ExportOpening {
  let dialect: DialectChoice
  let limits: ReadingLimits
  let log: DiagnosticLog
  /// What is left of what all archives together may unpack to.
  var allowance: UnpackingAllowance
  /// The tables found so far.
  var tables: [ExportTable] = []
  /// What was found on the way, a line each.
  var notes: [String] = []

  init(_ dialect: DialectChoice, _ limits: ReadingLimits, _ log: DiagnosticLog) {
    self.dialect = dialect
    self.limits = limits
    self.log = log
    allowance = UnpackingAllowance(
      ArchiveLimits(
        unpackedBytes: limits.unpackedBytes,
        ratio: limits.unpackedRatio,
        entries: limits.entriesPerArchive
      )
    )
  }

  /// Opens one file of the export; what stands in the way is in the log.
  mutating func open(_ file: ExportFile, number: Int) {
    open(file.bytes, file.name, number, isPacked: false)
  }

  /// Opens a file as it was given, or one that was packed in another.
  mutating func open(_ bytes: [UInt8], _ name: String, _ number: Int, isPacked: Bool) {
    if GzipArchive.isOne(bytes) {
      if isPacked { return log.add([OpeningFaults.nested(in: name)]) }
      do throws(ArchiveFault) {
        let contents = try GzipArchive.contents(of: bytes, &allowance)
        open(contents, ExportOpening.unpackedName(name), number, isPacked: true)
      } catch {
        log.add([OpeningFaults.archive(error, in: name)])
      }
    } else if ZipArchive.isOne(bytes) {
      openZip(bytes, name, number, isPacked: isPacked)
    } else {
      var choice = dialect
      choice.sheet = nil
      tables.append(ExportTable(name: name, bytes: bytes, dialect: choice, file: number))
    }
  }

  private mutating func openZip(
    _ bytes: [UInt8],
    _ name: String,
    _ number: Int,
    isPacked: Bool
  ) {
    do throws(ArchiveFault) {
      let archive = try ZipArchive(bytes, limits: allowance.limits)
      switch try ZipContents(archive, &allowance) {
      case .workbook: openWorkbook(archive, name, number)
      case .foreign(let format): log.add([TableFaults.foreign(format, in: name)])
      case .files where isPacked: log.add([OpeningFaults.nested(in: name)])
      case .files: openEntries(of: archive, name, number)
      }
    } catch {
      log.add([OpeningFaults.archive(error, in: name)])
    }
  }

  /// Opens the tables among the entries of an archive, by name; all its files when none looks like
  /// one, because then one of them has to be refused for what it is.
  private mutating func openEntries(of archive: ZipArchive, _ name: String, _ number: Int) {
    let files = archive.entries.filter { !$0.isFolder }.sorted { $0.name < $1.name }
    let kept = files.filter { !FileNames.isByTheWay($0.name) }
    let named = kept.filter { FileNames.hasSuffix($0.name, of: FileNames.exportSuffixes) }
    let wanted = named.isEmpty ? kept : named
    if wanted.isEmpty { return log.add([OpeningFaults.noTable(in: name)]) }
    if files.count > wanted.count {
      let skipped = Set(files.map(\.name)).subtracting(wanted.map(\.name)).sorted()
      notes.append(OpeningFaults.skipped(skipped, in: name))
    }
    if Set(wanted.map(\.name)).count < wanted.count {
      return log.add([OpeningFaults.archive(.damaged, in: name)])
    }
    for entry in wanted {
      let place = "\(name)/\(entry.name)"
      do throws(ArchiveFault) {
        let contents = try archive.contents(of: entry, &allowance)
        open(contents, place, number, isPacked: true)
      } catch {
        log.add([OpeningFaults.archive(error, in: place)])
      }
    }
  }

  /// The name of what a gzip file holds.
  private static func unpackedName(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }
}
