"""Options that several commands share, and the readers of their texts."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer


def default_data_dir() -> Path:
    """Return the house's data directory when none is named."""
    import platformdirs

    return platformdirs.user_data_path("martillo", appauthor=False) / "house"


Data = Annotated[
    Path,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="MARTILLO_DATA",
        help="The house's data directory.",
        default_factory=default_data_dir,
        show_default="in your user data",
    ),
]


def read_time(text: str | None) -> int | None:
    """Read an ISO 8601 time into ms, UTC; without a zone it is this machine's local time."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a time; write it like 2026-12-01T18:00+01:00", param_hint="time"
        ) from None
    return round(moment.astimezone().timestamp() * 1000)
