"""The auction engine: what a bid does, exactly.

Pure: no I/O, no clock, no randomness. The receive time comes in with the command; the same commands
at the same times give the same records, and the fold of the records is the state.
"""
