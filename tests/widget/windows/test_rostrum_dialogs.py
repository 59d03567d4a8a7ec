"""What opens over the control window: the undo list, the sentences of the house, the key card."""

from pathlib import Path

import msgspec
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from contract import commands
from desktop_client.settings import Language
from desktop_client.windows.control.keys import key_groups
from desktop_client.windows.control.messages_dialog import MessagesDialog
from desktop_client.windows.control.undo_dialog import UndoDialog
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.key_card import write_pdf
from desktop_client.windows.shortcuts_dialog import ShortcutsDialog
from server.rules.foresight import undoable
from tests.support.rehearsal import Rehearsal
from tests.widget.windows.conftest import Stage, settle
from tests.widget.windows.test_control import BLOCK, calls_of

LUCIA = "Lucía Marín"


def foresee(rehearsal: Rehearsal) -> None:
    """Let the house answer what an undo would change, by the real rules."""
    rehearsal.houses[-1].api.undoables = lambda: [
        msgspec.structs.replace(entry, by=LUCIA if entry.by else None)
        for entry in undoable(rehearsal.sale, rehearsal.now + 10)
    ]


async def undo_list(stage: Stage) -> tuple[ControlWindow, UndoDialog]:
    window = await stage.control()
    foresee(stage.rehearsal)
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    await settle()
    (dialog,) = window.findChildren(UndoDialog)
    return window, dialog


async def test_the_undo_list_shows_before_and_after_and_enter_does_just_that(stage: Stage) -> None:
    _, dialog = await undo_list(stage)
    assert len(dialog._lines.rows()) <= 20
    assert dialog._before.text() == "Now: open · €1,200 · Paddle 102 · asking €1,300"
    assert dialog._after.text() == "Then: open · €1,100 · Paddle 101 · asking €1,200"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    await settle()
    number = dialog._lines.rows()[0].entry.n
    assert calls_of(stage) == [commands.Undo(lot=BLOCK, entry=number)]
    assert stage.rehearsal.standing(BLOCK).price == 110_000


async def test_what_must_be_struck_before_an_older_entry_is_named_and_struck_with_it(stage: Stage) -> None:
    stage.rehearsal.call(commands.Sell(lot=BLOCK))
    _, dialog = await undo_list(stage)
    places = [place for place, row in enumerate(dialog._lines.rows()) if row.entry.and_later]
    place = next(place for place in places if dialog._lines.rows()[place].entry.lot == BLOCK)
    dialog._table.setCurrentIndex(dialog._table.model().index(place, 0))
    assert "Lot 43 sold" in dialog._also.text()
    assert dialog._strike.label().startswith("Strike it and ")
    entry = dialog._lines.rows()[place].entry
    dialog._strike.click()
    await settle()
    assert calls_of(stage) == [commands.Undo(lot=BLOCK, entry=entry.n, and_later=True)]
    assert stage.rehearsal.standing(BLOCK) == entry.after


async def test_what_cannot_be_struck_says_why_and_enter_does_nothing(stage: Stage) -> None:
    _, dialog = await undo_list(stage)
    place = next(place for place, row in enumerate(dialog._lines.rows()) if not row.entry.possible)
    dialog._table.setCurrentIndex(dialog._table.model().index(place, 0))
    assert dialog._headline.property("tone") == "outbid"
    assert dialog._headline.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    await settle()
    assert calls_of(stage) == []
    assert dialog.isVisible()


async def test_the_list_follows_the_sale_while_it_is_open(stage: Stage) -> None:
    _, dialog = await undo_list(stage)
    stage.rehearsal.bid("ana")
    await settle()
    assert dialog._lines.rows()[0].entry.before.price == 130_000
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.n != dialog._lines.rows()[0].entry.n, "what was chosen stays chosen"


async def test_the_houses_own_sentences_are_kept_and_an_empty_field_is_none(stage: Stage) -> None:
    window = await stage.control()
    window.messages.edit_messages()
    (dialog,) = window.findChildren(MessagesDialog)
    assert [edit.text() for edit in dialog._edits[:4]] == [
        "Last chance", "Back in 10 min", "Lots go fast now", "",
    ]  # fmt: skip
    dialog._edits[0].setText("")
    dialog._edits[4].setText("The bar is open")
    dialog._hold.edit.setText("One minute.")
    dialog._on_keep_clicked()
    await settle()
    kept = ("Back in 10 min", "Lots go fast now", "The bar is open")
    assert stage.preferences.settings.quick_messages == kept
    assert tuple(button.label() for button in window.messages._quick) == kept
    window.activateWindow()
    await settle()
    QTest.keyClick(window, Qt.Key.Key_H)
    await settle()
    assert calls_of(stage) == [commands.Hold(text="One minute.")]
    stage.preferences.choose_messages((), "")


async def test_f1_shows_the_card_and_it_goes_into_a_file(stage: Stage, tmp_path: Path) -> None:
    window = await stage.control()
    QTest.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = window.findChildren(ShortcutsDialog)
    dialog.pdf_asked.emit()
    (chooser,) = window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "keys.pdf"))
    chooser.reject()
    await settle()
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    window._card.save(str(tmp_path / "no" / "folder.pdf"))
    assert "could not be written" in window.toasts.texts()[-1]


async def test_the_card_is_one_page_with_every_key_in_both_languages(stage: Stage, tmp_path: Path) -> None:
    for language in (Language.ENGLISH, Language.SPANISH):
        stage.preferences.choose_language(language)
        groups = key_groups([("F1", "help")])
        path = tmp_path / f"{language}.pdf"
        write_pdf(path, "Martillo", groups)
        document = PdfDocument(path)
        assert len(document) == 1
        written = " ".join(document[0].get_textpage().get_text_range().split())
        unbroken = written.replace(" ", "")
        for group in groups:
            for key, does in group.keys:
                assert " ".join(key.split()) in written
                assert all(word in unbroken for word in does.split()), does
        document.close()
