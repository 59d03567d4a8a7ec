"""The prose of docs/protocol.md: what the contract's types cannot say by themselves."""

from typing import Final

from contract.wire import BEAT_EVERY_MS, FEED_PAGE, PROTOCOL, SILENT_AFTER_BEATS, SOCKET_PATH, Event

OPENING: Final = f"""# The Martillo protocol, version {PROTOCOL}

This document is generated from `contract/` (`./dev docs`); it is enough to write a client in any language.

## Conventions

- JSON throughout. Amounts are integers in the currency's minor unit (1250 is EUR 12.50); times are integers,
  milliseconds since the epoch, UTC; ids are text; `lot` is the lot number, text, unique in its sale.
- In what you send, unknown fields are refused (`malformed`). In what you get, ignore fields that you do not know.
- A field that has its default value may be left out of what you get.
- The server's clock decides; `{Event.PULSE}` measures how far yours is off.

## Connect

Sign in over HTTP (`POST /api/session`) for a token. Then open Socket.IO (protocol 5, default namespace, path
`{SOCKET_PATH}`, WebSocket or long-polling) with `auth` = Auth, `protocol` = {PROTOCOL}. A refused connection gets
a `connect_error` whose `data` is `{{"code": …, "message": …}}`. No event comes before the connection is accepted.

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

## Bid, and never be in doubt

Give every bid an id of its own (a UUID). Whatever happens to the connection, send the *same* body again after you
are back: a known id gets its first verdict and makes no second bid; the same id with another body is `id_conflict`.
With `expires_at` (server time) a bid that had never arrived is refused `expired` instead of being placed late.
"""

ENTRIES: Final = """Numbered 1, 2, 3 … without holes in each sale. Every entry has `n`, `at` and `type`; the headings are the types.
"""

HTTP: Final = """`Authorization: Bearer TOKEN`, JSON bodies. Errors are `application/problem+json` with a `code` (Problem).
"""

CHAIN: Final = """
## The ledger's hash chain

Row by row: `hash = SHA-256(previous ‖ seq ‖ at ‖ len(kind) ‖ kind ‖ len(public) ‖ public ‖ commitment)` with
`commitment = SHA-256(salt ‖ private)`. Numbers are 8 bytes, big-endian; `public` and `private` are JSON with sorted
keys and no spaces, UTF-8; before the first row, `previous` is 32 zero bytes. A row of kind `sealed` has the public
part `null`.

A receipt's `signature` is Ed25519 by the sale's `house_key` over the JSON (sorted keys, no spaces) of
`{"amount", "at", "hash", "id", "ok", "said", "sale", "seq", "user"}`, where `said` is the verdict's `outcome` or
`code`, `hash` is the hash in the receipt (hexadecimal), and `amount` is null when the command has none.
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
socket.on("connect_error", (error) => console.error(error.data ?? error.message));
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
