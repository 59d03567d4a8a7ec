"""The normal form of e-mail addresses and names: one account a person, and no name forges a log line."""

import re
import unicodedata
from typing import Final

from contract.verdicts import Code
from server.accounts.errors import AccountError

MAX_EMAIL: Final = 254
MAX_NAME: Final = 80

# Only a mail proves an address; this keeps out typing mistakes and what would break a list.
_EMAIL: Final = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\".]+(?:\.[^@\s<>,;\".]+)*")


def normal_email(text: str) -> str:
    """Return an e-mail address in its normal form (trimmed, case folded); raises AccountError malformed."""
    email = unicodedata.normalize("NFKC", text).strip().casefold()
    if len(email) > MAX_EMAIL or not email.isprintable() or not _EMAIL.fullmatch(email):
        raise AccountError(
            Code.MALFORMED, "This is not an e-mail address; write it like name@example.org.", field="email"
        )
    return email


def normal_name(text: str) -> str:
    """Return a name with single spaces; raises AccountError malformed for one that no list could show."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise AccountError(Code.MALFORMED, f"A name has 1 to {MAX_NAME} printable characters.", field="name")
    return name
