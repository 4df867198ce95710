import Glibc
import Threads

/// A folder of a test's own. It goes with this object; what is left of all of them goes when the process ends.
public final class ScratchFolder: Sendable {
  public let path: String

  public init() {
    path = "\(ScratchFolder.all)/\(nextNumber())"
    mkdir(path, 0o755)
  }

  deinit { removeFolder(path) }

  private static let all: String = {
    let path = "/tmp/artifio-test-\(getpid())"
    removeFolder(path)
    mkdir(path, 0o755)
    atexit { removeFolder("/tmp/artifio-test-\(getpid())") }
    return path
  }()
}

private func removeFolder(_ path: String) { try? runProgram(["/bin/rm", "-rf", path]) }

private let numbers = Monitor(0)

/// A number that nothing else made for the tests of this process has in its name.
func nextNumber() -> Int {
  numbers.with { number in
    number += 1
    return number
  }
}
