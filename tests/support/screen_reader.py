"""Listens on the bus of assistive technology as Orca does, and prints the notifications that come into sight.

Each line is one of them. Ends when it is ended.
"""

import sys
from pathlib import Path

from jeepney import (  # type: ignore[import-untyped]  # it has no stubs
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

_REGISTRY = DBusAddress(
    "/org/a11y/atspi/registry", bus_name="org.a11y.atspi.Registry", interface="org.a11y.atspi.Registry"
)
_EVENTS = "org.a11y.atspi.Event.Object"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_INTO_SIGHT = ("showing", 1)


def listen(connection: DBusConnection) -> None:
    """Say which event is wanted: Qt sends none that nobody asked for."""
    asked = new_method_call(_REGISTRY, "RegisterEvent", "s", ("object:state-changed:showing",))
    connection.send_and_get_reply(asked, timeout=10)
    rule = MatchRule(type="signal", interface=_EVENTS, member="StateChanged")
    connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=10)


def notification(connection: DBusConnection, message: Message) -> str | None:
    """Return the name of the notification that an event is of; None when it is of something else."""
    fields = message.header.fields
    if fields.get(HeaderFields.member) != "StateChanged" or message.body[:2] != _INTO_SIGHT:
        return None
    shown = DBusAddress(
        fields[HeaderFields.path], bus_name=fields[HeaderFields.sender], interface=_ACCESSIBLE
    )
    role = connection.send_and_get_reply(new_method_call(shown, "GetRoleName"), timeout=10)
    if role.body != ("notification",):
        return None
    ((_, name),) = connection.send_and_get_reply(Properties(shown).get("Name"), timeout=10).body
    return str(name)


def main() -> None:
    """Print every notification."""
    address, ready = sys.argv[1:]
    with open_dbus_connection(bus=address) as connection:
        listen(connection)
        Path(ready).touch()
        while True:
            name = notification(connection, connection.receive())
            if name is not None:
                print(name, flush=True)


if __name__ == "__main__":
    main()
