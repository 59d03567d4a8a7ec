"""The open house: how bidders come in, what they compare, and the way to the sales."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from desktop_client.hosting.hall import HallAddress
from desktop_client.hosting.invitation import Invitation, invitation
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.hosting import HostingViewModel, Reach
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.first_run.door_card import DoorCard, LinkButton
from desktop_client.windows.first_run.fingerprint_box import FingerprintBox
from desktop_client.windows.hosting.code_view import CodeView

_BESIDE_FROM = 620


class OpenPage(DoorCard):
    """A code, an address, a fingerprint.

    Signals:
        enter_asked: go to the house.
        close_asked: close it.
        copied(str): this was asked to be copied.
    """

    wide = 720
    mark_side = 40

    enter_asked = Signal()
    close_asked = Signal()
    copied = Signal(str)

    def __init__(self, model: HostingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._addresses: list[HallAddress] = []
        self._code = CodeView(self)
        self._caption = TextLabel(role=TextRole.CAPTION, parent=self)
        self._address = TextLabel(role=TextRole.TITLE, parent=self)
        self._address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._choice = QComboBox(self)
        self._copy_link = LinkButton(self)
        self._copy_address = LinkButton(self)
        self._fingerprint = FingerprintBox(self)
        self._no_network = TextLabel(tone=Tone.WARNING, parent=self)
        self._hint = TextLabel(role=TextRole.SMALL, parent=self)
        self._enter = ActionButton(kind=Kind.PRIMARY, parent=self)
        self._enter.set_large(True)
        self._close = LinkButton(self)
        self._words = QVBoxLayout()
        for part in (self._caption, self._address, self._choice):
            self._words.addWidget(part)
        for link in (self._copy_link, self._copy_address):
            self._words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addWidget(self._fingerprint)
        self._words.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._pair.addLayout(self._words, 1)
        self.column.addLayout(self._pair)
        self.put(self._no_network, self._hint, self._enter, self._close)
        self._choice.currentIndexChanged.connect(lambda _index: self._show())
        self._copy_link.clicked.connect(self._on_copy_link)
        self._copy_address.clicked.connect(self._on_copy_address)
        self._enter.clicked.connect(self.enter_asked)
        self._close.clicked.connect(self.close_asked)
        self._adapt()

    def fit(self, room: int) -> None:
        """Put the code above the words where there is no room beside them."""
        super().fit(room)
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(direction)

    def begin(self) -> None:
        """Put the focus on the way in."""
        self._enter.setFocus()

    def show_addresses(self, addresses: list[HallAddress]) -> None:
        """Show the addresses of this computer now; the chosen one stays chosen if it is still there."""
        if addresses == self._addresses:
            self._show()
            return
        chosen = self._chosen()
        self._addresses = addresses
        self._choice.blockSignals(True)
        self._choice.clear()
        self._choice.addItems([f"{one.address} · {one.card}" for one in addresses])
        kept = next((at for at, one in enumerate(addresses) if one == chosen), 0)
        self._choice.setCurrentIndex(kept if addresses else -1)
        self._choice.blockSignals(False)
        self._show()

    def show_state(self) -> None:
        """Show which house is open."""
        self._retranslate()

    def _chosen(self) -> HallAddress | None:
        at = self._choice.currentIndex()
        return self._addresses[at] if 0 <= at < len(self._addresses) else None

    @property
    def invitation(self) -> Invitation | None:
        """Return what is given out; None for a house that nobody else can reach."""
        chosen = self._chosen()
        if not self._model.is_open or self._model.reach is not Reach.HALL or chosen is None:
            return None
        return invitation(self._model.url, chosen.address, self._model.certificate)

    def _show(self) -> None:
        given = self.invitation
        for part in (self._code, self._caption, self._address, self._copy_link, self._copy_address):
            part.setVisible(given is not None)
        self._choice.setVisible(given is not None and len(self._addresses) > 1)
        is_hall = self._model.reach is Reach.HALL
        self._no_network.setVisible(self._model.is_open and is_hall and given is None)
        self._hint.setVisible(is_hall)
        certificate = self._model.certificate
        self._fingerprint.setVisible(given is not None and certificate is not None)
        if given is not None:
            self._code.show_code(given.link)
            self._address.show_text(given.shown)
        if certificate is not None:
            self._fingerprint.show_fingerprint(self.tr("Fingerprint of the certificate"), certificate)
        self._enter.setVisible(self._model.can_make_admin or not self._model.awaits_admin)

    def _on_copy_link(self) -> None:
        if self.invitation is not None:
            self.copied.emit(self.invitation.link)

    def _on_copy_address(self) -> None:
        if self.invitation is not None:
            self.copied.emit(self.invitation.shown)

    def _retranslate(self) -> None:
        is_hall = self._model.reach is Reach.HALL
        self.title.show_text(
            self.tr("The house is open") if is_hall else self.tr("The house is open on this computer")
        )
        self.subtitle.show_text(self._what_next(is_hall=is_hall))
        self._caption.show_text(self.tr("Bidders type"))
        self._choice.setAccessibleName(self.tr("Network"))
        self._copy_link.setText(self.tr("Copy the link"))
        self._copy_address.setText(self.tr("Copy the address"))
        self._no_network.show_text(
            self.tr("This computer is in no network. Join the hall's; the code then appears by itself.")
        )
        self._hint.show_text(
            self.tr("If nobody gets through, let Martillo through the firewall of this computer.")
        )
        self._enter.set_label(self.tr("Go to the house"))
        self._close.setText(self.tr("Close the house"))
        self._show()

    def _what_next(self, *, is_hall: bool) -> str:
        if self._model.awaits_admin and not self._model.can_make_admin:
            return self.tr("It was opened before, and has no account yet. Close it and open it again.")
        if not is_hall:
            return self.tr("Nobody else can reach it. Close it and open it for the hall when bidders come.")
        return self.tr(
            "Bidders need Martillo on a computer in this network. They open the link there (the code holds "
            "it, too), or type the address and compare the fingerprint."
        )

    def _restyle(self) -> None:
        super()._restyle()
        self._pair.setSpacing(look().space("xl"))
        self._words.setSpacing(look().space("s"))
