"""What a client says over a WebSocket (RFC 6455), from its bytes. Pure: it knows no socket and no session.

A reader keeps nothing of a client who says nothing: there may be thousands of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

_FIN: Final = 0x80
_RESERVED: Final = 0x70
_MASKED: Final = 0x80
_MASK_BYTES: Final = 4
_SHORT: Final = 125
_IN_TWO_BYTES: Final = 126

FRAME_COSTS: Final = 512
"""What a frame costs to read, as if it were so many bytes longer."""


class Opcode(IntEnum):
    """What a frame is (§5.2)."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    CLOSE = 0x8
    PING = 0x9
    PONG = 0xA

    @property
    def is_control(self) -> bool:
        """Whether it is about the connection: short, in one piece, and allowed between pieces of another."""
        return self >= Opcode.CLOSE


class CloseCode(IntEnum):
    """Why a WebSocket is closed (§7.4.1)."""

    NORMAL = 1000
    PROTOCOL_ERROR = 1002
    UNSUPPORTED = 1003
    NOT_UTF8 = 1007
    POLICY = 1008
    TOO_BIG = 1009


class WebSocketError(Exception):
    """What came in is nothing that a client may send; `code` says it to him."""

    def __init__(self, code: CloseCode) -> None:
        super().__init__(code.name)
        self.code = code


@dataclass(frozen=True, slots=True)
class Other:
    """What came in and is no text."""

    opcode: Opcode
    payload: bytes


class Reader:
    """Reads one client's frames; no message, in however many pieces, may be longer than `at_most` bytes.

    `is_behind` tells that more has come than was to be read at once: `feed` it nothing to go on.
    """

    __slots__ = ("_at_most", "_begun", "_opcode", "_rest", "is_behind")

    def __init__(self, at_most: int) -> None:
        self.is_behind = False
        self._at_most = at_most
        self._rest = b""
        self._opcode: Opcode | None = None
        self._begun: bytearray | None = None

    def feed(self, data: bytes = b"", effort: int | None = None) -> Iterator[str | Other]:
        """Yield what these bytes complete, in order. Raises WebSocketError, after what came before it.

        Of frames that cost more than `effort` together the rest is kept. A frame costs FRAME_COSTS and its
        bytes: those that say nothing, such as empty pieces, are work as well.
        """
        if self._rest:
            data, self._rest = self._rest + data, b""
        self.is_behind = False
        begins, has = 0, len(data)
        while has - begins >= 2:  # a frame's shortest head
            if effort is not None and effort <= 0:
                self.is_behind = True
                break
            body, length = self._place(data, begins)
            if has < body + length:
                break
            payload = _unmasked(data[body - _MASK_BYTES : body], data[body : body + length])
            message = self._take(data[begins], payload)
            begins = body + length
            if effort is not None:
                effort -= FRAME_COSTS + length
            if message is not None:
                yield message
        self._rest = data[begins:]

    def _place(self, data: bytes, begins: int) -> tuple[int, int]:
        """Return where the payload of the frame begins, and how long it is, as far as its head is here."""
        head, length = data[begins], data[begins + 1] & ~_MASKED
        self._check(head, length, is_masked=bool(data[begins + 1] & _MASKED))
        longer = 0 if length <= _SHORT else 2 if length == _IN_TWO_BYTES else 8
        body = begins + 2 + longer + _MASK_BYTES
        if longer and len(data) >= body:
            length = int.from_bytes(data[begins + 2 : begins + 2 + longer])
            if length + len(self._begun or b"") > self._at_most:
                raise WebSocketError(CloseCode.TOO_BIG)
        return body, length

    def _check(self, head: int, length: int, *, is_masked: bool) -> None:
        if head & _RESERVED or not is_masked:
            raise WebSocketError(CloseCode.PROTOCOL_ERROR)
        try:
            opcode = Opcode(head & 0x0F)
        except ValueError:
            raise WebSocketError(CloseCode.PROTOCOL_ERROR) from None
        if opcode.is_control:
            is_bad = not head & _FIN or length > _SHORT
        else:
            is_bad = (opcode is Opcode.CONTINUATION) is (self._opcode is None)
        if is_bad:
            raise WebSocketError(CloseCode.PROTOCOL_ERROR)

    def _take(self, head: int, payload: bytes) -> str | Other | None:
        """Return the message that a frame completes, None for a piece of one."""
        opcode = Opcode(head & 0x0F)
        if opcode.is_control:
            return Other(opcode, payload)
        if self._begun is not None:
            self._begun += payload
            if len(self._begun) > self._at_most:
                raise WebSocketError(CloseCode.TOO_BIG)
            opcode, payload = self._opcode or opcode, bytes(self._begun)
        if not head & _FIN:
            self._opcode = opcode
            self._begun = self._begun if self._begun is not None else bytearray(payload)
            return None
        self._opcode = self._begun = None
        return _text(payload) if opcode is Opcode.TEXT else Other(opcode, payload)


def control_frame(opcode: Opcode, payload: bytes) -> bytes:
    """Return a control frame from a server."""
    return bytes((_FIN | opcode, len(payload))) + payload


def close_frame(code: CloseCode) -> bytes:
    """Return the frame that closes a WebSocket."""
    return control_frame(Opcode.CLOSE, code.to_bytes(2))


def _text(payload: bytes) -> str:
    try:
        return payload.decode()
    except UnicodeDecodeError:
        raise WebSocketError(CloseCode.NOT_UTF8) from None


def _unmasked(mask: bytes, payload: bytes) -> bytes:
    length = len(payload)
    key = (mask * (length // _MASK_BYTES + 1))[:length]
    return (int.from_bytes(payload) ^ int.from_bytes(key)).to_bytes(length)
