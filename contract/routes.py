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
    Route("GET", "/api/set-up", "anybody", "Whether the house waits for its first admin, and nobody has an account yet: `{open, empty}`."),
    Route("POST", "/api/set-up", "anybody", "Make the first admin: `{code, email, name, password}`, with the one-time code that a new house prints."),
    Route("PUT", "/api/me/password", "bidder", "Change your password: `{password, new_password}`; all your sessions end."),
    Route("GET", "/api/me", "bidder", "The signed-in user."),
    Route("GET", "/api/me/details", "bidder", "Your name and address, as they stand on statements: MyDetails."),
    Route("PUT", "/api/me", "bidder", "Change them: NewDetails → MyDetails."),
    Route("GET", "/api/sales", "bidder", "Every sale: a list of SaleView."),
    Route("GET", "/api/sales/{sale}", "bidder", "One sale: SaleView."),
    Route("POST", "/api/sales", "clerk", "Make a sale: `{title, terms}` without lots, or with its catalogue and pictures in one multipart request → SaleView."),
    Route("PATCH", "/api/sales/{sale}", "clerk", "Change a sale that has not opened: SaleChange → SaleView."),
    Route("POST", "/api/tables", "clerk", "Read a spreadsheet: the body is the file, CSV or XLSX (`sheet` names one of its sheets) → RawTable. Nothing is kept."),
    Route("GET", "/api/sales/{sale}/lots", "bidder", "The catalogue in the sale's order, or the `lots` named (with commas between): a list of LotView."),
    Route("GET", "/api/sales/{sale}/desk-lots", "clerk", "Everything of every lot: a list of DeskLotView."),
    Route("POST", "/api/sales/{sale}/catalogue", "clerk", "Add lots, or change known ones; all or none: NewLots → CatalogueMade."),
    Route("GET", "/api/sales/{sale}/catalogue.csv", "clerk", "The catalogue as CSV, which an import takes back without loss."),
    Route("GET", "/api/sales/{sale}/catalogue.xlsx", "clerk", "The same as a workbook."),
    Route("PATCH", "/api/sales/{sale}/lots/{lot}", "clerk", "Change a lot: LotChange → DeskLotView. Title and amounts only while it is upcoming."),
    Route("POST", "/api/sales/{sale}/lots/{lot}/split", "clerk", "New lots right after an upcoming one: SplitLot → a list of DeskLotView."),
    Route("POST", "/api/sales/{sale}/lots/{lot}/pictures", "clerk", "Add a picture; the body is the file, at most 25 MiB → `{k}`. One that the lot has already is not added again."),
    Route("PUT", "/api/sales/{sale}/lots/{lot}/pictures", "clerk", "`{order, of}`: the numbers of the pictures that stay, in their new order; `of` is how many there were (another number is a `conflict`) → `{pictures}`."),
    Route("DELETE", "/api/sales/{sale}/lots/{lot}/pictures/{k}", "clerk", "Remove a picture; those behind it move up; `of` says of how many → `{pictures}`."),
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
    Route("GET", "/api/sales/{sale}/script", "clerk", "The sale as if it had not begun, to rehearse it: Script."),
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
    Route("GET", "/api/sales/{sale}/undo", "clerk", "The last twenty entries of the kinds that can be undone, newest first, and what undoing each would change: a list of Undoable."),
    Route("GET", "/api/sales/{sale}/results", "bidder", "What each lot came to: a list of LotResult; names and charges for the house only."),
    Route("GET", "/api/sales/{sale}/results.csv", "clerk", "The same as CSV, for the house; `only` is `all`, `sold` or `unsold`."),
    Route("GET", "/api/sales/{sale}/results.xlsx", "clerk", "The same as a workbook."),
    Route("GET", "/api/sales/{sale}/settlement", "clerk", "The results with their totals: Results."),
    Route("GET", "/api/sales/{sale}/log", "clerk", "Who did what, in a `language` (`en`, `es`): a list of LogLine, without limits and reserves."),
    Route("GET", "/api/sales/{sale}/log.csv", "clerk", "The same as CSV."),
    Route("GET", "/api/sales/{sale}/log.txt", "clerk", "The same to be read."),
    Route("PUT", "/api/sales/{sale}/lots/{lot}/buyer", "clerk", "Who pays for a lot that the room bought: `{paddle}`, null for nobody yet → LotResult."),
    Route("GET", "/api/sales/{sale}/offers", "bidder", "After-sale offers: your own, or all for the house: a list of Offer."),
    Route("POST", "/api/sales/{sale}/offers", "bidder", "Offer for a passed lot of an ended sale: NewOffer → Offer; a clerk names the paddle."),
    Route("PATCH", "/api/sales/{sale}/offers/{offer}", "bidder", "`{status}`: withdraw your own; clerks accept or decline → Offer."),
    Route("GET", "/api/sales/{sale}/statement", "bidder", "Your own statement, issued or a draft: Paper."),
    Route("GET", "/api/sales/{sale}/statement.pdf", "bidder", "The same as PDF; `language` is `en` or `es`."),
    Route("GET", "/api/sales/{sale}/papers", "clerk", "The statements of a `kind` (`buyer`, `seller`): a list of PaperSummary."),
    Route("POST", "/api/sales/{sale}/papers", "clerk", "Issue statements: Issue → a list of PaperSummary. Numbers run through the house without holes."),
    Route("GET", "/api/sales/{sale}/paper", "clerk", "The statement of a `kind` and `party`: Paper."),
    Route("GET", "/api/sales/{sale}/paper.pdf", "clerk", "The same as PDF; `language` is `en` or `es`."),
    Route("GET", "/api/sales/{sale}/accounting", "clerk", "How the sale is settled: Accounting."),
    Route("PUT", "/api/sales/{sale}/accounting", "clerk", "Change it."),
    Route("GET", "/api/sales/{sale}/sellers", "clerk", "Whose lots are sold: a list of Seller."),
    Route("PUT", "/api/sales/{sale}/sellers", "clerk", "Keep what is known of one: Seller."),
    Route("GET", "/api/letterhead", "clerk", "What stands on every paper of the house: Letterhead."),
    Route("PUT", "/api/letterhead", "clerk", "Change it."),
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
