"""The language of the windows: finds the compiled texts and switches them live.

Qt tells every widget of a switch by a LanguageChange event. English is the language of the sources and needs
no file. Knows no window.
"""

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources
from desktop_client.settings import Language

_log = logging.getLogger(__name__)

_DEFAULT_LOCALE: Final = {Language.ENGLISH: "en_GB", Language.SPANISH: "es_ES"}


def resolve(choice: Language, system: QLocale | None = None) -> Language:
    """Turn `system` into the language of the operating system, English when that is not among ours."""
    if choice is not Language.SYSTEM:
        return choice
    wanted = [name.split("-")[0] for name in (system or QLocale.system()).uiLanguages()]
    ours = (Language.ENGLISH, Language.SPANISH)
    return next((language for name in wanted for language in ours if name == language), Language.ENGLISH)


def locale_name(language: Language, system: QLocale | None = None) -> str:
    """Name the locale for numbers and times: the system's own where it speaks the language (es_MX)."""
    system_name = (system or QLocale.system()).name()
    if system_name.partition("_")[0] == language:
        return system_name
    return _DEFAULT_LOCALE[language]


class Translation:
    """The texts in force in this application."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None
        self.language = Language.ENGLISH

    def switch(self, choice: Language) -> Language:
        """Put a language in force and return which; a missing file is logged and leaves English."""
        language = resolve(choice)
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if language is not Language.ENGLISH:
            translator = QTranslator(QCoreApplication.instance())
            file = resources.path("translations", f"martillo_{language}.qm")
            if translator.load(str(file)):
                QCoreApplication.installTranslator(translator)
                self._translator = translator
            else:
                _log.error("the texts in %s could not be loaded from %s", language, file.name)
        self.language = language
        QLocale.setDefault(QLocale(locale_name(language)))  # for the fields in which Qt itself writes a day
        return language
