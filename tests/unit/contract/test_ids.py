"""Ids are unique, are UUIDs, and rise with time."""

import time
import uuid

import msgspec

from contract.commands import Id
from contract.ids import new_id


def test_an_id_is_a_uuid_that_a_command_may_have() -> None:
    name = new_id()
    assert (uuid.UUID(name).version, uuid.UUID(name).variant) == (7, uuid.RFC_4122)
    assert msgspec.convert(name, Id) == name


def test_ids_of_one_moment_differ_and_later_ones_sort_behind() -> None:
    first = [new_id() for _ in range(1000)]
    began = time.time_ns() // 1_000_000
    while time.time_ns() // 1_000_000 <= began:
        pass
    assert len(set(first)) == 1000
    assert max(first) < new_id()
