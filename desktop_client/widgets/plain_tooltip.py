"""Tooltips of texts that come from outside: Qt reads tags in a tooltip, and a lot's title may have some."""

import html


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows `text` letter by letter."""
    return f"<qt>{html.escape(text)}</qt>" if "<" in text else text
