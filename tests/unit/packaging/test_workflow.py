"""The workflow makes and tries the installers of three systems, and can do no more than it must."""

import re
from pathlib import Path

from building.places import ROOT
from release.artefacts import NOTICE

TEXT = (ROOT / ".github" / "workflows" / "installers.yml").read_text(encoding="utf-8")
JOBS = dict(re.findall(r"^  (\w+):\n((?:    .*\n|\n)+)", TEXT.partition("\njobs:\n")[2], re.MULTILINE))


def test_each_system_makes_tries_and_hands_on_its_installers() -> None:
    for system, tries in (
        ("linux", "package --test"),
        ("windows", "windows --try"),
        ("macos", "macos --try"),
    ):
        job = JOBS[system]
        assert tries in job
        assert job.index(tries) < job.index("name: installers-")  # what was not tried is handed on to nobody
        assert "dist/*.cdx.json" in job
    assert "needs: [linux, windows, macos]" in JOBS["release"]


def test_every_step_of_others_is_pinned_to_a_commit() -> None:
    used = re.findall(r"uses: (\S+)(.*)", TEXT)
    assert used
    for what, version in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", what), what
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", version), what


def test_only_the_release_may_write_and_only_macos_sees_secrets() -> None:
    assert "permissions:\n  contents: read\n" in TEXT
    assert [name for name, job in JOBS.items() if "write" in job] == ["release"]
    assert [name for name, job in JOBS.items() if "secrets." in job] == ["macos"]
    assert TEXT.count("persist-credentials: false") == TEXT.count("actions/checkout@")


def test_no_text_from_outside_becomes_a_command() -> None:
    steps = re.findall(r"run: (\|\n(?:(?: {10,}.*)?\n)+|.*\n)", TEXT)
    assert len(steps) > 10
    assert not [step for step in steps if "${{" in step]


def test_the_notice_is_not_signed_where_things_are_built() -> None:
    assert NOTICE not in TEXT
    assert "release notice" not in TEXT
    assert "RELEASE_PASSPHRASE" not in TEXT


def test_what_it_runs_is_there() -> None:
    scripts = re.findall(r"bash ([\w/.-]+\.sh)", TEXT)
    assert scripts
    assert all((ROOT / Path(script)).is_file() for script in scripts)
