"""What a client says over a WebSocket, whatever pieces it comes in, and what nobody may say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.frame_protocol import FrameProtocol
from wsproto.frame_protocol import Opcode as TheirOpcode

from server.gateway.websocket import (
    FRAME_COSTS,
    CloseCode,
    Opcode,
    Other,
    Reader,
    WebSocketError,
    close_frame,
)

AT_MOST = 1_000


def frame(head: int, payload: bytes, *, mask: bytes | None = b"\x01\x02\x03\x04") -> bytes:
    """Return a frame as a client sends it; without a mask as none may."""
    length = len(payload)
    bit = 0 if mask is None else 0x80
    if length < 126:
        told = bytes((bit | length,))
    elif length < 65_536:
        told = bytes((bit | 126,)) + length.to_bytes(2)
    else:
        told = bytes((bit | 127,)) + length.to_bytes(8)
    if mask is None:
        return bytes((head,)) + told + payload
    masked = bytes(byte ^ mask[k % 4] for k, byte in enumerate(payload))
    return bytes((head,)) + told + mask + masked


def read(data: bytes) -> list[Any]:
    """Return what a new reader makes of bytes that come at once."""
    return list(Reader(AT_MOST).feed(data))


@given(
    texts=st.lists(st.text(max_size=300), min_size=1, max_size=5),
    cut=st.lists(st.integers(1, 400), max_size=8),
    in_pieces=st.booleans(),
)
def test_it_reads_what_an_independent_client_writes_however_it_is_cut(
    texts: list[str], cut: list[int], in_pieces: bool
) -> None:
    client = FrameProtocol(client=True, extensions=[])
    sent = b""
    for text in texts:
        whole = text.encode()
        if in_pieces and len(text) > 1:
            sent += client.send_data(text[: len(text) // 2], fin=False)
            sent += frame(0x89, b"between")  # a ping may come between the pieces
            sent += client.send_data(text[len(text) // 2 :], fin=True)
        else:
            sent += client.send_data(text, fin=True)
        assert len(whole) <= 4 * AT_MOST
    reader = Reader(4 * AT_MOST)
    heard: list[Any] = []
    while sent:
        length = cut.pop() if cut else len(sent)
        heard += reader.feed(sent[:length])
        sent = sent[length:]
    assert [one for one in heard if isinstance(one, str)] == texts


@given(st.binary(max_size=64), st.integers(1, 20))
def test_whatever_comes_it_is_read_or_refused_alike_in_one_piece_and_in_many(data: bytes, step: int) -> None:
    def outcome(pieces: list[bytes]) -> tuple[list[Any], CloseCode | None]:
        reader = Reader(AT_MOST)
        heard: list[Any] = []
        for piece in pieces:
            try:
                for message in reader.feed(piece):
                    heard.append(message)  # noqa: PERF402  # what came before the fault counts
            except WebSocketError as error:
                return heard, error.code
        return heard, None

    assert outcome([data]) == outcome([data[k : k + step] for k in range(0, len(data), step)])


@pytest.mark.parametrize(
    ("head", "opcode"),
    [(0x89, Opcode.PING), (0x8A, Opcode.PONG), (0x88, Opcode.CLOSE), (0x82, Opcode.BINARY)],
)
def test_what_is_no_text_is_told_apart(head: int, opcode: Opcode) -> None:
    assert read(frame(head, b"ab")) == [Other(opcode, b"ab")]


REFUSED: dict[str, tuple[bytes, CloseCode]] = {
    "a frame without a mask": (frame(0x81, b"42", mask=None), CloseCode.PROTOCOL_ERROR),
    "a compressed one": (frame(0xC1, b"42"), CloseCode.PROTOCOL_ERROR),
    "an opcode that is none": (frame(0x83, b""), CloseCode.PROTOCOL_ERROR),
    "a ping in pieces": (frame(0x09, b""), CloseCode.PROTOCOL_ERROR),
    "a long ping": (frame(0x89, b"x" * 126), CloseCode.PROTOCOL_ERROR),
    "the end of nothing": (frame(0x80, b"x"), CloseCode.PROTOCOL_ERROR),
    "a text within a text": (frame(0x01, b"x") + frame(0x81, b"y"), CloseCode.PROTOCOL_ERROR),
    "a text that is none": (frame(0x81, b"\xff\xfe"), CloseCode.NOT_UTF8),
    "a text cut in a letter": (frame(0x81, "ñ".encode()[:1]), CloseCode.NOT_UTF8),
    "a long text": (frame(0x81, b"x" * (AT_MOST + 1)), CloseCode.TOO_BIG),
    "a long text in pieces": (frame(0x01, b"x" * 600) + frame(0x80, b"x" * 600), CloseCode.TOO_BIG),
    "the promise of a very long one": (b"\x81\xff\x80" + bytes(11), CloseCode.TOO_BIG),
    "short pieces without end": (
        frame(0x01, b"x") + frame(0x00, b"x" * 100) * (AT_MOST // 100 + 1), CloseCode.TOO_BIG,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_no_client_may_send_is_refused_and_says_why(data: bytes, code: CloseCode) -> None:
    with pytest.raises(WebSocketError) as refused:
        read(data)
    assert refused.value.code is code


def test_a_text_may_be_as_long_as_is_allowed_whole_or_in_pieces() -> None:
    text = "x" * AT_MOST
    assert read(frame(0x81, text.encode())) == [text]
    halves = text[:500].encode(), text[500:].encode()
    assert read(frame(0x01, halves[0]) + frame(0x80, halves[1])) == [text]


def test_nothing_is_kept_of_who_has_said_all() -> None:
    reader = Reader(AT_MOST)
    list(reader.feed(frame(0x01, b"x" * 500) + frame(0x80, b"y" * 300)))
    assert (reader._rest, reader._begun) == (b"", None)


def test_a_close_is_written_as_an_independent_client_reads_it() -> None:
    client = FrameProtocol(client=True, extensions=[])
    client.receive_bytes(close_frame(CloseCode.POLICY))
    (closing,) = client.received_frames()
    assert closing.opcode is TheirOpcode.CLOSE
    assert closing.payload[0] == 1008


def test_who_sends_much_is_read_a_piece_at_a_time_in_order_and_to_the_end() -> None:
    reader = Reader(AT_MOST)
    sent = b"".join(frame(0x81, str(k).encode()) for k in range(100)) + b"\x81"
    heard = [list(reader.feed(sent, effort=10 * FRAME_COSTS))]
    while reader.is_behind:
        heard.append(list(reader.feed(effort=10 * FRAME_COSTS)))
    assert [text for some in heard for text in some] == [str(k) for k in range(100)]
    assert max(map(len, heard)) <= 10
    assert list(reader.feed(frame(0x81, b"end")[1:])) == ["end"]


def test_pieces_of_nothing_are_work_as_well() -> None:
    reader = Reader(AT_MOST)
    assert list(reader.feed(frame(0x01, b"") + frame(0x00, b"") * 100 + frame(0x80, b""), effort=1_000)) == []
    assert reader.is_behind
