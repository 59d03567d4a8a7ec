"""Catalogues as houses have them, and every way in which one can be broken."""

import pytest

from contract.catalogue import CatalogueRow
from server.catalogue.importer import read_catalogue
from server.catalogue.tables import MAX_BYTES
from server.catalogue.text_tables import MAX_ROWS

HEADER = "LotNum,Title,Description,LowEst,HighEst,StartPrice,Reserve,ImageFile.1,ImageFile.2"
CLOCK = CatalogueRow(
    lot="27A",
    title="Böhm clock",
    description="Runs; strikes “ten”.",
    low_estimate=100_00,
    high_estimate=200_00,
    start=50_00,
    reserve=80_50,
    images=("a.jpg", "b.jpg"),
)
CELLS = ("27A", "Böhm clock", '"Runs; strikes “ten”."', "100", "200", "50", "80.50", "a.jpg", "b.jpg")


def file(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows]).encode()


def problems(*rows: str, header: str = HEADER) -> list[str]:
    draft = read_catalogue(file(*rows, header=header), "EUR")
    return [str(problem) for problem in draft.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_encoding_and_delimiter_gives_the_same_lot(encoding: str, delimiter: str, newline: str) -> None:
    text = newline.join([HEADER.replace(",", delimiter), delimiter.join(CELLS), ""])
    draft = read_catalogue(text.encode(encoding), "EUR")
    assert (draft.rows, draft.problems, draft.kept, draft.ignored) == ([CLOCK], [], (), ())
    assert draft.lines == [2]


@pytest.mark.parametrize(
    "header",
    [
        "lotnum,title,description,lowest,highest,startprice,reserve,imagefile.1,imagefile.2",
        " Lot Num , TITLE ,Description,Low Est,High_Est,Start Price,Reserve,Image File 1,Image-File.2",
    ],
)
def test_headings_are_known_in_any_case_and_spacing(header: str) -> None:
    assert read_catalogue(file(",".join(CELLS), header=header), "EUR").rows == [CLOCK]


def test_columns_may_come_in_any_order_and_most_may_be_missing() -> None:
    draft = read_catalogue(b"StartPrice,Title,LotNum\n5,Vase,1\n", "JPY")
    assert draft.rows == [CatalogueRow(lot="1", title="Vase", start=5)]


def test_pictures_are_in_the_order_of_their_numbers_and_gaps_close_up() -> None:
    header = "LotNum,Title,StartPrice,ImageFile.10,ImageFile.2,ImageFile.1"
    draft = read_catalogue(file("1,Vase,5,ten.jpg,,one.jpg", header=header), "EUR")
    assert draft.rows[0].images == ("one.jpg", "ten.jpg")


def test_a_zero_estimate_or_reserve_means_none() -> None:
    row = read_catalogue(file("1,Vase,,0,0,5,0,,"), "EUR").rows[0]
    assert (row.low_estimate, row.high_estimate, row.reserve) == (None, None, None)


def test_a_reserve_below_the_start_is_the_houses_choice() -> None:
    assert read_catalogue(file("1,Vase,,,,50,10,,"), "EUR").rows[0].reserve == 10_00


def test_lines_are_counted_as_in_an_editor() -> None:
    rows = ('1,"A vase","two\nlines",,,5,,,', "", "2,,,,,5,,,", ",,,,,,,,", "3,Clock,,,,x,,,")
    assert problems(*rows) == [
        "line 5: the title is missing",
        "line 7: StartPrice: 'x' is not an amount; write it as 1250 or 1250.50",
    ]


def test_columns_that_nobody_knows_are_kept_beside_the_lot_and_listed() -> None:
    draft = read_catalogue(file("1,Vase,5,good,7", header="LotNum,Title,StartPrice,Condition,Weight"), "EUR")
    assert [row.extra for row in draft.rows] == [{"Condition": "good", "Weight": "7"}]
    assert draft.kept == ("Condition", "Weight")


def test_flags_and_addresses_of_a_program_are_left_out_and_listed() -> None:
    draft = read_catalogue(file("1,Vase,5,True,,", header="LotNum,Title,StartPrice,is_over,,"), "EUR")
    assert ([row.extra for row in draft.rows], draft.ignored) == ([{}], ("is_over",))


def test_the_seller_the_tax_and_both_estimates_in_one_cell_are_read() -> None:
    row = read_catalogue(
        file("1,Vase,5,Sol,21 %,80–120", header="Lot,Title,Start,Vendor,VAT,Estimate"), "EUR"
    ).rows[0]
    assert (row.seller, row.vat_bp, row.low_estimate, row.high_estimate) == ("Sol", 2100, 80_00, 120_00)


def test_a_quote_that_guards_a_cell_from_being_a_formula_goes_again() -> None:
    row = read_catalogue(file("1,'=Vase,'tis old,,,5,,,"), "EUR").rows[0]
    assert (row.title, row.description) == ("=Vase", "'tis old")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Vase,,,,5,,,", "LotNum is missing"),
        ("a/b,Vase,,,,5,,,", "LotNum 'a/b' must be 1 to 20 letters, digits, spaces, dots or hyphens"),
        (f"{'9' * 21},Vase,,,,5,,,", "must be 1 to 20"),
        ("1,,,,,5,,,", "the title is missing"),
        (f"1,{'x' * 201},,,,5,,,", "Title has 201 characters; at most 200 fit"),
        (f"1,Vase,{'x' * 5001},,,5,,,", "Description has 5001 characters; at most 5000 fit"),
        ("1,Va\x1b[2Jse,,,,5,,,", "Title has characters that cannot be printed"),
        ("1,Vase,,,,,,,", "StartPrice is missing: write the amount at which bidding begins, above zero"),
        ("1,Vase,,,,0,,,", "StartPrice is missing"),
        ("1,Vase,,,,-5,,,", "StartPrice: '-5' is not an amount"),
        ("1,Vase,,,,1.5e3,,,", "StartPrice: '1.5e3' is not an amount"),
        ("1,Vase,,,,nan,,,", "StartPrice: 'nan' is not an amount"),
        ('1,Vase,,,,"1,200",,,', "StartPrice: '1,200' can be read in two ways"),
        ("1,Vase,,,,5.001,,,", "StartPrice: '5.001' can be read in two ways"),
        ("1,Vase,,200,100,5,,,", "LowEst is above HighEst"),
        ("1,Vase,,x,100,5,,,", "LowEst: 'x' is not an amount"),
        ("1,Vase,,,,5,much,,", "Reserve: 'much' is not an amount"),
        (
            "1,Vase,red, blue,,,5,,,",
            "it has more cells than the header; put texts with the delimiter in quotes",
        ),
    ],
)
def test_a_broken_row_is_named_with_its_line_and_reason(row: str, reason: str) -> None:
    found = problems("7,Good,,,,5,,,", row)
    assert found
    assert all(problem.startswith("line 3: ") for problem in found)
    assert any(reason in problem for problem in found)


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = problems("1,,,x,,,,,", "1,Vase,,,,5,,,")
    assert found == [
        "line 2: the title is missing",
        "line 2: LowEst: 'x' is not an amount; write it as 1250 or 1250.50",
        "line 2: StartPrice is missing: write the amount at which bidding begins, above zero",
        "line 3: LotNum 1 is used on line 2 already",
    ]


def test_lots_that_sound_alike_are_one_lot() -> None:
    assert problems("27a,Vase,,,,5,,,", "27A,Vase,,,,5,,,") == [
        "line 3: LotNum 27A is used on line 2 already"
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (HEADER.encode(), "the catalogue has no lots"),
        (b"PK\x03\x04rest of a workbook", "not an XLSX workbook that can be read"),
        (b"\xd0\xcf\x11\xe0rest of an old one", "not an XLSX workbook that can be read"),
        (b"\x81\x8d\x00\xff", "not a text file"),
        (b"A,B\n1,Vase\n", "line 1: the header lacks LotNum, Title, StartPrice"),
        (b"Lot,Name\n1,Vase\n", "line 1: the header lacks StartPrice"),
        (b"LotNum,Title,StartPrice,Title\n1,a,5,b\n", "line 1: the column Title is there twice"),
        (
            b"LotNum,Title,StartPrice,Limit\n1,a,5,9\n",
            "line 1: the column 'Limit' may be either; write Reserve or StartPrice",
        ),
        (
            b"LotNum,Title,StartPrice,Reseve\n1,a,5,9\n",
            "line 1: the column 'Reseve' is unknown; write Reserve",
        ),
        (b'LotNum,Title,StartPrice\n1,"a,5\n', "this line cannot be read"),
        (b"x" * (MAX_BYTES + 1), "at most 10 MiB"),
    ],
)
def test_security_19_a_file_that_is_no_catalogue_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    draft = read_catalogue(data, "EUR")
    assert draft.rows == []
    assert len(draft.problems) == 1
    assert reason in str(draft.problems[0])


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (20_001, "a sale has at most 20000 lots"),
        (MAX_ROWS, f"line {MAX_ROWS + 1}: a catalogue has at most 20,100 rows"),
    ],
)
def test_security_19_a_sale_has_a_largest_number_of_lots(rows: int, reason: str) -> None:
    lots = "".join(f"{number},t,5\n" for number in range(rows))
    draft = read_catalogue(b"LotNum,Title,StartPrice\n" + lots.encode(), "EUR")
    assert [str(problem) for problem in draft.problems] == [reason]


def test_security_19_a_catalogue_has_a_largest_number_of_columns() -> None:
    draft = read_catalogue(b"LotNum,Title,StartPrice" + b"," * 200, "EUR")
    assert [str(problem) for problem in draft.problems] == ["line 1: a catalogue has at most 200 columns"]
