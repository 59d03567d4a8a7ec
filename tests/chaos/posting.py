"""A bid over plain HTTP: the way of whom nothing else gets through, and of whoever comes after the end."""

from typing import Final

import aiohttp
import msgspec

from contract.commands import Bid, Call
from contract.verdicts import Verdict

Failures: Final = (aiohttp.ClientError, OSError, TimeoutError)
REQUEST_WITHIN_S: Final = 4.0


def new_session() -> aiohttp.ClientSession:
    """Return a session that gives up a request soon."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=REQUEST_WITHIN_S))


async def post_bid(
    http: aiohttp.ClientSession, url: str, sale: str, token: str, command: Bid | Call
) -> Verdict:
    """Post a bid. ConnectionError: it never left; TimeoutError: nobody knows."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        async with http.post(
            f"{url}/api/sales/{sale}/bids", data=msgspec.json.encode(command), headers=headers
        ) as answer:
            body = await answer.json(content_type=None)
    except aiohttp.ClientConnectorError as error:
        raise ConnectionError("nobody there") from error
    except (*Failures, ValueError) as error:
        raise TimeoutError from error
    if "ok" in body:
        return msgspec.convert(body, Verdict)
    return Verdict(ok=False, id=command.id, at=0, code=body["code"], message=body["detail"])
