"""The command line of `./dev release`."""

import argparse
import getpass
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from building.places import DIST, PACKAGING, ROOT, version
from contract.releases import ReleaseNotes
from desktop_client.releases.source import built_in_source
from release.artefacts import NOTICE, SUMS, ReleaseFault, write_sums
from release.keys import make_key, read_key
from release.notice import check_notice, checked_sums, make_notice, read_notes

PASSPHRASE: Final = "MARTILLO_RELEASE_PASSPHRASE"  # noqa: S105  the name of a variable
NOTES: Final = PACKAGING / "release" / "notes"
_NOTES_HELP: Final = "what is new, in TOML; packaging/release/notes/VERSION.toml if left out"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked for; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (ReleaseFault, OSError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev release", description="Make what goes with a release.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, told: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=told, description=told)
        made.set_defaults(run=run)
        return made

    command("tag", _tag, "fail unless a tag is that of this version").add_argument("name", metavar="TAG")
    parts = command("parts", _parts, "write the CycloneDX list of what an installer of this system carries")
    _with_folder(parts)
    parts.add_argument("--system", required=True, metavar="NAME", help="which system's, for the file's name")
    _with_folder(command("sums", _sums, f"write {SUMS}"))
    notes = command("notes", _tell_notes, "print what is new in this version, for its page")
    notes.add_argument("--notes", type=Path, metavar="FILE", help=_NOTES_HELP)
    key = command("key", _key, "make the key that signs notices, and print its public half")
    key.add_argument("file", type=Path, metavar="FILE")
    notice = command("notice", _notice, f"sign the notice of this version, {NOTICE}")
    _with_folder(notice)
    notice.add_argument("--key", required=True, type=Path, metavar="FILE", help="the key that signs")
    notice.add_argument("--page", required=True, metavar="URL", help="the page that offers this version")
    notice.add_argument("--day", default=f"{datetime.now(UTC):%Y-%m-%d}", metavar="YYYY-MM-DD")
    notice.add_argument("--notes", type=Path, metavar="FILE", help=_NOTES_HELP)
    _with_folder(command("check", _check, f"check {SUMS} and {NOTICE} against the files"))
    return parser


def _with_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=DIST, metavar="DIR", help="dist/ if left out")


def _tag(options: argparse.Namespace) -> None:
    if options.name != f"v{version()}":
        raise ReleaseFault(f"{options.name} is not v{version()}: the version is pyproject.toml's")
    print(version())


def _parts(options: argparse.Namespace) -> None:
    target = options.folder / f"martillo-{version()}-{options.system}.cdx.json"
    done = subprocess.run([sys.executable, str(PACKAGING / "parts.py"), str(target)], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise ReleaseFault(f"{target} could not be made")


def _sums(options: argparse.Namespace) -> None:
    for name, digest in write_sums(options.folder, version()).items():
        print(f"{digest}  {name}")


def _key(options: argparse.Namespace) -> None:
    public = make_key(options.file, _passphrase(twice=True))
    print(
        f"wrote {options.file}: keep it and its passphrase, and no copy where anything is built",
        file=sys.stderr,
    )
    print(public)


def _notice(options: argparse.Namespace) -> None:
    notes = _notes_of(options)
    key = read_key(options.key, _passphrase(twice=False))
    made = make_notice(
        options.folder, version=version(), day=options.day, page=options.page, notes=notes, key=key,
        known=built_in_source().keys,
    )  # fmt: skip
    print(f"wrote {made}")


def _tell_notes(options: argparse.Namespace) -> None:
    notes = _notes_of(options)
    print(f"{notes.en}\n\n---\n\n{notes.es}")


def _notes_of(options: argparse.Namespace) -> ReleaseNotes:
    return read_notes(options.notes or NOTES / f"{version()}.toml")


def _check(options: argparse.Namespace) -> None:
    sums = checked_sums(options.folder, version())
    print(f"{SUMS}: {len(sums)} files are what they were")
    if (options.folder / NOTICE).exists():
        release = check_notice(options.folder, version(), built_in_source().keys)
        print(f"{NOTICE}: {release.version} of {release.date}, signed with a key that this version knows")
    else:
        print(f"{NOTICE}: none")


def _passphrase(*, twice: bool) -> str:
    if (given := os.environ.get(PASSPHRASE)) is not None:
        return given
    typed = getpass.getpass("passphrase of the key: ")
    if twice and getpass.getpass("once more: ") != typed:
        raise ReleaseFault("these were two passphrases")
    return typed
