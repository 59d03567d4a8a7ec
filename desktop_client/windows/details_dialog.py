"""My details: what stands on my statements, to be read and changed."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from contract.settlement import MyDetails
from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.viewmodels.details import DetailsViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.announce import announce
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases

_LONGEST_NAME, _LONGEST_PHONE, _LONGEST_ADDRESS = 200, 50, 500
_LINES = 4


class DetailsDialog(Adaptive, QDialog):
    """A form; it closes when the house has taken it."""

    def __init__(self, model: DetailsViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._title, self._why = TextLabel(role=TextRole.TITLE), TextLabel(role=TextRole.MUTED)
        self.name, self.phone = FormField(), FormField()
        self.name.edit.setMaxLength(_LONGEST_NAME)
        self.phone.edit.setMaxLength(_LONGEST_PHONE)
        self._address_label = TextLabel(role=TextRole.STRONG)
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self._address_label.setBuddy(self.address)
        self._trouble = TextLabel(tone=Tone.OUTBID)
        self._trouble.hide()
        self.keep, self._close = ActionButton(kind=Kind.PRIMARY), ActionButton(key="Esc")
        self._arrange()
        self.keep.clicked.connect(self._on_keep_clicked)
        self._close.clicked.connect(self.reject)
        model.came.connect(self._on_details_came)
        model.kept.connect(self._on_kept)
        model.failed.connect(self._on_failed)
        self._allow(False)
        self._adapt()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        self._column = QVBoxLayout(self)
        for part in (self._title, self._why, self.name, self._address_label, self.address, self.phone):
            self._column.addWidget(part)
        self._column.addWidget(self._trouble)
        self._column.addLayout(buttons)

    def _allow(self, is_allowed: bool) -> None:
        for part in (self.name, self.address, self.phone, self.keep):
            part.setEnabled(is_allowed)

    def _on_details_came(self, details: MyDetails) -> None:
        self.name.set_text(details.name)
        self.address.setPlainText(details.address)
        self.phone.set_text(details.phone)
        self._why.show_text(self._reason(details.email))
        self._allow(True)
        self.name.edit.setFocus()

    def _on_keep_clicked(self) -> None:
        name, address = self.name.text().strip(), self.address.toPlainText().strip()
        if not name:
            self.name.show_error(self.tr("The house needs your name."))
        elif len(address) > _LONGEST_ADDRESS:
            self._tell(self.tr("The address is too long: at most 500 characters."))
        else:
            self._allow(False)
            self._model.keep(name, address, self.phone.text().strip())

    def _on_kept(self, _details: MyDetails) -> None:
        self.accept()

    def _on_failed(self, error: HouseError) -> None:
        self._allow(True)
        self._tell(phrases.trouble(error.reason, error.message))

    def _tell(self, trouble: str) -> None:
        self._trouble.show_text(trouble)
        self._trouble.setVisible(bool(trouble))
        announce(self, trouble)

    def _reason(self, email: str) -> str:
        why = self.tr("They stand on your statements. Only the house sees them.")
        return f"{why}\n{email}" if email else why

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("My details"))
        self._title.show_text(self.tr("My details"))
        self._why.show_text(self._reason(""))
        self.name.set_label(self.tr("Name"))
        self._address_label.show_text(self.tr("Address"))
        self.address.setAccessibleName(self.tr("Address"))
        self.phone.set_label(self.tr("Telephone"))
        self.keep.set_label(self.tr("Keep"))
        self._close.set_label(self.tr("Cancel"))

    def _restyle(self) -> None:
        self._column.setContentsMargins(*[look().space("xl")] * 4)
        self._column.setSpacing(look().space("m"))
        line = QFontMetrics(look().font()).lineSpacing()
        self.address.setFixedHeight(_LINES * line + 2 * look().space("m"))
        self.setMinimumWidth(look().px(420))
