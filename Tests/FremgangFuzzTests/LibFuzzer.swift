#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The driver that `FREMGANG_FUZZ_DRIVER` names.
private let driver: FuzzDriver = {
  let name = unsafe getenv("FREMGANG_FUZZ_DRIVER").map { unsafe String(cString: $0) } ?? "export"
  guard let driver = FuzzDriver(rawValue: name) else {
    fatalError("no driver \(name); there are \(FuzzDriver.allCases.map(\.rawValue))")
  }
  return driver
}()

/// What libFuzzer calls with each input (https://llvm.org/docs/LibFuzzer.html).
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do throws(BrokenPromise) {
    try driver.run(bytes)
  } catch {
    fatalError("\(error)")
  }
  return 0
}
