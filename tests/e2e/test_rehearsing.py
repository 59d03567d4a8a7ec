"""`martillo rehearse` as a person starts it, and as the desktop does: it plays, ends, and leaves nothing."""

import re
import signal
import tempfile
from pathlib import Path

import msgspec
import pytest

from contract.rehearsal import Curtain, Script, ScriptLot, ScriptMax, ScriptPaddle
from contract.terms import SaleKind, Terms
from server.catalogue.ladders import load_ladder
from tests.support.clients import Client
from tests.support.processes import martillo, run_martillo

BEGINS_WITHIN_S = 60.0
CATALOGUE = "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve\n1,Chair,Beech,200,300,100,\n"

pytestmark = pytest.mark.processes


@pytest.fixture(autouse=True)
def own_folder_for_what_is_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others rehearse at the same time, in processes beside this one: count only what is ours."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)


def folders() -> set[str]:
    return {folder.name for folder in Path(tempfile.gettempdir()).glob("martillo-rehearsal-*")}


def script(kind: SaleKind = SaleKind.LIVE) -> Script:
    closes_at = 1 if kind is SaleKind.TIMED else None
    return Script(
        title="Autumn",
        terms=Terms(
            kind=kind, currency="EUR", ladder=load_ladder("auction-fr", "EUR"), closes_at=closes_at,
            credit_limit=900_00,
        ),
        lots=[ScriptLot(lot="1", title="Chair", start=100_00), ScriptLot(lot="2", title="Bed", start=100_00)],
        paddles=[ScriptPaddle(paddle="7", name="Ana"), ScriptPaddle(paddle="12", name="Ben", limit=400_00)],
        book=[
            ScriptMax(lot="1", paddle="12", limit=300_00, plus_one=True),
            ScriptMax(lot="2", paddle="12", limit=900_00),  # beyond Ben's limit: not in the rehearsal's book
        ],
    )  # fmt: skip


async def attended(curtain: Curtain) -> dict[str, dict[str, object]]:
    """Return what a clerk is told who enters the rehearsal's sale."""
    client = Client()
    try:
        await client.connect(curtain.url, curtain.token)
        answer = await client.call("attend", {"sale": curtain.sale, "after": 0})
    finally:
        await client.close()
    assert answer["ok"], answer
    return dict(answer)


@pytest.mark.parametrize("kind", list(SaleKind))
async def test_a_program_rehearses_its_script_until_it_closes_the_pipe(kind: SaleKind) -> None:
    async with martillo("rehearse", "--script") as process:
        await process.say(msgspec.json.encode(script(kind)).decode() + "\n", close=False)
        line = await process.says(re.compile(r"(?P<curtain>\{.*\})"), within_s=BEGINS_WITHIN_S)
        curtain = msgspec.json.decode(line["curtain"], type=Curtain)
        assert len(curtain.robots) == 5
        assert curtain.robots[:2] == ["7 Ana", "12 Ben"]
        assert len(folders()) == 1
        known = await attended(curtain)
        books = {lot["lot"]: [line["limit"] for line in lot["book"]] for lot in known["desk"]["lots"]}  # type: ignore[attr-defined]
        limits = {one["paddle"]: one["limit"] for one in known["desk"]["paddles"]}  # type: ignore[attr-defined]
        assert (limits["7"], limits["12"]) == (None, 400_00)
        assert books == {"1": [300_00], "2": []}
        await process.say("")
        assert (await process.finished(20)).status == 0
    assert folders() == set()


async def test_a_person_ends_a_rehearsal_with_ctrl_c(tmp_path: Path) -> None:
    catalogue = tmp_path / "autumn.csv"
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    async with martillo("rehearse", catalogue) as process:
        await process.says(re.compile(r"rehearsal of “autumn” is at http"), within_s=BEGINS_WITHIN_S)
        await process.says(re.compile(r"as +clerk-\w+@rehearsal\.invalid, password"))
        assert len(folders()) == 1
        assert (await process.end(signal.SIGINT)).status == 0
    assert folders() == set()


async def test_two_rehearsals_at_once_leave_each_other_alone() -> None:
    text = msgspec.json.encode(script()).decode() + "\n"
    async with martillo("rehearse", "--script") as first, martillo("rehearse", "--script") as second:
        for process in (first, second):
            await process.say(text, close=False)
        for process in (first, second):
            await process.says(re.compile(r"\{.*\}"), within_s=BEGINS_WITHIN_S)
        assert len(folders()) == 2
        await first.say("")
        assert (await first.finished(20)).status == 0
        assert len(folders()) == 1
        await second.say("")
        assert (await second.finished(20)).status == 0
    assert folders() == set()


async def test_what_shall_be_rehearsed_must_be_said_once(tmp_path: Path) -> None:
    for arguments in (("rehearse",), ("rehearse", "--script", "--from", "autumn")):
        finished = await run_martillo(*arguments)
        assert finished.status == 2
        assert "one of them" in finished.err
    finished = await run_martillo("rehearse", "--from", "autumn", "--data", tmp_path / "nowhere")
    assert finished.status == 1
