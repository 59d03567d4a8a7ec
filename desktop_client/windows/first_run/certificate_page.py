"""A certificate that is not trusted: why, what it is, and how to find out whether it is the house's.

There is no way past it but to compare. One that has changed is trusted only when the computer itself has
compared it with what the house gave out.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.connection.certificate import Doubt
from desktop_client.connection.fingerprint import NoFingerprint, read_fingerprint
from desktop_client.links import LinkError, is_link, read_link
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.door_outcomes import Doubted, Failure
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.icon_label import IconLabel
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.first_run.certificate_words import why_not
from desktop_client.windows.first_run.door_card import DoorCard
from desktop_client.windows.first_run.fingerprint_box import FingerprintBox


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
        self._doubted: Doubted | None = None
        self._is_busy = False
        self._doubts = QVBoxLayout()
        self._before, self._shown = FingerprintBox(self), FingerprintBox(self)
        self._details = TextLabel(role=TextRole.SMALL, parent=self)
        self._details.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._given = FormField(parent=self)
        self._same = _Verdict(self)
        self._compared = QCheckBox(self)
        self._error = TextLabel(tone=Tone.OUTBID, parent=self)
        self._error.hide()
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
        self._doubted = doubted
        self._given.set_text("")
        self._compared.setChecked(False)
        self._error.hide()
        self._show()

    def offer_fingerprint(self, given: str) -> None:
        """Put in what the house gave out by another way, to be compared."""
        self._given.set_text(given)
        self._show_answers()

    def show_failure(self, failure: Failure | None) -> None:
        """Show why asking again came to nothing."""
        text = "" if failure is None else phrases.trouble(failure.reason, failure.message)
        self._error.show_text(text)
        self._error.setVisible(bool(text))

    def show_busy(self, *, is_busy: bool) -> None:
        """Ask nothing while the house is asked."""
        self._is_busy = is_busy
        self._show_answers()

    def begin(self) -> None:
        """Put the cursor where what the house gave out is compared."""
        self._given.edit.setFocus()

    @property
    def is_compared(self) -> bool:
        """Tell whether the certificate may be trusted: it was compared, by the computer or by eye."""
        if self._doubted is None:
            return False
        given = self._given_fingerprint()
        if given is not None:
            return given == self._doubted.seen.fingerprint
        by_eye = self._compared.isChecked() and not self._given.text().strip()
        return by_eye and not self._has_changed

    @property
    def _has_changed(self) -> bool:
        return self._doubted is not None and Doubt.CHANGED in self._doubted.seen.doubts

    def _given_fingerprint(self) -> str | None:
        text = self._given.text().strip()
        try:
            return read_link(text).certificate if is_link(text) else read_fingerprint(text)
        except (NoFingerprint, LinkError):
            return None

    def _on_trust(self) -> None:
        if self._doubted is not None and self.is_compared and not self._is_busy:
            self.trusted.emit(self._doubted)

    def _on_system(self) -> None:
        if self._doubted is not None and self._doubted.seen.vouched and not self._is_busy:
            self.left_to_the_system.emit(self._doubted)

    def _arrange(self) -> None:
        self._boxes.addWidget(self._before, 1)
        self._boxes.addWidget(self._shown, 1)
        for button in (self._back, self._system, self._trust):
            self._buttons.addWidget(button)
        self.column.addLayout(self._doubts)
        self.column.addLayout(self._boxes)
        for part in (self._details, self._given, self._same, self._compared, self._error):
            self.column.addWidget(part)
        self.column.addLayout(self._buttons)

    def _show(self) -> None:
        if self._doubted is None:
            return
        seen, host = self._doubted.seen, self._doubted.host
        formats = self._preferences.formats
        while item := self._doubts.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        tone = Tone.OUTBID if self._has_changed else Tone.WARNING
        for doubt in seen.doubts:
            self._doubts.addWidget(_DoubtLine(why_not(doubt, seen, host, formats), tone, self))
        if self._has_changed and seen.vouched:
            vouched = self.tr("This computer would take the new one: an authority vouches for it.")
            self._doubts.addWidget(_DoubtLine(vouched, Tone.INFO, self))
        self.title.show_text(
            self.tr("The certificate has changed") if self._has_changed else self.tr("Is this the house?")
        )
        self.subtitle.show_text(self._explanation(host))
        self._before.setVisible(seen.trusted is not None)
        self._before.show_fingerprint(self.tr("Trusted until now"), seen.trusted or "")
        self._shown.show_fingerprint(self._shown_caption(), seen.fingerprint, tone if seen.trusted else None)
        self._details.show_text(
            self.tr("For {names} · issued by {issuer} · good from {since} to {until}").format(
                names=", ".join(seen.names[:3]) or "—",
                issuer=seen.issuer,
                since=formats.day(seen.good_from_ms),
                until=formats.day(seen.good_until_ms),
            )
        )
        self._compared.setVisible(not self._has_changed)
        self._system.setVisible(seen.vouched)
        self._show_answers()

    def _explanation(self, host: str) -> str:
        if self._has_changed:
            return self.tr(
                "Nothing was sent to {host}. Go on only if the house tells you that it has a new "
                "certificate, and gives you this fingerprint."
            ).format(host=host)
        return self.tr(
            "Nothing was sent to {host} yet. A house in a hall often makes its own certificate; so does "
            "somebody who listens in. The fingerprint tells them apart."
        ).format(host=host)

    def _shown_caption(self) -> str:
        return self.tr("Shown now") if self._has_changed else self.tr("Fingerprint (SHA-256)")

    def _show_answers(self, *_changed: object) -> None:
        given = self._given_fingerprint()
        typed = bool(self._given.text().strip())
        is_same = given is not None and self._doubted is not None and given == self._doubted.seen.fingerprint
        wrong = ""
        if typed and given is None:
            wrong = self.tr("This is no whole fingerprint yet: it has 64 figures and letters from A to F.")
        elif typed and not is_same:
            wrong = self.tr("Not the same. Do not go on; ask the house.")
        if wrong != self._given.error():
            self._given.show_error(wrong)
        self._same.show_verdict(self.tr("The same: this is the house's certificate.") if is_same else "")
        self._compared.setEnabled(not typed)
        self._trust.setEnabled(self.is_compared and not self._is_busy)
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


class _DoubtLine(Adaptive, QWidget):
    """One thing to know, with its sign."""

    def __init__(self, text: str, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        name = "info" if tone is Tone.INFO else "warning"
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(IconLabel(name, tone.value, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(TextLabel(text, parent=self), 1)
        self._adapt()

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("s"))


class _Verdict(Adaptive, QWidget):
    """What the computer's comparison came to, where it is good."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = TextLabel(role=TextRole.STRONG, tone=Tone.LEADING, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(IconLabel("check", "leading", parent=self))
        self._row.addWidget(self._text, 1)
        self.hide()
        self._adapt()

    def show_verdict(self, text: str) -> None:
        """Show it; an empty text hides it."""
        self._text.show_text(text)
        self.setVisible(bool(text))

    def _restyle(self) -> None:
        self._row.setSpacing(look().space("s"))
