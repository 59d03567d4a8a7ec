"""The verdict of an audit, large: nobody should have to read a table to know whether a ledger is whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.audit import AuditStage, AuditViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.announce import announce
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.audit import words

_STEPS = 1000


class VerdictCard(Adaptive, QFrame):
    """What an audit has come to, or how far it is.

    Signals:
        cancel_asked: stop.
    """

    cancel_asked = Signal()

    def __init__(self, model: AuditViewModel, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._formats = model, formats
        mark(self, surface=Surface.CARD)
        self._icon = IconLabel(size=40)
        self._headline = TextLabel(role=TextRole.FIGURE)
        self._sentence = TextLabel(role=TextRole.LEAD)
        self._facts = TextLabel(role=TextRole.MUTED)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._cancel = ActionButton(key="Esc")
        self._cancel.clicked.connect(self.cancel_asked)
        self._words = QVBoxLayout()
        for part in (self._headline, self._sentence, self._progress, self._facts):
            self._words.addWidget(part)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self._icon, 0, top)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self._said = ""
        self._adapt()

    def show_formats(self, formats: Formats) -> None:
        """Write numbers in this way from now on."""
        self._formats = formats
        self.show_verdict()

    def text(self) -> str:
        """Return all that the card says."""
        return " ".join(
            label.text() for label in (self._headline, self._sentence, self._facts) if label.text()
        )

    def show_verdict(self) -> None:
        """Show the verdict, or how far the audit is."""
        model = self._model
        set_shown(self, model.stage is not AuditStage.IDLE)
        set_shown(self._progress, model.is_busy)
        set_shown(self._cancel, model.is_busy)
        match model.stage:
            case AuditStage.FETCHING:
                self._say(Tone.INFO, "refresh", self.tr("Fetching the ledger…"), model.source)
            case AuditStage.CHECKING:
                self._say(Tone.INFO, "search", self.tr("Checking every row…"), model.source)
            case AuditStage.FAILED if model.failure is not None:
                why = phrases.connection_reason(model.reason) or phrases.refusal(model.reason, model.reason)
                told = words.failure(model.failure, why if model.failure.value == "house" else model.reason)
                self._say(Tone.WARNING, "warning", self.tr("No verdict"), told)
            case AuditStage.DONE if model.audited is not None:
                tone, icon_name = (
                    (Tone.LEADING, "check") if model.audited.report.ok else (Tone.OUTBID, "cross")
                )
                audited = model.audited
                facts = "\n".join(words.facts(audited, self._formats))
                self._say(tone, icon_name, words.headline(audited), words.sentence(audited), facts)
        progress = model.progress
        self._progress.setRange(0, 0 if progress is None and model.is_busy else _STEPS)
        self._progress.setValue(round((progress or 0) * _STEPS))

    def _say(self, tone: Tone, icon_name: str, headline: str, sentence: str, facts: str = "") -> None:
        mark(self, tone=tone)
        self._icon.show_icon(icon_name, TONE_COLOUR[tone])
        self._headline.show_text(headline)
        self._headline.show_tone(tone)
        for label, text in ((self._sentence, sentence), (self._facts, facts)):
            label.show_text(text)
            set_shown(label, bool(text))
        self.setAccessibleName(f"{headline}. {sentence}")
        if headline != self._said:
            self._said = headline
            announce(self, self.accessibleName())

    def _retranslate(self) -> None:
        self._cancel.set_label(self.tr("Cancel"))
        self._progress.setAccessibleName(self.tr("How much of the ledger has been read"))
        self.show_verdict()

    def _restyle(self) -> None:
        self._row.setContentsMargins(*[look().space("l")] * 4)
        self._row.setSpacing(look().space("l"))
        self._words.setSpacing(look().space("s"))
        self._progress.setFixedHeight(look().px(6))
