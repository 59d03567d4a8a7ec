"""My details: what stands on my statements, to be read and changed."""

from PySide6.QtWidgets import QWidget

from contract.settlement import MyDetails
from desktop_client.theme import Kind, TextRole, Tone
from desktop_client.viewmodels.details import DetailsViewModel
from desktop_client.viewmodels.house import HouseError
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.announce import announce
from desktop_client.widgets.form_faults import show_faults
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.text_area import TextArea
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows import phrases
from desktop_client.windows.dialogs import Dialog

_LONGEST_NAME, _LONGEST_PHONE, _LONGEST_ADDRESS = 200, 50, 500


class DetailsDialog(Dialog):
    """A form; it closes when the house has taken it."""

    least_width = 380

    def __init__(self, model: DetailsViewModel, parent: QWidget) -> None:
        self.keep = ActionButton(kind=Kind.PRIMARY)
        super().__init__(parent, self.keep)
        self._model, self._email = model, ""
        self._why, self._trouble = TextLabel(role=TextRole.MUTED), TextLabel(tone=Tone.OUTBID)
        self.name, self.address, self.phone = FormField(), TextArea(), FormField()
        self.name.edit.setMaxLength(_LONGEST_NAME)
        self.phone.edit.setMaxLength(_LONGEST_PHONE)
        self._trouble.hide()
        for part in (self._why, self.name, self.address, self.phone, self._trouble):
            self.body.addWidget(part)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep_clicked)
        model.came.connect(self._on_details_came)
        model.kept.connect(self._on_kept)
        model.failed.connect(self._on_failed)
        self._allow(False)
        self._adapt()

    def _allow(self, is_allowed: bool) -> None:
        for part in (self.name, self.address, self.phone, self.keep):
            part.setEnabled(is_allowed)

    def _on_details_came(self, details: MyDetails) -> None:
        self.name.set_text(details.name)
        self.address.set_text(details.address)
        self.phone.set_text(details.phone)
        self._email = details.email
        self._say_why()
        self._allow(True)
        self.name.edit.setFocus()

    def _on_keep_clicked(self) -> None:
        name, address = self.name.text().strip(), self.address.text()
        is_long = len(address) > _LONGEST_ADDRESS
        is_wrong = show_faults(
            (self.name, "" if name else self.tr("The house needs your name.")),
            (self.address, self.tr("The address is too long: at most 500 characters.") if is_long else ""),
        )
        if not is_wrong:
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

    def _say_why(self) -> None:
        why = self.tr("They stand on your statements. Only the house sees them.")
        self._why.show_text(f"{why}\n{self._email}" if self._email else why)

    def _retranslate(self) -> None:
        self.show_title(self.tr("My details"))
        self._say_why()
        self.name.set_label(self.tr("Name"))
        self.address.set_label(self.tr("Address"))
        self.phone.set_label(self.tr("Telephone"))
        self.keep.set_label(self.tr("Keep"))
        self._no.set_label(self.tr("Cancel"))
