"""What the documents send a reader to is there: pages, headings, files, commands and their options.

It reads words, not their meaning: whether a statement is true is for the tests of what it is about.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from typer.main import get_command

from server.cli.program import app
from tests.architecture.source_tree import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()}

LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")
PROGRAM = re.compile(
    r"^(?:sudo )?(\./dev run|\./dev desktop|\./dev|martillo-desktop|martillo-server|martillo)(?: |$)(.*)"
)
OF_THE_PACKAGE = ("martillo-server", "set-up-code")  # which it answers itself (packaging/server)
PLACEHOLDER = re.compile(r"\b[A-Z]{3,}\b")
ENDS_A_COMMAND = {"|", ">", "&&", ";", "…"}


def read(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """Return what a heading is linked by."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def broken_links(document: Path) -> Iterator[str]:
    for file, part in LINK.findall(read(document)):
        target = document.parent / file if file else document
        if not target.exists():
            yield file
        elif part and part not in map(anchor, HEADING.findall(read(target))):
            yield f"{file}#{part}"


def spelled_out(braces: str) -> list[str]:
    """Return every path that `a/{b,c}` stands for."""
    if (found := re.search(r"\{([^{}]*)\}", braces)) is None:
        return [braces]
    before, after = braces[: found.start()], braces[found.end() :]
    return [path for choice in found[1].split(",") for path in spelled_out(before + choice + after)]


def missing_files(text: str) -> Iterator[str]:
    for quoted in QUOTED.findall(FENCED.sub("", text)):
        if re.fullmatch(r"[\w./{},*-]+", quoted) and quoted.partition("/")[0] in FOLDERS:
            for path in spelled_out(quoted):
                named = [path, f"{path}.py", f"{path}*.py"]  # a module, or a family of them
                if not PLACEHOLDER.search(path) and not any(any(ROOT.glob(name)) for name in named):
                    yield path


def command_lines(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each of the house's programs that a document has a reader start, with its words."""
    blocks = chain.from_iterable(block.replace("\\\n", " ").splitlines() for block in FENCED.findall(text))
    for line in [*blocks, *QUOTED.findall(FENCED.sub("", text))]:
        command = re.split(r"\s\| (?=\./dev)|\s+# ", line.strip())
        for part in command:
            if found := PROGRAM.match(part):
                words = shlex.split(found[2].replace("…", " … "), posix=True)
                ends = (at for at, word in enumerate(words) if word in ENDS_A_COMMAND)
                yield found[1], words[: next(ends, len(words))]


def not_taken(words: list[str], options: Iterable[str]) -> str | None:
    """Return which of the options among these words there are not."""
    given = {word.partition("=")[0] for word in words if word.startswith("--")}
    return f"no options {sorted(missing)}" if (missing := given.difference(options, ["--help"])) else None


def house_refuses(words: list[str]) -> str | None:
    """Return why `martillo` would not take these words; what is left out is no fault."""
    command, rest = get_command(app), list(words)
    while rest and not rest[0].startswith("-") and hasattr(command, "commands"):
        name = rest.pop(0)
        if PLACEHOLDER.fullmatch(name):
            return None
        if name not in command.commands:
            return f"no command {name}"
        command = command.commands[name]
    return not_taken(rest, chain.from_iterable([*one.opts, *one.secondary_opts] for one in command.params))


@cache
def options_of_the_desktop() -> frozenset[str]:
    told = subprocess.run(
        [sys.executable, "-m", "desktop_client", "--help"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return frozenset(re.findall(r"--[a-z][a-z-]*", told.stdout))


@cache
def commands_of_dev() -> frozenset[str]:
    cases = read(ROOT / "dev").partition('case "$command" in')[2]
    return frozenset(
        chain.from_iterable(map(str.split, re.findall(r"^    ([a-z| -]+)\)$", cases, re.MULTILINE)))
    )


def refused(program: str, words: list[str]) -> str | None:
    """Return why a program would not take these words."""
    if program in {"./dev desktop", "martillo-desktop"}:
        return not_taken(words, options_of_the_desktop())
    if program == "./dev":
        is_known = not words or words[0] in commands_of_dev() or PLACEHOLDER.fullmatch(words[0])
        return None if is_known else "no such command"
    return None if (program, *words) == OF_THE_PACKAGE else house_refuses(words)


def unknown_commands(text: str) -> Iterator[str]:
    for program, words in command_lines(text):
        if why := refused(program, words):
            yield f"{program} {shlex.join(words)}: {why}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = read(document)
    assert [*broken_links(document), *missing_files(text), *unknown_commands(text)] == []


def test_what_is_not_there_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `heading`, here\n[a](#a-heading-here) [b](#elsewhere) [c](nowhere.md)", encoding="utf-8"
    )
    assert list(broken_links(page)) == ["#elsewhere", "nowhere.md"]
    assert list(missing_files("`contract/{money,gold}.py` and `server/rules/`")) == ["contract/gold.py"]
    text = (
        "`martillo serve --port 0 --fast`, `martillo sell`, `martillo --version`, `martillo-desktop --mute`"
    )
    text += "\n```sh\necho x | ./dev run users add A --sudden \\\n  --name N  # --no-option\n./dev fly\n```"
    assert [found.partition(":")[2] for found in unknown_commands(text)] == [
        " no options ['--sudden']", " no such command", " no options ['--fast']", " no command sell",
        " no options ['--mute']",
    ]  # fmt: skip
