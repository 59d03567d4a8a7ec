"""A count of one is said as one: every text that counts a plural noun has a twin for a single one."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

import resources

CATALOGUE = resources.path("translations", "martillo_es.ts")
COUNTED = re.compile(r"\{(\w+)\} ((?:[a-z]+ )?)([a-z]+s|maxima)\b")
NOT_COUNTS = {"amount", "by", "found", "leader", "lot", "most", "ms", "row", "who", "would_be"}
"""Names and measures, and limits of the program that are never one."""
VERBS = {"goes", "has", "holds", "is", "leads", "was"}


class Text(NamedTuple):
    """A text of the windows with its Spanish."""

    context: str
    source: str
    spanish: str


def texts() -> Iterator[Text]:
    for context in ElementTree.parse(CATALOGUE).getroot().findall("context"):  # our own file
        for message in context.findall("message"):
            yield Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("translation", ""),
            )


def single(source: str) -> str | None:
    """Return the beginning of the twin that a counting text must have, None for one that counts nothing."""
    found = COUNTED.search(source)
    if found is None or found.group(1) in NOT_COUNTS or found.group(3) in VERBS:
        return None
    noun = "maximum" if found.group(3) == "maxima" else found.group(3).removesuffix("s")
    return f"{source[: found.start()]}1 {found.group(2)}{noun}"


def unpaired(all_texts: list[Text]) -> list[str]:
    """Name the counting texts without a twin."""
    known: dict[str, list[str]] = {}
    for text in all_texts:
        known.setdefault(text.context, []).append(text.source)
    return [
        f"{text.context}: {text.source}"
        for text in all_texts
        if (twin := single(text.source)) is not None
        and not any(one.startswith((twin, twin.replace("1 ", "one "))) for one in known[text.context])
    ]


def test_every_text_that_counts_has_a_twin_for_one() -> None:
    assert unpaired(list(texts())) == []


@pytest.mark.parametrize(
    ("source", "twin"),
    [
        ("{count} events left out", "1 event"),
        ("Send {count} pictures", "Send 1 picture"),
        ("Row {row} is wrong", None),
        ("Waiting: {count}.", None),
    ],
)
def test_a_counting_text_is_told_by_its_plural(source: str, twin: str | None) -> None:
    assert single(source) == twin
    assert bool(unpaired([Text("", source, "")])) is (twin is not None)


def test_a_twin_for_one_is_singular_in_spanish_too() -> None:
    plural = re.compile(r"\b1 \w+s\b")
    exceptions = {"bis", "tres", "seis", "mes"}
    found = [text for text in texts() if re.match(r"1 [a-z]+", text.source) and plural.search(text.spanish)]
    assert [one.spanish for one in found if not exceptions & set(one.spanish.split())] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    names = re.compile(r"\{(\w+)[^}]*\}")
    differing = [
        f"{text.context}: {text.source}"
        for text in texts()
        if sorted(set(names.findall(text.source))) != sorted(set(names.findall(text.spanish)))
    ]
    assert differing == []
