"""What the rostrum asks before it acts: a reason that everybody reads, or which entry shall be struck."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from contract.standing import Phase
from desktop_client.saleroom.control import Act
from desktop_client.viewmodels.control import ControlViewModel
from desktop_client.windows import phrases
from desktop_client.windows.control.messages_dialog import hold_message
from desktop_client.windows.control.undo_dialog import UndoDialog
from desktop_client.windows.dialogs import Asked, ReasonQuestion
from desktop_client.windows.house_window import HouseWindow


class RostrumQuestions(QObject):
    """Opens the questions of one control window."""

    def __init__(self, model: ControlViewModel, window: HouseWindow) -> None:
        super().__init__(window)
        self._model, self._window = model, window

    def ask_hold(self) -> None:
        """Ask what a hold shall say, and hold."""
        self._ask(
            lambda: Asked(
                self.tr("Hold the sale"),
                self.tr("Nobody can bid until you go on. Everybody reads this:"),
                self.tr("Hold"),
                self.tr("Cancel"),
                reason=hold_message(self._window.preferences),
            ),
            self._model.hold,
        )

    def ask_reopen(self, lot: str) -> None:
        """Ask why a closed lot is opened again, and open it."""
        self._ask(
            lambda: Asked(
                self.tr("Reopen lot {lot}").format(lot=lot),
                self.tr("Everybody sees the reason, and it stays in the ledger."),
                self.tr("Reopen"),
                self.tr("Cancel"),
                reason=self.tr("The hammer fell too early."),
            ),
            lambda reason: self._model.reopen(lot, reason),
        )

    def ask_reopen_last(self) -> None:
        """Ask why the lot that was closed last is opened again, if one was."""
        lot = self._model.last_closed
        if lot is not None:
            self.ask_reopen(lot)

    def ask_retract(self) -> None:
        """Ask why the leading bid is taken back, and take it back; no earlier bid revives."""
        standing = self._model.block_standing
        if standing is None or standing.leader is None or not self._model.possible(Act.RETRACT):
            return
        leader = standing.leader
        self._ask(
            lambda: Asked(
                self.tr("Take back the leading bid · {who}").format(who=phrases.who(leader, None)),
                self.tr("No earlier bid revives: the lot is asked anew at the last price."),
                self.tr("Take back"),
                self.tr("Cancel"),
                reason=self.tr("At the bidder's wish."),
            ),
            self._model.retract,
        )

    def ask_block(self, paddle: str) -> None:
        """Ask why a paddle is taken out of the sale, and take it out."""
        if not paddle:
            return
        self._ask(
            lambda: Asked(
                self.tr("Block paddle {paddle}").format(paddle=paddle),
                self.tr(
                    "Bids already taken stay. The reason stays with the house; the office can undo this."
                ),
                self.tr("Block"),
                self.tr("Cancel"),
                reason=self.tr("By decision of the house."),
            ),
            lambda reason: self._model.block_paddle(paddle, reason),
        )

    def what_ending_means(self) -> str:
        """Say what the end of the sale does, and first how many lots it leaves uncalled."""
        words = self.tr("Everybody is told, and the connections are closed. This cannot be undone.")
        uncalled = self._model.live.room.overview.count(Phase.UPCOMING)
        if not uncalled:
            return words
        return f"{self.tr('Lots that have not been called: {count}.').format(count=uncalled)} {words}"

    def show_undo_list(self) -> None:
        """Show the last twenty entries and what striking one would change."""
        UndoDialog(self._model, self._window.preferences, self._window).put_up()

    def _ask(self, asked: Callable[[], Asked], then: Callable[[str], None]) -> None:
        question = ReasonQuestion(asked, self._window)
        question.accepted.connect(lambda: then(question.reason()))
        question.put_up()
