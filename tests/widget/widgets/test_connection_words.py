"""Every state and reason of the connection has its words, in both languages; none says what is not known."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_client.connection.states import ConnectionPhase as Phase
from desktop_client.connection.states import Reason, Transport
from desktop_client.settings import Language
from desktop_client.theme import Tone
from desktop_client.translation import Translation
from desktop_client.widgets.connection_view import (
    SLOW_MS,
    ConnectionPhase,
    ConnectionView,
    appearance,
    detail_text,
    phase_text,
    tooltip_text,
)
from desktop_client.windows import phrases


@pytest.fixture(params=[Language.ENGLISH, Language.SPANISH])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    translation = Translation()
    yield translation.switch(request.param)
    translation.switch(Language.ENGLISH)


def test_every_reason_has_a_sentence_in_every_language(language: Language) -> None:
    named = [reason for reason in Reason if reason is not Reason.NONE]
    sentences = {reason: phrases.connection_reason(reason.value) for reason in named}
    assert [reason for reason, sentence in sentences.items() if not sentence.endswith(".")] == []
    assert phrases.connection_reason("") == ""


def test_no_reason_is_left_in_english_for_who_reads_spanish(qapp: QApplication) -> None:
    translation, named = Translation(), [reason.value for reason in Reason if reason is not Reason.NONE]
    translation.switch(Language.ENGLISH)
    english = [phrases.connection_reason(reason) for reason in named]
    translation.switch(Language.SPANISH)
    spanish = [phrases.connection_reason(reason) for reason in named]
    translation.switch(Language.ENGLISH)
    assert [word for word, other in zip(english, spanish, strict=True) if word == other] == []


def test_every_phase_of_the_connection_has_a_face_here(language: Language) -> None:
    assert {phase.value for phase in Phase} == {phase.value for phase in ConnectionPhase}
    words = [phase_text(phase) for phase in ConnectionPhase]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("transport", Transport)
def test_the_badge_names_every_transport(language: Language, transport: Transport) -> None:
    view = ConnectionView(ConnectionPhase.LIVE, transport=transport.value, latency_ms=38)
    name = detail_text(view, 0).split(" · ")[0]
    assert name != transport.value
    assert name in tooltip_text(view)


def test_a_slow_line_is_called_slow_and_a_quick_one_is_not() -> None:
    slow = ConnectionView(ConnectionPhase.LIVE, transport="polling", latency_ms=SLOW_MS)
    quick = ConnectionView(ConnectionPhase.LIVE, transport="polling", latency_ms=SLOW_MS - 1)
    assert detail_text(slow, 0).endswith("slow line")
    assert appearance(slow)[0] is Tone.WARNING
    assert "slow" not in detail_text(quick, 0)
    assert appearance(quick)[0] is Tone.LEADING


def test_a_session_that_is_over_says_why_in_the_badge() -> None:
    why = phrases.connection_reason(Reason.SIGNED_OUT.value)
    assert detail_text(ConnectionView(ConnectionPhase.SIGNED_OUT, reason=why), 0) == why
