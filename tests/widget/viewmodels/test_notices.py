"""Notices come in batches, the most pressing first, and what is no longer true is not told."""

from desktop_client.viewmodels.notices import APART_MS, GATHER_MS, Notice, NoticeKind, Notices


def about(kind: NoticeKind, lot: str) -> Notice:
    return Notice(kind, "s", "A sale", lot)


class Ear:
    """Hears what is told, on a clock that the test moves."""

    def __init__(self) -> None:
        self.now = 0
        self.notices = Notices(clock=lambda: self.now)
        self.heard: list[list[tuple[NoticeKind, str | None]]] = []
        self.notices.gathered.connect(lambda batch: self.heard.append([(one.kind, one.lot) for one in batch]))

    @property
    def waits_ms(self) -> int:
        return self.notices._timer.interval() if self.notices._timer.isActive() else -1


async def test_a_rush_is_one_batch_the_most_pressing_first(qapp: object) -> None:
    ear = Ear()
    ear.notices.post(about(NoticeKind.WON, "1"))
    ear.notices.post(about(NoticeKind.OUTBID, "2"))
    ear.notices.post(about(NoticeKind.ON_THE_BLOCK, "3"))
    assert ear.heard == []
    assert ear.waits_ms == GATHER_MS
    ear.notices.tell()
    assert ear.heard == [[(NoticeKind.ON_THE_BLOCK, "3"), (NoticeKind.OUTBID, "2"), (NoticeKind.WON, "1")]]


async def test_the_next_batch_keeps_its_distance(qapp: object) -> None:
    ear = Ear()
    ear.notices.post(about(NoticeKind.OUTBID, "1"))
    ear.notices.tell()
    ear.now = 3_000
    ear.notices.post(about(NoticeKind.OUTBID, "2"))
    assert ear.waits_ms == APART_MS - 3_000
    ear.notices.close()


async def test_of_two_notices_about_a_lot_the_later_one_counts(qapp: object) -> None:
    ear = Ear()
    ear.notices.post(about(NoticeKind.OUTBID, "1"))
    ear.notices.post(about(NoticeKind.WON, "1"))
    ear.notices.tell()
    assert ear.heard == [[(NoticeKind.WON, "1")]]


async def test_who_leads_again_is_not_told_of_having_been_outbid(qapp: object) -> None:
    ear = Ear()
    ear.notices.post(about(NoticeKind.OUTBID, "1"))
    ear.notices.withdraw("s", "1", NoticeKind.OUTBID)
    ear.notices.tell()
    assert ear.heard == []
