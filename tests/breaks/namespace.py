"""A network of its own for a house, joined to ours by a virtual cable: real packets, really lost.

Needs root and Linux; NotPossible says what is missing where it cannot be had.
"""

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count

_numbers = count(os.getpid() % 100 * 2)


class NotPossible(Exception):
    """No namespace can be made here; the message says why."""


@dataclass
class Apart:
    """The house's side has the address `house`, ours `here`; nothing else of its network can be reached."""

    name: str
    network: str
    here: str = ""

    @property
    def house(self) -> str:
        return f"{self.network}.2"

    @property
    def within(self) -> tuple[str, ...]:
        """The command that runs another one over there."""
        return ("ip", "netns", "exec", self.name)

    @property
    def _cable(self) -> tuple[str, str]:
        return f"{self.name}a", f"{self.name}b"

    async def open(self) -> None:
        """Make it."""
        ours, theirs = self._cable
        await ip(f"netns add {self.name}")
        await ip(f"link add {ours} type veth peer name {theirs} netns {self.name}")
        # Whatever happens to the cable, no packet for the house may leave by the way to the world.
        await ip(f"route add unreachable {self.network}.0/24 metric 4242")
        await ip(f"-n {self.name} addr add {self.house}/24 dev {theirs}")
        for where in (f"link set {ours} up", f"-n {self.name} link set {theirs} up"):
            await ip(where)
        await ip(f"-n {self.name} link set lo up")
        await self.move_to(f"{self.network}.1")

    async def close(self) -> None:
        """Take it away; also what is only half made."""
        # The cable first: a namespace lives on for minutes where a connection of it still ends.
        cable, fallback = (
            f"link del {self._cable[0]}",
            f"route del unreachable {self.network}.0/24 metric 4242",
        )
        for what in (cable, f"netns del {self.name}", fallback):
            with contextlib.suppress(NotPossible):
                await ip(what)

    async def pull_the_cable(self) -> None:
        """Lose every packet, both ways, without a word to anybody."""
        ours, theirs = self._cable
        # A router would not tell either: without this the system soon knows that nobody is there.
        lladdr = (await ip(f"-n {self.name} -br link show {theirs}")).split()[2]
        await ip(f"neigh replace {self.house} lladdr {lladdr} dev {ours} nud permanent")
        await ip(f"-n {self.name} link set {theirs} down")

    async def plug_it_in(self) -> None:
        """Carry packets again."""
        await ip(f"-n {self.name} link set {self._cable[1]} up")

    async def switch_off(self) -> None:
        """Be without a network on our side: every packet fails at once."""
        await ip(f"route add unreachable {self.house}/32")

    async def switch_on(self) -> None:
        """Have a network again."""
        await ip(f"route del unreachable {self.house}/32")

    async def lose_address(self) -> None:
        """Give up our address, and with it every connection that has it; nobody is told."""
        await ip(f"addr del {self.here}/24 dev {self._cable[0]}")

    async def get_another_address(self) -> None:
        """Come back under another address, as in another network."""
        last = int(self.here.rpartition(".")[2])
        await self.move_to(f"{self.network}.{last + 2}")

    async def move_to(self, address: str) -> None:
        """Have this address on our side."""
        self.here = address
        await ip(f"addr add {address}/24 dev {self._cable[0]}")


@contextlib.asynccontextmanager
async def apart() -> AsyncIterator[Apart]:
    """Make a network apart for as long as the block lasts. Raises NotPossible."""
    if os.geteuid() != 0:
        raise NotPossible("network namespaces need root")
    if shutil.which("ip") is None:
        raise NotPossible("ip is not installed (Debian: apt-get install iproute2)")
    number = next(_numbers) % 250
    network = Apart(f"mtl{os.getpid()}n{number}"[:13], f"10.213.{number}")
    try:
        await network.open()
        yield network
    finally:
        await network.close()


async def ip(arguments: str) -> str:
    """Run `ip` and return what it says. Raises NotPossible with its complaint."""
    process = await asyncio.create_subprocess_exec(
        *("ip", *arguments.split()), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    said, complaint = await process.communicate()
    if process.returncode:
        raise NotPossible(f"ip {arguments}: {complaint.decode().strip()}")
    return said.decode()
