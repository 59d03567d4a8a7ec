"""The pages of the office, in their order. A page is made when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from desktop_client.viewmodels.office import OfficeViewModel
from desktop_client.windows.house_window import HouseWindow
from desktop_client.windows.office.after import page as after
from desktop_client.windows.office.bidders import page as bidders
from desktop_client.windows.office.book import page as book
from desktop_client.windows.office.catalogue import page as catalogue
from desktop_client.windows.office.display import page as display

AFTER: Final = "after"


class OfficePage(Protocol):
    """What the office asks of a page, which is a QWidget."""

    def show_page(self) -> None:
        """Take note that the page is in front: fetch what it shows."""
        ...


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the rail offers it. `title` is asked again when the language changes."""

    name: str
    icon_name: str
    title: Callable[[], str]
    make: Callable[[OfficeViewModel, HouseWindow], OfficePage]


def office_pages() -> tuple[PageEntry, ...]:
    """Return the pages from the first preparation to the last account."""
    return (
        PageEntry("catalogue", "list", catalogue.page_title, catalogue.CataloguePage),
        PageEntry("bidders", "users", bidders.page_title, bidders.BiddersPage),
        PageEntry("book", "book", book.page_title, book.BookPage),
        PageEntry("display", "screen", display.page_title, display.DisplayPage),
        PageEntry(AFTER, "receipt", after.page_title, after.AfterPage),
    )
