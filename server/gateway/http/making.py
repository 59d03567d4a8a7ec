"""Making a sale: its terms, its catalogue and its pictures in one request, kept whole or not at all.

From the desktop a sale comes without lots, which are then imported (http.catalogue).
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import structlog
from aiohttp import BodyPartReader, MultipartReader, web
from aiohttp.http_exceptions import BadHttpMessage

from contract.verdicts import Code
from server.catalogue.entries import lot_row, new_lot
from server.catalogue.importer import MAX_BYTES as CATALOGUE_BYTES
from server.catalogue.importer import CatalogueDraft, read_catalogue
from server.catalogue.new_sale import NewSale, check_new_sale, new_sale_id
from server.catalogue.pictures import MAX_BYTES as PICTURE_BYTES
from server.catalogue.problems import CatalogueError
from server.gateway.access import Access
from server.gateway.decoding import MalformedError, decode_json
from server.gateway.http.doors import BODY_AT_MOST, Visit, json_response
from server.gateway.http.routes import route
from server.gateway.problems import ProblemError
from server.rostrum.rostrum import Rostrum

log = structlog.get_logger(__name__)

PICTURES_AT_MOST = 5_000
CHUNK = 64 * 1024
_PLAIN: Final = frozenset({"binary", "8bit", "7bit"})

T = TypeVar("T")


@dataclass(slots=True)
class Brought:
    """What came with the request; the pictures lie in files under names of our own."""

    sale: bytes = b""
    catalogue: bytes = b""
    pictures: dict[str, Path] = field(default_factory=dict)


@route("POST", "/api/sales", access=Access.HOUSE)
async def make_sale(visit: Visit) -> web.Response:
    """Make a sale: as JSON without lots, or from the parts `sale` (JSON), `catalogue` and `picture`s."""
    if visit.request.content_type == "application/json":
        new = await visit.body(NewSale)
        check_new_sale(new)
        rostrum = await _make(visit, new, CatalogueDraft([], []), {})
    else:
        rostrum = await _make_with_lots(visit)
    return json_response(visit.doors.house.view(rostrum), status=201)


async def _make_with_lots(visit: Visit) -> Rostrum:
    with tempfile.TemporaryDirectory(prefix="martillo-") as folder:
        brought = await _receive(visit.request, Path(folder))
        try:
            new = decode_json(brought.sale, NewSale)
        except MalformedError as error:
            raise ProblemError(Code.MALFORMED, f"The part sale: {error}", field=error.field) from None
        check_new_sale(new)
        draft = await asyncio.to_thread(read_catalogue, brought.catalogue, new.terms.currency)
        if draft.problems:
            raise CatalogueError(draft.problems)
        return await _make(visit, new, draft, brought.pictures)


async def _make(visit: Visit, new: NewSale, draft: CatalogueDraft, pictures: dict[str, Path]) -> Rostrum:
    house, store = visit.doors.house, visit.doors.pictures
    # A taken one would not only be refused: the pictures that lie under it would go with the draft.
    sale_id = new_sale_id(new.title, lambda sale: house.rostrum(sale) is not None)
    try:
        made = await store.make(sale_id, zip(draft.lines, draft.rows, strict=True), pictures)
        if made.problems:
            raise CatalogueError(made.problems)
        return await house.make_sale(
            sale_id,
            new.title,
            new.terms,
            [new_lot(row) for row in draft.rows],
            by=visit.me.id,
            lot_rows=[lot_row(row, position) for position, row in enumerate(draft.rows, start=1)],
            picture_rows=made.rows,
        )
    except BaseException:
        await store.discard(sale_id)
        raise


async def _receive(request: web.Request, folder: Path) -> Brought:
    if not request.content_type.startswith("multipart/"):
        raise ProblemError(Code.MALFORMED, "Send the sale and its catalogue as multipart/form-data.")
    brought = Brought()
    async for part in _parts(await _readable(request.multipart())):
        match part.name:
            case "sale":
                brought.sale = await _small(part, BODY_AT_MOST)
            case "catalogue":
                brought.catalogue = await _small(part, CATALOGUE_BYTES)
            case "picture":
                # The client's name is only looked up among the catalogue's; the file has one of ours.
                path = folder / str(len(brought.pictures))
                if len(brought.pictures) >= PICTURES_AT_MOST:
                    raise ProblemError(Code.MALFORMED, f"A sale has at most {PICTURES_AT_MOST} pictures.")
                await _spool(part, path)
                brought.pictures[part.filename or ""] = path
            case _:
                raise ProblemError(Code.MALFORMED, "The parts are sale, catalogue and picture.")
    return brought


async def _parts(reader: MultipartReader) -> AsyncIterator[BodyPartReader]:
    """Yield the parts, each as it is: nothing inside one another, nothing to be unpacked."""
    while (part := await _readable(reader.next())) is not None:
        if not isinstance(part, BodyPartReader):
            raise ProblemError(Code.MALFORMED, "A part inside a part is not understood.")
        plain = part.headers.get("Content-Transfer-Encoding", "binary").lower() in _PLAIN
        if "Content-Encoding" in part.headers or not plain:
            raise ProblemError(Code.MALFORMED, "Send each part as it is, without an encoding.")
        yield part


async def _readable(step: Awaitable[T]) -> T:
    """Take a step through the request. Raises ProblemError where it is not multipart after all."""
    try:
        return await step
    except (ValueError, LookupError, RuntimeError, AssertionError, BadHttpMessage) as error:
        log.info("a multipart request could not be read", why=type(error).__name__)
        raise ProblemError(Code.MALFORMED, "The request is not multipart that can be read.") from None


async def _small(part: BodyPartReader, at_most: int) -> bytes:
    content = bytearray()
    while chunk := await _readable(part.read_chunk(CHUNK)):
        content += chunk
        if len(content) > at_most:
            raise ProblemError(Code.MALFORMED, f"The part {part.name} is larger than {at_most >> 10} KiB.")
    return bytes(content)


async def _spool(part: BodyPartReader, path: Path) -> None:
    size = 0
    with path.open("wb") as file:  # chunks of 64 KiB into the page cache
        while chunk := await _readable(part.read_chunk(CHUNK)):
            size += len(chunk)
            if size > PICTURE_BYTES:
                raise ProblemError(Code.MALFORMED, f"A picture is larger than {PICTURE_BYTES >> 20} MiB.")
            file.write(chunk)
