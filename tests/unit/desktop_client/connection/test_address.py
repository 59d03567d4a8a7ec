"""Which addresses a house may have, and which are refused in the plain (SECURITY 1)."""

import pytest

from desktop_client.connection.address import HouseAddress, is_local
from desktop_client.connection.errors import BadAddress, InsecureAddress


@pytest.mark.parametrize(
    ("text", "url", "plain"),
    [
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765", True),
        (" http://localhost:8765/ ", "http://localhost:8765", True),
        ("http://192.168.1.20", "http://192.168.1.20", True),
        ("http://[::1]:8765", "http://[::1]:8765", True),
        ("house.example", "https://house.example", False),
        ("https://8.8.8.8", "https://8.8.8.8", False),
        ("https://house.example/auction/", "https://house.example/auction", False),
    ],
)
def test_an_address_is_read(text: str, url: str, plain: bool) -> None:
    assert HouseAddress.read(text) == HouseAddress(url, plain)


@pytest.mark.parametrize(
    "text", ["http://8.8.8.8:8765", "http://1.1.1.1", "http://[2606:4700::1111]", "http://[::ffff:8.8.8.8]"]
)
def test_security_01_a_plain_connection_to_a_public_address_is_refused(text: str) -> None:
    with pytest.raises(InsecureAddress):
        HouseAddress.read(text)


@pytest.mark.parametrize(
    "text",
    ["", "ftp://house.example", "https://", "https://a:b@house.example", "https://h?x=1", "http://h:99999"],
)
def test_anything_else_is_not_an_address(text: str) -> None:
    with pytest.raises(BadAddress):
        HouseAddress.read(text)


@pytest.mark.parametrize(
    ("ip", "local"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.9", True),
        ("192.168.0.1", True),
        ("fe80::1%eth0", True),
        ("fd00::5", True),
        ("::ffff:10.0.0.1", True),
        ("0.0.0.0", False),
        ("8.8.8.8", False),
        ("172.32.0.1", False),
        ("::ffff:8.8.8.8", False),
        ("2606:4700::1111", False),
    ],
)
def test_local_addresses_are_told_from_public_ones(ip: str, local: bool) -> None:
    assert is_local(ip) is local


@pytest.mark.parametrize(
    ("text", "authority", "host"),
    [
        ("https://house.example", "house.example:443", "house.example"),
        ("https://House.example:8443/a", "house.example:8443", "house.example"),
        ("http://127.0.0.1:8765", "127.0.0.1:8765", "127.0.0.1"),
        ("http://localhost", "localhost:80", "localhost"),
        ("https://[::1]", "[::1]:443", "::1"),
    ],
)
def test_a_trusted_certificate_is_kept_under_host_and_port(text: str, authority: str, host: str) -> None:
    address = HouseAddress.read(text)
    assert (address.authority, address.host) == (authority, host)


def test_a_plain_address_has_no_certificate() -> None:
    assert HouseAddress.read("https://house.example", "ab").certificate == "ab"
    assert HouseAddress.read("http://127.0.0.1", "ab").certificate is None
