"""The statements of one kind, buyers' or sellers': issued, and saved as PDF one by one or all into a folder.

Knows no widget and no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contract.papers import PaperKind, PaperLanguage, PaperSummary, file_name
from desktop_client.viewmodels.house import HouseError, asked
from desktop_client.viewmodels.keyed_rows import KeyedRows
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.saving import save

PAPER_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A statement in the table."""

    paper: PaperSummary

    @property
    def key(self) -> str:
        return self.paper.party.id


class PapersViewModel(QObject):
    """Every statement of one kind of a sale.

    Signals:
        changed: the statements, or how far saving has come.
        issued(int): so many statements have a number now.
        saved(int, Path): so many PDFs were written there.
        failed(HouseError): the house, or the disk, did not do it.
    """

    changed = Signal()
    issued = Signal(int)
    saved = Signal(int, object)
    failed = Signal(object)

    def __init__(self, office: OfficeViewModel, kind: PaperKind) -> None:
        super().__init__()
        from desktop_client.connection.desks.settlement import SettlementDesk

        self._office, self.kind = office, kind
        self._desk = SettlementDesk(office.house.api)
        self._papers: list[PaperSummary] = []
        self._sought = ""
        self._saving_task = f"save {kind.value}"
        self.rows: KeyedRows[PaperRow] = KeyedRows(PAPER_COLUMNS)
        self.is_loaded = False
        self.saving: tuple[int, int] | None = None

    @property
    def currency(self) -> str:
        """Return the sale's currency."""
        return self._office.live.currency

    @property
    def papers(self) -> Sequence[PaperSummary]:
        """Return every statement."""
        return self._papers

    @property
    def to_issue(self) -> int:
        """Return how many have no number, or a number that is no longer right."""
        return sum(paper.number is None or not paper.is_current for paper in self._papers)

    def seek(self, text: str) -> None:
        """Show whoever has this in name, paddle, e-mail address or statement's number."""
        self._sought = text.strip().casefold()
        self._show()

    def load(self) -> None:
        """Ask the house for the statements."""
        self._office.tasks.spawn(self._load(), f"papers {self.kind.value}")

    def issue(self, party: str | None) -> None:
        """Number the statement of one party, or all of them."""
        self._office.tasks.spawn(self._issue(None if party is None else [party]))

    def save_one(self, paper: PaperSummary, path: Path, language: PaperLanguage | None) -> None:
        """Save one statement as PDF."""
        self._office.tasks.spawn(self._save([(paper, path)], path, language), self._saving_task)

    def save_all(self, folder: Path, language: PaperLanguage | None) -> None:
        """Save every statement as PDF into a folder."""
        wanted = [(paper, folder / file_name(paper, at)) for at, paper in enumerate(self._papers, start=1)]
        self._office.tasks.spawn(self._save(wanted, folder, language), self._saving_task)

    def cancel_saving(self) -> None:
        """Stop saving after the file that is being written; what is saved stays."""
        if self.saving is not None:
            self._office.tasks.spawn(self._stopped(), self._saving_task)

    async def _stopped(self) -> None:
        self.saving = None
        self.changed.emit()

    async def _load(self) -> None:
        try:
            self._papers = await asked(self._desk.papers(self._office.sale_id, self.kind))
        except HouseError as error:
            self.failed.emit(error)
            return
        self.is_loaded = True
        self._show()

    async def _issue(self, parties: list[str] | None) -> None:
        before = {paper.number for paper in self._papers}
        try:
            issued = await asked(self._desk.issue(self._office.sale_id, self.kind, parties))
        except HouseError as error:
            self.failed.emit(error)
            return
        self.issued.emit(sum(paper.number not in before for paper in issued))
        self.load()  # in place of one under way, whose answer may be of the time before

    async def _save(
        self, wanted: list[tuple[PaperSummary, Path]], place: Path, language: PaperLanguage | None
    ) -> None:
        sale = self._office.sale_id
        try:
            for done, (paper, path) in enumerate(wanted):
                self.saving = (done, len(wanted))
                self.changed.emit()
                pdf = await asked(self._desk.paper_pdf(sale, self.kind, paper.party.id, language))
                await save(path, pdf)
        except HouseError as error:
            self.saving = None
            self.changed.emit()
            self.failed.emit(error)
            return
        self.saving = None
        self.changed.emit()
        self.saved.emit(len(wanted), place)

    def _show(self) -> None:
        self.rows.show([PaperRow(paper) for paper in self._papers if self._sought in _words_of(paper)])
        self.changed.emit()


def _words_of(paper: PaperSummary) -> str:
    party = paper.party
    number = "" if paper.number is None else str(paper.number)
    return "\n".join((party.name, party.paddle or "", party.email, number, party.id)).casefold()
