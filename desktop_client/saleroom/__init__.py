"""The client's picture of a sale: what came over the connection, made into what windows show.

No Qt and no network: everything comes in through arguments, so all of it is tested without either.
"""
