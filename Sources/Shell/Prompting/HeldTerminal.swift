#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal that another program may change, and how it was before.
struct HeldTerminal {
  private let descriptor: CInt
  private let modes: termios
  private let quitting: (@convention(c) (CInt) -> Void)?

  /// Looks at a terminal before it is given away; nil where the descriptor is none.
  ///
  /// From now on ^\ is the other program's alone: it would end this one, which waits, too.
  init?(_ descriptor: CInt) {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return nil }
    self.descriptor = descriptor
    self.modes = modes
    quitting = signal(SIGQUIT, SIG_IGN)
  }

  /// Makes the terminal this program's own again, and sets it as it was.
  ///
  /// A shell makes its commands' process groups the terminal's, and one that is killed leaves it with a
  /// group that is no more. A living group is the shell's from which this program was sent to the
  /// background, and keeps it.
  func takeBack() {
    signal(SIGQUIT, quitting)
    // Who is not in the terminal's group is stopped when it changes it, unless this signal is blocked.
    var stopping = sigset_t()
    sigemptyset(&stopping)
    sigaddset(&stopping, SIGTTOU)
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, &stopping, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    let owner = tcgetpgrp(descriptor)
    if owner != getpgrp() {
      guard kill(-owner, 0) != 0, errno == ESRCH else { return }
      tcsetpgrp(descriptor, getpgrp())
    }
    var modes = modes
    tcsetattr(descriptor, TCSADRAIN, &modes)
  }
}
