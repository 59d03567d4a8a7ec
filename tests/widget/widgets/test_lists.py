"""The feed, the catalogue strip and the pictures."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_client.theme import look
from desktop_client.widgets.event_feed import EventFeed, FeedModel, FeedRole, FeedRow
from desktop_client.widgets.lot_card import LotCard, LotCardView
from desktop_client.widgets.lot_list import LotList, LotRole
from desktop_client.widgets.lot_type import LotRowView, LotType
from desktop_client.widgets.picture_overlay import PictureOverlay
from desktop_client.widgets.picture_view import PictureView
from desktop_client.widgets.set_lines import SetLines
from desktop_client.widgets.thumbnail import filling


def row(key: int, who: str = "Room", *, struck: bool = False) -> FeedRow:
    return FeedRow(key, "14:03:01", who, "1.150", struck=struck)


def keys(model: FeedModel) -> list[int]:
    return [model.index(i).data(FeedRole.ROW).key for i in range(model.rowCount())]


@pytest.fixture
def feed(qtmodeltester: ModelTester) -> FeedModel:
    model = FeedModel()
    qtmodeltester.check(model)
    model.show_rows([row(1), row(3), row(2)])
    return model


def test_the_newest_row_is_on_top(feed: FeedModel) -> None:
    assert keys(feed) == [3, 2, 1]


def test_a_batch_of_new_rows_is_one_insertion(qtbot: QtBot, feed: FeedModel) -> None:
    insertions: list[tuple[int, int]] = []
    feed.rowsInserted.connect(lambda _parent, first, last: insertions.append((first, last)))
    feed.update_rows([row(4), row(6), row(5)])
    assert keys(feed) == [6, 5, 4, 3, 2, 1]
    assert insertions == [(0, 2)]


def test_an_undo_changes_one_row_and_moves_none(feed: FeedModel) -> None:
    changes: list[int] = []
    feed.dataChanged.connect(lambda first, _last, _roles: changes.append(first.row()))
    feed.update_rows([row(2, struck=True), row(3)])
    assert changes == [1]
    assert feed.index(1).data(FeedRole.ROW).struck


def test_a_late_row_finds_its_place(feed: FeedModel) -> None:
    feed.show_rows([row(1), row(5)])
    feed.update_rows([row(3), row(6)])
    assert keys(feed) == [6, 5, 3, 1]


def test_a_row_can_be_read_aloud(feed: FeedModel) -> None:
    assert feed.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "14:03:01 Room 1.150"


def ink_of(view: QWidget, colour: str) -> int:
    """Count the pixels that are painted in a colour token."""
    picture, wanted = view.grab().toImage(), look().colour(colour).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_my_own_bid_is_painted_in_the_colour_of_leading(qtbot: QtBot) -> None:
    feed = EventFeed()
    qtbot.addWidget(feed)
    feed.resize(300, 120)
    feed.show_rows([row(1)])
    feed.show()
    assert ink_of(feed, "leading") == 0
    feed.update_rows([FeedRow(2, "14:03:05", "YOU", "1.200", is_you=True)])
    assert ink_of(feed, "leading") > 0


def test_an_undone_bid_is_struck_through(qtbot: QtBot) -> None:
    feed = EventFeed()
    qtbot.addWidget(feed)
    feed.resize(300, 120)
    feed.show()
    runs = []
    for struck in (False, True):
        feed.show_rows([FeedRow(1, "14:03:01", "Room", "1.150", struck=struck)])
        runs.append(longest_run_of(feed, "muted"))
    assert runs[0] < 10 < runs[1]


@pytest.mark.parametrize("scale", [1, 1.5, 2])
@pytest.mark.parametrize("struck", [False, True])
def test_a_set_text_looks_as_a_drawn_one_on_every_screen(
    qapp: QApplication, scale: float, struck: bool
) -> None:
    font = look().font()
    font.setStrikeOut(struck)
    pictures = [QPixmap(round(200 * scale), round(40 * scale)) for _ in range(2)]
    for place, picture in enumerate(pictures):
        picture.setDevicePixelRatio(scale)
        picture.fill(look().colour("window"))
        painter = QPainter(picture)
        if place == 0:
            lines = SetLines(font)
            lines.paint(painter, QRect(5, 10, 190, lines.metrics.height()), "102 · J. Soler")
        else:
            painter.setFont(font)
            painter.drawText(QRect(5, 10, 190, 30), Qt.TextFlag.TextSingleLine, "102 · J. Soler")
        painter.end()
    assert pictures[0].toImage() == pictures[1].toImage()


def longest_run_of(view: QWidget, colour: str) -> int:
    """Return how many pixels of a colour token lie beside each other at most."""
    picture, wanted = view.grab().toImage(), look().colour(colour).rgb()
    rows = (
        "".join("x" if picture.pixel(x, y) == wanted else " " for x in range(picture.width()))
        for y in range(picture.height())
    )
    return max(len(run) for row in rows for run in [*row.split(), ""])


def test_a_feed_row_gets_a_second_line_where_one_is_too_narrow(qtbot: QtBot) -> None:
    feed = EventFeed()
    qtbot.addWidget(feed)
    feed.show_rows([row(1)])
    feed.resize(400, 100)
    feed.show()
    wide = feed.sizeHintForRow(0)
    feed.resize(140, 100)
    assert feed.sizeHintForRow(0) > wide


@pytest.fixture
def catalogue(qtbot: QtBot) -> LotList:
    made = LotList()
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for number in ("41", "42", "43A"):
        item = QStandardItem()
        item.setData(number, LotRole.NUMBER)
        item.setData("A lot with a title that takes two lines at least", LotRole.TITLE)
        item.setData(number == "42", LotRole.ON_THE_BLOCK)
        model.appendRow(item)
    made.setModel(model)
    made.resize(290, 300)
    made.show()
    return made


def test_a_click_chooses_a_lot_by_its_number(qtbot: QtBot, catalogue: LotList) -> None:
    middle = catalogue.visualRect(catalogue.model().index(2, 0)).center()
    with qtbot.waitSignal(catalogue.lot_chosen) as signal:
        qtbot.mouseClick(catalogue.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert signal.args == ["43A"]


def test_the_arrows_and_enter_choose_a_lot(qtbot: QtBot, catalogue: LotList) -> None:
    catalogue.select_lot("41")
    qtbot.keyClick(catalogue, Qt.Key.Key_Down)
    with qtbot.waitSignal(catalogue.lot_chosen) as signal:
        qtbot.keyClick(catalogue, Qt.Key.Key_Return)
    assert signal.args == ["42"]


def test_selecting_a_lot_from_outside_is_no_choice_of_the_users(qtbot: QtBot, catalogue: LotList) -> None:
    with qtbot.assertNotEmitted(catalogue.lot_chosen):
        catalogue.select_lot("43A")
        catalogue.select_lot("no such lot")
    assert catalogue.currentIndex().row() == 2


def test_the_lot_on_the_block_is_marked(catalogue: LotList) -> None:
    frame = ink_of(catalogue, "accent")
    catalogue.model().setData(catalogue.model().index(1, 0), False, LotRole.ON_THE_BLOCK)
    assert frame > 0
    assert ink_of(catalogue, "accent") == 0


def test_a_card_is_a_button_that_says_its_lot(qtbot: QtBot) -> None:
    card = LotCard()
    qtbot.addWidget(card)
    card.show_lot(LotCardView("47", "Silver chocolate pot", "about 6 min"))
    assert card.accessibleName() == "47, Silver chocolate pot, about 6 min"
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)


@pytest.mark.parametrize("size", [QSize(400, 100), QSize(100, 400), QSize(50, 50)])
def test_a_picture_fills_a_square_without_distortion(qtbot: QtBot, size: QSize) -> None:
    part = filling(QPixmap(size), QPixmap(44, 44).rect())
    assert part.width() == pytest.approx(part.height())
    assert part.width() == min(size.width(), size.height())


def picture(colour: str) -> QPixmap:
    made = QPixmap(40, 30)
    made.fill(look().colour(colour))
    return made


@pytest.fixture
def pictures(qtbot: QtBot) -> PictureView:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    return view


def test_a_picture_takes_the_place_of_its_placeholder(pictures: PictureView) -> None:
    pictures.show_loading(2, "Bracket clock")
    assert ink_of(pictures, "info") == 0
    pictures.set_picture(0, picture("info"))
    assert ink_of(pictures, "info") > 0


def test_a_picture_that_comes_too_late_is_ignored(pictures: PictureView) -> None:
    pictures.show_loading(3)
    pictures.show_nothing()
    pictures.set_picture(2, picture("info"))
    assert ink_of(pictures, "info") == 0


def test_the_strip_turns_the_page(qtbot: QtBot, pictures: PictureView) -> None:
    pictures.show_pictures([picture("info"), picture("outbid")])
    strip = [button for button in pictures.findChildren(QPushButton) if button.isCheckable()]
    with qtbot.waitSignal(pictures.picture_chosen) as signal:
        strip[1].click()
    assert signal.args == [1]
    assert [button.isChecked() for button in strip] == [False, True]
    assert strip[0].accessibleName() == "Picture 1 of 2"


def test_an_enlarged_picture_is_read_with_the_arrows_and_closed_with_esc(
    qtbot: QtBot, pictures: PictureView
) -> None:
    pictures.show_pictures([picture("info"), picture("outbid")], "Bracket clock")
    pictures.enlarge()
    overlay = pictures.findChild(PictureOverlay)
    assert overlay is not None
    assert overlay.size() == pictures.size()
    qtbot.keyClick(overlay, Qt.Key.Key_Right)
    assert overlay.current == 1
    qtbot.keyClick(overlay, Qt.Key.Key_Right)
    assert overlay.current == 0
    with qtbot.waitSignal(overlay.destroyed):
        qtbot.keyClick(overlay, Qt.Key.Key_Escape)


def test_a_missing_picture_cannot_be_enlarged(pictures: PictureView) -> None:
    pictures.show_nothing()
    pictures.enlarge()
    assert pictures.findChild(PictureOverlay) is None


@pytest.mark.parametrize(
    ("caption", "halves"),
    [("1,200–1,800", ("1,200–", "1,800")), ("on the block", ("on the", "block")), ("sold", ("sold",))],
)
def test_a_caption_takes_a_second_line_only_where_the_title_would_be_cut(
    qapp: QApplication, caption: str, halves: tuple[str, ...]
) -> None:
    kind, title = LotType(look()), "Pair of Directoire chairs"
    wide = 2 * kind.prose.width(f"44 {title}") + kind.caption.width(caption)
    narrow = kind.prose.width("rangefinder chairs") + max(map(kind.caption.width, halves))
    view = LotRowView("44", title, caption)
    assert [kind.beside(view, room)[1] for room in (wide, narrow)] == [(caption,), halves]
    room = kind.beside(view, narrow)
    assert room[2] <= max(map(kind.caption.width, halves)) + 2
