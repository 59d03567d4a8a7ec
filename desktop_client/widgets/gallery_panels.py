"""The panels of the gallery: widgets filled with the states that must look right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_client.theme import Kind, Surface, TextRole, Tone, look, mark
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.banner import Banner, BannerAction, BannerView
from desktop_client.widgets.bid_button import BidButton, BidButtonState
from desktop_client.widgets.bid_ladder import BidLadder
from desktop_client.widgets.bid_receipt_line import BidReceiptLine, Stage, StageState
from desktop_client.widgets.connection_badge import ConnectionBadge, ConnectionPhase, ConnectionView
from desktop_client.widgets.countdown import Countdown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.event_feed import EventFeed, FeedKind, FeedRow
from desktop_client.widgets.form_field import FormField
from desktop_client.widgets.key_cap import KeyHint
from desktop_client.widgets.lot_card import LotCard, LotCardView
from desktop_client.widgets.lot_list import LotList, LotRole
from desktop_client.widgets.max_bid_field import MaxBidField
from desktop_client.widgets.phase_banner import PhaseBanner, PhaseNotice
from desktop_client.widgets.picture_view import PictureView
from desktop_client.widgets.pill import Pill
from desktop_client.widgets.price_chart import PriceChart, PricePoint
from desktop_client.widgets.price_label import PriceLabel
from desktop_client.widgets.section import Section
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind, ToastStack, ToastView

_NOW_MS = 1_700_000_000_000


def _panel(*parts: QWidget) -> QWidget:
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(*[look().space("l")] * 4)
    column.setSpacing(look().space("m"))
    for part in parts:
        column.addWidget(part)
    return panel


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look().space("m"))
    for part in parts:
        line.addWidget(part)
    return row


def bid_faces() -> QWidget:
    """Show every face of the bid button, and the armed one."""
    faces: list[QWidget] = []
    for state in BidButtonState:
        button = BidButton()
        button.show_state(state, "€ 1.300")
        faces.append(button)
    armed = BidButton()
    armed.set_confirm_mode(True)
    armed.show_state(BidButtonState.BID, "€ 1.300")
    armed.press()
    faces.append(armed)
    pairs = [_row(*faces[i : i + 2]) for i in range(0, len(faces), 2)]
    return _panel(*pairs)


def bidding() -> QWidget:
    """Show the middle column of the sale room, below the pictures."""
    price, standing = PriceLabel(), TextLabel("▲ Outbid by paddle 118", TextRole.STRONG, Tone.OUTBID)
    price.show_price("€ 1.250")
    button, ladder = BidButton(), BidLadder()
    button.show_state(BidButtonState.BID, "€ 1.300")
    ladder.show_rungs([(a, t) for a, t in enumerate(("1.350", "1.400", "1.450", "1.500", "1.600"))])
    field = MaxBidField(lambda text: int(text) if text.isdigit() else None)
    wrong = MaxBidField(lambda text: None)
    wrong.show_error("At least € 1.300, the asking price.")
    left = MaxBidField(lambda text: None)
    left.show_max("€ 2.000")
    receipt, failed = BidReceiptLine(), BidReceiptLine()
    receipt.show_stages(
        [
            Stage("14:03:07,412 sent"),
            Stage("received"),
            Stage("accepted at € 1.200"),
            Stage("outbid after 1,9 s", StageState.NOTE),
        ],
        has_receipt=True,
    )
    failed.show_stages([Stage("14:03:07 sent"), Stage("refused: the lot is closed", StageState.FAILED)])
    clock, last = Countdown(), Countdown()
    clock.set_deadline(_NOW_MS + 754_000, lambda: _NOW_MS)
    clock.show_phase_text("until this lot closes")
    last.set_deadline(_NOW_MS + 7_000, lambda: _NOW_MS)
    chart = PriceChart()
    chart.set_formats(lambda amount: f"{amount / 100:,.0f}".replace(",", "."), lambda at: "14:03")
    steps = enumerate((95_000, 100_000, 105_000, 110_000, 115_000, 120_000, 125_000))
    chart.show_steps([PricePoint(i * 9_000 + i * i * 500, a) for i, a in steps], 90_000)
    section = Section("Price of this lot")
    section.add(chart)
    return _panel(
        _row(price, standing), _row(clock, last), button, ladder,
        _row(field, KeyHint("Space", "bid"), KeyHint("M", "max")), wrong, left, receipt, failed, section,
    )  # fmt: skip


def notices() -> QWidget:
    """Show banners, badges, pills and toasts."""
    parts: list[QWidget] = []
    for notice in PhaseNotice:
        banner = PhaseBanner()
        banner.show_notice(notice, trailing="3 s" if notice is PhaseNotice.FAIR_WARNING else "")
        if notice is not PhaseNotice.NONE:
            parts.append(banner)
    missed = Banner()
    actions = (BannerAction("reopen", "reopen"), BannerAction("dismiss", "dismiss"))
    text = "lot 42, paddle 66, € 440 received 0,3 s after the hammer"
    missed.show_banner(BannerView("Missed bid", text, actions=actions))
    parts.append(missed)
    views = [
        ConnectionView(ConnectionPhase.OFFLINE, reason="no network"),
        ConnectionView(ConnectionPhase.CONNECTING, attempt=2),
        ConnectionView(ConnectionPhase.CATCHING_UP, missed=4),
        ConnectionView(ConnectionPhase.LIVE, "websocket", 38),
        ConnectionView(ConnectionPhase.SILENT, since_ms=_NOW_MS - 6_000),
        ConnectionView(ConnectionPhase.RECONNECTING, attempt=3, next_try_at_ms=_NOW_MS + 4_000),
        ConnectionView(ConnectionPhase.ENDED),
        ConnectionView(ConnectionPhase.REFUSED, reason="blocked by the house"),
        ConnectionView(ConnectionPhase.SIGNED_OUT),
    ]
    for view in views:
        badge = ConnectionBadge(lambda: _NOW_MS)
        badge.show_connection(view)
        holder = _row(badge)
        holder.layout().addStretch(1)  # type: ignore[union-attr]
        parts.append(holder)
    pace, hammer = Pill(), Pill()
    pace.show_pill("", "132", "lots an hour · ends about 18:40")
    hammer.show_pill("Hammer", "€ 48.320", "· 62 % by value")
    parts += [_row(Pill("Paddle", "204"), hammer), _row(pace)]
    return _panel(*parts)


def lists() -> QWidget:
    """Show the catalogue strip, the feed, and cards."""
    catalogue = LotList()
    model = QStandardItemModel(catalogue)
    lots = (
        ("41", "Meissen figure, a gallant", "sold 2.800"),
        ("42", "Hand-coloured map of Iberia", "sold 420"),
        ("43", "Bracket clock, London c. 1780", "on the block"),
        ("44", "Pair of Directoire chairs with the original upholstery, restored", "1.200–1.800"),
        ("45A", "Leica IIIf, with case", "600–900"),
    )
    for number, title, caption in lots:
        item = QStandardItem()
        for role, value in ((LotRole.NUMBER, number), (LotRole.TITLE, title), (LotRole.CAPTION, caption)):
            item.setData(value, role)
        item.setData(number == "43", LotRole.ON_THE_BLOCK)
        item.setData(number == "44", LotRole.WATCHED)
        item.setData(number in ("41", "44"), LotRole.MINE)
        item.setData(_picture(number) if number != "42" else None, LotRole.THUMBNAIL)
        model.appendRow(item)
    catalogue.setModel(model)
    feed = EventFeed()
    feed.show_rows(
        [
            FeedRow(9, "14:03:09", "Fair warning", kind=FeedKind.NOTICE),
            FeedRow(8, "14:03:07", "Paddle 118", "1.250"),
            FeedRow(7, "14:03:05", "YOU", "1.200", is_you=True),
            FeedRow(6, "14:02:58", "Room", "1.150", struck=True),
            FeedRow(5, "14:02:44", "Back in ten minutes, everybody", kind=FeedKind.MESSAGE),
            FeedRow(4, "14:02:40", "Lot 43 opened", "ask 950", kind=FeedKind.LOT),
        ]
    )
    for view in (catalogue, feed):
        view.setFixedHeight(look().px(330))
        view.setFixedWidth(min(320, look().px(290)))
    card = LotCard()
    card.show_lot(LotCardView("47", "Silver chocolate pot", "about 6 min", _picture("47"), watched=True))
    return _panel(_row(catalogue, feed), card)


def controls() -> QWidget:
    """Show buttons, fields, pictures and what stands where nothing is."""
    room, warn = ActionButton("Room bid € 1.300", "Space"), ActionButton("Fair warning", "F", Kind.WARNING)
    call, sold = ActionButton("Final call", "L"), ActionButton("Sold to 118", "S", Kind.PRIMARY)
    for button in (room, warn, call, sold):
        button.set_large(True)
    off = ActionButton("Pass", "P")
    off.setEnabled(False)
    mail, secret = FormField("E-mail", placeholder="you@house.example"), FormField("Password", secret=True)
    mail.set_text("ana@house.example")
    secret.set_text("abc")
    secret.show_error("At least 8 characters.")
    pictures, loading = PictureView(), PictureView()
    pictures.show_pictures([_picture("41"), _picture("43"), _picture("45A")], "Bracket clock")
    loading.show_loading(1)
    for view in (pictures, loading):
        view.setFixedHeight(look().px(240))
    empty = EmptyState()
    empty.show_empty(EmptyView("gavel", "No bids yet", "What you bid and win is listed here.", "To the sale"))
    return _panel(
        _row(room, warn),
        _row(call, sold),
        _row(
            ActionButton("Undo room 1.150", "U", icon_name="undo"),
            off,
            ActionButton("Withdraw", kind=Kind.DANGER),
        ),
        _row(mail, secret),
        _row(pictures, loading),
        empty,
    )


def toasts() -> QWidget:
    """Show the notices in their corner."""
    panel = _panel(PictureView())
    stack = ToastStack(panel)
    stack.show_toast(ToastView("Back after 6.2 s, 4 events caught up.", ToastKind.DONE, 0))
    stack.show_toast(ToastView("Your bid was refused: the lot is closed.", ToastKind.FAILED, 0))
    stack.show_toast(ToastView("The sale ends in about ten minutes.", ToastKind.INFO, 0))
    return panel


def standard() -> QWidget:
    """Show Qt's own controls as the style sheet dresses them."""
    table = QTableWidget(3, 4)
    table.setHorizontalHeaderLabels(["Time", "Who", "How", "Amount"])
    rows = (
        ("14:03:07", "118 · J. Soler", "online", "1.250"),
        ("14:03:05", "204 · A. Ruiz", "online", "1.200"),
    )
    for y, texts in enumerate((*rows, ("14:03:01", "Room", "clerk", "1.150"))):
        for x, text in enumerate(texts):
            table.setItem(y, x, QTableWidgetItem(text))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.selectRow(1)
    mark(table, surface=Surface.CARD)
    table.setFixedHeight(look().px(170))
    choice, number, tick, dot = (
        QComboBox(),
        QSpinBox(),
        QCheckBox("Ask before each bid"),
        QRadioButton("Dark"),
    )
    choice.addItems(["English", "Español"])
    tick.setChecked(True)
    dot.setChecked(True)
    progress, tabs = QProgressBar(), QTabBar()
    progress.setValue(40)
    progress.setTextVisible(False)
    tabs.addTab("Catalogue")
    tabs.addTab("My bids")
    return _panel(tabs, table, _row(choice, number), _row(tick, dot), progress)


def menu() -> QWidget:
    """Show a menu with a ticked and a chosen entry."""
    menu = QMenu()
    for text in ("Light", "Dark", "Larger text"):
        menu.addAction(text).setCheckable(True)
    menu.actions()[0].setChecked(True)
    menu.setActiveAction(menu.actions()[1])
    return _panel(menu)


def _picture(seed: str) -> QPixmap:
    """Draw a stand-in for a photograph; its colours are a picture's, not the theme's."""
    picture = QPixmap(400, 300)
    fade = QLinearGradient(0, 0, 400, 300)
    hue = sum(map(ord, seed)) * 37 % 360
    fade.setColorAt(0, QColor.fromHsv(hue, 90, 210))
    fade.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 120, 110))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), fade)
    painter.setBrush(QColor.fromHsv(hue, 60, 250))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(picture.rect().center(), 90, 90)
    painter.end()
    return picture


PANELS: dict[str, Callable[[], QWidget]] = {
    "bid_faces": bid_faces,
    "bidding": bidding,
    "notices": notices,
    "lists": lists,
    "controls": controls,
    "toasts": toasts,
    "standard": standard,
    "menu": menu,
}
