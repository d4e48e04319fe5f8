import Testing

@testable import DatagridAPI
@testable import ShellCommands

/// What `show curl` makes of the headers that a user adds to every request.
@Suite("The text for curl")
struct CurlTextTests {
  @Test("headers of the user's own are there, those with a secret as a variable")
  func ownHeaders() throws {
    let headers = try CustomHeaders(
      "User-Agent: mine/1\nX-Team: it's $(id)\nX-Auth: abcdefgh\nX-Empty:")
    let configuration = try ClientConfiguration(
      baseURL: "https://api.example/v1", key: APIKey("sk-0123456789"), customHeaders: headers)
    let request = Request(.get, "/knowledge", silence: .seconds(1))
    #expect(
      try CurlText.text(of: RequestDescription(request, configuration)) == #"""
        curl https://api.example/v1/knowledge \
          -H "Authorization: Bearer $DATAGRID_API_KEY" \
          -H 'User-Agent: mine/1' \
          -H 'X-Team: it'\''s $(id)' \
          -H "X-Auth: $X_AUTH" \
          -H 'X-Empty;'
        """#)
  }
}
