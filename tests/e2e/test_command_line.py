"""The house's commands do the same whether its server runs or not; the server alone writes while it runs."""

import csv
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from contract.wire import Role
from tests.e2e.visitors import open_first_lot, sell_and_end, visiting
from tests.support.processes import Finished, run_martillo, serving

pytestmark = pytest.mark.processes

CATALOGUE = """LotNum;Title;Description;LowEst;HighEst;StartPrice;Reserve
1;Chair;Beech;200;300;100;
27A;Table;Oak;200;300;100;400
"""
PASSWORD = "a horse that counts to nine\n"


@pytest.fixture(params=["the server runs", "no server runs"])
async def data(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Path]:
    """Give a data directory, with a server on it or without."""
    folder = tmp_path / "house"
    if request.param == "no server runs":
        yield folder
        return
    async with serving(folder):
        yield folder


async def ok(*arguments: str | Path, stdin: str = "") -> Finished:
    finished = await run_martillo(*arguments, stdin=stdin)
    assert finished.status == 0, finished.err
    return finished


async def test_the_house_is_run_from_the_command_line(data: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.csv"
    catalogue.write_text(CATALOGUE, encoding="utf-8-sig")
    here = ("--data", data)

    for email, name, role in (("marta@example.org", "Marta", "clerk"), ("ana@example.org", "Ana", "bidder")):
        added = await ok(
            *("users", "add", email, "--name", name, "--role", role, "--password-stdin", *here),
            stdin=PASSWORD,
        )
        assert added.out == ""
    users = await ok("users", "list", *here)
    assert sorted(users.out.splitlines()) == [
        "ana@example.org\tbidder\tAna",
        "marta@example.org\tclerk\tMarta",
    ]

    made = await ok("sales", "import", catalogue, "--title", "Autumn sale", *here)
    sale = made.out.removesuffix("\n")
    assert re.fullmatch(r"autumn-sale-\w+", sale)
    listed = await ok("sales", "list", *here)
    assert listed.out == f"{sale}\tupcoming\tlive\t2\tAutumn sale\n"

    results = await ok("results", sale, "--csv", *here)
    rows = list(csv.DictReader(io.StringIO(results.out)))
    assert [row["lot"] for row in rows] == ["1", "27A"]


async def test_what_the_house_refuses_changes_nothing(data: Path, tmp_path: Path) -> None:
    here = ("--data", data)
    ana = ("users", "add", "ana@example.org", "--name", "Ana", "--password-stdin", *here)
    await ok(*ana, stdin=PASSWORD)
    for refused in (
        await run_martillo(*ana, stdin=PASSWORD),
        await run_martillo(
            "users", "add", "b@example.org", "--name", "B", "--password-stdin", *here, stdin="x\n"
        ),
        await run_martillo("results", "no-such-sale", "--csv", *here),
    ):
        assert refused.status == 2
        assert refused.out == ""
        assert refused.err.count("\n") == 1

    broken = tmp_path / "broken.csv"
    broken.write_text(CATALOGUE + "3;Lamp;Brass;50;80;twenty;\n")
    refused = await run_martillo("sales", "import", broken, "--title", "Broken", *here)
    assert (refused.status, refused.out) == (2, "")
    assert "line 4" in refused.err
    assert (await ok("sales", "list", *here)).out == ""
    assert (await ok("users", "list", *here)).out == "ana@example.org\tbidder\tAna\n"


async def test_a_command_while_the_server_runs_is_seen_by_one_after_it_ended(tmp_path: Path) -> None:
    ana = ("users", "add", "ana@example.org", "--name", "Ana", "--password-stdin", "--data", tmp_path)
    async with serving(tmp_path):
        await ok(*ana, stdin=PASSWORD)
    # The server was killed at the end of the block: what was answered is there all the same.
    assert (await ok("users", "list", "--data", tmp_path)).out == "ana@example.org\tbidder\tAna\n"


async def test_the_results_are_the_same_while_the_server_runs_and_after_it(tmp_path: Path) -> None:
    async with serving(tmp_path) as (_, url), visiting(tmp_path, url) as house:
        ana, marta = await house.visitor("Ana"), await house.visitor("Marta", Role.CLERK)
        await open_first_lot(marta)
        assert (await ana.bid(10_000)).ok
        await sell_and_end(marta)
        await ana.until_over()
        while_it_runs = await ok("results", house.sale, "--csv", "--data", tmp_path)
        assert "1,Chair,sold,100.00" in while_it_runs.out
    after_it = await ok("results", house.sale, "--csv", "--data", tmp_path)
    assert after_it.out == while_it_runs.out


async def test_a_ledger_is_exported_and_checked_while_the_server_runs_and_after_it(tmp_path: Path) -> None:
    house_dir, file = tmp_path / "house", tmp_path / "ledger.jsonl"
    async with serving(house_dir) as (_, url), visiting(house_dir, url) as house:
        ana, marta = await house.visitor("Ana"), await house.visitor("Marta", Role.CLERK)
        await open_first_lot(marta)
        assert (await ana.bid(10_000)).ok
        await sell_and_end(marta)
        await ana.until_over()
        export = ("ledger", "export", house.sale, "--data", house_dir)
        while_it_runs = await ok(*export)
        opened = await ok(*export, "--open", "--out", file)
    assert "keep it in the house" in opened.err
    assert (await ok(*export)).out == while_it_runs.out
    checked = await ok("ledger", "verify", file)
    assert "to its end" in checked.out
    lines = while_it_runs.out.splitlines(keepends=True)
    file.write_text("".join(lines[:4] + lines[5:]))
    wrong = await run_martillo("ledger", "verify", file)
    assert (wrong.status, wrong.out) == (
        1,
        "wrong: row 5, row_missing\nRow 5 is missing: row 6 follows row 4.\n",
    )
