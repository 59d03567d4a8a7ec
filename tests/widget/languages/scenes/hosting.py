"""What somebody sees who hosts a sale here: both ways, every fault, the account, the open house."""

from collections.abc import AsyncGenerator

from desktop_client.hosting.faults import StartFault
from desktop_client.hosting.hall import HallAddress
from desktop_client.viewmodels.door_outcomes import Failure, FailureField
from desktop_client.viewmodels.hosting import HostingViewModel, HostState, Reach
from desktop_client.windows.hosting.question import FateQuestion
from desktop_client.windows.hosting.window import HostWindow
from tests.widget.languages.scenes.beside import shown
from tests.widget.languages.scenes.door import PRINT
from tests.widget.languages.scenes.front import Front, Setting


async def hosting(setting: Setting) -> AsyncGenerator[Front]:
    """Play the house's part by its states: no process is started."""
    model = HostingViewModel(setting.folder, setting.preferences)
    window = HostWindow(model, setting.preferences)
    own = (str(setting.folder), "wlan0", "eth0")
    with shown(window):
        yield Front("two ways", window, own)
        model.state = HostState.FAILED
        for fault in StartFault:
            model.fault, model.words = fault, "Ü"
            model.changed.emit()
            yield Front(f"not started: {fault.value}", window, own)
        model.state = HostState.OPENING
        model.changed.emit()
        yield Front("opening", window, own)
        model.state, model.reach, model.url = HostState.OPEN, Reach.HALL, "https://192.168.7.5:8765"
        model.certificate, model.awaits_admin, model._code = PRINT, True, "AAAAA"
        model.changed.emit()
        yield Front("the first account", window, own)
        for field in (FailureField.NAME, FailureField.EMAIL, FailureField.PASSWORD):
            window.account_page.show_failure(Failure(field, missing=True))
            yield Front(f"without {field.value}", window, own)
        model.awaits_admin = False
        model.changed.emit()
        for addresses in ([], [HallAddress("192.168.7.5", "wlan0"), HallAddress("10.0.0.3", "eth0")]):
            window.open_page.show_addresses(addresses)
            yield Front(f"open, {len(addresses)} networks", window, own)
        question = FateQuestion(window)
        question.show()
        yield Front("what shall become of it", question)
    await model.close()
