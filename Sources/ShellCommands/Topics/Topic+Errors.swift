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
      discussion: """
        Requests are paced so that this program alone meets none, and one that is refused all the same is \
        sent again when the service says, up to `set max-wait`.
        """,
      advice: """
        `set max-wait 10m` lets it wait longer; `e.retry_after` is how long the service asks for, and \
        `limits` shows what is left. The exit code is 8.
        """),
    Topic(
      "server_error", "internal_error", "500", in: .error, "The service failed.",
      advice: """
        It was tried again, as often as `set retries` says: try later. `e.request_id` is for the \
        service's people.
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
      "some_failed", in: .error,
      "Of several knowledges that were to be made, or deleted, some were not.",
      discussion: """
        `create --each` makes all it can, `delete` deletes all it can. An error that would come for all \
        the rest too, such as a refused key or no credits, ends it early; the exit code is that error's \
        then.
        """,
      advice: """
        `e.made` is the list of what was made, or deleted, null for each that was not; `create --once` \
        and `delete`, given the same line again, try what is missing.
        """),
    Topic(
      "ledger_failed", in: .error, "What `create --once` remembers cannot be read or written.",
      advice: """
        The message says why; it is kept in `~/.local/state/gridsh`. Without `--once` a file is sent \
        whether it was sent before or not.
        """),
    Topic(
      "unlisted_type", in: .error, "A file is of a type that the service does not name.",
      advice: "Without `--strict` it is sent all the same."),
    Topic(
      "knowledge_failed", in: .error, "A knowledge that was waited for ended `failed`.",
      advice: "The message names each with its `last_error`; mend the file and create it again.",
      examples: [
        Example(
          "k = create broken/cut.pdf; try { wait k } catch e { print e.kind }",
          "Waits for a damaged file.",
          prints: "knowledge_failed")
      ]),
    Topic(
      "incomplete", in: .error, "A knowledge that was waited for stays `partial`.",
      advice: "What was learned is there; `print k.row_counts` says how much."),
    Topic(
      "declined", in: .error, "A question was answered with no, and nothing was done.",
      discussion: """
        `delete` asks before it takes away more than one knowledge, or one that this session did not \
        make; `create` before it makes one knowledge of more than 20 files or 100 MB.
        """,
      advice: "Run it again if it was meant."),
    Topic(
      "not_confirmed", in: .error, "There was nobody to confirm what cannot be undone.",
      discussion: """
        `delete` asks before it takes away more than one knowledge, or one that this session did not \
        make.
        """,
      advice: "Where there is nobody to ask, add `--yes`."),
    Topic(
      "processing_error", in: .error,
      "The service could not read a file, as `last_error.code` says.",
      advice: "`last_error.message` names the file and the place; mend it and create it again."),
    Topic(
      "connection_failed", in: .error, "The service cannot be reached.",
      advice: """
        Check the network and DATAGRID_BASE_URL. It was tried again, as often as `set retries` says; the \
        same may succeed later.
        """),
    Topic(
      "may_have_been_created", in: .error,
      "Nobody can tell whether a knowledge was created.",
      discussion: """
        A create whose answer is lost, or that `create --once` had begun before and did not end, is \
        looked for before anything else. Where exactly one knowledge \
        can be what it made, that one is its result; where none is there, it is created again. This error \
        is for all other cases: several could be it, others have its name, or looking failed. `create \
        --once` raises it where an upload that was broken off could have made several.
        """,
      advice: """
        The message names what could be it: look at each with `retrieve`, and create it again only when \
        none is it; delete what is not wanted. A name of its own (`--name`) settles it the next time.
        """),
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
      "no_request", in: .error, "There is no request to show.",
      advice: "`show curl list` shows the one that a command would send."),
    Topic(
      "dry_run", in: .error, "A request was only to be looked at, and was not sent.",
      advice: "It never leaves `show` and `--dry-run`, which show the request."),
    Topic(
      "not_showable", in: .error, "A request has no text of the form that was asked for.",
      advice: "`show http` shows every request."),
    Topic(
      "no_profile", in: .error, "There is no profile of that name.",
      advice: "`use` lists the profiles, `login NAME` stores one; the exit code is 7."),
    Topic(
      "wrong_profiles", in: .error, "The file of the profiles cannot be used.",
      advice: "The message names it and says why; `login` writes it anew where it is gone."),
    Topic(
      "key_command_failed", in: .error, "The command that should print a profile's key did not.",
      advice: "Run it by itself; it has two minutes, and its first row is the key."),
    Topic(
      "no_terminal", in: .error, "A command has to ask a person, and there is no terminal.",
      advice: "Give what it asks for in its arguments, or run it at the prompt."),
    Topic(
      "no_sandbox", in: .error, "This gridsh is built without its sandbox.",
      advice: "Build it with the default traits, or use an account."),
    Topic(
      "sandbox_failed", in: .error, "The sandbox cannot start.",
      advice: "The message says why; `--ephemeral` needs no folder."),
  ]
}
