"""What a window shows, in the words of the demo's cues: bid button, connection, lot, or page."""

from dataclasses import dataclass

from contract.standing import Standing
from desktop_client.visit.visit import Visit
from desktop_client.windows.control.window import ControlWindow
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.lobby import LobbyWindow
from desktop_client.windows.sale_room.window import SaleRoomWindow
from desktop_client.windows.sign_in import SignInWindow


class Unreached(Exception):
    """A window did not come to a state; the text says what it shows."""


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a window shows a state, and all that it shows."""

    ok: bool
    shown: str

    def __bool__(self) -> bool:
        """Tell whether the state is shown."""
        return self.ok


def reached(visit: Visit, state: str, lot: str | None) -> Check:
    """Check whether the front window of a visit shows a state, on a lot where one is given."""
    window = visit.front
    if window is None:
        return Check(ok=False, shown="nothing")
    states, at = states_of(window), _lot(window)
    right_lot = lot is None or lot == at
    return Check(state in states and right_lot, f"{', '.join(sorted(states))} (lot {at})")


def states_of(window: HouseWindow) -> set[str]:
    """Return every state that a window shows now."""
    match window:
        case SignInWindow():
            return {"sign_in"}
        case LobbyWindow():
            return {"lobby"} if window.has_sales else {"lobby on its way"}
        case SaleRoomWindow(model=model):
            page = "results" if model.live.has_ended() else "sale_room"
            phase = _phase(model.shown_standing)
            return {page, model.live.state.phase.value, window.bidding.button.state.value, *phase}
        case ControlWindow(model=model):
            return {"control", model.live.state.phase.value, *_phase(model.block_standing)}
        case _:
            return set()


def _phase(standing: Standing | None) -> set[str]:
    return set() if standing is None else {standing.phase.value}


def _lot(window: HouseWindow) -> str | None:
    match window:
        case SaleRoomWindow(model=model):
            return model.shown
        case ControlWindow(model=model):
            return model.block
        case _:
            return None
