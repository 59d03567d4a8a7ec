"""Sounds are played by the system's player, one at a time, and leave no process behind."""

import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import resources
from desktop_client.system.sounds import ProcessPlayer, Sound, Sounds
from tests.support.waiting import eventually


@pytest.mark.parametrize("sound", Sound)
def test_every_sound_is_there_short_and_not_silent(sound: Sound) -> None:
    with wave.open(str(resources.path("sounds", f"{sound.value}.wav"))) as file:
        seconds = file.getnframes() / file.getframerate()
        frames = file.readframes(file.getnframes())
    assert 0.2 < seconds < 1.0
    assert any(frames)


async def test_a_player_is_started_with_the_file_and_is_gone_afterwards(
    qapp: QApplication, tmp_path: Path
) -> None:
    heard = tmp_path / "heard"
    script = f"import sys; open({str(heard)!r}, 'w').write(sys.argv[1])"
    player = ProcessPlayer((sys.executable, "-c", script))
    Sounds(player).play(Sound.OUTBID)
    assert player.is_playing
    await eventually(lambda: not player.is_playing)
    assert heard.read_text().endswith("outbid.wav")


async def test_a_player_that_hangs_is_ended_with_the_program(qapp: QApplication) -> None:
    player = ProcessPlayer((sys.executable, "-c", "import time; time.sleep(60)"))
    player(Path("any.wav"))
    player.close()
    await eventually(lambda: not player.is_playing)


async def test_a_player_that_is_not_there_is_silence(qapp: QApplication) -> None:
    player = ProcessPlayer(("no-such-player-anywhere",))
    player(Path("any.wav"))
    await eventually(lambda: not player.is_playing)


def test_without_a_player_there_is_silence(qapp: QApplication) -> None:
    Sounds(None).play(Sound.HAMMER)
