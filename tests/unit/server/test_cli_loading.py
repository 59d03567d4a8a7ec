"""What the command line loads before it knows which command is meant: counted, not timed."""

import gc
import subprocess
import sys

from server.collector import made_to_stay

SLOW = (
    "aiohttp", "alembic", "argon2", "asyncio", "cryptography", "keyring", "openpyxl", "PIL", "platformdirs",
    "prometheus_client", "pydantic", "reportlab", "socketio", "sqlalchemy", "structlog", "contract.catalogue",
    "server.app", "server.catalogue.importer", "server.house_client",
)  # fmt: skip


def test_the_help_loads_no_part_of_the_house() -> None:
    code = f"import sys, server.cli; print(*[name for name in {SLOW!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []


def test_what_is_loaded_for_good_is_out_of_the_collectors_sight_and_the_collector_goes_on() -> None:
    assert gc.isenabled()
    try:
        with made_to_stay():
            assert not gc.isenabled()
            kept = [[] for _ in range(100)]  # type: ignore[var-annotated]
        assert gc.isenabled()
        assert not any(kept is found for found in gc.get_objects())
        assert gc.get_freeze_count() > len(kept)
    finally:
        gc.unfreeze()
