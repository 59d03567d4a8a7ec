"""The office where there is little room: what belongs together stands together, no price is cut off."""

import msgspec
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics

from contract.standing import Phase
from desktop_client.settings import Language
from desktop_client.theme import look
from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.viewmodels.preferences import Preferences
from desktop_client.windows.office.catalogue import words
from desktop_client.windows.office.display.page import DisplayPage
from desktop_client.windows.office.window import OfficeWindow
from tests.support.rehearsal import SALE, Rehearsal, run_first_lots
from tests.widget.windows.conftest import settle
from tests.widget.windows.office.test_catalogue_texts import _desk_lot


async def test_the_displays_form_stands_right_below_what_the_hall_sees(preferences: Preferences) -> None:
    rehearsal = Rehearsal()
    model = OfficeViewModel(rehearsal.clerk(), SALE, preferences)  # type: ignore[arg-type]
    window = OfficeWindow(model, preferences)
    window.resize(1024, 660)
    window.show()
    model.start()
    await settle()
    page = window.show_page_named("display")
    assert isinstance(page, DisplayPage)
    await settle()
    hint, form = page._drop_hint, page._sections["rates"]
    between = form.mapTo(page, QPoint()).y() - hint.mapTo(page, QPoint(0, hint.height())).y()
    assert 0 < between <= look().space("xl")
    assert window.focusWidget() is page.open_display
    await model.close()
    window.close()
    window.deleteLater()


def test_a_price_of_six_figures_has_room_beside_its_word_in_spanish(preferences: Preferences) -> None:
    rehearsal = Rehearsal()
    run_first_lots(rehearsal)
    (lot,) = [_desk_lot(one) for one in rehearsal.catalogue() if one.lot == "41"]
    assert lot.standing.phase is Phase.SOLD
    dear = msgspec.structs.replace(lot.standing, price=12_800_000)
    sold = msgspec.structs.replace(lot, standing=dear)
    preferences.choose_language(Language.SPANISH)
    text = words.state(sold, preferences.formats, "EUR")
    assert text.endswith("128.000")
    assert QFontMetrics(look().font()).horizontalAdvance(text) <= 124 - 2 * (look().space("s") + 3)
