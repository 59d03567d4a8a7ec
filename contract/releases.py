"""The signed notice of a new version: what a desktop is told, and when it believes it.

Both who makes a notice and who reads one build the signed bytes here. A notice only tells; nothing is fetched
or installed because of it. Keys, signatures and where notices come from are the callers' business.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final
from urllib.parse import urlsplit

import msgspec

from contract.chain import canonical
from contract.statements import SignatureCheck

MAX_NOTICE_BYTES: Final = 32 * 1024
_PURPOSE: Final = b"martillo: a new version, 1\n"
"""What a key signs notices under; what it signed otherwise is no notice. 1 is the form of a notice."""

_VERSION: Final = r"(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})"
_RELEASE: Final = re.compile(_VERSION)
_INSTALLED: Final = re.compile(rf"{_VERSION}([^0-9].*)?", re.DOTALL)

VersionText = Annotated[str, msgspec.Meta(pattern=rf"^{_VERSION}\Z", max_length=20)]
DayText = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", max_length=10)]
PageText = Annotated[str, msgspec.Meta(pattern=r"^https://[!-~]+\Z", max_length=300)]
NoteText = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
FileName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]*\Z", max_length=100)]
Sha256Hex = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z", max_length=64)]


class NoticeRefused(ValueError):
    """What was received is no notice, or nobody whose key is known signed it."""


class ReleaseNotes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is new, in every language of the windows; plain text."""

    en: NoteText
    es: NoteText


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version that is out: the page that offers it, and the SHA-256 (hex) of each of its files by name."""

    version: VersionText
    date: DayText
    url: PageText
    sha256: Annotated[dict[FileName, Sha256Hex], msgspec.Meta(min_length=1, max_length=50)]
    notes: ReleaseNotes

    def __post_init__(self) -> None:
        """Refuse a day that there is not, and a page that names no host or brings a sign-in along."""
        date.fromisoformat(self.date)
        parts = urlsplit(self.url)
        if not parts.hostname or parts.username is not None or "\\" in self.url:
            raise ValueError(f"{self.url} is no page")

    def statement(self) -> bytes:
        """Return the bytes that are signed."""
        return _PURPOSE + canonical(self)


class SignedRelease(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A notice as it is published: `signature` is Ed25519, base64, over the release's statement."""

    release: Release
    signature: Annotated[str, msgspec.Meta(max_length=100)]


def read_notice(text: bytes, keys: Sequence[str], check: SignatureCheck) -> Release:
    """Return the release that a notice tells of, if a holder of one of these keys (base64) signed it.

    What is signed is the release as it was understood, so that nothing can be added that is not.
    Raises NoticeRefused.
    """
    if len(text) > MAX_NOTICE_BYTES:
        raise NoticeRefused("longer than any notice")
    try:
        notice = msgspec.json.decode(text, type=SignedRelease)
    except (msgspec.MsgspecError, ValueError) as error:
        raise NoticeRefused(f"no notice: {error}") from error
    statement = notice.release.statement()
    if not any(check(key, notice.signature, statement) for key in keys):
        raise NoticeRefused("not signed with a key that is known")
    return notice.release


def write_notice(release: Release, signature: str) -> bytes:
    """Write a notice for publishing, for people to read, too."""
    return (
        msgspec.json.format(msgspec.json.encode(SignedRelease(release=release, signature=signature))) + b"\n"
    )


def is_newer(release: Release, installed: str) -> bool:
    """Tell whether a release comes after the installed version (`0.2.0rc1` stands before `0.2.0`).

    An installed version in no such form is newer than all: nobody is told to go back.
    """
    own = _INSTALLED.fullmatch(installed)
    offered = _RELEASE.fullmatch(release.version)
    if own is None or offered is None:
        return False
    numbers, before = tuple(map(int, own.groups()[:3])), own.group(4) is not None
    return tuple(map(int, offered.groups())) > numbers or (
        before and tuple(map(int, offered.groups())) == numbers
    )
