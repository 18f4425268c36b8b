import FremgangCommand

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

#if canImport(Glibc)
// The allocator gives large pieces back to the system at once, until one of their size was freed, and asks it for small
// ones little by little. With the first of these two it learns to keep a megabyte, and with the second it gets one.
for _ in 0..<2 {
  unsafe UnsafeMutableRawPointer.allocate(byteCount: 1 << 20, alignment: 16).deallocate()
}
#endif

exit(Program.run(Array(CommandLine.arguments.dropFirst()), .standard).rawValue)
