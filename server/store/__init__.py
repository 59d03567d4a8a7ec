"""The durable record: ledger, accounts, catalogue. Nothing outside this package knows SQL.

The store decides nothing: it keeps what it is given, in one transaction, or says that it could not.
"""
