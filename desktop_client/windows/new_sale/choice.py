"""Fields that say what follows: a choice among a few, a yes or no, each with a sentence below it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from desktop_client.theme import TextRole, look
from desktop_client.widgets.adaptive import Adaptive
from desktop_client.widgets.text_label import TextLabel

Value = TypeVar("Value", bound=Enum)


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """One thing to choose: its words, and what follows from choosing it."""

    value: Value
    title: str
    explanation: str


class Choice(Adaptive, QWidget, Generic[Value]):
    """A label, a list to choose from, and what the chosen one means.

    `options` is asked again when the language changes.

    Signals:
        chosen: another option was chosen.
    """

    chosen = Signal()

    def __init__(self, label: Callable[[], str], options: Callable[[], tuple[Option[Value], ...]]) -> None:
        super().__init__()
        self._label_words, self._options = label, options
        self._label = TextLabel(role=TextRole.STRONG)
        self.combo = QComboBox()
        self._label.setBuddy(self.combo)
        self.setFocusProxy(self.combo)
        self._why = TextLabel(role=TextRole.SMALL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.combo, self._why):
            self._column.addWidget(part)
        self._column.addStretch(1)
        for _option in options():
            self.combo.addItem("")
        self.combo.currentIndexChanged.connect(self._on_index_changed)
        self._adapt()

    def value(self) -> Value:
        """Return what is chosen."""
        return self._options()[self.combo.currentIndex()].value

    def choose(self, value: Value) -> None:
        """Choose an option."""
        values = [option.value for option in self._options()]
        self.combo.setCurrentIndex(values.index(value))

    def _on_index_changed(self) -> None:
        self._explain()
        self.chosen.emit()

    def _explain(self) -> None:
        text = self._options()[max(self.combo.currentIndex(), 0)].explanation
        self._why.show_text(text)
        self.combo.setAccessibleDescription(text)

    def _retranslate(self) -> None:
        self._label.show_text(self._label_words())
        self.combo.setAccessibleName(self._label_words())
        for place, option in enumerate(self._options()):
            self.combo.setItemText(place, option.title)
        self._explain()

    def _restyle(self) -> None:
        self._column.setSpacing(look().space("xs"))


class Check(Adaptive, QWidget):
    """A yes or no with what it means below it.

    Signals:
        toggled(bool): as the box's own.
    """

    toggled = Signal(bool)

    def __init__(self, words: Callable[[], str], explanation: Callable[[], str]) -> None:
        super().__init__()
        self._words, self._explanation = words, explanation
        self.box = QCheckBox()
        self.box.toggled.connect(self.toggled)
        self.setFocusProxy(self.box)
        self._why = TextLabel(role=TextRole.SMALL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.box)
        self._column.addWidget(self._why)
        self._adapt()

    def is_checked(self) -> bool:
        """Tell whether it is chosen."""
        return self.box.isChecked()

    def set_checked(self, is_checked: bool) -> None:
        """Choose it, or not."""
        self.box.setChecked(is_checked)

    def _retranslate(self) -> None:
        self.box.setText(self._words())
        self._why.show_text(self._explanation())
        self.box.setAccessibleDescription(self._explanation())

    def _restyle(self) -> None:
        self._column.setSpacing(look().px(2))
        self._why.setContentsMargins(self._words_begin(), 0, 0, 0)

    def _words_begin(self) -> int:
        """Return how far right of the box its words begin, in pixels: what they mean stands below them."""
        self.box.ensurePolished()
        option = QStyleOptionButton()
        self.box.initStyleOption(option)
        contents = QStyle.SubElement.SE_CheckBoxContents
        return self.box.style().subElementRect(contents, option, self.box).left()
