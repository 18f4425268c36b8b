import FremgangFiles
import FremgangJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The file that holds the key of a project's pseudonyms, which nobody but its owner may read.
struct KeyFile {
  /// More than any key has.
  private static let mostBytes = 1 << 16

  let path: String
  let pseudonymiser: Pseudonymiser

  /// Reads the key that a plan names, from the folder of the plan.
  init(_ plan: PlanPseudonyms, of planPath: String) throws(Fault) {
    let folder = planPath.lastIndex(of: "/").map { String(planPath[...$0]) } ?? ""
    path = plan.keyFile.hasPrefix("/") ? plan.keyFile : folder + plan.keyFile
    var key = try KeyFile.contents(of: path)
    while key.last == 0x0A || key.last == 0x0D { key.removeLast() }
    guard let pseudonymiser = Pseudonymiser(key: key) else {
      throw KeyFile.fault(
        "key-file-too-short",
        path,
        "The key has fewer than \(Pseudonymiser.fewestKeyBytes) bytes.",
        KeyFile.recipe(path)
      )
    }
    self.pseudonymiser = pseudonymiser
  }

  private static func contents(of path: String) throws(Fault) -> [UInt8] {
    // Without blocking, so that a pipe that nobody writes to does not hold the program up.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let isMissing = errno == ENOENT
      throw fault(
        isMissing ? "key-file-missing" : "key-file-unreadable",
        path,
        isMissing
          ? "The plan names this file as the key of pseudonyms, and it is not there."
          : "The key cannot be read: \(unsafe String(cString: strerror(errno))).",
        isMissing ? recipe(path) : nil,
        isMissing ? .noInput : .inputOutput
      )
    }
    defer { close(descriptor) }
    try check(descriptor, path)
    do throws(InputFault) {
      return try InputFile.contents(of: descriptor, path, atMost: mostBytes)
    } catch .tooLarge {
      throw fault("key-file-too-long", path, "The file is too long for a key.", recipe(path))
    } catch {
      throw fault("key-file-unreadable", path, "The key cannot be read.", nil, .inputOutput)
    }
  }

  /// Looks at the file that is open, so that nobody can put another in its place.
  private static func check(_ descriptor: Int32, _ path: String) throws(Fault) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw fault("key-file-not-a-file", path, "The key is no plain file.", recipe(path))
    }
    if status.st_uid != geteuid() {
      throw fault(
        "key-file-not-yours",
        path,
        "The file with the key belongs to another user.",
        "Copy it to a file of your own with mode 0600."
      )
    }
    if status.st_mode & 0o077 != 0 {
      throw fault(
        "key-file-open-to-others",
        path,
        "Others than its owner may use the file with the key.",
        "chmod 600 '\(path)'"
      )
    }
  }

  private static func recipe(_ path: String) -> String {
    "Make one: (umask 077; head -c 32 /dev/urandom | base64 > '\(path)')"
  }

  private static func fault(
    _ code: String,
    _ path: String,
    _ message: String,
    _ remedy: String?,
    _ exitCode: ExitCode = .badData
  ) -> Fault {
    let place = Place(file: path)
    return Fault(
      [
        Diagnostic(code: code, severity: .error, place: place, message: message, remedy: remedy)
      ],
      exitCode
    )
  }
}
