"""What lies in a data directory, and whether it is all there.

An empty database is made on the first start only. Where other parts of a house lie already, a missing one
is a loss that somebody must hear of, not a reason to begin anew.
"""

from pathlib import Path
from typing import Final

from contract.programs import house_command_to_type
from server.store.errors import StoreDamaged

DATABASE_NAME: Final = "martillo.db"
KEY_NAME: Final = "house.key"
PICTURES_NAME: Final = "pictures"


def check_database_is_there(data_dir: Path) -> None:
    """Raise StoreDamaged when the directory is a house's and its database is missing or empty."""
    database = data_dir / DATABASE_NAME
    log = database.with_name(DATABASE_NAME + "-wal")
    if _size(database) > 0:
        return
    if (data_dir / KEY_NAME).exists() or _size(log) > 0:
        raise StoreDamaged(
            f"{DATABASE_NAME} is missing or empty, but {data_dir} belongs to a house: put the file back, or "
            f"restore the newest backup into another directory ({house_command_to_type()} restore); "
            "nothing was changed"
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
