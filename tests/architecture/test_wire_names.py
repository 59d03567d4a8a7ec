"""The names of the events stand in contract/wire.py and nowhere else."""

import ast
from collections.abc import Iterator

import pytest

from contract.wire import Event
from tests.architecture.source_tree import Source, called_name, findings, found_in

SPEAKING = {"emit", "call", "on", "send", "event"}
EVENT_NAMES = {event.value for event in Event}


def literal_event_names(source: Source) -> Iterator[str]:
    """Find an event's name written out where something is sent, called or listened for."""
    if source.is_in("contract"):
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or called_name(node) not in SPEAKING:
            continue
        spoken = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "event")]
        for argument in spoken:
            if isinstance(argument, ast.Constant) and argument.value in EVENT_NAMES:
                yield f"{node.lineno}: {ast.unparse(node.func)}({argument.value!r}); use contract.wire.Event"


def test_events_are_named_only_in_the_contract() -> None:
    assert findings(literal_event_names) == []


@pytest.mark.parametrize(
    "text",
    [
        "await sio.emit('feed', body)",
        "client.call(event='bid', data=body)",
        "@sio.on('attend')\ndef f(): ...",
    ],
)
def test_a_literal_event_name_is_found(text: str) -> None:
    assert len(found_in("server.gateway.broadcast", text, literal_event_names)) == 1


def test_names_of_socket_io_itself_are_no_events_of_ours() -> None:
    assert found_in("server.gateway.socketio", "sio.on('disconnect', gone)", literal_event_names) == []
