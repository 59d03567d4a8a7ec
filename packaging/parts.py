"""`./dev parts`: the CycloneDX list of what an installer carries, made from the lock.

The packages that the project needs at run time, and what those need, each in the locked version with the
locked hashes. What only the developers use is left out.
"""

import re
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
