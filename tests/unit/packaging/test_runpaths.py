"""A library keeps no folder of the machine that built it, and loads as before."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building.runpaths import drop_foreign_runpaths, without_foreign_runpaths

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("as", "ld", "objdump"))), reason="needs binutils"
)


def library(folder: Path, name: str, runpath: str) -> Path:
    source, made = folder / "probe.s", folder / f"{name}.so"
    source.write_text('.globl answer\nanswer:\n mov $42, %eax\n ret\n.section .note.GNU-stack,"",%progbits\n')
    subprocess.run(["as", "-o", folder / "probe.o", source], check=True)
    options = ["--enable-new-dtags", "-rpath", runpath] if runpath else []
    subprocess.run(["ld", "-shared", "-soname", name, *options, "-o", made, folder / "probe.o"], check=True)
    return made


def told(made: Path) -> str:
    return subprocess.run(["objdump", "-p", made], check=True, capture_output=True, text=True).stdout


def test_a_fixed_folder_goes_and_one_beside_the_library_stays(tmp_path: Path) -> None:
    fixed = library(tmp_path, "fixed", "/opt/python/lib")
    beside = library(tmp_path, "beside", "$ORIGIN/../lib")
    assert "/opt/python/lib" in told(fixed)
    assert drop_foreign_runpaths(tmp_path) == 1
    assert "RUNPATH" not in told(fixed)
    assert "$ORIGIN/../lib" in told(beside)


def test_what_was_changed_still_loads_and_keeps_its_name(tmp_path: Path) -> None:
    fixed = library(tmp_path, "fixed", "/opt/python/lib")
    drop_foreign_runpaths(tmp_path)
    assert "SONAME               fixed" in told(fixed)
    call = f"import ctypes; print(ctypes.CDLL({str(fixed)!r}).answer())"
    said = subprocess.run([sys.executable, "-c", call], check=True, capture_output=True, text=True).stdout
    assert said == "42\n"


def test_what_has_none_or_is_no_library_stays_as_it_is(tmp_path: Path) -> None:
    plain = library(tmp_path, "plain", "").read_bytes()
    assert without_foreign_runpaths(plain) == plain
    assert without_foreign_runpaths(b"\x7fELF but no more") == b"\x7fELF but no more"
    assert without_foreign_runpaths(b"text") == b"text"
