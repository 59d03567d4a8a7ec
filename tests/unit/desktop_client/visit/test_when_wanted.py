"""Parts that are made when they are first wanted."""

from desktop_client.visit.when_wanted import WhenWanted


class Owner:
    def __init__(self) -> None:
        self.made = 0

    @WhenWanted
    def part(self) -> str:
        self.made += 1
        return f"part {self.made}"


def test_a_part_is_made_once_and_only_when_it_is_wanted() -> None:
    owner = Owner()
    assert owner.made == 0
    assert owner.part is owner.part
    assert owner.made == 1


def test_to_ask_whether_a_part_was_made_does_not_make_it() -> None:
    owner = Owner()
    assert Owner.part.made_in(owner) is None
    assert owner.made == 0
    wanted = owner.part
    assert Owner.part.made_in(owner) is wanted


def test_each_owner_has_a_part_of_its_own() -> None:
    one, other = Owner(), Owner()
    assert one.part
    assert Owner.part.made_in(other) is None
