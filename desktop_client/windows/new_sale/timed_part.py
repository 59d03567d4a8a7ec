"""The form's part about a timed sale's clock: opening, the first closing, the stagger, the soft close."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QDateTime, QTime, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QSpinBox, QVBoxLayout, QWidget

from contract.terms import SoftCloseTrigger
from desktop_client.formats import Formats
from desktop_client.theme import TextRole, Tone, look, mark
from desktop_client.viewmodels.sale_draft import Field, FieldFault, SaleDraft
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.new_sale import words
from desktop_client.windows.new_sale.choice import Check, Choice, Option
from desktop_client.windows.new_sale.part import FormPart, Pair

_SECOND: Final = 1000
_MINUTE: Final = 60 * _SECOND
_A_WEEK_DAYS: Final = 7
_EVENING: Final = 18


class TimedPart(FormPart):
    """The clock. Times are typed and shown in this computer's own zone."""

    def __init__(self, formats: Formats) -> None:
        super().__init__(formats)
        self.opens_itself = Check(
            lambda: self.tr("The sale opens by itself"),
            lambda: self.tr("Else you open it from the control window."),
        )
        self.opens = MomentField(lambda: self.tr("Opens at"))
        self.closes = MomentField(lambda: self.tr("First lot closes at"))
        self.stagger = CountField(
            lambda: self.tr("Then one lot each"),
            lambda: self.tr("How long after the lot before each lot closes."),
        )
        self.stagger.show_unit(" s", 0, 86_400)
        self.late = CountField(
            lambda: self.tr("A bid counts as late in the last"),
            lambda: self.tr("Nobody wins by the last second: a late bid gives everybody more time."),
        )
        self.extend = CountField(
            lambda: self.tr("Then time left is"),
            lambda: self.tr("The time left is set to this by each late bid; it is not added up."),
        )
        self.late.show_unit(" s", 0, 3_600)
        self.extend.show_unit(" s", 0, 3_600)
        self.trigger = Choice[SoftCloseTrigger](lambda: self.tr("Which late bids give time"), self._triggers)
        self.cap = CountField(
            lambda: self.tr("At most, for one lot"),
            lambda: self.tr("All extensions of one lot together; 0 for no limit."),
        )
        self.cap.show_unit(" min", 0, 10_000)
        self.opens_itself.toggled.connect(self.opens.edit.setEnabled)
        self.column.addWidget(self.opens_itself)
        self.column.addWidget(Pair(self.opens, self.closes))
        self.column.addWidget(Pair(self.stagger, self.trigger))
        self.column.addWidget(Pair(self.late, self.extend))
        self.column.addWidget(Pair(self.cap, QWidget()))
        for field in (self.opens, self.closes):
            field.moved.connect(self.changed)
        self._adapt()

    def fill(self, draft: SaleDraft) -> None:
        self.opens_itself.set_checked(draft.opens_at is not None)
        self.opens.edit.setEnabled(draft.opens_at is not None)
        self.opens.show_time(draft.opens_at if draft.opens_at is not None else _next_hour())
        self.closes.show_time(draft.closes_at if draft.closes_at is not None else _in_a_week())
        self.stagger.spin.setValue(draft.stagger_ms // _SECOND)
        self.late.spin.setValue(draft.window_ms // _SECOND)
        self.extend.spin.setValue(draft.extend_to_ms // _SECOND)
        self.trigger.choose(draft.trigger)
        self.cap.spin.setValue((draft.cap_ms or 0) // _MINUTE)

    def read(self, draft: SaleDraft) -> SaleDraft:
        return replace(
            draft,
            opens_at=self.opens.time() if self.opens_itself.is_checked() else None,
            closes_at=self.closes.time(),
            stagger_ms=self.stagger.spin.value() * _SECOND,
            window_ms=self.late.spin.value() * _SECOND,
            extend_to_ms=self.extend.spin.value() * _SECOND,
            trigger=self.trigger.value(),
            cap_ms=self.cap.spin.value() * _MINUTE or None,
        )

    def show_faults(self, faults: Sequence[FieldFault]) -> QWidget | None:
        wrong = next((one for one in faults if one.field is Field.CLOSES), None)
        self.closes.show_error("" if wrong is None else words.fault(wrong.fault))
        return None if wrong is None else self.closes.edit

    def _triggers(self) -> tuple[Option[SoftCloseTrigger], ...]:
        return (
            Option(
                SoftCloseTrigger.ANY_BID,
                self.tr("Any bid that is accepted"),
                self.tr("Also one that only raises the leader's own maximum."),
            ),
            Option(
                SoftCloseTrigger.PRICE_CHANGED,
                self.tr("Only a bid that moves the price"),
                self.tr("Raising one's own maximum in secret gives no time."),
            ),
        )

    def _retranslate(self) -> None:
        self.title.show_text(self.tr("The clock"))


class MomentField(Adaptive, QWidget):
    """A label and a day with its time.

    Signals:
        moved: another time was chosen.
    """

    moved = Signal()

    def __init__(self, label: Callable[[], str]) -> None:
        super().__init__()
        self._words = label
        self._label, self._line = (
            TextLabel(role=TextRole.STRONG),
            TextLabel(role=TextRole.SMALL, tone=Tone.OUTBID),
        )
        self.edit = QDateTimeEdit()
        self.edit.dateTimeChanged.connect(self._on_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.edit, self._line):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._line.hide()
        self._adapt()

    def time(self) -> int:
        """Return the time in ms, UTC, to the minute."""
        return self.edit.dateTime().toMSecsSinceEpoch() // _MINUTE * _MINUTE

    def show_time(self, at_ms: int) -> None:
        """Show a time."""
        self.edit.setDateTime(QDateTime.fromMSecsSinceEpoch(at_ms))

    def show_error(self, text: str) -> None:
        """Show what is wrong; an empty text takes it away."""
        mark(self.edit, error=bool(text))
        self._line.show_text(text)
        self._line.setVisible(bool(text))

    def _on_changed(self) -> None:
        self.show_error("")
        self.moved.emit()

    def _retranslate(self) -> None:
        self._label.show_text(self._words())
        self.edit.setAccessibleName(self._words())
        self.edit.setDisplayFormat("yyyy-MM-dd  HH:mm")

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
        _indent(self.edit)


class CountField(Adaptive, QWidget):
    """A label, a whole number with its unit, and what it means."""

    def __init__(self, label: Callable[[], str], explanation: Callable[[], str]) -> None:
        super().__init__()
        self._words, self._explanation = label, explanation
        self._label, self._why = TextLabel(role=TextRole.STRONG), TextLabel(role=TextRole.SMALL)
        self.spin = QSpinBox()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.spin, self._why):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._adapt()

    def show_unit(self, suffix: str, least: int, most: int) -> None:
        """Set the unit and the bounds."""
        self.spin.setSuffix(suffix)
        self.spin.setRange(least, most)

    def _retranslate(self) -> None:
        self._label.show_text(self._words())
        self._why.show_text(self._explanation())
        self.spin.setAccessibleName(self._words())
        self.spin.setAccessibleDescription(self._explanation())

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))
        _indent(self.spin)


def _indent(field: QAbstractSpinBox) -> None:
    """Put the text where other fields have it: a style sheet's padding does not reach the edit inside."""
    field.lineEdit().setTextMargins(look().space("m"), 0, 0, 0)


def now_ms() -> int:
    """Return this computer's time: what a form begins with, and no rule decides by."""
    return time.time_ns() // 1_000_000


def _next_hour() -> int:
    return (now_ms() // (60 * _MINUTE) + 1) * 60 * _MINUTE


def _in_a_week() -> int:
    evening = QDateTime.currentDateTime().addDays(_A_WEEK_DAYS)
    evening.setTime(QTime(_EVENING, 0))
    return evening.toMSecsSinceEpoch()
