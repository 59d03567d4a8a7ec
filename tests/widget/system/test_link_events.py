"""Links that the system hands to the running application."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop_client.system.link_events import LinkEvents


@pytest.fixture
def events(qapp: QApplication) -> Iterator[LinkEvents]:
    made = LinkEvents(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


def hand(app: QApplication, url: str) -> None:
    app.sendEvent(app, QFileOpenEvent(QUrl(url)))


def test_a_link_that_comes_before_anybody_follows_it_is_kept(qapp: QApplication, events: LinkEvents) -> None:
    followed: list[str] = []
    events.opened.connect(followed.append)
    hand(qapp, "martillo://house.example/sale/a")
    assert followed == []
    events.begin()
    hand(qapp, "martillo://house.example/sale/b")
    assert followed == ["martillo://house.example/sale/a", "martillo://house.example/sale/b"]


def test_a_file_is_no_link(qapp: QApplication, events: LinkEvents) -> None:
    followed: list[str] = []
    events.opened.connect(followed.append)
    events.begin()
    hand(qapp, "file:///sale.jsonl")
    assert followed == []
