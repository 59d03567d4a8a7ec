"""The language of the windows: finds the compiled texts and switches them live.

Qt tells every widget of a switch by a LanguageChange event. English is the language of the sources and needs
no file. Knows no window.
"""

import logging
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from desktop_client.settings import Language

_log = logging.getLogger(__name__)

_BEFORE_QTS_OWN: Final = (QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),)
"""Words of Qt's that have another translation here: a menu says Ctrl+M, as the key does, not Control+M."""
_DEFAULT_LOCALE: Final = {Language.ENGLISH: "en_GB", Language.SPANISH: "es_ES"}


def resolve(choice: Language, system: QLocale | None = None) -> Language:
    """Turn `system` into the language of the operating system, English when that is not among ours."""
    if choice is not Language.SYSTEM:
        return choice
    wanted = [name.split("-")[0] for name in (system or QLocale.system()).uiLanguages()]
    ours = (Language.ENGLISH, Language.SPANISH)
    return next((language for name in wanted for language in ours if name == language), Language.ENGLISH)


def locale_name(language: Language) -> str:
    """Name the locale for numbers and times: the system's own where it speaks the language (es_MX)."""
    system_name = QLocale.system().name()
    if system_name.partition("_")[0] == language:
        return system_name
    return _DEFAULT_LOCALE[language]


class Translation:
    """The texts in force in this application."""

    def __init__(self) -> None:
        self._translators: list[QTranslator] = []
        self.language = Language.ENGLISH

    def switch(self, choice: Language) -> Language:
        """Put a language in force and return which; a missing file is logged and leaves English."""
        language = resolve(choice)
        while self._translators:
            QCoreApplication.removeTranslator(self._translators.pop())
        if language is not Language.ENGLISH:
            qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"{qts}/qtbase_{language}.qm")  # the menu of a field, the choice of a file
            self._install(str(resources.path("translations", f"martillo_{language}.qm")))
        self.language = language
        QLocale.setDefault(QLocale(locale_name(language)))  # for the fields in which Qt itself writes a day
        return language

    def _install(self, file: str) -> None:
        translator = QTranslator(QCoreApplication.instance())
        if translator.load(file):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
        else:
            _log.error("texts could not be loaded from %s", file)
