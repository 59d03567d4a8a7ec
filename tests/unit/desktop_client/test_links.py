"""What a martillo:// link means, and what is none: a link comes from anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.connection.fingerprint import NoFingerprint, fingerprint_of, grouped, read_fingerprint
from desktop_client.links import HouseLink, LinkError, LinkFault, is_link, read_link, write_link

CERT = fingerprint_of(b"a certificate")


@pytest.mark.parametrize(
    ("text", "server", "sale", "certificate"),
    [
        ("martillo://house.example/sale/autumn-1", "https://house.example", "autumn-1", None),
        ("martillo://house.example", "https://house.example", None, None),
        ("MARTILLO://House.Example:8443/", "https://house.example:8443", None, None),
        ("martillo://127.0.0.1:8765/sale/s", "http://127.0.0.1:8765", "s", None),
        ("martillo://localhost:8765", "http://localhost:8765", None, None),
        ("martillo://192.168.1.5:8765", "http://192.168.1.5:8765", None, None),
        (f"martillo://192.168.1.5:8765/?cert={CERT}", "https://192.168.1.5:8765", None, CERT),
        (f"martillo://10.0.0.1/sale/s?cert={CERT.upper()}", "https://10.0.0.1", "s", CERT),
        ("martillo://[::1]:8765/", "http://[::1]:8765", None, None),
        ("martillo://93.184.216.34", "https://93.184.216.34", None, None),
        ("martillo://192.168.1.5.example.org", "https://192.168.1.5.example.org", None, None),
        ("  martillo://house.example/  ", "https://house.example", None, None),
    ],
)
def test_a_link_names_a_house_and_perhaps_a_sale(
    text: str, server: str, sale: str | None, certificate: str | None
) -> None:
    assert read_link(text) == HouseLink(server, sale, certificate)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", LinkFault.NOT_OURS),
        ("https://house.example/sale/s", LinkFault.NOT_OURS),
        ("martillo+http://house.example", LinkFault.NOT_OURS),
        ("martillo:house.example", LinkFault.NOT_OURS),
        ("martillo:////house.example", LinkFault.HOST),
        ("martillo://hous\u0435.example", LinkFault.NOT_OURS),
        ("martillo://house.example/sale/a b", LinkFault.NOT_OURS),
        ("martillo://house.example/sale/s\n--server", LinkFault.NOT_OURS),
        ("martillo://house.example/" + "s" * 3000, LinkFault.TOO_LONG),
        ("martillo:///sale/s", LinkFault.HOST),
        ("martillo://-/", LinkFault.HOST),
        ("martillo://house.example:99999/", LinkFault.HOST),
        ("martillo://house.example:0/", LinkFault.HOST),
        ("martillo://[::1]house.example/", LinkFault.HOST),
        ("martillo://" + "a." * 130 + "example/", LinkFault.HOST),
        ("martillo://[fe80::1%25eth0]/", LinkFault.HOST),
        ("martillo://[::1/", LinkFault.HOST),
        ("martillo://ana@house.example/", LinkFault.SURPLUS),
        ("martillo://house.example@evil.example/", LinkFault.SURPLUS),
        ("martillo://house.example/#s", LinkFault.SURPLUS),
        ("martillo://house.example/?bid=1", LinkFault.SURPLUS),
        (f"martillo://house.example/?cert={CERT}&bid=1", LinkFault.SURPLUS),
        ("martillo://house.example/?cert", LinkFault.SURPLUS),
        ("martillo://house.example/?cert=", LinkFault.CERTIFICATE),
        ("martillo://house.example/?cert=" + "g" * 64, LinkFault.CERTIFICATE),
        ("martillo://house.example/sale/", LinkFault.PATH),
        ("martillo://house.example/sale/../x", LinkFault.PATH),
        ("martillo://house.example/sale/..", LinkFault.PATH),
        ("martillo://house.example/sale/%2e%2e%2fx", LinkFault.PATH),
        ("martillo://house.example/sale/s/bid", LinkFault.PATH),
        ("martillo://house.example/sales", LinkFault.PATH),
    ],
)
def test_anything_else_is_no_link(text: str, fault: LinkFault) -> None:
    with pytest.raises(LinkError) as refused:
        read_link(text)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("server", "sale", "certificate", "text"),
    [
        ("https://house.example", None, None, "martillo://house.example/"),
        ("https://house.example:8443", "s-1", None, "martillo://house.example:8443/sale/s-1"),
        ("http://127.0.0.1:8765", "s", None, "martillo://127.0.0.1:8765/sale/s"),
        ("https://192.168.1.5:8765", None, CERT, f"martillo://192.168.1.5:8765/?cert={CERT}"),
    ],
)
def test_a_link_that_is_written_is_read_back(
    server: str, sale: str | None, certificate: str | None, text: str
) -> None:
    assert write_link(server, sale, certificate) == text
    assert read_link(text) == HouseLink(server, sale, certificate)


@pytest.mark.parametrize("server", ["http://house.example", "https://192.168.1.5", "https://house.example/a"])
def test_a_house_that_no_link_can_name_is_told_so(server: str) -> None:
    with pytest.raises(LinkError):
        write_link(server)


@given(st.text(max_size=80))
def test_any_text_after_the_scheme_is_read_or_refused(text: str) -> None:
    try:
        link = read_link(f"martillo://{text}")
    except LinkError:
        return
    assert link.server.startswith(("http://", "https://"))


def test_a_link_is_known_by_its_scheme() -> None:
    assert is_link(" Martillo://house.example")
    assert not is_link("martillo.example")


def test_a_fingerprint_is_read_as_people_write_it() -> None:
    assert read_fingerprint(CERT) == CERT
    assert read_fingerprint(grouped(CERT)) == CERT
    assert read_fingerprint(grouped(CERT, 4)) == CERT
    assert (
        read_fingerprint("SHA256: " + ":".join(CERT[at : at + 2] for at in range(0, 64, 2)).upper()) == CERT
    )


def test_a_fingerprint_is_shown_in_groups_of_four_capitals() -> None:
    shown = grouped("0123456789abcdef" * 4, 4)
    assert shown.splitlines() == ["0123 4567 89AB CDEF"] * 4


@pytest.mark.parametrize("text", ["", CERT[:-1], CERT + "0", "x" * 64, "٠" * 64])
def test_another_text_is_no_fingerprint(text: str) -> None:
    with pytest.raises(NoFingerprint):
        read_fingerprint(text)
