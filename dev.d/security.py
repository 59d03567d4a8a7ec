"""Lists the statements of docs/security.md with the tests that prove each; fails when one has none."""

import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATEMENT = re.compile(r"^(\d+)\. (.*)", re.MULTILINE)
PROOF = re.compile(r"^\s*(?:async )?def (test_security_(\d\d)_\w+)", re.MULTILINE)


def statements(text: str) -> dict[int, str]:
    """Return the statements by number, each by its first line."""
    return {int(number): line for number, line in STATEMENT.findall(text)}


def proofs(tests: Path) -> dict[int, list[str]]:
    """Return the tests that bear a number, with their files."""
    found = defaultdict(list)
    for path in sorted(tests.rglob("test_*.py")):
        for name, number in PROOF.findall(path.read_text(encoding="utf-8")):
            found[int(number)].append(f"{path.relative_to(tests.parent)}::{name}")
    return found


def main() -> int:
    """Print the list; 1 when a statement is not proved or a number is none of a statement."""
    stated = statements((ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    proved = proofs(ROOT / "tests")
    for number, line in sorted(stated.items()):
        print(f"{number:02d} {line[:90]}")
        for name in proved.get(number, ["NOTHING proves this"]):
            print(f"     {name}")
    wrong = sorted(set(stated) ^ set(proved))
    if wrong:
        print(f"statements without a test, or tests without a statement: {wrong}")
    return 1 if wrong or not stated else 0


if __name__ == "__main__":
    sys.exit(main())
