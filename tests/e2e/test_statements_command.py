"""`martillo statements` and `martillo results` as processes, on a house whose sale is over."""

from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from contract.terms import PremiumBand
from tests.support.house import house_in
from tests.support.processes import run_martillo
from tests.support.saleroom import Saleroom

pytestmark = pytest.mark.processes


async def ended_sale(data: Path) -> str:
    """Sell lot 1 to Ann, pass lot 2, end the sale, and close the house."""
    async with house_in(data) as house:
        room = await Saleroom.open(
            house, premium=(PremiumBand(above=0, rate_bp=2_500),), premium_vat_bp=2_100
        )
        assert (await room.bid(room.ann, "a1", 10_000))["ok"]
        await room.call("sell", lot="1")
        await room.call("open_lot", lot="2")
        await room.call("pass", lot="2")
        await room.call("end_sale")
        return room.sale


async def test_a_sales_papers_go_into_a_folder_as_drafts_and_then_with_their_numbers(tmp_path: Path) -> None:
    data, out = tmp_path / "house", tmp_path / "papers"
    sale = await ended_sale(data)
    command = ("statements", sale, "--data", data, "--out", out)

    drafts = await run_martillo(*command)
    assert (drafts.status, drafts.out) == (0, f"{out / 'buyer-draft-001-Ann.pdf'}\n"), drafts.err

    issued = await run_martillo(*command, "--issue", "--language", "es")
    assert (issued.status, issued.out) == (0, f"{out / 'buyer-00001-Ann.pdf'}\n"), issued.err
    text = pypdfium2.PdfDocument(out / "buyer-00001-Ann.pdf")[0].get_textpage().get_text_bounded()
    assert "Liquidación del comprador" in text
    assert "130,25" in text

    sellers = await run_martillo(*command, "--kind", "seller")
    assert (sellers.status, sellers.out) == (0, "")
    assert "no lot of this sale" in sellers.err

    unknown = await run_martillo("statements", "no-such-sale", "--data", data, "--out", out)
    assert (unknown.status, unknown.out) == (2, "")


async def test_results_go_into_a_workbook_or_are_sifted(tmp_path: Path) -> None:
    data, book = tmp_path / "house", tmp_path / "results.xlsx"
    sale = await ended_sale(data)
    written = await run_martillo("results", sale, "--data", data, "--xlsx", book)
    assert (written.status, written.out) == (0, f"{book}\n"), written.err
    sheet = openpyxl.load_workbook(book)["Results"]
    assert [row[0].value for row in sheet.iter_rows()] == ["lot", "1", "2", "3"]
    unsold = await run_martillo("results", sale, "--data", data, "--only", "unsold")
    assert [line.split()[0] for line in unsold.out.splitlines()] == ["lot", "2", "3"]  # 3 was never called
