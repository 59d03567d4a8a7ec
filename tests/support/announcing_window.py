"""A program for one test: a bid button that is outbid and then won, on a screen, with Qt's own bridge."""

import sys
from functools import partial

from PySide6.QtCore import QTimer

from desktop_client.application import new_application
from desktop_client.theme import Theme
from desktop_client.widgets.announce import CALM_MS
from desktop_client.widgets.bid_button import BidButton, BidButtonState

_STEPS = (
    (BidButtonState.LEADING, "€1,200"),
    (BidButtonState.OUTBID, "€1,400"),
    (BidButtonState.CLOSED_SOLD_TO_YOU, "€1,400"),
)


def main() -> int:
    """Go through the steps with a pause after each, and end."""
    app = new_application(["martillo"])
    Theme().apply(app)
    button = BidButton()
    button.show()
    for number, (state, amount) in enumerate(_STEPS, start=1):
        QTimer.singleShot(number * 2 * CALM_MS, partial(button.show_state, state, amount))
    QTimer.singleShot((len(_STEPS) + 1) * 2 * CALM_MS, lambda: app.exit(0))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
