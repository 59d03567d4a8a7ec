"""Writes what the artefacts weigh and how quickly they start into docs/packaging.md, between two marks."""

import subprocess
from pathlib import Path
from typing import Final

from building.deb import installed_kib
from building.places import BUILD, BUNDLES, DIST, ROOT, deb_name, portable_name, version
from building.starts import start_times

DOCUMENT: Final = ROOT / "docs" / "packaging.md"
_BEGIN: Final = "<!-- sizes: written by ./dev package --render-sizes -->"
_END: Final = "<!-- end of sizes -->"
_MB: Final = 1_000_000
LARGEST_DEB_MB: Final = 45
LARGEST_INSTALLED_MB: Final = 150


def beyond_the_goals(packed: int, installed: int) -> list[str]:
    """Return what is too large about the desktop's package, in words; both sizes in bytes."""
    found = (("the .deb", packed, LARGEST_DEB_MB), ("what it installs", installed, LARGEST_INSTALLED_MB))
    return [f"{what} has {_mb(size)}, more than {most} MB" for what, size, most in found if size > most * _MB]


def render_sizes() -> None:
    """Measure, and write the tables anew. Raises ValueError when the document has no place for them."""
    text = DOCUMENT.read_text(encoding="utf-8")
    table = f"{artefacts_table()}\n\n{starts_table(start_times(BUNDLES / 'desktop'))}"
    DOCUMENT.write_text(replaced(text, table), encoding="utf-8")


def replaced(text: str, table: str) -> str:
    """Return the text with other words between the marks. Raises ValueError."""
    before, begun, rest = text.partition(_BEGIN)
    _, ended, after = rest.partition(_END)
    if not (begun and ended):
        raise ValueError(f"{DOCUMENT.name} has no place for the sizes")
    return f"{before}{_BEGIN}\n{table}\n{_END}{after}"


def artefacts_table() -> str:
    """Return a row for each artefact of this version that is in dist/."""
    rows = ["| artefact | file | installed |", "|---|---:|---:|"]
    for name, tree in (
        (deb_name("martillo", version()), BUILD / "trees" / "martillo"),
        (deb_name("martillo-server", version()), BUILD / "trees" / "martillo-server"),
        (portable_name(version()), BUILD / "trees" / "portable"),
    ):
        if (DIST / name).is_file():
            installed = installed_kib(tree) * 1024
            rows.append(f"| `{name}` | {_mb((DIST / name).stat().st_size)} | {_mb(installed)} |")
    return "\n".join(rows)


def starts_table(took: dict[str, float]) -> str:
    """Return how long the first window takes from a checkout and from a bundle."""
    ratio = took["bundle"] / took["checkout"]
    return "\n".join([
        "| start to the first painted window | ms | beside the checkout |",
        "|---|---:|---:|",
        f"| from the checkout | {took['checkout']:.0f} | 1 |",
        f"| from the bundle | {took['bundle']:.0f} | {ratio:.2f} × (goal: at most 1.3) |",
        "",
        f"Taken on {_machine()}, by turns, the median of the faster half.",
    ])  # fmt: skip


def _mb(size: int) -> str:
    return f"{size / _MB:.1f} MB"


def _machine() -> str:
    cores = subprocess.run(["nproc"], capture_output=True, text=True, check=True).stdout.strip()
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        "an unnamed processor",
    )
    return f"{cores} cores of {model}"
