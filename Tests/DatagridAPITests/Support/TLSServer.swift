import Glibc
import TestSupport
import Testing

/// `openssl s_server` on a free port of this machine, with a certificate made for one test.
///
/// It answers `GET /knowledge/kn_1` with a knowledge, until ``stop()``.
final class TLSServer {
  /// What is on the certificate, which is signed by itself.
  enum Certificate: Sendable {
    /// For 127.0.0.1 alone, valid today.
    case good
    /// Valid for a day of 2020.
    case expired
  }

  /// The certificate as a file of authorities to trust.
  let authority: String
  let port: Int
  private let folder: TestSupport.TemporaryFolder
  private let process: ChildProcess

  init(_ certificate: Certificate) throws {
    folder = try TestSupport.TemporaryFolder()
    authority = "\(folder.path)/certificate.pem"
    mkdir("\(folder.path)/knowledge", 0o700)
    try folder.write(found, to: "knowledge/kn_1")
    try TLSServer.makeCertificate(certificate, in: folder)
    process = try ChildProcess(
      "openssl",
      [
        "s_server", "-accept", "127.0.0.1:0", "-cert", "certificate.pem", "-key", "key.pem",
        "-HTTP",
      ], directory: folder.path)
    try process.expect("ACCEPT 127.0.0.1:")
    try process.expect("\n")
    let line = process.output.split(separator: "\n").last { $0.hasPrefix("ACCEPT") }
    port = try #require(line?.split(separator: ":").last.flatMap { Int($0) })
  }

  var baseURL: String { "https://127.0.0.1:\(port)" }

  /// Ends it; one that a test has no more use for may end before.
  func stop() { process.signal(SIGKILL) }

  private static func makeCertificate(
    _ certificate: Certificate, in folder: TestSupport.TemporaryFolder
  ) throws {
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=test "
        + "-addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out certificate.pem", in: folder)
    guard certificate == .expired else { return }
    try folder.write(
      """
      [ca]
      default_ca = test
      [test]
      new_certs_dir = .
      database = index
      serial = serial
      default_md = sha256
      policy = policy
      [policy]
      commonName = supplied
      """, to: "settings")
    try folder.write("", to: "index")
    try folder.write("01", to: "serial")
    try openssl("req -new -key key.pem -subj /CN=test -out request.pem", in: folder)
    try openssl(
      "ca -batch -notext -selfsign -config settings -keyfile key.pem -in request.pem "
        + "-startdate 20200101000000Z -enddate 20200102000000Z -out certificate.pem", in: folder)
  }

  private static func openssl(
    _ arguments: String, in folder: TestSupport.TemporaryFolder
  ) throws {
    let outcome = try ChildProcess.run(
      "openssl", arguments.split(separator: " ").map(String.init), directory: folder.path)
    try #require(outcome.ending == .exited(0), "\(outcome.errors)")
  }
}
