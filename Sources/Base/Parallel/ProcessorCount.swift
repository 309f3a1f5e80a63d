import Glibc

/// How many processors there are.
enum ProcessorCount {
  static var current: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
