"""Under which addresses the people of a hall find this computer: the likeliest first. Knows no window."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from desktop_client.connection.address import is_local

_IPV4: Final = QAbstractSocket.NetworkLayerProtocol.IPv4Protocol
_UP: Final = QNetworkInterface.InterfaceFlag.IsUp | QNetworkInterface.InterfaceFlag.IsRunning
_LIKELY: Final = (QNetworkInterface.InterfaceType.Wifi, QNetworkInterface.InterfaceType.Ethernet)
_OF_MACHINES_WITHIN: Final = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "tun", "tap", "wg")
"""Beginnings of the names of networks that end inside this computer, or far from the hall."""


@dataclass(frozen=True, slots=True)
class HallAddress:
    """One address of this computer, and the network card that has it."""

    address: str
    card: str


def hall_addresses() -> list[HallAddress]:
    """Return this computer's addresses in private networks; none when it is in no network."""
    found: list[tuple[int, HallAddress]] = []
    for card in QNetworkInterface.allInterfaces():
        flags = card.flags()
        if (flags & _UP) != _UP or flags & QNetworkInterface.InterfaceFlag.IsLoopBack:
            continue
        for entry in card.addressEntries():
            address = entry.ip().toString()
            if entry.ip().protocol() is _IPV4 and is_local(address):
                found.append((_unlikely(card), HallAddress(address, card.humanReadableName())))
    return [address for _, address in sorted(found, key=lambda one: one[0])]


def _unlikely(card: QNetworkInterface) -> int:
    if card.name().startswith(_OF_MACHINES_WITHIN):
        return 2
    return 0 if card.type() in _LIKELY else 1
