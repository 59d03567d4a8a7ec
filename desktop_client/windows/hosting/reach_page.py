"""The first page of hosting: for the hall or for this computer alone; and what went wrong, if it did."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_client.hosting.faults import StartFault
from desktop_client.theme import TextRole
from desktop_client.viewmodels.hosting import FREE_PORT, PORT, HostingViewModel, HostState, Reach
from desktop_client.widgets.error_line import ErrorLine
from desktop_client.widgets.text_label import TextLabel
from desktop_client.windows.first_run.door_card import DoorCard, LinkButton
from desktop_client.windows.first_run.way_button import WayButton
from desktop_client.windows.hosting import words


class ReachPage(DoorCard):
    """Two ways to open the house.

    Signals:
        open_asked(Reach, int): open it so, at this port.
        stop_asked: do not open it after all.
    """

    wide = 480
    mark_side = 48

    open_asked = Signal(object, int)
    stop_asked = Signal()

    def __init__(self, model: HostingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._why = ErrorLine(self)
        self._said = TextLabel(role=TextRole.SMALL, parent=self)
        self._other_port = LinkButton(self)
        self._log = LinkButton(self)
        self._hall = WayButton("globe", self)
        self._computer = WayButton("lock", self)
        self._stop = LinkButton(self)
        self._folder = TextLabel(role=TextRole.SMALL, parent=self)
        self.put(self._why, self._said, self._other_port, self._log)
        self.put(self._hall, self._computer, self._stop, self._folder)
        self._hall.clicked.connect(lambda: self.open_asked.emit(Reach.HALL, PORT))
        self._computer.clicked.connect(lambda: self.open_asked.emit(Reach.COMPUTER, PORT))
        self._other_port.clicked.connect(lambda: self.open_asked.emit(model.reach, FREE_PORT))
        self._log.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(model.log))))
        self._stop.clicked.connect(self.stop_asked)
        self.complete()
        self._adapt()

    def complete(self) -> None:
        """Draw the icons."""
        self._hall.complete()
        self._computer.complete()

    def begin(self) -> None:
        """Put the focus on what helps after a fault, else on the usual way; on the way out of waiting."""
        likely = (self._other_port, self._hall, self._stop)
        next((one for one in likely if one.isVisibleTo(self) and one.isEnabled()), self._hall).setFocus()

    def show_state(self) -> None:
        """Show how the opening goes; the focus does not stay on what cannot be pressed now."""
        could_choose = self._hall.isEnabled()
        self._retranslate()
        if self._hall.isEnabled() is not could_choose and self.isVisible():
            self.begin()

    def _show_trouble(self) -> None:
        model = self._model
        failed = model.state is HostState.FAILED
        self._why.show_text(words.why(model.fault) if failed else "")
        says_more = failed and model.fault in {StartFault.OTHER, StartFault.PROGRAM, StartFault.NOT_ALLOWED}
        self._said.show_text(model.words if says_more else "")
        self._said.setVisible(bool(self._said.text()))
        self._other_port.setVisible(failed and model.fault is StartFault.PORT)
        self._log.setVisible(failed and model.log.exists())

    def _retranslate(self) -> None:
        state = self._model.state
        busy = state in {HostState.OPENING, HostState.CLOSING}
        titles = {
            HostState.OPENING: self.tr("The house is being opened…"),
            HostState.CLOSING: self.tr("The house is being closed…"),
            HostState.FAILED: self.tr("The house is not open"),
        }
        self.title.show_text(titles.get(state, self.tr("Host a sale here")))
        self.subtitle.show_text(
            self.tr("Sales, bids and accounts lie on this computer; nothing goes to anybody else's server.")
        )
        self._show_trouble()
        self._other_port.setText(self.tr("Use another port"))
        self._log.setText(self.tr("Open the house's log"))
        self._hall.show_way(
            self.tr("Open it for the hall"),
            self.tr("Bidders in the same network come in, by a link or a code. No internet is needed."),
        )
        self._computer.show_way(
            self.tr("Open it for this computer only"),
            self.tr("To prepare a sale, or to call one for the people in the room alone."),
        )
        self._stop.setText(self.tr("Stop"))
        self._stop.setVisible(state is HostState.OPENING)
        for way in (self._hall, self._computer):
            way.setEnabled(not busy)
        self._folder.show_text(self.tr("It is kept in {folder}").format(folder=self._model.data))
