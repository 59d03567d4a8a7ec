"""Listens on the bus of assistive technology as a screen reader does, and prints what is announced.

Each line is the politeness (1 polite, 2 assertive), a tab and the words. Ends when it is ended.
"""

import sys
from pathlib import Path

from jeepney import (  # type: ignore[import-untyped]  # it has no stubs
    DBusAddress,
    HeaderFields,
    MatchRule,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

_REGISTRY = DBusAddress(
    "/org/a11y/atspi/registry", bus_name="org.a11y.atspi.Registry", interface="org.a11y.atspi.Registry"
)
_EVENTS = "org.a11y.atspi.Event.Object"


def listen(connection: DBusConnection) -> None:
    """Say which event is wanted: Qt sends none that nobody asked for."""
    asked = new_method_call(_REGISTRY, "RegisterEvent", "s", ("object:announcement",))
    connection.send_and_get_reply(asked, timeout=10)
    rule = MatchRule(type="signal", interface=_EVENTS, member="Announcement")
    connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=10)


def main() -> None:
    """Print every announcement."""
    address, ready = sys.argv[1:]
    with open_dbus_connection(bus=address) as connection:
        listen(connection)
        Path(ready).touch()
        while True:
            message = connection.receive()
            if message.header.fields.get(HeaderFields.member) == "Announcement":
                _, politeness, _, (_, words), *_ = message.body
                print(f"{politeness}\t{words}", flush=True)


if __name__ == "__main__":
    main()
