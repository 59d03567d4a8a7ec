"""People without an account whom a clerk registers: what may be kept of them, and the ids that they get."""

import secrets
import unicodedata
from typing import Final

from contract.people import GUEST_PREFIX, MAX_ADDRESS, MAX_PHONE
from contract.verdicts import Code
from server.accounts.errors import AccountError
from server.accounts.identity import normal_email

_ID_BYTES: Final = 8


def new_guest_id() -> str:
    """Return an id that no account and no other guest has."""
    return GUEST_PREFIX + secrets.token_hex(_ID_BYTES)


def optional_email(text: str) -> str:
    """Return an e-mail address in its normal form, or an empty text for none. Raises AccountError."""
    return normal_email(text) if text.strip() else ""


def normal_phone(text: str) -> str:
    """Return a telephone number as it was written, on one line. Raises AccountError malformed.

    Which digits reach somebody, only dialling tells; nothing is reformatted.
    """
    phone = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(phone) > MAX_PHONE or not phone.isprintable():
        raise AccountError(
            Code.MALFORMED, f"A telephone number has at most {MAX_PHONE} printable characters.", field="phone"
        )
    return phone


def normal_address(text: str) -> str:
    """Return a postal address, its lines trimmed and the empty ones gone. Raises AccountError malformed."""
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines()]
    address = "\n".join(line for line in lines if line)
    if len(address) > MAX_ADDRESS or not address.replace("\n", "").isprintable():
        raise AccountError(
            Code.MALFORMED, f"An address has at most {MAX_ADDRESS} printable characters.", field="address"
        )
    return address
