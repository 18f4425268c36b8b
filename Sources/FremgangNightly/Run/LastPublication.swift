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
  let history: History
  /// Histories that were set aside, now or earlier.
  let others: [(path: String, bytes: [UInt8])]

  init(
    _ folder: PublishedFolder,
    _ version: PublishedVersion
  ) throws(PublishingFault) {
    self.version = version
    let path = folder.folder(of: version)
    func bytes(_ name: String) throws(PublishingFault) -> [UInt8] {
      guard let bytes = try folder.read(name, of: version) else {
        throw .isDamaged(path: path, found: "holds no '\(name)'; \(LastPublication.remedy)")
      }
      return bytes
    }
    let resultsBytes = try bytes("results.json")
    guard let results = try? Results(json: resultsBytes, file: "results.json"),
      let status = NightlyStatus(reading: try bytes(NightlyStatus.fileName)),
      let manifest = try? JSONReader.value(
        Manifest.self,
        from: try bytes(StagedFolder.manifestName),
        file: nil
      )
    else {
      throw .isDamaged(path: path, found: "holds a file that is damaged; \(LastPublication.remedy)")
    }
    guard let state = try folder.state(of: version) else {
      throw .isDamaged(
        path: folder.privateFolder,
        found: "holds no state of '\(version.name)'; \(LastPublication.remedy)"
      )
    }
    (self.results, self.status, self.manifest) = (results, status, manifest)
    stateBytes = state
    do throws(StateFault) {
      self.state = try NightlyState(reading: state)
    } catch {
      throw .isDamaged(
        path: folder.privateFolder,
        found: "cannot be used. \(error) Please \(LastPublication.remedy)"
      )
    }
    let historyBytes = try folder.read(History.fileName, of: version) ?? []
    history = History(reading: historyBytes)
    others = try LastPublication.setAside(folder, version, manifest, history, historyBytes)
  }

  /// The histories that were set aside earlier, and the current one where it is damaged.
  private static func setAside(
    _ folder: PublishedFolder,
    _ version: PublishedVersion,
    _ manifest: Manifest,
    _ history: History,
    _ historyBytes: [UInt8]
  ) throws(PublishingFault) -> [(path: String, bytes: [UInt8])] {
    var others: [(path: String, bytes: [UInt8])] = []
    for output in manifest.outputs where output.path.hasPrefix(History.setAsidePrefix) {
      if let bytes = try folder.read(output.path, of: version) {
        others.append((output.path, bytes))
      }
    }
    if case .setAside = history.damage {
      others.append(("\(History.setAsidePrefix)\(version.name).csv", historyBytes))
    }
    return others
  }

  private static let remedy =
    "bring it back from a backup, or move the whole folder away to start anew"
}
