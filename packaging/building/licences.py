"""Collects the licences of the packages that a bundle carries, as each of them wants to be handed on."""

import email.message
import re
from importlib import metadata
from pathlib import Path
from typing import Final, cast

from parts import needed

_LICENCE_FILE: Final = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_RULE: Final = "=" * 100


def third_party_licences() -> str:
    """Return one text: each package with its version, the name of its licence and the licence's words."""
    return "\n".join(_of_one(metadata.distribution(name)) for name in sorted(needed()))


def _of_one(package: metadata.Distribution) -> str:
    told = cast("email.message.Message", package.metadata)  # its protocol leaves `get` out before Python 3.12
    named = (
        told.get("License-Expression") or _from_classifiers(told.get_all("Classifier") or []) or "see below"
    )
    texts = [
        Path(file.locate()).read_text(encoding="utf-8", errors="replace")
        for file in package.files or []
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file))
    ]
    home = told.get("Home-page") or ""
    head = f"{_RULE}\n{told['Name']} {told['Version']}: {named} {home}".rstrip()
    return "\n\n".join([head, *texts]) + "\n"


def _from_classifiers(classifiers: list[str]) -> str:
    return ", ".join(one.rsplit(" :: ", 1)[-1] for one in classifiers if one.startswith("License :: "))
