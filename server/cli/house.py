"""`martillo serve`, `demo` and `replay`: each hands over to a part that is loaded only then."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from contract.terms import BelowReserve
from server.cli.failures import telling_failures
from server.cli.options import Data
from server.collector import made_to_stay


def serve(
    data: Data,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", envvar="MARTILLO_HOST", help="The address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, envvar="MARTILLO_PORT", help="0 picks a free one.")
    ] = 8765,
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Allow plain http on other addresses than loopback.")
    ] = False,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE.pem", help="The certificate's chain: then https is spoken.")
    ] = None,
    private_key: Annotated[
        Path | None, typer.Option(metavar="FILE.pem", help="Its key, when it is not in the same file.")
    ] = None,
    own_certificate: Annotated[
        bool,
        typer.Option("--own-certificate", help="Speak https with a certificate made here, for a hall."),
    ] = False,
    origin: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="A web page's origin to let in; may be repeated.")
    ] = None,
    trusted_proxy: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A proxy whose X-Forwarded-For counts; may be repeated."),
    ] = None,
    metrics_port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Serve /metrics on this port of loopback.")
    ] = None,
) -> None:
    """Serve the house's sales until it is told to stop.

    The options can be set in the environment too: MARTILLO_CERTIFICATE, MARTILLO_ORIGINS='["…"]' and so on.
    """
    with made_to_stay():
        from server.serving import serve as serve_house
        from server.settings import ServeOptions

    options: ServeOptions = {}
    if insecure:
        options["insecure"] = True
    if certificate is not None:
        options["certificate"] = certificate
    if private_key is not None:
        options["private_key"] = private_key
    if own_certificate:
        options["own_certificate"] = True
    if origin:
        options["origins"] = origin
    if trusted_proxy:
        options["trusted_proxies"] = trusted_proxy
    if metrics_port is not None:
        options["metrics_port"] = metrics_port
    with telling_failures():
        status = serve_house(data, host, port, **options)
    raise typer.Exit(status)


def demo(
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="Keep the demo's data here.")
    ] = None,
    headless: Annotated[
        bool | None,
        typer.Option("--headless/--windows", help="Without windows; by itself when there is no display."),
    ] = None,
    lots: Annotated[int | None, typer.Option(min=1, metavar="N", help="Play so many lots.")] = None,
    speed: Annotated[float, typer.Option(min=0.1, max=100, metavar="X", help="How fast to play.")] = 1.0,
    shots: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write pictures of the windows here.")
    ] = None,
    auto: Annotated[
        bool, typer.Option("--auto", "--auto-auctioneer", help="Let the house's auctioneer call the sale.")
    ] = False,
) -> None:
    """Open a demo sale with robots, a control window and a bidder's window."""
    from server.demo.command import DemoOptions, run

    options = DemoOptions(data=data, headless=headless, lots=lots, speed=speed, shots=shots, auto=auto)
    with telling_failures():
        status = run(options)
    raise typer.Exit(status)


def replay(
    bids: Annotated[Path, typer.Argument(metavar="BIDS.csv", help="The recorded bids, a row each.")],
    ladder: Annotated[str, typer.Option(metavar="NAME|FILE", help="The increments.")] = "auction-fr",
    below_reserve: Annotated[
        BelowReserve, typer.Option(help="The price while the reserve is unmet.")
    ] = BelowReserve.SHOW_LIMIT,
    currency: Annotated[
        str | None, typer.Option(metavar="EUR", help="An ISO 4217 code; by default the ladder's own, or EUR.")
    ] = None,
) -> None:
    """Play recorded bids through the rules and print what would have happened."""
    from server.catalogue.ladders import ladder_currency, load_ladder
    from server.replay.command import run

    with telling_failures():
        money = currency or ladder_currency(ladder) or "EUR"
        status = run(bids, load_ladder(ladder, money), below_reserve, money, sys.stdout, sys.stderr)
    raise typer.Exit(status)
