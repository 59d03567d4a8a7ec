"""Where a request comes from: the socket, unless a configured proxy says otherwise."""

import pytest
from aiohttp.test_utils import make_mocked_request

from server.gateway.addresses import AddressBook


@pytest.mark.parametrize(
    ("trusted", "socket", "forwarded", "address"),
    [
        ([], "1.1.1.1", None, "1.1.1.1"),
        ([], "1.1.1.1", "9.9.9.9", "1.1.1.1"),
        (["10.0.0.0/8"], "1.1.1.1", "9.9.9.9", "1.1.1.1"),
        (["10.0.0.0/8"], "10.0.0.1", "9.9.9.9", "9.9.9.9"),
        (["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (["10.0.0.0/8"], "10.0.0.1", "9.9.9.9, 10.0.0.2", "9.9.9.9"),
        (["10.0.0.0/8"], "10.0.0.1", "9.9.9.9, nonsense", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", None, "10.0.0.1"),
        (["::1/128"], "::1", "2001:db8::1", "2001:db8::1"),
    ],
)
def test_security_18_the_address_is_what_the_nearest_trusted_hop_says(
    trusted: list[str], socket: str, forwarded: str | None, address: str
) -> None:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = make_mocked_request("GET", "/", headers=headers).clone(remote=socket)
    assert AddressBook(trusted).address_of(request) == address
