import Testing

@testable import Shell

@Suite("What may be a secret")
struct SecretScanTests {
  @Test(
    "a statement that names a secret, or holds what looks like one, is caught",
    arguments: [
      // The variable that holds ours, and the headers of HTTP.
      "login Bearer abc", "login bearer abc", "let DATAGRID_API_KEY = 1",
      "!curl -H 'Authorization: Basic dXNlcjpwYXNz' example.org",
      "!curl -H \"X-Api-Key: abc\" example.org", "!curl -H 'Proxy-Authorization:abc' x",
      // Names with a value behind them.
      "login --key abc", "login --key=abc", "!psql --password hunter2", "!tool --api-key \"x\"",
      "!export API_KEY=abc", "!AWS_SECRET_ACCESS_KEY=abc aws s3 ls", "token = \"abc\"",
      "request POST /x --json '{\"password\": \"hunter2\"}'", "x = {client_secret: \"abc\"}",
      "request GET /x --query access_token=abc", "!curl 'https://x.org/?api_key=abc&a=1'",
      "!git clone https://x --config http.passwd=abc",
      // Keys that are known by what they begin with.
      "connect sk-abcdefgh1234", "connect \"sk-ABCDEFGH_1234\"", "use dg_live1234567",
      "print \"ghp_abcdefghij0123456789abcdefghij012345\"", "x = 'xoxb-1234567890-abcdef'",
      "AKIAIOSFODNN7EXAMPLE", "print eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmN",
      "print \"-----BEGIN RSA PRIVATE KEY-----\"", "glpat-abcdefgh12345678",
      "github_pat_11ABCDEFG0123456789",
      // Long words that look like chance.
      "print \"3f786850e387550fdab836ed7e6dc881de23001b\"",
      "x = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
      "print q7Zt1LmX9vB2nK4wR8sYc3Hd6Jf5Pg0T", "!login u7w2k9d4m1x8p3q6z5b0n7c2v9h4j1g8",
      "print \"dGhpcyBpcyBhIHNlY3JldCBrZXkgMTIzNDU2Nzg5MA==\"",
    ])
  func caught(statement: String) {
    #expect(SecretScan.findsSecret(in: statement, known: []))
  }

  @Test(
    "what people type every day is kept",
    arguments: [
      "list", "k = create docs/*.pdf; wait k --timeout 5m", "list task-abcdefghij",
      "set language sk-SK", "list risk-", "the bearer", "search late delivery fees",
      // Names without a value, and names that mean something else.
      "search the password reset token policy", "print keys(r), r[\"key\"]", "x = {key: \"a\"}",
      "sort -key", "key = \"name\"", "history token", "print token", "max_tokens = 5",
      "token = (request GET /tokens)", "x = {token: $t}", "request GET /x --query key=1",
      "login work --command \"secret-tool lookup datagrid work\"", "secrets = 3",
      // Ids, digests in the names of files, and long words of people.
      "retrieve kn_81f3a2c4d5e6f708192a3b4c5d6e7f80", "rows tbl_8Zt1LmX9vB2nK4wR8sYc3Hd6Jf5Pg0T1",
      "retrieve \"81f3a2b4-1a2b-4abc-8def-0123456789ab\"",
      "wait kn-81f3a2b4-1a2b-4abc-8def-0123456789ab",
      "create build/3f786850e387550fdab836ed7e6dc881de23001b.pdf",
      "create ./3f786850e387550fdab836ed7e6dc881de23001b",
      "create /tmp/3f786850e387550fdab836ed7e6dc881de23001b",
      "create reports/2026/Quarterly-Report-Q3-Final-Version-2-signed.pdf",
      "create Invoice_2026_03_14_AcmeCorporation_4711_copy.csv",
      "print \"12345678901234567890123456789012345678901234\"",
      "search Donaudampfschifffahrtsgesellschaftskapitaen",
      "x = aVeryLongNameOfAVariableThatSomebodyLikesToType",
    ])
  func kept(statement: String) {
    #expect(!SecretScan.findsSecret(in: statement, known: []))
  }

  @Test("a text that is known to be secret is found wherever it stands, an empty one nowhere")
  func known() {
    #expect(SecretScan.findsSecret(in: "show hunter2 again", known: ["", "hunter2"]))
    #expect(!SecretScan.findsSecret(in: "show again", known: ["", "hunter2"]))
  }
}
