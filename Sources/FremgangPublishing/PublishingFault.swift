/// Why a folder could not be written.
public enum PublishingFault: Error, Sendable, Hashable {
  /// The target exists and is not a folder that this program wrote.
  case notOurs(path: String)
  /// The target is a folder that this program wrote, and somebody put a file of their own into it.
  case holdsOthers(path: String, file: String)
  /// The target is one of the files that were read.
  case isInput(path: String)
  /// The target is a folder, a link or a device.
  case isNoPlainFile(path: String)
  /// The target is a file that holds something.
  case holdsSomething(path: String)
  /// The target, or the folder it is to stand in, cannot be created.
  case cannotCreate(path: String, error: String)
  /// A file could not be written in full.
  case cannotWrite(path: String, error: String)
  /// A file took its place, and the system could not confirm that it is on the disk.
  case notSynced(path: String, error: String)
  /// A file or folder of an earlier publication could not be read.
  case cannotRead(path: String, error: String)
  /// A file or folder that is no longer wanted could not be removed.
  case cannotRemove(path: String, error: String)
  /// A name that a publication needs is taken by something that this program did not make.
  case isTaken(path: String, found: String)
  /// What an earlier publication left does not hold together.
  case isDamaged(path: String, found: String)
  /// The work was stopped before it was done.
  case stopped(StopReason)
}

extension PublishingFault: CustomStringConvertible {
  /// The fault in a sentence, with what to do.
  public var description: String {
    switch self {
    case .notOurs(let path):
      "'\(path)' exists and holds no manifest.json of this program, so it was left as it is. "
        + "Name another folder, or move that one away."
    case .holdsOthers(let path, let file):
      "'\(path)' holds '\(file)', which this program did not write, so it was left as it is. "
        + "Move that file, or name another folder."
    case .isInput(let path):
      "'\(path)' is one of the files that were read, so it was left as it is. Name another file."
    case .isNoPlainFile(let path):
      "'\(path)' is no plain file, so it was left as it is. Name another file."
    case .holdsSomething(let path):
      "'\(path)' holds something already, so it was left as it is. Name another file, or add "
        + "--replace."
    case .cannotCreate(let path, let error):
      "'\(path)' cannot be created: \(error)."
    case .cannotWrite(let path, let error):
      "'\(path)' could not be written: \(error). What stood there before is untouched."
    case .notSynced(let path, let error):
      "'\(path)' was written, but the system could not confirm that it is on the disk: \(error)."
    case .cannotRead(let path, let error):
      "'\(path)' cannot be read: \(error)."
    case .cannotRemove(let path, let error):
      "'\(path)' cannot be removed: \(error)."
    case .isTaken(let path, let found):
      "'\(path)' is \(found), so it was left as it is. Move it away, or name another folder."
    case .isDamaged(let path, let found):
      "'\(path)' \(found)."
    case .stopped(let reason):
      "Stopped: \(reason). What was published before is untouched."
    }
  }
}
