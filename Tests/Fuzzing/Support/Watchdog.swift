package import CommandLanguage
import Dispatch

/// Interrupts a program that goes on for too long, as Ctrl-C does, and what it defers as well.
package final class Watchdog {
  /// Far more than any input needs that ends by itself.
  private static let patience = DispatchTimeInterval.milliseconds(300)

  private let timer = DispatchSource.makeTimerSource(queue: .global())

  /// Watches from now on until it is released.
  package init(over cancellation: Cancellation) {
    timer.schedule(deadline: .now() + Self.patience, repeating: Self.patience)
    timer.setEventHandler { cancellation.request() }
    timer.resume()
  }

  deinit { timer.cancel() }
}
