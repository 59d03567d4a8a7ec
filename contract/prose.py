"""The prose of docs/protocol.md: what the contract's types cannot say by themselves."""

from typing import Final

from contract.display import PICTURE_AT_MOST
from contract.wire import BEAT_EVERY_MS, FEED_PAGE, PROTOCOL, SILENT_AFTER_BEATS, SOCKET_PATH, Event

OPENING: Final = f"""# The Martillo protocol, version {PROTOCOL}

This document is generated from `contract/` (`./dev docs`); it is enough to write a client in any language.

## Conventions

- JSON throughout, but for one message that carries a picture. Amounts are integers in the currency's minor unit (1250
  is EUR 12.50); times are integers, milliseconds since the epoch, UTC; ids are text; `lot` is the lot number, text,
  unique in its sale.
- In what you send, unknown fields are refused (`malformed`). In what you get, ignore fields that you do not know.
- A field that has its default value may be left out of what you get, and of what you send.
- The server's clock decides; `{Event.PULSE}` measures how far yours is off.

## Connect

Sign in over HTTP (`POST /api/session`) for a token. Then open Socket.IO (protocol 5, default namespace, path
`{SOCKET_PATH}`, WebSocket or long-polling) with `auth` = Auth, `protocol` = {PROTOCOL}. A refused connection gets
a CONNECT_ERROR packet with `{{"code": …, "message": …, "data": {{"code": …}}}}`: in the JavaScript client that is
`error.message` and `error.data.code`, in the Python client the whole object. No event comes before the connection
is accepted, and one that does not join within 5 s is closed. Use one connection for each sale: when a sale ends, its
connections are closed.

| you send (with acknowledgement) | body | acknowledgement |
|---|---|---|
| `{Event.ATTEND}` | Attend | Attended |
| `{Event.BID}` | Bid | Verdict |
| `{Event.CALL}` | Call (clerks only) | Verdict |
| `{Event.LEAVE}` | Leave | `{{"ok": true}}` |
| `{Event.PULSE}` | Pulse | `{{"t": …, "now": …}}` |

| the server sends | body | to whom |
|---|---|---|
| `{Event.FEED}` | FeedMessage | everybody who attends the sale |
| `{Event.BEAT}` | Beat, every {BEAT_EVERY_MS // 1000} s | everybody who attends the sale |
| `{Event.YOU}` | YouMessage | your own connections |
| `{Event.ATTENDANCE}` | Attendance | clerks |
| `{Event.DESK}` | Desk | clerks |
| `{Event.PICTURE}` | ShownPicture, and the bytes of a JPEG | everybody who attends the sale |
| `{Event.GOODBYE}` | GoodbyeMessage | whoever is about to be disconnected |

## Attend, and never miss an entry

1. Send `{Event.ATTEND}` with `after` = the last feed number that you know, 0 for none. The answer has the sale, the
   standing of every lot, and the entries after `after`, at most {FEED_PAGE}: while the last of them is below `head`,
   attend again with its number.
2. Each `{Event.FEED}` message carries one or many entries. Ignore an entry whose `n` you have; if one is missing
   between yours and the next, attend again. Each entry about a lot carries the whole standing, so you may skip.
3. `{Event.BEAT}` tells the `head`: if it is beyond what you have for longer than a moment, attend again. Hear nothing
   for {SILENT_AFTER_BEATS} beats and the connection is dead: connect anew.
4. When the sale ends you get the last entries, `{Event.GOODBYE}` with `sale_ended`, and the connection is closed.

5. `{Event.PICTURE}` is the one binary message (a second argument, at most {PICTURE_AT_MOST >> 10} KiB): a picture that the house shows
   to everybody now. It is picture `k` of the lot already, and a `catalogue_changed` entry says so: whoever was too slow
   for the message, or comes in by plain HTTP, fetches it from there.

## Bid, and never be in doubt

Give every bid an id of its own (a UUID). Whatever happens to the connection, send the *same* body again after you
are back: a known id gets its first verdict and makes no second bid; the same id with another body is `id_conflict`.
With `expires_at` (server time) a bid that had never arrived is refused `expired` instead of being placed late.

To bid you need a paddle (`POST …/registration`), and over Socket.IO you must attend the sale. What is in doubt when a
sale ends is settled the same way, over HTTP or, without attending, on a new connection. A verdict with a
`receipt` is final, whether accepted or refused: the sale decided it. A refusal without one (`rate_limited`,
`unavailable`, `malformed`, `forbidden`, `not_attending` …) decided nothing: mend its cause and send the same id
again (but after `id_conflict` a new one). Your verdict and the feed's entry of the same bid may arrive in either order.

## Maxes that are left before

Where the terms say `absentee`, a max may be left on an upcoming lot, left again in place of the one before, and taken
out again (`POST …/withdrawn-maxes`). `plus_one`: should the limit lose a tie, it goes one increment further, once.
`group` (any name of your own): when you win one lot of a group, your maxes of the same group on lots that are still
upcoming are taken out of the book; you are told by `{Event.YOU}`. A clerk can do the same for you, whatever the terms say.

## A catalogue that changes

`lot_changed` has all that bidding needs. For what it has not, and for new lots, `catalogue_changed` names the lots to
read anew (`GET …/lots?lots=27,27A`); wait some random part of two seconds first, for everybody else reads them too.
`lots_moved` changes the order of upcoming lots; `position` in LotView is the place just then. `sale_changed` comes only
before the sale opens. A `step` in a standing is the lot's own increment: `ask` and `next_rungs` follow it already.

## What the server allows

10 events a second on a connection and for a user (20 at once), 20 HTTP requests a second from an address (60 at
once); these are the defaults. Beyond that you get `rate_limited`, and are cut off if you go on. A frame has at most
32 KiB. Binary packets, other namespaces and odd frames close the connection, and so does a client that stops reading.
The server pings every 5 s; a client that does not answer within 5 s is gone.
"""

ENTRIES: Final = """Numbered 1, 2, 3 … without holes in each sale. Every entry has `n`, `at` and `type`; the headings are the types.
"""

HTTP: Final = """`Authorization: Bearer TOKEN`, JSON bodies. Errors are `application/problem+json` (Problem): decide on
`code`; `field`, where it is given, says where a form shows the refusal. A bid that is refused by the rules is no
error: it is answered 200 with its verdict.

- Where Socket.IO does not get through, a bidder needs no more than this: `…/attended` in place of `attend` (again and
  again until the last entry is the `head`), then `…/feed` in place of what would be pushed, and `…/bids`.
- `…/feed` answers at most 500 entries; there are none when nothing came, or when `wait` ran out. It has a `beat`, and
  `you` as it is now, in every answer: ask every 2 s without `wait`, beside a request that waits if those get through,
  and no answer for 2.5 beats means as much as on Socket.IO. There is no goodbye: the sale is over when `status` is
  `ended` and you have the `head`; a session that is over is answered 401. Clerks need Socket.IO for their calls.
- `…/results` answers a list of `{lot, title, outcome, price, winner, name, email}`: `outcome` is the lot's Phase,
  `winner` a paddle or `room`; `name` and `email` are filled in for clerks only.
- `…/ledger` answers `{sale, house_key, rows, head}`, at most 1,000 rows after number `after` (`limit` for fewer); a row
  is `{seq, at, kind, public, commitment, hash}`, the last two in lower-case hexadecimal; `head` is `{row, hash,
  signature}`, the last row of the ledger just then. `…/ledger/opened` adds `private` and `salt` (hexadecimal).
- `POST /api/sales` takes `multipart/form-data`: `sale` (JSON `{title, terms}`, Terms), `catalogue` (CSV, see the
  README) and any number of `picture` (named by their file names, as the catalogue calls them).
"""

CHAIN: Final = """
## The ledger's hash chain

Row by row: `hash = SHA-256(previous ‖ seq ‖ at ‖ len(kind) ‖ kind ‖ len(public) ‖ public ‖ commitment)` with
`commitment = SHA-256(salt ‖ private)`. Numbers are 8 bytes, big-endian; `public` and `private` are JSON with sorted
keys and no spaces, UTF-8 with no more escapes than JSON needs (a row's `public`, parsed and written so, gives the same
bytes again); lengths are in bytes; before the first row, `previous` is 32 zero bytes. A row of kind `sealed` has the public
part `null`.

A receipt's `signature` is Ed25519 by the sale's `house_key` over the JSON (sorted keys, no spaces) of
`{"amount", "at", "hash", "id", "ok", "said", "sale", "seq", "user"}`: `amount` is the bid's, null for a call; `said`
is the verdict's `outcome` or `code`; `seq` is null when it has none; `user` is your user id (You); `hash` is the one
in the receipt: of row `seq`, or for a verdict without a row of the last row when it was taken up. Signature and
`house_key` are base64.

Where a receipt has a `proof`, the house signed many receipts at once, and that JSON is a leaf of a hash tree:
`leaf = SHA-256(0x00 ‖ salt ‖ JSON)`. Go up its `path`, from the first to the last: with a `left` hash
`node = SHA-256(0x01 ‖ hash ‖ node)`, with a `right` one `SHA-256(0x01 ‖ node ‖ hash)`; `salt` is 16 bytes and each hash
32, in lower-case hexadecimal. `signature` is then over the JSON of `{"receipts", "sale"}`, where `receipts` is the last
node in lower-case hexadecimal. The other hashes tell nothing about other people's commands: each has a salt of its own.
A command that comes again gets the same verdict. Its receipt may then have another `signature` and `proof`, when the
house was started anew in between, but for the same JSON; both stay good.

A receipt's `opening` shows what row `row` hides of your own command: its `commitment` is SHA-256 of the `salt`'s bytes
and the JSON (sorted keys, no spaces) of `private`. Keep it: with it you can prove your limit to anybody.

Behind each closing of a lot and behind the end of the sale the feed has a `ledger_head`: the hash of the row before it,
signed. The signature, and that of `…/ledger`'s `head`, is Ed25519 over the JSON of `{"hash", "row", "sale"}`. A ledger
that does not have that hash in that row is not the one that the sale was held with.

## The files of an audit

A ledger file is JSON lines: one row a line, as `…/ledger` gives it (opened rows with `private` and `salt`), and a last
line `{"head", "hash", "house_key", "signature"}`, where `head` is the number of the last row. A receipts file is JSON
lines, one receipt a line: the fields that are signed, `signature`, and `opening` and `proof` where there are such.
`martillo ledger export` writes the first, the desktop the second, and `martillo ledger verify` and the desktop's audit
check one against the other. They recompute every hash, and whether each phase, price, asking price and winner follows
from the entries before; where a limit is hidden they check what must hold whatever it is, and where all rows are open
they check everything.
"""

EXAMPLE: Final = """## A whole client, in JavaScript

```js
import { io } from "socket.io-client";
import { randomUUID } from "node:crypto";

const [server, email, password, sale, lot] = process.argv.slice(2);
const answer = await fetch(server + "/api/session", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ email, password }),
});
const { token } = await answer.json();
await fetch(`${server}/api/sales/${sale}/registration`, {
  method: "POST",
  headers: { Authorization: `Bearer ${token}` },
});
const socket = io(server, { auth: { token, protocol: 1, client: "example/1.0" } });
socket.on("connect_error", (error) => console.error(error.message, error.data?.code));
socket.on("feed", ({ entries }) => entries.forEach((entry) => console.log(entry.n, entry.type, entry.standing?.price)));
socket.on("goodbye", ({ reason }) => console.log("goodbye:", reason));
socket.on("connect", async () => {
  const { standings, head } = await socket.emitWithAck("attend", { sale, after: 0 });
  const { ask } = standings.find((standing) => standing.lot === lot);
  console.log("entries so far:", head, "asking:", ask);
  console.log(await socket.emitWithAck("bid", { id: randomUUID(), sale, lot, amount: ask, mode: "exact" }));
});
```
"""
