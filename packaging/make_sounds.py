"""Synthesise the program's three sounds, so that no recording of another's has to be carried.

Run it after changing a sound: `python packaging/make_sounds.py`. Standard library only; the results are
committed, and the same on every run (the noise has a fixed seed).
"""

import math
import random
import struct
import sys
import wave
from collections.abc import Callable
from pathlib import Path

SOUNDS = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE_HZ = 22_050
PEAK = 0.5  # soft: half of full scale, because these interrupt a person at work


def _decay(t: float, seconds: float) -> float:
    """Fall to about a thousandth within `seconds`."""
    return math.exp(-6.9 * t / seconds)


def _bell(t: float, notes: tuple[tuple[float, float], ...]) -> float:
    """Notes of a small bell, each with its start (s) and its pitch (Hz)."""
    value = 0.0
    for start, pitch_hz in notes:
        if t >= start:
            u = t - start
            attack = min(1.0, u / 0.008)
            partials = ((1.0, 1.0, 0.50), (2.0, 0.28, 0.30), (3.01, 0.10, 0.18))
            value += attack * sum(
                level * _decay(u, length) * math.sin(2 * math.pi * pitch_hz * ratio * u)
                for ratio, level, length in partials
            )
    return value


def _outbid(t: float) -> float:
    """Two falling notes (E5, then B4): noticed, not alarming."""
    return _bell(t, ((0.0, 659.26), (0.16, 493.88)))


def _alarm(t: float) -> float:
    """Three rising notes (B4, E5, G sharp 5): something that was waited for comes up."""
    return _bell(t, ((0.0, 493.88), (0.13, 659.26), (0.26, 830.61)))


def _hammer() -> Callable[[float], float]:
    """A wooden knock with its echo from the block."""
    noise = random.Random(204)  # noqa: S311 - noise for the ear, not for a key
    smooth = 0.0

    def sample(t: float) -> float:
        nonlocal smooth
        smooth += 0.35 * (noise.uniform(-1, 1) - smooth)
        value = 0.0
        for start, level in ((0.0, 1.0), (0.11, 0.22)):
            if t >= start:
                u = t - start
                knock = sum(
                    share * _decay(u, length) * math.sin(2 * math.pi * pitch_hz * u)
                    for pitch_hz, share, length in (
                        (182.0, 1.0, 0.16),
                        (421.0, 0.6, 0.09),
                        (933.0, 0.3, 0.05),
                    )
                )
                value += level * min(1.0, u / 0.001) * (knock + 0.9 * smooth * _decay(u, 0.03))
        return value

    return sample


def write(name: str, sample: Callable[[float], float], seconds: float) -> None:
    """Write a mono 16-bit WAV, scaled to PEAK and faded out over its last 20 ms."""
    count = round(seconds * RATE_HZ)
    values = [sample(i / RATE_HZ) for i in range(count)]
    scale = PEAK * 32_767 / max(abs(value) for value in values)
    fade = round(0.02 * RATE_HZ)
    frames = b"".join(
        struct.pack("<h", round(value * scale * min(1.0, (count - 1 - i) / fade)))
        for i, value in enumerate(values)
    )
    with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(frames)


def main() -> int:
    """Write the sounds; return the process's exit status."""
    SOUNDS.mkdir(parents=True, exist_ok=True)
    write("outbid", _outbid, 0.70)
    write("hammer", _hammer(), 0.42)
    write("alarm", _alarm, 0.85)
    return 0


if __name__ == "__main__":
    sys.exit(main())
