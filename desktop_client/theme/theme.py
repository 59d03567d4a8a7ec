"""The theme in force, switchable live: the mode, the text size, and the signal that they changed."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop_client.theme.focus_ring import follow_focus
from desktop_client.theme.fonts import application_font, load_fonts
from desktop_client.theme.look import Look, ThemeMode, look, put_in_force
from desktop_client.theme.style import palette, style_sheet
from desktop_client.theme.tokens import load_tokens

STYLE = "Fusion"
SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0


class Theme(QObject):
    """Holds what the user chose and restyles the application at once, without a restart.

    Signals:
        changed: the application has been restyled; Qt has told the widgets already.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._styled: QApplication | None = None

    @property
    def mode(self) -> ThemeMode:
        """Return light or dark."""
        return look().mode

    @property
    def text_scale(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        return look().text_scale

    def apply(
        self,
        app: QApplication,
        mode: ThemeMode | None = None,
        text_scale: float | None = None,
        reduced_motion: bool | None = None,
        letter_keys: bool | None = None,
    ) -> None:
        """Restyle the application; what is None stays as it is. A text scale is held within 1.0 to 2.0."""
        before = look()
        scale = before.text_scale if text_scale is None else text_scale
        new = Look(
            tokens=load_tokens(),
            mode=mode or before.mode,
            text_scale=min(LARGEST_TEXT, max(SMALLEST_TEXT, scale)),
            reduced_motion=before.reduced_motion if reduced_motion is None else reduced_motion,
            letter_keys=before.letter_keys if letter_keys is None else letter_keys,
        )
        if self._styled is app and new == before:
            return
        load_fonts()
        follow_focus(app)
        put_in_force(new)
        if self._styled is not app:
            # Once: each change of style restyles every widget, and a style sheet hides the style's name.
            if app.property("style") != STYLE:
                app.setStyle(STYLE)
            self._styled = app
        if new.reduced_motion is not before.reduced_motion:
            app.setEffectEnabled(Qt.UIEffect.UI_General, not new.reduced_motion)  # Qt's own: menus that slide
        app.setFont(application_font(new))
        app.setPalette(palette(new))
        app.setStyleSheet(style_sheet(new))
        self.changed.emit()
