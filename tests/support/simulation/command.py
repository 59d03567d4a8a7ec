"""`./dev simulate`: plays seeds and tells the story of those that fail."""

import sys
from typing import Annotated

import typer

from tests.support.simulation.drama import play
from tests.support.simulation.planning import make_plan
from tests.support.simulation.report import explain
from tests.support.simulation.runner import Tally, play_in_parallel, play_seeds

STORIES_AT_MOST = 3


def simulate(
    seeds: Annotated[int, typer.Option(min=1, help="How many sales to simulate.")] = 5_000,
    seed: Annotated[int, typer.Option(min=0, help="The first seed; each next one is one higher.")] = 0,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; by default one per core.")] = None,
    whole: Annotated[bool, typer.Option(help="Tell a failing plan as it is, without shrinking it.")] = False,
) -> None:
    """Simulate sales in virtual time under injected faults; a failing seed prints itself and its story."""
    chosen = range(seed, seed + seeds)
    if seeds == 1 or jobs == 1:
        tally = play_seeds(chosen)
    else:
        tally = play_in_parallel(chosen, jobs, _progress)
        if sys.stderr.isatty():
            typer.echo("", err=True)
    typer.echo(
        f"{tally.seeds} sales in {tally.seconds:.1f} s, {tally.a_minute:.0f} a minute; "
        f"{tally.rows} rows, {tally.steps} steps; {len(tally.failed)} failed"
    )
    for number, failed in enumerate(sorted(tally.failed)):
        if number == STORIES_AT_MOST:
            typer.echo(f"and also {[f'{one}: {tally.failed[one]}' for one in sorted(tally.failed)[number:]]}")
            break
        typer.echo(explain(failed, play(make_plan(failed)), smaller=not whole))
    if tally.failed:
        sys.exit(1)


def _progress(tally: Tally) -> None:
    if sys.stderr.isatty():
        typer.echo(
            f"\r{tally.seeds} sales, {tally.a_minute:.0f} a minute, {len(tally.failed)} failed",
            nl=False,
            err=True,
        )


if __name__ == "__main__":
    app = typer.Typer(add_completion=False)
    app.command()(simulate)
    app(prog_name="./dev simulate")
