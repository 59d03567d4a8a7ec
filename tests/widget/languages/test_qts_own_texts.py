"""What Qt itself says in a window, and what a locale says, is in the language in force, too."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_client.settings import Language
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.app_menu import AppMenu
from desktop_client.windows.new_sale.time_fields import MomentField


def copy_in_a_fields_menu() -> str:
    return QCoreApplication.translate("QLineEdit", "&Copy")


async def test_the_menu_of_a_field_follows_the_language(preferences: Preferences) -> None:
    preferences.choose_language(Language.SPANISH)
    assert copy_in_a_fields_menu() == "&Copiar"
    preferences.choose_language(Language.ENGLISH)
    assert copy_in_a_fields_menu() == "&Copy"


async def test_a_menus_keys_are_named_as_on_the_buttons(preferences: Preferences) -> None:
    preferences.choose_language(Language.SPANISH)
    assert QKeySequence("Ctrl+M").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+M"


async def test_a_day_in_a_field_is_written_in_the_language(preferences: Preferences) -> None:
    for language, day in ((Language.ENGLISH, "1 Jan 2027"), (Language.SPANISH, "1 ene 2027")):
        preferences.choose_language(language)
        field = MomentField(lambda: "")
        field.edit.setDate(QDate(2027, 1, 1))
        assert field.edit.text().startswith(day)
        assert QLocale().name().startswith(language.value)
        field.deleteLater()


async def test_the_sizes_in_the_menu_are_written_as_the_language_has_them(preferences: Preferences) -> None:
    window = QWidget()
    menu = AppMenu(preferences, window)
    for language, largest in ((Language.ENGLISH, "200%"), (Language.SPANISH, "200\u00a0%")):
        preferences.choose_language(language)
        menu._text_menu.aboutToShow.emit()
        assert [action.text() for action in menu._percents.values()][-1] == largest
    window.deleteLater()
