import Dispatch
import TestSupport
import Testing

@Suite("Deleting many")
struct DeletingTests {
  @Test("Ctrl-C says how many are deleted")
  func interrupted() throws {
    let sandbox = try ServedSandbox(state: TemporaryFolder())
    var environment = sandbox.environment
    let address = try #require(environment["DATAGRID_BASE_URL"]?.split(separator: ":").last)
    let (hasBegun, isOver) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let relay = try FaultRelay(to: try #require(UInt16(address.prefix { $0 != "/" }))) { request in
      guard request.method == "DELETE" else { return .pass }
      guard request.number > 1 else {
        return .answer("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
      }
      return .after(
        {
          hasBegun.signal()
          isOver.wait()
        }, .loseRequest)
    }
    defer {
      isOver.signal()
      relay.stop()
    }
    environment["DATAGRID_BASE_URL"] = "http://127.0.0.1:\(relay.port)/v1"
    let line = "ks = create orders.csv notes.txt --each; delete (ks[0]) (ks[1]) --yes"
    let run = try ChildProcess(
      Gridsh.path, ["-c", line], environment: environment, directory: Gridsh.files)
    #expect(hasBegun.wait(timeout: .now() + 30) == .success)
    run.signal(2)
    let errors = try run.finish().errors
    #expect(errors.contains("1 of 2 were deleted; notes.txt ("), "\(errors)")
    try sandbox.stop()
  }
}
