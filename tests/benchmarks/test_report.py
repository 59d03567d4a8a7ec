"""The page of figures, and what is kept for it."""

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from benchmarks import __main__ as command
from benchmarks import machine, records, report
from benchmarks.feed_ways.result import FeedWay, WayRow, WaysTaken
from benchmarks.measure import Bench, Figure, Measure, ratio
from benchmarks.measures import ALL
from benchmarks.records import Kept, Record
from benchmarks.rounds import Taken

FANOUT = Measure(
    name="fanout",
    title="Fan-out",
    take=lambda _bench: {},
    figures=(
        Figure("fanout_vs_node", "CPU per delivery, over Node's", "×", 0.6, ratio("house_us", "node_us")),
        Figure("fanout_vs_floor", "the same, over the floor's", "×", 1.4, ratio("house_us", "floor_us")),
    ),
    how="A thousand listen.",
)
ROUNDS: list[dict[str, float | list[float]]] = [
    {"house_us": 10.0, "node_us": 20.0},
    {"house_us": 11.0, "node_us": 20.0},
    {"house_us": 30.0, "node_us": 20.0},
]


def record(**measures: Kept) -> Record:
    return Record(machine="A machine, 2 processors", versions={"Python": "3.11.7"}, measures=dict(measures))


def kept(rounds: list[dict[str, float | list[float]]] = ROUNDS, **others: object) -> Kept:
    return Kept(day="2026-11-23", commit="abc1234", quick=False, rounds=rounds, **others)  # type: ignore[arg-type]


def ways() -> WaysTaken:
    row = WayRow(
        way=FeedWay.WEBSOCKET,
        bidders=1000,
        p50_ms=4.25,
        p99_ms=1250,
        requests=0,
        kib=22.04,
        cpu_ms=5.5,
        seen=999,
        missed=1,
    )
    return WaysTaken(
        day="2026-11-23",
        commit="abc1234",
        quick=True,
        seconds=6,
        bids_per_s=1,
        nobody_cpu_ms=90,
        rows=[row],
        warnings=["the generator was slow"],
    )


def test_a_row_has_the_median_its_spread_the_goal_and_whether_it_is_met() -> None:
    page = report.write(record(fanout=kept()), [FANOUT])
    row = "CPU per delivery, over Node's | **0.55 ×** | 0.50 – 1.50 | ≤ 0.6 × | yes | 3 |"
    assert f"| [Fan-out](#fan-out) | {row}" in page


def test_a_missed_goal_stands_out() -> None:
    page = report.write(record(fanout=kept([{"house_us": 18.0, "node_us": 20.0}])), [FANOUT])
    assert "| **0.90 ×** | 0.90 – 0.90 | ≤ 0.6 × | **no** | 1 |" in page


def test_a_row_of_which_something_must_be_known_points_to_the_warnings() -> None:
    page = report.write(record(fanout=kept(warnings=["slow"])), [FANOUT])
    assert "| 0.50 – 1.50 | ≤ 0.6 × | yes | 3, [warned](#warnings) |" in page


def test_a_measure_that_was_never_taken_has_its_rows_all_the_same() -> None:
    page = report.write(record(), [FANOUT])
    assert "| CPU per delivery, over Node's | – | – | ≤ 0.6 × | not measured | 0 |" in page
    assert "A thousand listen.\n\nNot measured here.\n" in page


def test_the_page_in_docs_is_the_one_that_the_kept_figures_make() -> None:
    of_docs = msgspec.json.decode(command.KEPT.read_bytes(), type=Record)
    page = (command.DOCS / "benchmarks.md").read_text(encoding="utf-8")
    assert page == report.write(of_docs, ALL), "made anew by `./dev docs`"


def test_where_a_peer_was_missing_the_row_says_that_nothing_was_measured() -> None:
    page = report.write(record(fanout=kept()), [FANOUT])
    assert "|  | the same, over the floor's | – | – | ≤ 1.4 × | not measured | 0 |" in page


def test_a_stranger_finds_the_machine_the_versions_the_way_and_the_raw_values() -> None:
    page = report.write(record(fanout=kept()), [FANOUT])
    assert "**The machine**: A machine, 2 processors." in page and "Python 3.11.7" in page
    assert "### Fan-out\n\nA thousand listen." in page
    assert "| `house_us` | 3 | 11.0 | 10.0 – 30.0 |" in page
    assert "2026-11-23, at abc1234, 3 rounds" in page


def test_warnings_of_measures_and_of_the_ways_stand_at_the_end() -> None:
    of_ways = msgspec.structs.replace(record(fanout=kept(warnings=["slow"])), feed_ways=ways())
    page = report.write(of_ways, [FANOUT])
    assert page.endswith(
        "## Warnings\n\n- Fan-out: slow\n- Polling, long-polling or WebSocket: the generator was slow\n"
    )
    assert report.write(record(fanout=kept()), [FANOUT]).endswith(
        "None: the load generator was never the bottleneck.\n"
    )


def test_the_ways_to_follow_have_a_section_with_table_and_chart() -> None:
    page = report.write(msgspec.structs.replace(record(), feed_ways=ways()), [FANOUT])
    assert "| WebSocket | 1,000 | 4.2 ms | 1.25 s | 0.0 | 22.0 | 5.5 ms | 99.9% |" in page
    assert "](pictures/feed_ways.svg)" in page


def test_a_measure_that_is_played_again_replaces_itself_and_leaves_the_others() -> None:
    before = record(fanout=kept(), burst=kept())
    again = Taken(FANOUT, rounds=[{"house_us": 9.0, "node_us": 20.0}])
    before.keep(again, quick=True)
    assert before.measures["fanout"].rounds == again.rounds and before.measures["fanout"].quick
    assert before.measures["burst"].rounds == ROUNDS


def test_a_measure_that_gave_nothing_leaves_what_was_there() -> None:
    before = record(fanout=kept())
    before.keep(Taken(FANOUT, failure="broke off"), quick=False)
    assert before.measures["fanout"].rounds == ROUNDS


def test_all_times_of_a_round_stand_in_one_line_and_are_read_again(tmp_path: Path) -> None:
    times: list[dict[str, float | list[float]]] = [{"waits_ms": [1.25, 3.0, 812.125], "none": [], "cpu": 0.5}]
    records.write(tmp_path / "here.json", record(verdict=kept(times)))
    assert '"waits_ms": [ 1.25, 3.0, 812.125 ],' in (tmp_path / "here.json").read_text()
    there = msgspec.json.decode((tmp_path / "here.json").read_bytes(), type=Record)
    assert there.measures["verdict"].rounds == times
    page = report.write(there, [Measure("verdict", "Verdict", FANOUT.take, ())])
    assert "| `waits_ms` | 3 | 3.00 | 1.25 – 812 |" in page and "| `none` | 0 | – | – |" in page


def test_figures_of_another_machine_are_not_mixed_with_those_of_this_one(tmp_path: Path) -> None:
    records.write(tmp_path / "there.json", record(fanout=kept()))
    records.write(
        tmp_path / "here.json",
        msgspec.structs.replace(record(fanout=kept()), machine=machine.machine()),
    )
    assert records.read(tmp_path / "there.json", None).measures == {}
    assert records.read(tmp_path / "here.json", None).measures["fanout"].rounds == ROUNDS
    assert records.read(tmp_path / "nowhere.json", None).measures == {}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for documents, and a bench of one measure: 0.5 in its first round, broken in its second."""

    def take(bench: Bench) -> dict[str, float]:
        if bench.round == 1:
            raise RuntimeError("nobody listens")
        return {"house_us": 10.0, "node_us": 20.0}

    docs = tmp_path / "docs"
    (docs / "pictures").mkdir(parents=True)
    monkeypatch.setattr(command, "ALL", (replace(FANOUT, take=take),))
    monkeypatch.setattr(command, "DOCS", docs)
    monkeypatch.setattr(command, "KEPT", docs / "benchmarks.json")
    return docs


def test_the_medians_are_written_as_json_with_null_for_what_could_not_be_measured(desk: Path) -> None:
    assert command.main(["--only", "fanout", "--rounds", "1", "--json", str(desk / "figures.json")]) == 0
    told = json.loads((desk / "figures.json").read_text())
    assert told == {"fanout_vs_node": 0.5, "fanout_vs_floor": None}
    assert not (desk / "benchmarks.md").exists()


def test_what_was_measured_before_a_measure_broke_is_written_down_and_the_command_fails(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--only", "fanout", "--rounds", "2", "--write"]) == 1
    assert "**0.50 ×**" in (desk / "benchmarks.md").read_text()
    assert "round 2 broke off (RuntimeError: nobody listens)" in (desk / "benchmarks.md").read_text()
    assert "✗ fanout: round 2 broke off" in capsys.readouterr().err


def test_a_missed_goal_is_no_failure(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--only", "fanout", "--rounds", "1"]) == 0
    assert "CPU per delivery, over Node's  0.50 ×  0.50 – 0.50  ≤ 0.6 ×  yes" in capsys.readouterr().out


def test_the_page_is_made_anew_without_measuring(desk: Path) -> None:
    command.main(["--only", "fanout", "--rounds", "1", "--write"])
    page = (desk / "benchmarks.md").read_text()
    (desk / "benchmarks.md").unlink()
    assert command.main(["--render"]) == 0
    assert (desk / "benchmarks.md").read_text() == page


def test_the_command_knows_what_it_may_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--only", "fanout,speed"])
    assert "speed: no such measure; there are" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("One entry to 1,000 bidders", "one-entry-to-1000-bidders"),
        ("Start, to first paint", "start-to-first-paint"),
    ],
)
def test_a_row_leads_to_what_its_figure_is(title: str, anchor: str) -> None:
    page = report.write(record(), [Measure(title, title, FANOUT.take, FANOUT.figures)])
    assert f"| [{title}](#{anchor}) |" in page and f"### {title}\n" in page


@pytest.mark.parametrize(
    ("amount", "spelled"),
    [(0.0, "0"), (0.123456, "0.12"), (12.345, "12.3"), (123.45, "123"), (12345.6, "12,346")],
)
def test_three_digits_are_enough(amount: float, spelled: str) -> None:
    assert report.number(amount) == spelled
