"""The sounds are short, soft and small."""

import struct
import wave

import pytest

import resources


@pytest.mark.parametrize("name", ["outbid", "hammer"])
def test_a_sound_is_short_and_soft(name: str) -> None:
    file = resources.path("sounds", f"{name}.wav")
    assert file.stat().st_size < 40 * 1024
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert 0.2 < sound.getnframes() / sound.getframerate() < 1.0
        samples = [value for (value,) in struct.iter_unpack("<h", sound.readframes(sound.getnframes()))]
    assert 8_000 < max(map(abs, samples)) <= 16_384, "heard, and at most half of full scale"
    assert abs(samples[-1]) < 100, "it ends without a click"
