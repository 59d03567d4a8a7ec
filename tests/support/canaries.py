"""Secrets that tests hand out: nothing that a run writes may have one in it (docs/security.md, 22).

The suite looks for them in whatever each test wrote (tests/conftest.py), and in what the processes that it
started wrote (processes.py).
"""

PASSWORD = "a horse that counts to nine"

_planted: set[str] = set()


def plant(secret: str) -> str:
    """Watch for a secret until the running test is over, and return it."""
    _planted.add(secret)
    return secret


def uproot() -> None:
    """Forget what the test that is over has planted."""
    _planted.clear()


def found_in(text: str) -> list[str]:
    """Return the secrets in a text, shortened: what says so must not repeat them."""
    return [f"{secret[:3]}…" for secret in (PASSWORD, *_planted) if secret in text]
