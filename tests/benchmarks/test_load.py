"""The load generator: what it reads of a wire, when it bids, and what it notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.load import wire
from benchmarks.load.moments import by_chance, evenly
from server.gateway.parcels import text_frame

lengths = st.integers(0, 300) | st.sampled_from([65_535, 65_536])


@given(st.lists(lengths, max_size=6), st.integers(min_value=1, max_value=700))
def test_frames_are_read_however_they_are_cut(sizes: list[int], piece: int) -> None:
    payloads = [bytes([k]) * size for k, size in enumerate(sizes)]
    stream = b"".join(map(text_frame, payloads))
    read, rest = [], b""
    step = piece if len(stream) < 5_000 else piece * 100
    for at in range(0, len(stream), step):
        whole, rest = wire.split(rest + stream[at : at + step])
        read += whole
    assert read == payloads and rest == b""


def test_a_close_frame_ends_it() -> None:
    with pytest.raises(EOFError):
        wire.split(text_frame(b"2") + b"\x88\x02\x03\xe8")


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 4_000])
def test_a_client_frame_says_its_length_and_that_it_is_masked(length: int) -> None:
    frame = wire.frame(b"x" * length)
    masked, told = frame[1] & 0x80, frame[1] & 0x7F
    if told == 126:
        told, frame = int.from_bytes(frame[2:4], "big"), frame[2:]
    assert masked and told == length and frame[2:6] == b"\0\0\0\0" and frame[6:] == b"x" * length


def test_an_acknowledgement_is_told_with_its_number() -> None:
    assert wire.ack_of(b'4317[{"ok":true}]') == (17, {"ok": True})


def test_bids_by_chance_are_as_many_as_even_ones_and_the_same_for_every_side() -> None:
    chance = by_chance(50, 4, seed=1)
    assert len(chance) == len(evenly(50, 4)) == 200
    assert chance == sorted(chance) == by_chance(50, 4, seed=1) and chance[0] >= 0 and chance[-1] < 4
    assert chance != by_chance(50, 4, seed=2)
