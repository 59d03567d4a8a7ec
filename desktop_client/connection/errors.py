"""What can go wrong when the house is asked something.

The two errors extend built-in ones, so that code which knows no network (the sale room) can tell
*never sent* from *perhaps decided* by `ConnectionError` and `TimeoutError` alone.
"""


class ConnectionUnavailable(ConnectionError):
    """Nothing was sent, and nothing will be: there is no live connection now."""


class Unsettled(TimeoutError):
    """It was sent and no answer came: whether it counts is unknown until the same id is asked again."""


class InsecureAddress(ValueError):
    """A plain connection to a public address, which is refused (passwords and bids would be readable)."""


class BadAddress(ValueError):
    """A text that is not the address of a house."""


class CertificateRefused(ConnectionUnavailable):
    """The house showed a certificate that is not trusted, or not the trusted one; nothing was sent."""
