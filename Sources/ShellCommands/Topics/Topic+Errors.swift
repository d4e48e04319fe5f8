import CommandLanguage

extension Topic {
  /// The API's refusals, by code and HTTP status.
  static let refusals = [
    Topic(
      "bad_request", "400", in: .error, "The service does not understand the request.",
      advice: "Correct what the message names; the same request gets the same answer."),
    Topic(
      "unauthorized", "401", in: .error, "The key is missing or not valid.",
      advice: "Check DATAGRID_API_KEY; the exit code is 7."),
    Topic(
      "out_of_credits", "402", in: .error, "The account has not enough credits.",
      advice: "Add credits and run it again; the exit code is 8."),
    Topic(
      "forbidden", "403", in: .error, "The key may not do this.",
      advice: "Take a key with the right, or another teamspace; the exit code is 7."),
    Topic(
      "not_found", "404", in: .error, "There is no such thing, or the key may not see it.",
      advice: "Check the id and DATAGRID_TEAMSPACE_ID; `list` shows what there is.",
      examples: [
        Example(
          "try { retrieve kn-none } catch e { print e.status, e.kind }",
          "Asks for what is not there.",
          prints: "404 not_found")
      ]),
    Topic(
      "method_not_allowed", "405", in: .error, "The address does not take requests of this method.",
      advice: "Check DATAGRID_BASE_URL."),
    Topic(
      "conflict", "409", in: .error, "The state of things forbids the request.",
      advice: "Look how it stands with `retrieve`, then decide."),
    Topic(
      "payload_too_large", "413", in: .error, "A file is larger than the plan allows.",
      advice: "Split the file, or see the upload limits of the plan."),
    Topic(
      "rate_limit_exceeded", "429", in: .error,
      "There were more requests than an endpoint takes in 60 s.",
      advice: "Wait as long as the message says; `limits` shows what is left. The exit code is 8."),
    Topic(
      "server_error", "internal_error", "500", in: .error, "The service failed.",
      advice: """
        Try again later, and look with `list` whether a `create` was carried out; `e.request_id` is \
        for the service's people.
        """),
    Topic(
      "insufficient_storage", "507", in: .error, "The sandbox has no room for an upload.",
      advice: "Give it more with `gridsh sandbox --cap SIZE`, or begin anew."),
    Topic(
      "http_error", in: .error, "The service refused the request with another status.",
      advice: "`e.status` and the message say more."),
  ]

  /// What goes wrong between this program and the service, or within the service.
  static let troubles = [
    Topic(
      "timeout", in: .error, "Something took longer than it may.",
      discussion: """
        A `wait` longer than its `--timeout`, with the exit code 4; a request longer than `set timeout` \
        allows, or than the network's own patience, with the exit code 6.
        """,
      advice: "The service goes on by itself: `wait` again, and look before you repeat a `create`.",
      examples: [
        Example(
          "k = create orders.csv; try { wait k --timeout 1ms } catch e { print e.kind }",
          "Waits no longer than a millisecond.", prints: "timeout")
      ]),
    Topic(
      "knowledge_failed", in: .error, "A knowledge that was waited for ended `failed`.",
      advice: "The message names each with its `last_error`; mend the file and create it again.",
      examples: [
        Example(
          "k = create broken/empty.csv; try { wait k } catch e { print e.kind }",
          "Waits for an empty file.",
          prints: "knowledge_failed")
      ]),
    Topic(
      "incomplete", in: .error, "A knowledge that was waited for stays `partial`.",
      advice: "What was learned is there; `print k.row_counts` says how much."),
    Topic(
      "processing_error", in: .error,
      "The service could not read a file, as `last_error.code` says.",
      advice: "`last_error.message` names the file and the place; mend it and create it again."),
    Topic(
      "connection_failed", in: .error, "The service cannot be reached.",
      advice: "Check the network and DATAGRID_BASE_URL; the same may succeed later."),
    Topic(
      "broken_answer", in: .error, "An answer of the service cannot be read.",
      advice: "Check that DATAGRID_BASE_URL is the API's, and no proxy answers in its place."),
    Topic(
      "wrong_configuration", in: .error, "A key or an address in the environment cannot be used.",
      advice: "The message names the variable."),
    Topic(
      "no_key", in: .error, "A script talks to the service, but there is no key.",
      advice: "Set DATAGRID_API_KEY, or run it with `--sandbox`; the exit code is 7."),
    Topic(
      "no_sandbox", in: .error, "This gridsh is built without its sandbox.",
      advice: "Build it with the default traits, or use an account."),
    Topic(
      "sandbox_failed", in: .error, "The sandbox cannot start.",
      advice: "The message says why; `--ephemeral` needs no folder."),
  ]
}
