"""What the Book page says about a limit or a telephone line that the house did not take."""

from PySide6.QtCore import QCoreApplication

from contract.verdicts import Code
from desktop_client.viewmodels.book import BookRefusal
from desktop_client.viewmodels.house import HouseError
from desktop_client.windows import phrases


def refusal(refused: BookRefusal) -> str:
    """Say why a limit is not in the book."""
    translate = QCoreApplication.translate
    match refused.code:
        case None:
            return translate("Book", "No answer came. What counts stands in the book below.")
        case Code.TOO_LOW:
            return translate("Book", "That is below the start price of the lot.")
        case Code.OVER_LIMIT:
            return translate(
                "Book", "That goes beyond the paddle's credit limit; raise it on the page Bidders."
            )
        case Code.NOT_REGISTERED | Code.BLOCKED:
            return translate("Book", "This paddle may not bid: approve it on the page Bidders.")
        case Code.LOT_CLOSED | Code.NOT_OPEN | Code.WRONG_PHASE:
            return translate("Book", "The book of this lot is closed.")
        case _:
            return phrases.refusal(refused.code, refused.message)


def failure(error: HouseError) -> str:
    """Say why a telephone line was not kept."""
    return phrases.connection_reason(error.reason) or phrases.refusal(error.reason, error.message)
