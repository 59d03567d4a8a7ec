"""What a clerk keeps beside the ledger reaches open windows: the beat says when to read it anew."""

from tests.support.saleroom import Saleroom


async def test_the_beat_counts_what_was_changed_beside_the_ledger_and_says_no_more(room: Saleroom) -> None:
    address, clerk = f"/api/sales/{room.sale}", room.clerk_person.headers
    assert (await room.ann.wait_for("beat"))["office"] == 0
    plan = {"lot": "1", "paddle": room.ben_paddle, "phone": "600 111"}
    line = {"lot": "1", "paddle": room.ben_paddle}
    for asked in (
        room.house.http.put(f"{address}/display", json={"sold_list": False}, headers=clerk),
        room.house.http.put(f"{address}/phone-lines", json=plan, headers=clerk),
        room.house.http.delete(f"{address}/phone-lines", params=line, headers=clerk),
    ):
        async with asked as answer:
            assert answer.status == 200, await answer.text()
    beat = await room.ann.wait_for("beat", lambda beat: beat["office"] == 3)
    assert set(beat) == {"sale", "head", "now", "rostrum", "hold", "attending", "office"}
    _, feed = await room.house.get(f"{address}/feed", room.ann_person)
    assert feed["beat"]["office"] == 3
    _, other = await room.house.get(f"/api/sales/{await room.house.sale()}/feed", room.ann_person)
    assert other["beat"]["office"] == 0
