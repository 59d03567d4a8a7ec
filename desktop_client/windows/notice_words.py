"""The words of notices: what happened, as one reads it in the tray or in the corner of a window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.formats import Formats
from desktop_client.viewmodels.notices import Notice, NoticeKind

_MOST_LINES: Final = 4
_MINUTE_MS: Final = 60_000
_HEADLINES: dict[NoticeKind, object] = {
    NoticeKind.CLOSING: QT_TRANSLATE_NOOP("NoticeWords", "Lot {lot} closes soon"),
    NoticeKind.ON_THE_BLOCK: QT_TRANSLATE_NOOP("NoticeWords", "Lot {lot} is on the block"),
    NoticeKind.SALE_OPENED: QT_TRANSLATE_NOOP("NoticeWords", "The sale is open"),
    NoticeKind.SOON: QT_TRANSLATE_NOOP("NoticeWords", "Lot {lot} comes up soon"),
    NoticeKind.OUTBID: QT_TRANSLATE_NOOP("NoticeWords", "Outbid on lot {lot}"),
    NoticeKind.WON: QT_TRANSLATE_NOOP("NoticeWords", "Lot {lot} is yours at {amount}"),
    NoticeKind.MAX_OUT: QT_TRANSLATE_NOOP("NoticeWords", "Your maximum on lot {lot} is out of the book"),
    NoticeKind.REGISTERED: QT_TRANSLATE_NOOP("NoticeWords", "You are registered"),
    NoticeKind.APPROVED: QT_TRANSLATE_NOOP("NoticeWords", "The house has approved your paddle"),
}


def headline(notice: Notice, formats: Formats) -> str:
    """Say in one line what happened."""
    translate = QCoreApplication.translate
    money = "" if not notice.amount else formats.money(notice.amount, notice.currency)
    return translate("NoticeWords", str(_HEADLINES[notice.kind])).format(lot=notice.lot, amount=money)


def detail(notice: Notice) -> str:
    """Say which lot it is, and how far off."""
    parts = (notice.lot_title, _how_far(notice))
    return " · ".join(part for part in parts if part)


def told(notices: Sequence[Notice], formats: Formats) -> tuple[str, str]:
    """Return a title and a text for notices that are told together."""
    if len(notices) == 1:
        only = notices[0]
        return headline(only, formats), detail(only) or only.sale_title
    sales = {notice.sale_title for notice in notices}
    title = sales.pop() if len(sales) == 1 else QCoreApplication.translate("NoticeWords", "Your sales")
    lines = [headline(notice, formats) for notice in notices[:_MOST_LINES]]
    more = len(notices) - len(lines)
    if more:
        lines.append(QCoreApplication.translate("NoticeWords", "and {count} more").format(count=more))
    return title, "\n".join(lines)


def _how_far(notice: Notice) -> str:
    translate = QCoreApplication.translate
    parts = []
    if notice.lots == 0 and notice.kind is NoticeKind.SOON:
        parts.append(translate("NoticeWords", "the very next lot"))
    elif notice.lots == 1:
        parts.append(translate("NoticeWords", "one lot before it"))
    elif notice.lots:
        parts.append(translate("NoticeWords", "{count} lots before it").format(count=notice.lots))
    if notice.ms is not None:
        minutes = max(1, round(notice.ms / _MINUTE_MS))
        about = (
            translate("NoticeWords", "in {minutes} min")
            if notice.kind is NoticeKind.CLOSING
            else translate("NoticeWords", "about {minutes} min")
        )
        parts.append(about.format(minutes=minutes))
    return ", ".join(parts)
