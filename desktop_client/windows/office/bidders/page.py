"""The Bidders page: who waits first, one key for each decision, and a form for guests."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from contract.people import PersonView
from contract.wire import PaddleStatus
from desktop_client.formats import Formats
from desktop_client.theme import TONE_COLOUR, Surface, TextRole, look, mark
from desktop_client.viewmodels.catalogue_model import ROW_ROLE
from desktop_client.viewmodels.house import HouseError
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.people import Doing, PeopleViewModel, PersonRow, Sieve
from desktop_client.widgets.action_button import ActionButton
from desktop_client.widgets.adaptive import Adaptive, set_shown
from desktop_client.widgets.empty_state import EmptyState, EmptyView
from desktop_client.widgets.field_buttons import name_field_buttons
from desktop_client.widgets.flow_layout import FlowLayout
from desktop_client.widgets.text_label import TextLabel
from desktop_client.widgets.toast import ToastKind
from desktop_client.windows.columns import scrolling
from desktop_client.windows.dialogs import Asked, ReasonQuestion
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.bidders import words
from desktop_client.windows.office.bidders.guest_dialog import GuestDialog
from desktop_client.windows.office.bidders.person_card import PersonCard
from desktop_client.windows.office.page_keys import page_key
from desktop_client.windows.words_table import Column, WordsTable

_BESIDE_FROM = 860
"""From which width at 100 % the card stands beside the table and not under it."""

_DECISIONS: Final = frozenset({Doing.APPROVE, Doing.REFUSE, Doing.BLOCK})


def page_title() -> str:
    """Name the page."""
    return QCoreApplication.translate("BiddersPage", "Bidders")


class BiddersPage(Adaptive, QWidget):
    """The table of everybody with a paddle, and the chosen one at the side."""

    def __init__(self, office: OfficeViewModel, window: HouseWindow) -> None:
        super().__init__()
        self._window, self._preferences = window, office.preferences
        self.model = PeopleViewModel(office, columns=6)
        self._title, self._summary = TextLabel(role=TextRole.HEADING), TextLabel(role=TextRole.MUTED)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.add = ActionButton(key="Ctrl+N", icon_name="plus")
        self._sieves = QButtonGroup(self)
        self.table = WordsTable(self.model.rows, self._columns(), selectable=True)
        mark(self.table, surface=Surface.CARD)
        self.table.set_widths(76, 0, 190, 140, 110, 120)
        self.card = PersonCard(office.preferences)
        self._empty = EmptyState()
        self._build()
        self._connect()
        self._adapt()

    def _build(self) -> None:
        self._choices = FlowLayout(stretched=False)
        for index, sieve in enumerate(Sieve):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(sieve is Sieve.ALL)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._sieves.addButton(button, index)
            self._choices.addWidget(button)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.add)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self.table, 3)
        self._body.addWidget(self._empty, 3)
        self._body.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.addLayout(self._head)
        self._column.addWidget(self._summary)
        self._column.addWidget(self.search)
        self._column.addLayout(self._choices)
        self._column.addLayout(self._body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Paddle"), lambda row: row.person.paddle, strong=True),
            Column(lambda: self.tr("Name"), lambda row: row.person.name, stretch=True),
            Column(lambda: self.tr("E-mail"), lambda row: row.person.email, muted=True, optional=True),
            Column(lambda: self.tr("Telephone"), lambda row: row.person.phone, muted=True, optional=True),
            Column(lambda: self.tr("Limit"), self._limit, right=True),
            Column(
                lambda: self.tr("Standing"),
                lambda row: words.standing(row.person.status),
                ink=lambda row: TONE_COLOUR[words.STATUS_TONES[row.person.status]],
                icon=lambda row: (
                    words.STATUS_ICONS[row.person.status],
                    TONE_COLOUR[words.STATUS_TONES[row.person.status]],
                ),
            ),
        )

    def _connect(self) -> None:
        model, card = self.model, self.card
        model.changed.connect(self.show_people)
        model.done.connect(self._on_done)
        model.failed.connect(self._on_failed)
        self.search.textChanged.connect(model.seek)
        self.search.returnPressed.connect(self._to_table)
        self._sieves.idClicked.connect(lambda index: model.show_only(tuple(Sieve)[index]))
        self.add.clicked.connect(self.ask_guest)
        self.table.selectionModel().currentChanged.connect(self._on_chosen)
        self.table.activated.connect(lambda _index: self.card.limit.setFocus())
        self._empty.action_chosen.connect(self.ask_guest)
        card.approve_asked.connect(self.approve)
        card.refuse_asked.connect(self.ask_refuse)
        card.block_asked.connect(self.ask_block)
        card.edit_asked.connect(self.ask_change)
        card.limit_given.connect(self._on_limit_given)
        card.number_given.connect(self._on_number_given)
        for keys, slot in (
            ("A", self.approve), ("R", self.ask_refuse), ("B", self.ask_block), ("E", self.ask_change),
            ("L", card.limit.setFocus), ("N", card.number.setFocus),
        ):  # fmt: skip
            self._table_key(keys, slot)
        page_key(self, "Ctrl+N", self.ask_guest)
        page_key(self, "Ctrl+F", self.search.setFocus)

    def _table_key(self, keys: str, slot: object) -> None:
        """Bind a letter, which means itself in a field: it counts while the cursor is in the table."""
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    def show_page(self) -> None:
        """Fetch who takes part; the table takes the keys."""
        self.model.load()
        self._to_table()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> PersonView | None:
        """Return whoever is chosen in the table."""
        row: PersonRow | None = self.table.currentIndex().data(ROW_ROLE)
        return None if row is None else self.model.person(row.person.user)

    def show_people(self) -> None:
        """Show what is known now; the chosen one stays chosen."""
        rows = self.model.rows.rows()
        if rows and not self.table.currentIndex().isValid():
            self._choose(0)
        for index, sieve in enumerate(Sieve):
            count = self._formats.number(self.model.count(sieve))
            self._sieves.button(index).setText(f"{words.sieve_word(sieve)} · {count}")
        set_shown(self.table, bool(rows))
        set_shown(self._empty, not rows and self.model.is_loaded)
        self._show_card()

    def _choose(self, place: int) -> None:
        self.table.setCurrentIndex(self.table.model().index(place, 0))

    def _show_card(self) -> None:
        person = self.chosen
        here = person is not None and self.model.is_here(person.user)
        self.card.show_person(person, self.model.currency, is_here=here)

    @property
    def _formats(self) -> Formats:
        return self._preferences.formats

    def _limit(self, row: PersonRow) -> str:
        limit = row.person.limit
        return self.tr("none") if limit is None else self._formats.money(limit, self.model.currency)

    # ── what is done ─────────────────────────────────────────────────────────────────────────────────

    def approve(self) -> None:
        """Let the chosen one bid."""
        if (person := self.chosen) is None:
            return
        if person.status is PaddleStatus.APPROVED:
            self._window.toast(
                lambda: self.tr("{name} may bid already.").format(name=person.name), key="people"
            )
        else:
            self.model.decide(person.user, PaddleStatus.APPROVED)

    def ask_refuse(self) -> None:
        """Ask why the chosen one is refused."""
        person = self.chosen
        if person is not None and person.status is PaddleStatus.PENDING:
            self._ask(person, PaddleStatus.REFUSED)

    def ask_block(self) -> None:
        """Ask why the chosen one is blocked."""
        person = self.chosen
        if person is not None and person.status in (PaddleStatus.PENDING, PaddleStatus.APPROVED):
            self._ask(person, PaddleStatus.BLOCKED)

    def ask_guest(self) -> None:
        """Open the form for a new guest."""
        GuestDialog(self.model, self._preferences, self._window).put_up()

    def ask_change(self) -> None:
        """Open the form for the chosen guest."""
        if (person := self.chosen) is not None and person.guest:
            GuestDialog(self.model, self._preferences, self._window, person).put_up()

    def _ask(self, person: PersonView, status: PaddleStatus) -> None:
        def asked() -> Asked:
            refuses = status is PaddleStatus.REFUSED
            title = self.tr("Refuse {name}") if refuses else self.tr("Block {name}")
            return Asked(
                title.format(name=person.name),
                self.tr(
                    "The reason stays with the house. Bids already taken stay; maxima in the book go out."
                ),
                self.tr("Refuse") if refuses else self.tr("Block"),
                self.tr("Cancel"),
                reason=self.tr("By decision of the house."),
            )

        question = ReasonQuestion(asked, self._window)
        question.accepted.connect(lambda: self.model.decide(person.user, status, question.reason()))
        question.put_up()

    def _on_limit_given(self, limit: int | None) -> None:
        if (person := self.chosen) is not None:
            self.model.set_limit(person.user, limit)

    def _on_number_given(self, number: str) -> None:
        if (person := self.chosen) is not None:
            self.model.set_number(person.user, number)

    def _on_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_card()

    def _on_done(self, doing: Doing, person: PersonView) -> None:
        shown = [row.person for row in self.model.rows.rows()]
        places = [place for place, one in enumerate(shown) if one.user == person.user]
        if doing is Doing.ADD and places:
            self._choose(places[0])
        elif doing in _DECISIONS and shown and shown[0].status is PaddleStatus.PENDING:
            self._choose(0)  # whoever waits next
        self._window.toast(lambda: words.done(doing, person), ToastKind.DONE, "people")
        self._to_table()

    def _on_failed(self, doing: Doing, error: HouseError) -> None:
        text = words.failure(doing, error)
        if doing is Doing.NUMBER:
            self.card.number.show_error(text)
        elif doing is Doing.LIMIT:
            self.card.limit.show_error(text)
        elif doing not in (Doing.ADD, Doing.CHANGE):  # the form shows those itself
            self._window.toast(text, ToastKind.FAILED, "people")

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card beside the table, or under it where that is too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)
        self._body.setAlignment(self.card, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self.card.setMinimumWidth(look().px(330) if beside else 0)
        self.card.setMaximumWidth(look().px(330) if beside else 16_777_215)

    def _retranslate(self) -> None:
        self._title.show_text(page_title())
        self._summary.show_text(
            self.tr("Whoever waits stands first. A approves, R refuses, B blocks, L sets the limit.")
        )
        self.search.setPlaceholderText(self.tr("Name, paddle, e-mail or telephone (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search"))
        name_field_buttons(self.search, self.tr("Clear"))
        self.add.set_label(self.tr("Guest…"))
        self.table.setAccessibleName(page_title())
        self._empty.show_empty(
            EmptyView(
                "users",
                self.tr("Nobody here yet"),
                self.tr("Who registers stands here; enter guests of the hall and the telephone yourself."),
                self.tr("Enter a guest"),
            )
        )
        self.show_people()

    def _restyle(self) -> None:
        gap = look().space("l")
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(look().space("m"))
        self._choices.setSpacing(look().space("s"))
        self._body.setSpacing(look().space("l"))
        self.table.setMinimumHeight(look().px(150))
        self._arrange()
