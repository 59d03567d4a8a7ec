"""A certificate that is not trusted: why, what it is, and how to find out whether it is the house's.

There is no way past it but to compare. One that has changed is trusted only when the computer itself has
compared it with what the house gave out.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.comparing import Comparison, Given
from desktop_client.viewmodels.door_outcomes import Doubted, Failure
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.first_run.certificate_words import why_not
from desktop_client.windows.first_run.door_card import DoorCard
from desktop_client.windows.first_run.fingerprint_box import FingerprintBox
from desktop_client.windows.first_run.signed_line import SignedLine


class CertificatePage(DoorCard):
    """What is shown there, what speaks against it, and the two answers.

    Signals:
        trusted(Doubted): a person has compared this certificate, and trusts it and no other there.
        left_to_the_system(Doubted): the operating system shall judge again.
        refused: back to where a house is chosen.
    """

    wide = 560
    mark_side = 48

    trusted = Signal(object)
    left_to_the_system = Signal(object)
    refused = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._comparison: Comparison | None = None
        self._is_busy = False
        self._doubts = QVBoxLayout()
        self._before, self._shown = FingerprintBox(self), FingerprintBox(self)
        self._details = TextLabel(role=TextRole.SMALL, parent=self)
        self._details.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._given = FormField(parent=self)
        self._same = SignedLine("", Tone.LEADING, self)
        self._compared = QCheckBox(self)
        self._error = ErrorLine(self)
        self._back = ActionButton(key="Esc", parent=self)
        self._system = ActionButton(parent=self)
        self._trust = ActionButton(kind=Kind.WARNING, parent=self)
        self._buttons = FlowLayout()
        self._boxes = QHBoxLayout()
        self._arrange()
        self._given.text_changed.connect(self._show_answers)
        self._given.submitted.connect(self._on_trust)
        self._compared.toggled.connect(self._show_answers)
        self._back.clicked.connect(self.refused)
        self._trust.clicked.connect(self._on_trust)
        self._system.clicked.connect(self._on_system)
        self._adapt()

    def show_doubted(self, doubted: Doubted) -> None:
        """Show a certificate, with nothing compared yet."""
        self._comparison = Comparison(doubted)
        self._given.set_text("")
        self._compared.setChecked(False)
        self._error.show_text("")
        self._show()

    def offer_fingerprint(self, given: str) -> None:
        """Put in what the house gave out by another way, to be compared."""
        self._given.set_text(given)
        self._show_answers()

    def show_failure(self, failure: Failure | None) -> None:
        """Show why asking again came to nothing."""
        self._error.show_text("" if failure is None else phrases.trouble(failure.reason, failure.message))

    def show_busy(self, *, is_busy: bool) -> None:
        """Ask nothing while the house is asked."""
        self._is_busy = is_busy
        self._show_answers()

    def begin(self) -> None:
        """Put the cursor where what the house gave out is compared."""
        self._given.edit.setFocus()

    @property
    def is_compared(self) -> bool:
        """Tell whether the certificate may be trusted."""
        return self._comparison is not None and self._comparison.may_be_trusted

    def _on_trust(self) -> None:
        if self._comparison is not None and self._comparison.may_be_trusted and not self._is_busy:
            self.trusted.emit(self._comparison.doubted)

    def _on_system(self) -> None:
        if self._comparison is not None and self._comparison.seen.vouched and not self._is_busy:
            self.left_to_the_system.emit(self._comparison.doubted)

    def _arrange(self) -> None:
        self._boxes.addWidget(self._before, 1)
        self._boxes.addWidget(self._shown, 1)
        for button in (self._back, self._system, self._trust):
            self._buttons.addWidget(button)
        self.column.addLayout(self._doubts)
        self.column.addLayout(self._boxes)
        self.put(self._details, self._given, self._same, self._compared, self._error)
        self.column.addLayout(self._buttons)

    def _show(self) -> None:
        if self._comparison is None:
            return
        seen, has_changed = self._comparison.seen, self._comparison.has_changed
        tone = Tone.OUTBID if has_changed else Tone.WARNING
        self._show_doubts(self._comparison, tone)
        self.head(
            self.tr("The certificate has changed") if has_changed else self.tr("Is this the house?"),
            self._explanation(self._comparison),
        )
        shown = self.tr("Shown now") if has_changed else self.tr("Fingerprint (SHA-256)")
        self._shown.show_fingerprint(shown, seen.fingerprint, tone if has_changed else None)
        self._before.setVisible(has_changed)
        self._before.show_fingerprint(self.tr("Trusted until now"), seen.trusted or "")
        formats = self._preferences.formats
        self._details.show_text(
            self.tr("For {names} · issued by {issuer} · good until {until}").format(
                names=", ".join(seen.names[:3]) or "—",
                issuer=seen.issuer,
                until=formats.day(seen.good_until_ms),
            )
        )
        self._system.setVisible(seen.vouched)
        self._show_answers()

    def _show_doubts(self, comparison: Comparison, tone: Tone) -> None:
        while item := self._doubts.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        host, formats = comparison.doubted.host, self._preferences.formats
        for doubt in comparison.seen.doubts:
            line = why_not(doubt, comparison.seen, host, formats)
            self._doubts.addWidget(SignedLine(line, tone, self))
        if comparison.seen.vouched:
            vouched = self.tr("This computer would take the new one: an authority vouches for it.")
            self._doubts.addWidget(SignedLine(vouched, Tone.INFO, self))

    def _explanation(self, comparison: Comparison) -> str:
        words = (
            self.tr(
                "Nothing was sent to {host}. Go on only if the house tells you that it has a new "
                "certificate, and gives you this fingerprint."
            )
            if comparison.has_changed
            else self.tr(
                "Nothing was sent to {host} yet. A house in a hall often makes its own certificate; so does "
                "somebody who listens in. The fingerprint tells them apart."
            )
        )
        return words.format(host=comparison.doubted.host)

    def _show_answers(self, *_changed: object) -> None:
        if self._comparison is None:
            return
        self._comparison.given = self._given.text()
        self._comparison.by_eye = self._compared.isChecked()
        outcome = self._comparison.outcome
        wrong = {
            Given.NOT_WHOLE: self.tr(
                "This is no whole fingerprint yet: it has 64 figures and letters from A to F."
            ),
            Given.DIFFERENT: self.tr("Not the same. Do not go on; ask the house."),
        }.get(outcome, "")
        if wrong != self._given.error():
            self._given.show_error(wrong)
        same = self.tr("The same: this is the house's certificate.")
        self._same.show_text(same if outcome is Given.SAME else "")
        self._compared.setVisible(outcome is Given.NOTHING and not self._comparison.has_changed)
        self._trust.setEnabled(self._comparison.may_be_trusted and not self._is_busy)
        self._system.setEnabled(not self._is_busy)

    def _retranslate(self) -> None:
        self._given.set_label(
            self.tr("The fingerprint that the house gives you"),
            "",
            self.tr("On its screen, on its invitation, by telephone. A martillo:// link may have it, too."),
        )
        self._compared.setText(self.tr("I have compared every group with the house"))
        self._back.set_label(self.tr("Go back"))
        self._system.set_label(self.tr("Leave it to this computer"))
        self._trust.set_label(self.tr("Trust this certificate"))
        self._show()

    def _restyle(self) -> None:
        super()._restyle()
        self._doubts.setSpacing(look().space("s"))
        self._buttons.setSpacing(look().space("s"))
        self._boxes.setSpacing(look().space("s"))
        # Two boxes beside each other have no room for large letters.
        self._boxes.setDirection(
            QHBoxLayout.Direction.TopToBottom
            if look().text_scale > 1.3
            else QHBoxLayout.Direction.LeftToRight
        )
