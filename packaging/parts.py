"""`./dev parts`: the CycloneDX list of what an installer carries, made from the lock.

The packages that the project needs at run time, and what those need, each in the locked version with the
locked hashes; and what they are carried with, as this interpreter has it: Python, OpenSSL, SQLite, Qt. What
only the developers use is left out.
"""

import contextlib
import platform
import re
import sqlite3
import ssl
import sys
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "packaging" / "locks" / "requirements.lock"
PINNED = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def normal(name: str) -> str:
    """Return a package's name as an index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed() -> set[str]:
    """Return the names of the packages that the project needs at run time, and of all that those need."""
    found: set[str] = set()
    wanted = [("martillo", "")]
    while wanted:
        name, extra = wanted.pop()
        for line in metadata.requires(name) or []:
            one = Requirement(line)
            if one.marker is not None and not one.marker.evaluate({"extra": extra}):
                continue  # for another platform, or with something that nobody asked for
            if normal(one.name) not in found:
                found.add(normal(one.name))
                wanted += [(one.name, asked) for asked in ("", *one.extras)]
    return found


def carried_beside() -> list[Component]:
    """Return what an installer carries that is no package of Python, in the versions of this interpreter."""
    from cryptography.hazmat.backends.openssl import backend

    openssl = re.compile(r"OpenSSL ([0-9.]+)")
    found = {
        "python": platform.python_version(),
        "openssl": openssl.findall(ssl.OPENSSL_VERSION)[0],
        "openssl-in-cryptography": openssl.findall(backend.openssl_version_text())[0],
        "sqlite": sqlite3.sqlite_version,
        "qt": ".".join(metadata.version("PySide6-Essentials").split(".")[:3]),
    }
    with contextlib.suppress(metadata.PackageNotFoundError):  # only where installers are made
        found["pyinstaller-bootloader"] = metadata.version("pyinstaller")
    return [
        Component(
            name=name, version=version, type=ComponentType.LIBRARY, bom_ref=f"{name}@{version}",
            purl=PackageURL("generic", name=name.partition("-in-")[0], version=version),
        )
        for name, version in found.items()
    ]  # fmt: skip


def parts(lock: str) -> Bom:
    """Return the list of parts."""
    version = metadata.version("martillo")
    names = needed()
    bom = Bom()
    whole = Component(name="martillo", version=version, type=ComponentType.APPLICATION, bom_ref="martillo")
    bom.metadata.component = whole
    for pinned in PINNED.finditer(lock):
        if pinned["name"] in names:
            digests = HASH.findall(pinned["rest"])
            hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in digests]
            part = Component(
                name=pinned["name"], version=pinned["version"], type=ComponentType.LIBRARY,
                purl=PackageURL("pypi", name=pinned["name"], version=pinned["version"]), hashes=hashes,
                bom_ref=f"{pinned['name']}=={pinned['version']}",
            )  # fmt: skip
            bom.components.add(part)
            bom.register_dependency(whole, [part])
    for beside in carried_beside():
        bom.components.add(beside)
        bom.register_dependency(whole, [beside])
    return bom


def main() -> int:
    """Write the list to the file that is named, else to standard output."""
    bom = parts(LOCK.read_text(encoding="utf-8"))
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    if len(sys.argv) > 1:
        try:
            Path(sys.argv[1]).write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            print(f"{sys.argv[1]}: {error.strerror}", file=sys.stderr)
            return 1
        print(f"wrote {len(bom.components)} parts to {sys.argv[1]}", file=sys.stderr)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
