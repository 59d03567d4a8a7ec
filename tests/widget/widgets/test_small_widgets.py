"""Labels, pills, fields, buttons, sections and the receipt line."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_client.theme import Kind, TextRole, Tone, look
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.bid_receipt_line import BidReceiptLine, Stage, StageState
from desktop_client.widgets.caption_label import CaptionLabel
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.key_cap import KeyCap, KeyHint
from desktop_client.widgets.pill import Pill
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel


def test_a_password_is_read_while_its_eye_is_open_and_an_emptied_field_closes_it(qtbot: QtBot) -> None:
    field = FormField("Password", secret=True)
    qtbot.addWidget(field)
    eye = field.edit.findChild(QPushButton)
    assert (field.edit.echoMode(), eye.accessibleName()) == (QLineEdit.EchoMode.Password, "Show the password")
    field.set_text("paper-cobalt")
    eye.click()
    assert (field.edit.echoMode(), eye.accessibleName()) == (QLineEdit.EchoMode.Normal, "Hide the password")
    field.set_text("")
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_the_eye_stands_in_its_field_and_no_letter_under_it(qtbot: QtBot) -> None:
    field = FormField("Password", secret=True)
    qtbot.addWidget(field)
    field.resize(300, field.sizeHint().height())
    field.show()
    eye = field.edit.findChild(QPushButton)
    assert field.edit.rect().contains(eye.geometry())
    assert field.edit.textMargins().right() >= field.edit.width() - eye.x() - look().space("m")
    assert eye.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_text_from_outside_is_never_markup(qtbot: QtBot) -> None:
    label = TextLabel("<img src=x> & <b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_sentences_are_proportional_and_amounts_tabular(qtbot: QtBot) -> None:
    tnum = QFont.Tag("tnum")
    for role, tabular in (
        (TextRole.BODY, 0),
        (TextRole.HEADING, 0),
        (TextRole.LEAD, 1),
        (TextRole.FIGURE, 1),
    ):
        label = TextLabel("1", role)
        qtbot.addWidget(label)
        label.show()
        assert label.font().featureValue(tnum) == tabular, role
    latency = TextLabel("1", tabular=True)
    qtbot.addWidget(latency)
    latency.show()
    assert latency.font().featureValue(tnum) == 1
    address = QLineEdit("name@well-known.example")
    qtbot.addWidget(address)
    address.show()
    assert address.font().featureValue(tnum) == 0, "tabular hyphens are as wide as figures"


def test_a_caption_is_set_in_capitals_and_read_in_words(qtbot: QtBot) -> None:
    caption = CaptionLabel("Current price")
    qtbot.addWidget(caption)
    caption.show()
    assert caption.text() == "Current price"
    assert caption.font().capitalization() is QFont.Capitalization.AllUppercase


def test_a_section_counts_in_its_caption(qtbot: QtBot) -> None:
    section = Section("Attending")
    qtbot.addWidget(section)
    section.show_count(214)
    assert section.accessibleName() == "Attending · 214"
    section.show_count(None)
    assert section.accessibleName() == "Attending"


def test_a_pill_shortens_the_remark_before_the_label_and_never_the_value(qtbot: QtBot) -> None:
    pill = Pill()
    qtbot.addWidget(pill)
    pill.show_pill("Hammer", "€ 48.320", "· 62 % by value")
    pill.resize(pill.sizeHint())
    assert pill.shown() == ["Hammer", "€ 48.320", "· 62 % by value"]
    pill.resize(pill.width() - 30, pill.height())
    assert pill.shown()[:2] == ["Hammer", "€ 48.320"]
    assert pill.shown()[2].endswith("…")
    pill.resize(pill.minimumSizeHint())
    assert pill.shown() == ["€ 48.320"]
    assert pill.accessibleName() == pill.toolTip() == "Hammer € 48.320 · 62 % by value"


def test_a_pill_without_a_remark_has_no_room_for_one(qtbot: QtBot) -> None:
    pill = Pill("Paddle", "204")
    qtbot.addWidget(pill)
    short = pill.sizeHint().width()
    pill.show_pill("Paddle", "204", "approved")
    assert pill.sizeHint().width() > short


def test_a_button_shows_its_key_and_a_click_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    button = ActionButton("Fair warning", "F", Kind.WARNING)
    qtbot.addWidget(button)
    button.show()
    assert button.findChild(KeyCap).text() == "F"
    assert (button.accessibleName(), button.accessibleDescription()) == ("Fair warning", "Key: F")
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, 10))
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_button_without_a_key_shows_no_cap(qtbot: QtBot) -> None:
    button = ActionButton("Withdraw")
    qtbot.addWidget(button)
    button.show()
    assert not button.findChild(KeyCap).isVisible()


def test_a_key_hint_says_key_and_word(qtbot: QtBot) -> None:
    hint = KeyHint("M", "max")
    qtbot.addWidget(hint)
    hint.show_hint("Space", "bid")
    assert hint.accessibleName() == "Space: bid"


def test_a_fields_error_is_shown_described_and_goes_when_typing(qtbot: QtBot) -> None:
    field = FormField("Password", secret=True, hint="At least 8 characters")
    qtbot.addWidget(field)
    field.show()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    field.show_error("Too short.")
    assert field.edit.accessibleDescription() == "Too short."
    qtbot.keyClicks(field.edit, "x")
    assert field.error() == ""
    assert field.edit.accessibleDescription() == "At least 8 characters"
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def test_an_empty_place_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.show_empty(EmptyView("gavel", "No bids yet", action="To the sale"))
    empty.show()
    with qtbot.waitSignal(empty.action_chosen):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (StageState.DONE, "✓ sent"),
        (StageState.PENDING, "… sent"),
        (StageState.FAILED, "× sent"),
        (StageState.NOTE, "sent"),
    ],
)
def test_every_stage_has_a_sign(qtbot: QtBot, state: StageState, line: str) -> None:
    receipt = BidReceiptLine()
    qtbot.addWidget(receipt)
    receipt.show_stages([Stage("sent", state)])
    assert receipt.line() == receipt._words.text() == line
    assert receipt._words.property("tone") == (Tone.OUTBID if state is StageState.FAILED else "")


def test_a_refusals_words_are_not_markup_and_the_receipt_is_a_button(qtbot: QtBot) -> None:
    receipt = BidReceiptLine()
    qtbot.addWidget(receipt)
    receipt.show_stages([Stage("<b>sent</b>")], has_receipt=True)
    assert receipt._words.textFormat() is Qt.TextFormat.PlainText
    with qtbot.waitSignal(receipt.receipt_asked):
        receipt._link.click()


def test_a_tooltip_shows_tags_in_a_title_as_letters(qtbot: QtBot) -> None:
    pill = Pill()
    qtbot.addWidget(pill)
    pill.show_pill("", "<img src=x> & <b>clock</b>")
    assert pill.toolTip() == "<qt>&lt;img src=x&gt; &amp; &lt;b&gt;clock&lt;/b&gt;</qt>"
    pill.show_pill("", "Clock & case")
    assert pill.toolTip() == "Clock & case"


class Measured(QWidget):
    """A widget of a settable width that counts how often it is asked for it."""

    def __init__(self) -> None:
        super().__init__()
        self.wide, self.asked = 80, 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return QSize(self.wide, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.wide, 20)


def test_even_columns_measure_their_items_once_and_again_when_one_has_changed(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    flow, parts = FlowLayout(room), [Measured() for _ in range(4)]
    flow.setSpacing(0)
    for part in parts:
        flow.addWidget(part)
    room.resize(400, 100)
    room.show()
    assert [flow.heightForWidth(width) for width in (400, 200, 100)] == [20, 40, 80]
    before = parts[0].asked
    assert [flow.heightForWidth(width) for width in (399, 199, 99)] == [20, 40, 80]
    assert parts[0].asked == before
    parts[0].wide = 150
    parts[0].updateGeometry()
    assert flow.heightForWidth(400) == 40
    parts[0].hide()
    assert flow.heightForWidth(240) == 20


def test_a_snug_text_is_as_high_as_its_words_where_something_else_makes_it_wide(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    title = TextLabel("The house is open. What shall become of it?", role=TextRole.TITLE, snug=True)
    column.addWidget(title)
    column.addWidget(QPushButton("as wide as three answers beside each other, and wider still"))
    dialog.show()
    assert title.height() == title.heightForWidth(title.width()) < 2 * title.fontMetrics().height()
