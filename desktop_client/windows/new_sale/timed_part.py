"""The form's part about a timed sale's clock: opening, the first closing, the stagger, the soft close."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QWidget

from contract.terms import SoftCloseTrigger
from desktop_client.formats import Formats
from desktop_client.viewmodels.sale_draft import Field, FieldFault, SaleDraft
from desktop_client.windows.new_sale import words
from desktop_client.windows.new_sale.choice import Check, Choice, Option
from desktop_client.windows.new_sale.part import FormPart, Pair
from desktop_client.windows.new_sale.time_fields import MINUTE_MS, CountField, MomentField

_SECOND: Final = 1000
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
        self.cap.spin.setValue((draft.cap_ms or 0) // MINUTE_MS)

    def read(self, draft: SaleDraft) -> SaleDraft:
        return replace(
            draft,
            opens_at=self.opens.time() if self.opens_itself.is_checked() else None,
            closes_at=self.closes.time(),
            stagger_ms=self.stagger.spin.value() * _SECOND,
            window_ms=self.late.spin.value() * _SECOND,
            extend_to_ms=self.extend.spin.value() * _SECOND,
            trigger=self.trigger.value(),
            cap_ms=self.cap.spin.value() * MINUTE_MS or None,
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


def now_ms() -> int:
    """Return this computer's time: what a form begins with, and no rule decides by."""
    return time.time_ns() // 1_000_000


def _next_hour() -> int:
    return (now_ms() // (60 * MINUTE_MS) + 1) * 60 * MINUTE_MS


def _in_a_week() -> int:
    evening = QDateTime.currentDateTime().addDays(_A_WEEK_DAYS)
    evening.setTime(QTime(_EVENING, 0))
    return evening.toMSecsSinceEpoch()
