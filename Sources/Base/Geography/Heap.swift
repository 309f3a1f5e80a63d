import Glibc

/// Memory that a C function allocated for its caller.
enum Heap {
  @unsafe
  static func free(_ pointer: UnsafeMutableRawPointer) { unsafe Glibc.free(pointer) }
}
