"""The HTTP routes: what exists, and who may use it. The server's own table is held against this one."""

from typing import Final

import msgspec


class Route(msgspec.Struct, frozen=True):
    """One route. `who` is `anybody`, or the least role that may use it."""

    method: str
    path: str
    who: str
    text: str


ROUTES: Final = (
    Route("POST", "/api/session", "anybody", "Sign in: `{email, password}` → `{token, user}`."),
    Route("DELETE", "/api/session", "bidder", "Sign out: the session and its sockets end."),
    Route("POST", "/api/users", "anybody", "Make an account: `{email, name, password}`; an admin may add a `role`."),
    Route("GET", "/api/users", "admin", "Every account."),
    Route("PATCH", "/api/users/{user}", "admin", "Change a role: `{role}`; the user's sessions end."),
    Route("GET", "/api/set-up", "anybody", "Whether the house waits for its first admin: `{open}`."),
    Route("POST", "/api/set-up", "anybody", "Make the first admin: `{code, email, name, password}`, with the one-time code that a new house prints."),
    Route("PUT", "/api/me/password", "bidder", "Change your password: `{password, new_password}`; all your sessions end."),
    Route("GET", "/api/me", "bidder", "The signed-in user."),
    Route("GET", "/api/sales", "bidder", "Every sale: a list of SaleView."),
    Route("GET", "/api/sales/{sale}", "bidder", "One sale: SaleView."),
    Route("POST", "/api/sales", "clerk", "Make a sale with its catalogue and pictures, in one multipart request."),
    Route("GET", "/api/sales/{sale}/lots", "bidder", "The catalogue: a list of LotView."),
    Route(
        "GET", "/api/sales/{sale}/lots/{lot}/pictures/{k}", "bidder",
        "Picture number `k` from 1; `size` is `thumb`, `card` or `full`.",
    ),
    Route("POST", "/api/sales/{sale}/registration", "bidder", "Ask for a paddle → `{paddle, status}`."),
    Route("GET", "/api/sales/{sale}/registration", "bidder", "What you may know of yourself in the sale: You."),
    Route("GET", "/api/sales/{sale}/registrations", "clerk", "Every registration: a list of DeskPaddle."),
    Route(
        "PATCH", "/api/sales/{sale}/registrations", "clerk",
        "`{user or paddle, status, limit, number, text}`: approve, refuse or block with a reason, limit, another paddle number.",
    ),
    Route("GET", "/api/sales/{sale}/people", "clerk", "Everybody with a paddle and how to reach them: a list of PersonView."),
    Route("POST", "/api/sales/{sale}/guests", "clerk", "Give somebody a paddle: NewGuest → PersonView."),
    Route("PATCH", "/api/sales/{sale}/guests/{user}", "clerk", "Change how a guest is reached: GuestChange → PersonView."),
    Route("GET", "/api/sales/{sale}/phone-lines", "clerk", "Who is called on which lot and by whom: PhoneLines."),
    Route("PUT", "/api/sales/{sale}/phone-lines", "clerk", "Keep a telephone line: LinePlan → PhoneLines."),
    Route("DELETE", "/api/sales/{sale}/phone-lines", "clerk", "Take the line of `lot` and `paddle` (query) out → PhoneLines."),
    Route("GET", "/api/sales/{sale}/attended", "bidder", "What `attend` answers, `after` a feed number: Attended, without `desk`."),
    Route(
        "GET", "/api/sales/{sale}/feed", "bidder",
        "Entries `after` a feed number (polling); with `wait` (s, at most 25) it answers when there is one (long-polling): FeedAnswer.",
    ),
    Route("POST", "/api/sales/{sale}/bids", "bidder", "Bid: the body of `bid` → a verdict."),
    Route("POST", "/api/sales/{sale}/withdrawn-maxes", "bidder", "Take your own max out of the book before its lot opens: WithdrawMax → a verdict."),
    Route("GET", "/api/sales/{sale}/results", "bidder", "What each lot came to."),
    Route("GET", "/api/sales/{sale}/results.csv", "clerk", "The same as CSV, for the house."),
    Route("GET", "/api/sales/{sale}/ledger", "bidder", "The ledger's audit form: public parts and commitments."),
    Route("GET", "/api/sales/{sale}/ledger/opened", "admin", "The same with every secret and its salt, for the house alone."),
    Route("GET", "/api/sales/{sale}/display", "bidder", "How the room display is set: Display."),
    Route("PUT", "/api/sales/{sale}/display", "clerk", "Set the room display: Display."),
    Route(
        "POST", "/api/sales/{sale}/lots/{lot}/show", "clerk",
        "Show a picture to everybody now; the body is the file, at most 25 MiB. It becomes a picture of the lot → ShownPicture.",
    ),
    Route("GET", "/healthz", "anybody", "The process lives."),
    Route("GET", "/readyz", "anybody", "It can write."),
)  # fmt: skip
