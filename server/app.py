"""Wires the parts of the house together and has it listen: the one place that knows them all."""

import contextlib
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from contract.wire import Goodbye
from server.accounts.sessions import Accounts
from server.accounts.set_up import SetUp
from server.catalogue.pictures import PictureStore
from server.certificate import fingerprint_of
from server.gateway.addresses import AddressBook
from server.gateway.answers import PublicStates
from server.gateway.audience import SaleRooms
from server.gateway.broadcast import Broadcast
from server.gateway.connections import Connections
from server.gateway.crier import Crier
from server.gateway.doorkeeper import Doorkeeper
from server.gateway.events import Reception
from server.gateway.farewells import Farewells
from server.gateway.hall import Hall
from server.gateway.http import add_routes
from server.gateway.http.doors import BODY_AT_MOST, DOORS, Doors
from server.gateway.http.listening import HouseSite
from server.gateway.http.middleware import guard
from server.gateway.http.patience import KEEP_ALIVE_S, Patience
from server.gateway.http.unreadable import HouseRunner
from server.gateway.metrics import Metrics
from server.gateway.office_changes import OfficeChanges
from server.gateway.pace import Pace
from server.gateway.pictures import Showing
from server.gateway.rate_limit import Buckets
from server.gateway.settling import Settling
from server.gateway.socketio import SocketDoor
from server.rostrum.clock import HouseClock
from server.rostrum.house import House
from server.rostrum.receipts import HouseKey
from server.settings import Settings
from server.store.catalogue import CatalogueStore
from server.store.database import Database
from server.store.ledger import LedgerStore
from server.store.liveness import LivenessStore
from server.store.office import DisplayStore
from server.store.people import PeopleStore


class OpenHouse:
    """A house that is open: its stores, its rostra and its doors. Make one with `open`."""

    def __init__(self, settings: Settings, database: Database, key: HouseKey) -> None:
        limits, clock = settings.limits, HouseClock()
        self.clock = clock
        self.database = database
        self.accounts = Accounts(database, clock=clock)
        self.set_up = SetUp(self.accounts, clock)
        self.doorkeeper = Doorkeeper(self.accounts)
        self.metrics = Metrics()
        connections, addresses = Connections(), AddressBook(settings.trusted_proxies)
        self.connections = connections
        self._door = SocketDoor(
            connections=connections,
            doorkeeper=self.doorkeeper,
            addresses=addresses,
            clock=clock,
            limits=limits,
            origins=settings.origins,
        )
        crier = Crier(connections)
        self.broadcast = Broadcast(connections, crier)
        self._farewells = Farewells(self._door.transports, connections, self.broadcast)
        self._rooms = SaleRooms(connections, self.broadcast, crier, self._farewells)
        ledger, catalogue = LedgerStore(database, key), CatalogueStore(database)
        self.house = House(ledger, LivenessStore(database), catalogue, key, clock, self._rooms)
        user_buckets = Buckets(limits.events_per_second, limits.events_burst)
        states = PublicStates(self.house)
        hall = Hall(self.house, connections, self._rooms, clock, user_buckets, self._door.transports, states)
        self._door.open(Reception(hall, clock, self.metrics), self._rooms)
        self.accounts.on_revoked.append(self._door.on_revoked)
        self._patience, changes = Patience(), OfficeChanges()
        self._pace = Pace(
            house=self.house,
            door=self._door,
            rooms=self._rooms,
            connections=connections,
            broadcast=self.broadcast,
            crier=crier,
            clock=clock,
            metrics=self.metrics,
            patience=self._patience,
            changes=changes,
        )
        self._doors = Doors(
            house=self.house,
            states=states,
            connections=connections,
            accounts=self.accounts,
            set_up=self.set_up,
            catalogue=catalogue,
            pictures=PictureStore(settings.data),
            ledger=ledger,
            people=PeopleStore(database),
            displays=DisplayStore(database),
            settling=Settling(database),
            showing=Showing(self.broadcast),
            doorkeeper=self.doorkeeper,
            addresses=addresses,
            clock=clock,
            buckets=Buckets(limits.requests_per_second, limits.requests_burst),
            user_buckets=user_buckets,
            metrics=self.metrics,
            patience=self._patience,
            changes=changes,
        )
        self.app = web.Application(middlewares=[guard(settings.origins)], client_max_size=BODY_AT_MOST)
        self.app[DOORS] = self._doors
        add_routes(self.app)
        self._door.transports.attach(self.app)

    @classmethod
    async def open(cls, settings: Settings) -> "OpenHouse":
        """Open a data directory and every sale in it. Raises StoreError."""
        database = await Database.open(settings.data)
        try:
            opened = cls(settings, database, await _key(settings.data, database))
        except BaseException:
            await database.close()
            raise
        try:
            await opened.house.open()
        except BaseException:
            await opened.close()
            raise
        opened._pace.start()
        opened._doors.ready = True
        return opened

    @property
    def transports_open(self) -> int:
        """How many transports are open, joined or not."""
        return self._door.transports_open

    async def close(self) -> None:
        """Say goodbye to everybody, finish what was taken, and let go of the data directory."""
        self._doors.ready = False
        self._door.close()
        self._patience.cut_unfinished()
        await self.house.close()
        self._rooms.goodbye(self.connections.everybody(), Goodbye.RESTARTING)
        await self._pace.stop()
        await self._farewells.finished()
        await self._door.transports.shutdown()
        await self.database.close()


async def _key(data_dir: Path, database: Database) -> HouseKey:
    """Return the house's key; a new one only for a house that has not signed anything yet."""
    has_sales = bool(await CatalogueStore(database).sales())
    return HouseKey.read(data_dir) if has_sales else HouseKey.load(data_dir)


@dataclass(frozen=True, slots=True)
class RunningHouse:
    """A house that listens at `url`. `token` is the house's own, good until it stops.

    `certificate`: the SHA-256 of the one that it shows, in hexadecimal digits.
    """

    url: str
    token: str
    opened: OpenHouse
    metrics_url: str | None = None
    certificate: str | None = None


@contextlib.asynccontextmanager
async def running(
    data_dir: Path, *, host: str = "127.0.0.1", port: int = 0, settings: Settings | None = None
) -> AsyncIterator[RunningHouse]:
    """Run a whole house in this loop for as long as the block lasts. Raises StoreError."""
    chosen = settings or Settings(data=data_dir, host=host, port=port)
    opened = await OpenHouse.open(chosen)
    runner = HouseRunner(
        opened.app,
        access_log=None,
        handle_signals=False,
        keepalive_timeout=KEEP_ALIVE_S,
        shutdown_timeout=5,
    )
    metrics: web.AppRunner | None = None
    try:
        await runner.setup()
        await HouseSite(runner, chosen.host, chosen.port, ssl_context=_tls(chosen)).start()
        metrics = await _serve_metrics(opened, chosen)
        yield RunningHouse(
            url=_url(runner, "https" if chosen.certificate else "http"),
            token=opened.doorkeeper.house_token,
            opened=opened,
            metrics_url=None if metrics is None else f"{_url(metrics, 'http')}/metrics",
            certificate=None if chosen.certificate is None else fingerprint_of(chosen.certificate),
        )
    finally:
        # Goodbyes need the listening loop; the transports must be closed before the web server is.
        await opened.close()
        for one in (metrics, runner):
            if one is not None:
                await one.cleanup()


def _url(runner: web.AppRunner, scheme: str) -> str:
    host, port = runner.addresses[0][:2]
    named = f"[{host}]" if ":" in host else host
    return f"{scheme}://{named}:{port}"


def _tls(settings: Settings) -> ssl.SSLContext | None:
    if settings.certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # which not every build of Python has as its default
    try:
        context.load_cert_chain(settings.certificate, settings.private_key)
    except OSError as error:  # ssl.SSLError is one
        why = error.strerror or "they do not belong together"
        raise OSError(f"the certificate {settings.certificate} or its key cannot be used: {why}") from error
    return context


async def _serve_metrics(opened: OpenHouse, settings: Settings) -> web.AppRunner | None:
    if settings.metrics_port is None:
        return None

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=opened.metrics.text(), content_type="text/plain")

    app = web.Application()
    app.router.add_get("/metrics", metrics)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", settings.metrics_port).start()
    return runner
