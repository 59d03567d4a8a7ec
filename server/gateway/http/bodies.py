"""Bodies larger than a command: files that a clerk brings, and catalogues. Each says how large it may be."""

import asyncio
from pathlib import Path
from typing import Final, TypeVar

from contract.verdicts import Code
from server.gateway.decoding import decode_json
from server.gateway.http.doors import Visit
from server.gateway.problems import ProblemError

CHUNK: Final = 64 * 1024

T = TypeVar("T")


async def whole_body(visit: Visit, at_most: int) -> bytes:
    """Return the body of a request. Raises ProblemError when it has more than `at_most` bytes, or none."""
    content = bytearray()
    async for chunk in visit.request.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) > at_most:
            raise ProblemError(Code.MALFORMED, f"The body is larger than {at_most >> 20} MiB.")
    if not content:
        raise ProblemError(Code.MALFORMED, "The body is empty.")
    return bytes(content)


async def large_body(visit: Visit, kind: type[T], at_most: int) -> T:
    """Read a JSON body of up to `at_most` bytes as `kind`, strictly. Raises ProblemError, MalformedError."""
    body = await whole_body(visit, at_most)
    # Thousands of lots take a tenth of a second, which the bids of another sale need not wait for.
    return await asyncio.to_thread(decode_json, body, kind)


async def spooled_body(visit: Visit, path: Path, at_most: int) -> None:
    """Write the body into a file. Raises ProblemError when it has more than `at_most` bytes."""
    size = 0
    with path.open("wb") as file:  # chunks of 64 KiB into the page cache
        async for chunk in visit.request.content.iter_chunked(CHUNK):
            size += len(chunk)
            if size > at_most:
                raise ProblemError(Code.MALFORMED, f"The file is larger than {at_most >> 20} MiB.")
            file.write(chunk)
