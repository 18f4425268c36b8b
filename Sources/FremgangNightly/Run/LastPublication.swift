import FremgangDigests
import FremgangJSON
import FremgangKit
import FremgangPublishing

/// What was published last, read again.
struct LastPublication {
  let version: PublishedVersion
  let results: Results
  let status: NightlyStatus
  let manifest: Manifest
  let stateBytes: [UInt8]
  let state: NightlyState
  /// The history, put together again where it was damaged.
  let history: History
  /// How it was put together; nothing where it was whole.
  let recovery: HistoryRecovery?
  /// The files that are not as they were published, so that a whole version must take their place.
  let damage: [PublishedDamage]
  /// Damaged histories that are kept to be looked at, from now or earlier.
  let others: [(path: String, bytes: [UInt8])]

  init(
    _ folder: PublishedFolder,
    _ version: PublishedVersion
  ) throws(PublishingFault) {
    self.version = version
    damage = try folder.damage(of: version)
    let files = PublishedFiles(folder, version, damage)
    manifest = try files.manifest()
    (stateBytes, state) = try LastPublication.state(folder, version)
    let resultsBytes = try files.sure("results.json", orElse: state.resultsAgain)
    guard let results = try? Results(json: resultsBytes, file: "results.json") else {
      throw files.fault("results.json")
    }
    let program = manifest.version
    let statusBytes = try files.sure(NightlyStatus.fileName) { [state] in
      state.statusAgain(program: program)
    }
    guard let status = NightlyStatus(reading: statusBytes) else {
      throw files.fault(NightlyStatus.fileName)
    }
    (self.results, self.status) = (results, status)
    let figures = UTCTime(status.figuresPublished)?.seconds
    guard state.lastGood == status.figuresVersion, Int64(figures ?? 0) == state.lastGoodTime else {
      throw .isDamaged(
        path: folder.privateFolder,
        found: "holds a state of '\(version.name)' that belongs to another publication; please "
          + LastPublication.remedy
      )
    }
    let historyBytes = try folder.readIfPlain(History.fileName, of: version)
    let read = History(reading: historyBytes ?? [])
    recovery =
      files.isDamaged(History.fileName) || !read.damagedLines.isEmpty
      ? try LastPublication.recovery(historyBytes, files, results, status, state) : nil
    history = recovery?.history ?? read
    others = try files.setAside(recovery == nil ? nil : historyBytes)
  }

  private static func state(
    _ folder: PublishedFolder,
    _ version: PublishedVersion
  ) throws(PublishingFault) -> ([UInt8], NightlyState) {
    guard let bytes = try folder.state(of: version) else {
      throw .isDamaged(
        path: folder.privateFolder,
        found: "holds no state of '\(version.name)'; please \(remedy)"
      )
    }
    do throws(StateFault) {
      return (bytes, try NightlyState(reading: bytes))
    } catch {
      throw .isDamaged(
        path: folder.privateFolder,
        found: "cannot be used. \(error) Please \(remedy)"
      )
    }
  }

  /// The history put together from all that is left.
  private static func recovery(
    _ bytes: [UInt8]?,
    _ files: PublishedFiles,
    _ results: Results,
    _ status: NightlyStatus,
    _ state: NightlyState
  ) throws(PublishingFault) -> HistoryRecovery {
    var published = History()
    published.append(
      results,
      version: status.figuresVersion,
      published: Int(state.lastGoodTime),
      fingerprint: state.fingerprint
    )
    return HistoryRecovery(
      bytes,
      earlier: try files.earlier(History.fileName),
      published: published,
      sha256: try files.manifest().outputs.first { $0.path == History.fileName }?.sha256
    )
  }

  static let remedy =
    "bring it back from a backup; or, where nobody can have the old files, move the whole folder away "
    + "to start anew"
}

extension NightlyState {
  /// What `results.json` was made to hold: that of a night in which nothing has changed.
  fileprivate func resultsAgain() -> [UInt8]? {
    let night = try? EvaluatedNight(people.responses, under: people.declarations, after: people)
    return try? night?.results.json()
  }

  /// What `status.json` was made to hold; nothing under a banner, whose night is not remembered.
  fileprivate func statusAgain(program: String) -> [UInt8]? {
    guard failure == nil else { return nil }
    let status = NightlyStatus(
      figuresVersion: lastGood,
      published: Int(lastGoodTime),
      program: program
    )
    return try? JSONWriter.bytes(of: status)
  }
}

/// The files of the last publication, some of which may be damaged.
private struct PublishedFiles {
  let folder: PublishedFolder
  let version: PublishedVersion
  let damage: [PublishedDamage]

  init(_ folder: PublishedFolder, _ version: PublishedVersion, _ damage: [PublishedDamage]) {
    (self.folder, self.version, self.damage) = (folder, version, damage)
  }

  func fault(_ name: String) -> PublishingFault {
    .isDamaged(
      path: "\(folder.folder(of: version))/\(name)",
      found: "is missing, or is not what was published; please \(LastPublication.remedy)"
    )
  }

  func isDamaged(_ name: String) -> Bool {
    damage.contains { $0.path == name }
  }

  func manifest() throws(PublishingFault) -> Manifest {
    let name = StagedFolder.manifestName
    guard let bytes = try folder.read(name, of: version),
      let manifest = try? JSONReader.value(Manifest.self, from: bytes, file: nil)
    else { throw fault(name) }
    return manifest
  }

  /// The bytes of a file as they were published; where it is damaged, from an earlier version, or made
  /// again when that gives the digest that the manifest has.
  func sure(
    _ name: String,
    orElse made: () -> [UInt8]?
  ) throws(PublishingFault) -> [UInt8] {
    if !isDamaged(name), let bytes = try folder.read(name, of: version) { return bytes }
    guard let output = try manifest().outputs.first(where: { $0.path == name }) else {
      throw fault(name)
    }
    if let bytes = try folder.earlier(output, than: version) { return bytes }
    guard let bytes = made(), SHA256.hexadecimal(of: bytes) == output.sha256 else {
      throw fault(name)
    }
    return bytes
  }

  /// What earlier versions hold under a name, oldest first.
  func earlier(_ name: String) throws(PublishingFault) -> [[UInt8]] {
    var files: [[UInt8]] = []
    for other in try folder.allVersions() where other.number < version.number {
      if let bytes = try folder.readIfPlain(name, of: other) { files.append(bytes) }
    }
    return files
  }

  /// The histories that were set aside earlier, and what is left of one that is damaged now.
  func setAside(
    _ damaged: [UInt8]?
  ) throws(PublishingFault) -> [(path: String, bytes: [UInt8])] {
    var others: [(path: String, bytes: [UInt8])] = []
    for output in try manifest().outputs where output.path.hasPrefix(History.setAsidePrefix) {
      if let bytes = try folder.readIfPlain(output.path, of: version) {
        others.append((output.path, bytes))
      }
    }
    if let damaged, !damaged.isEmpty {
      others.append(("\(History.setAsidePrefix)\(version.name).csv", damaged))
    }
    return others
  }
}
