"""One writer per sale: takes commands in, decides, commits, answers, announces.

It knows the rules and the store; it does not know who listens, nor over what. Each module knows only those
that stand below it:

    house                         every sale of the house, its heartbeat, new sales
    rostrum                       one sale: its line, its rounds, its deadline
    recovery · deciding           the two halves: bring it back, take it on
    scribe · refusals · known     write; refuse truthfully; what is durable, and telling it
    doubt · fold · announcing     did that commit count; the sale as its ledger has it; who may hear what
    answers                       the first verdict of every command, signed by receipts
    rounds · line · outage        what waits, what was decided, what is owed
"""
