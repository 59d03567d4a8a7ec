// A live auction as one writes it after the tutorial of Socket.IO: Express, one room a sale, one `emit` a bid.
// It says what Martillo says, in messages of the same size, and leaves out what would cost it time: no ledger, no
// signature, no private news, no catch-up beyond what attend answers. With --durable FILE every accepted bid is
// appended to a file and flushed (fdatasync) before anybody hears of it.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const express = require('express');
const { Server } = require('socket.io');

const SALE = 'measured';
const LOTS = 100;
const START = 100_000; // minor units, as are all amounts
const STEP = 1_000;

const flag = process.argv.indexOf('--durable');
const ledger = flag < 0 ? null : fs.openSync(process.argv[flag + 1], 'a');
const bidders = Number(process.argv[2]);
const paddles = new Map();
for (let k = 0; k < bidders; k += 1) paddles.set(`token-${k}`, String(101 + k));

const rungs = (ask) => [1, 2, 3, 4, 5].map((k) => ask + k * STEP);
const standings = Array.from({ length: LOTS }, (_, k) => ({
  lot: String(k + 1),
  phase: k === 0 ? 'open' : 'upcoming',
  price: null,
  ask: START,
  leader: null,
  bids: 0,
  reserve: 'none',
  closes_at: null,
  next_rungs: rungs(START),
}));
const lots = new Map(standings.map((standing) => [standing.lot, standing]));
const feed = [];

const app = express();
app.get('/api/sales/:sale/lots', (request, response) => response.json(standings));
const server = http.createServer(app);
const io = new Server(server, { perMessageDeflate: false });

// Socket.IO's own advice for less memory: forget the request that opened the connection.
io.engine.on('connection', (connection) => {
  connection.request = null;
});

io.use((socket, next) => {
  const paddle = paddles.get(socket.handshake.auth.token);
  if (paddle === undefined) return next(new Error('unauthenticated'));
  socket.data.paddle = paddle;
  return next();
});

io.on('connection', (socket) => {
  socket.on('attend', (asked, answer) => {
    if (asked?.sale !== SALE) return answer({ ok: false, code: 'unknown_sale' });
    socket.join(SALE);
    const sale = { id: SALE, title: 'A measured sale', status: 'open', lots: LOTS, head: feed.length };
    const missed = feed.slice(asked.after, asked.after + 500);
    return answer({ ok: true, sale, standings, feed: missed, head: feed.length, now: Date.now() });
  });

  socket.on('bid', (bid, answer) => {
    const lot = lots.get(bid?.lot);
    const code = refusal(lot, bid, socket.data.paddle);
    if (code) return answer({ ok: false, id: bid?.id, code, standing: lot, at: Date.now() });
    const entry = accept(lot, bid, socket.data.paddle);
    if (ledger !== null) {
      fs.writeSync(ledger, `${JSON.stringify(entry)}\n`);
      fs.fdatasyncSync(ledger);
    }
    answer({ ok: true, id: bid.id, at: entry.at, feed_no: entry.n, standing: entry.standing, outcome: 'leading' });
    io.to(SALE).emit('feed', { sale: SALE, entries: [entry] });
    return undefined;
  });
});

function refusal(lot, bid, paddle) {
  if (!lot) return 'unknown_lot';
  if (!Number.isSafeInteger(bid.amount) || typeof bid.id !== 'string') return 'malformed';
  if (lot.phase !== 'open') return 'not_open';
  if (lot.leader === paddle) return 'already_leading';
  return bid.amount < lot.ask ? 'too_low' : null;
}

function accept(lot, bid, paddle) {
  lot.price = bid.amount;
  lot.ask = bid.amount + STEP;
  lot.leader = paddle;
  lot.bids += 1;
  lot.next_rungs = rungs(lot.ask);
  const entry = {
    type: 'bid',
    n: feed.length + 1,
    at: Date.now(),
    lot: lot.lot,
    standing: { ...lot },
    by: paddle,
    mode: 'exact',
    amount: bid.amount,
  };
  feed.push(entry);
  return entry;
}

// For the measure of memory, which must not count what V8 would give back: node --expose-gc, kill -USR2.
if (global.gc) process.on('SIGUSR2', () => global.gc());
process.on('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
