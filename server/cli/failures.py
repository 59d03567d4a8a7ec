"""How a command fails: a sentence on stderr that a person can act on, and an exit status, no traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import typer

from contract.ladder import LadderError
from contract.money import AmountError
from server.catalogue.problems import CatalogueError
from server.store.errors import StoreError

FAILED: Final = 1
BAD_INPUT: Final = 2


def fail(sentence: str, status: int) -> NoReturn:
    """Say what went wrong, in one line or in a list of faults, and end with `status`."""
    text = f"nothing was changed:\n{sentence}" if "\n" in sentence else sentence
    typer.echo(f"martillo: {text}", err=True)
    raise typer.Exit(status)


@contextmanager
def telling_failures() -> Iterator[None]:
    """Turn what a command may run into into a sentence: status 2 for bad input, 1 for what failed."""
    try:
        yield
    except (AmountError, CatalogueError, LadderError) as error:
        fail(str(error), BAD_INPUT)
    except StoreError as error:
        fail(str(error), FAILED)
    except BrokenPipeError:
        raise  # whoever read our output has had enough (`| head`): typer ends quietly
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        fail(f"{where}{error.strerror or error}", FAILED)
