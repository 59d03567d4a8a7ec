"""The first window: sign in to a house, or make an account there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_client.theme import Kind, Surface, TextRole, Tone, look, mark
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.viewmodels.session import Failure, FailureField, SessionState, SessionViewModel
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.brand import brand_pixmap
from desktop_client.windows.columns import scrolling
from desktop_client.windows.house_window import HouseWindow


class SignInWindow(HouseWindow):
    """One calm card: who you are, and which house. Errors stand beside the field they belong to."""

    def __init__(self, session: SessionViewModel, preferences: Preferences) -> None:
        super().__init__(preferences, with_bar=False)
        self.session = session
        self._registering = False
        self._failure: Failure | None = None
        # Every part is made in its place: Qt styles a widget anew, with all in it, whenever it moves.
        page = QWidget()
        mark(page, surface="window")
        self.add_content(scrolling(page), 1)
        self._menu_link = _link(page)
        self._card = card = QFrame(page)
        mark(card, surface=Surface.CARD)
        self._mark = QLabel(card)
        self._title = TextLabel(role=TextRole.HEADING, parent=card)
        self._subtitle = TextLabel(role=TextRole.MUTED, parent=card)
        for label in (self._mark, self._title, self._subtitle):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._name = FormField(parent=card)
        self._email = FormField(parent=card)
        self._password = FormField(secret=True, parent=card)
        self._server = FormField(parent=card)
        self._error = TextLabel(tone=Tone.OUTBID, parent=card)
        self._submit = ActionButton(kind=Kind.PRIMARY, parent=card)
        self._submit.set_large(True)
        self._switch = _link(card)
        self._server_line = _link(card)
        self._server.hide()
        self._fill_card()
        self._centre(page)
        self._connect()
        self._email.set_text(preferences.settings.email)
        self._server.set_text(preferences.settings.server)
        self.resize(900, 720)
        self._adapt()
        self._show_form()

    def register_instead(self, *, registering: bool = True) -> None:
        """Switch between signing in and making an account."""
        self._registering = registering
        self._failure = None
        self._show_form()

    def fill_in(self, server: str, email: str, password: str) -> None:
        """Type what a person would, and submit it."""
        self._server.set_text(server)
        self._email.set_text(email)
        self._password.set_text(password)
        self._submit.click()

    def complete(self) -> None:
        """Make what the first frame does not wait for: the menu and its keys."""
        self.menu.show_session(signed_in=False, in_sale=False)

    def open_menu(self) -> None:
        """Open the menu below its link: there is no bar here."""
        self.menu.popup(self._menu_link.mapToGlobal(self._menu_link.rect().bottomLeft()))

    def _fill_card(self) -> None:
        self._card_column = QVBoxLayout(self._card)
        parts: tuple[QWidget, ...] = (
            self._mark, self._title, self._subtitle, self._name, self._email, self._password, self._server,
            self._error, self._submit, self._switch, self._server_line,
        )  # fmt: skip
        for part in parts:
            self._card_column.addWidget(part)

    def _centre(self, page: QWidget) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.addWidget(self._menu_link, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def _connect(self) -> None:
        for field in (self._name, self._email, self._password, self._server):
            field.submitted.connect(self._on_submitted)
            field.text_changed.connect(self._on_edited)
        self._submit.clicked.connect(self._on_submitted)
        self._menu_link.clicked.connect(self.open_menu)
        self._switch.clicked.connect(lambda: self.register_instead(registering=not self._registering))
        self._server_line.clicked.connect(self._on_server_line_clicked)
        self.session.state_changed.connect(self._show_form)
        self.session.failed.connect(self._on_session_failed)

    def _on_submitted(self) -> None:
        if self.session.state is not SessionState.SIGNED_OUT:
            return
        self._failure = None
        server, email, password = (
            self._server.text().strip(),
            self._email.text().strip(),
            self._password.text(),
        )
        if self._registering:
            self.session.register(server, self._name.text().strip(), email, password)
        else:
            self.session.sign_in(server, email, password)

    def _on_session_failed(self, failure: Failure) -> None:
        self._failure = failure
        if failure.field is FailureField.SERVER:
            self._server.setVisible(True)
        self._show_form()

    def _on_edited(self, _text: str) -> None:
        if self._failure is not None:
            self._failure = None
            self._show_form()

    def _on_server_line_clicked(self) -> None:
        self._server.setVisible(True)
        self._server_line.setVisible(False)
        self._server.edit.setFocus()

    def _show_form(self) -> None:
        busy = self.session.state is not SessionState.SIGNED_OUT
        self._name.setVisible(self._registering)
        self._server_line.setVisible(not self._server.isVisibleTo(self))
        self._title.show_text(self.tr("Create an account") if self._registering else self.tr("Welcome"))
        self._subtitle.show_text(
            self.tr("One account for every sale of this house.")
            if self._registering
            else self.tr("Sign in to follow the sale and bid.")
        )
        self._submit.set_label(self._submit_word(busy=busy))
        self._submit.setEnabled(not busy)
        self._switch.setText(
            self.tr("I have an account already")
            if self._registering
            else self.tr("New here? Create an account")
        )
        host = self._server.text().partition("://")[2] or self._server.text()
        self._server_line.setText(self.tr("House: {address} · change").format(address=host))
        self._show_failure()

    def _submit_word(self, *, busy: bool) -> str:
        if busy:
            return self.tr("Asking the house…")
        return self.tr("Create account") if self._registering else self.tr("Sign in")

    def _show_failure(self) -> None:
        failure = self._failure
        text = "" if failure is None else self._failure_text(failure)
        fields = {
            FailureField.NAME: self._name,
            FailureField.EMAIL: self._email,
            FailureField.PASSWORD: self._password,
            FailureField.SERVER: self._server,
        }
        at = fields.get(failure.field) if failure is not None else None
        for field in fields.values():
            field.show_error(text if field is at else "")
        self._error.show_text(text if at is None else "")
        self._error.setVisible(bool(text) and at is None)

    def _failure_text(self, failure: Failure) -> str:
        if failure.missing:
            return {
                FailureField.NAME: self.tr("Tell the house your name."),
                FailureField.EMAIL: self.tr("Type your email address."),
                FailureField.PASSWORD: self.tr("Type your password; a new one needs at least 8 characters."),
                FailureField.SERVER: self.tr("Type the address of the house."),
            }.get(failure.field, "")
        from desktop_client.windows import phrases  # late: it knows every word of the contract

        said = phrases.connection_reason(failure.reason)
        return said or phrases.refusal(failure.reason, failure.message)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Martillo · Sign in"))
        self._name.set_label(self.tr("Your name"))
        self._email.set_label(self.tr("Email"))
        self._password.set_label(self.tr("Password"))
        self._server.set_label(self.tr("Address of the house"))
        self._menu_link.setText(self.tr("Language and appearance"))
        self._show_form()

    def _restyle(self) -> None:
        gap = look().space("xxl")
        self._card.setFixedWidth(min(look().px(400), max(320, self.width() - 2 * gap)))
        self._card_column.setContentsMargins(gap, gap, gap, look().space("xl"))
        self._card_column.setSpacing(look().space("m"))
        self._mark.setPixmap(brand_pixmap(look().px(72), self.devicePixelRatioF()))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where the next thing is to be typed."""
        super().showEvent(event)
        first = self._password if self._email.text() else self._email
        first.edit.setFocus()


def _link(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    mark(button, kind=Kind.LINK)
    return button
