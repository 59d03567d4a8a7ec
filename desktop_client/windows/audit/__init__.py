"""The audit window: whether a ledger is what the house says, row by row."""
