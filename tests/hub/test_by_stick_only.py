"""Two desks of one venue that never see a network: they join, edit, count, exchange sticks, and agree."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.desk import Desk
from tests.conftest import MadeDesk
from tests.hub.post import Post
from tests.hub.replicas import seen
from tests.hub.test_venue_totals import added, lived, own, people, shown


@pytest.fixture
def desks(post: Post, made_desk: MadeDesk, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Both joined by stick; nothing was exchanged after that."""
    code = made_desk.made.venue.declaration_code
    with ExitStack() as stack:
        north = stack.enter_context(post.at(made_desk.folder))
        north.enrolment.accept(post.invitation(code))
        post.carry(north)
        post.another(tmp_path / "south", code)
        yield north, stack.enter_context(post.at(tmp_path / "south"))


def test_one_way_there_and_back_lets_the_first_desk_in(post: Post, made_desk: MadeDesk) -> None:
    with post.at(made_desk.folder) as north:
        lived(north, 1, "press", "enter")
        status = north.enrolment.accept(post.invitation(north.venue.get().declaration_code))
        assert (status.enrolled, status.certified, status.approved, status.by_stick) == (True, False, False, True)
        assert "has an invitation" in str(status.joining)
        stick = post.out(north)
        assert "is on the stick" in str(north.sync.status().joining)
        status = north.sync.take_receipt(post.at_hub(stick))
        (imported,) = post.taken
        assert ([one.state for one in imported.asked], imported.refused) == (["approved"], ())
        assert (status.certified, status.approved, status.synced, status.joining) == (True, True, True, None)
        assert north.health.problems() == ()


def test_another_desk_is_whole_and_tells_its_visitors_to_nobody(desks: tuple[Desk, Desk]) -> None:
    north, south = desks
    mine = {name: value for name, value in seen(south).items() if name != "desks"}
    assert mine == {name: value for name, value in seen(north).items() if name != "desks"}
    assert south.venue.get().serial_prefix == "JBB"
    assert (south.sync.status().approved, south.sync.status().by_stick) == (True, True)
    assert south.health.problems() == ()
    with pytest.raises(SyncError) as caught:
        south.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.BY_STICK
    assert south.sync.status().error is None  # nothing is wrong: nobody asked it to go by itself


Order = Callable[[Post, Desk, Desk], None]


def in_turn(post: Post, north: Desk, south: Desk) -> None:
    for desk in (north, south, north):
        post.carry(desk)


def two_sticks_crossing(post: Post, north: Desk, south: Desk) -> None:
    """Both are on the way at once, and the later one arrives first; then each takes another."""
    one, other = post.out(north), post.out(south)
    backs = [(south, post.at_hub(other)), (north, post.at_hub(one))]
    for desk, back in reversed(backs):
        desk.sync.take_receipt(back)
    for desk in (south, north):
        post.carry(desk)


def old_sticks_again(post: Post, north: Desk, south: Desk) -> None:
    """Every stick goes twice, and receipts come back in the wrong order."""
    sticks = [post.out(north), post.out(north)]
    backs = [post.at_hub(stick) for stick in (*reversed(sticks), *sticks)]
    for back in backs:
        north.sync.take_receipt(back)
    post.carry(south)
    old = post.at_hub(sticks[0])
    post.carry(north)
    north.sync.take_receipt(old)


def answers_lost(post: Post, north: Desk, south: Desk) -> None:
    """The first answers never come back."""
    for desk in (north, south):
        post.at_hub(post.out(desk))
    in_turn(post, south, north)


@pytest.mark.parametrize(
    "exchange",
    [in_turn, two_sticks_crossing, old_sticks_again, answers_lost],
    ids=["in turn", "crossing", "old ones again", "answers lost"],
)
def test_they_edit_the_same_gate_count_and_agree(desks: tuple[Desk, Desk], post: Post, exchange: Order) -> None:
    north, south = desks
    gate = north.gates.list()[0].id
    busy_desks = [lived(desk, seed, "press", "press", "enter", "sheet") for seed, desk in enumerate(desks)]
    north.gates.rename(gate, "正门")
    south.gates.rename(gate, "大门")
    south.gates.add("西门")
    exchange(post, north, south)
    assert seen(north) == seen(south)
    assert {"西门"} < {one.name for one in north.gates.list()}
    assert len(north.replication.conflicts()) == 1
    assert shown(north) == shown(south) == added(own(north), own(south))
    assert people(shown(north)) == sum(busy.people for busy in busy_desks)

    north.replication.choose(north.replication.conflicts()[0].id, 0)
    busy_desks[1].happen("undo")
    busy_desks[0].happen("press")
    in_turn(post, south, north)
    in_turn(post, south, north)
    assert seen(north) == seen(south)
    assert north.replication.conflicts() == south.replication.conflicts() == ()
    assert shown(north) == shown(south) == added(own(north), own(south))
    assert [desk.sync.status().synced for desk in desks] == [True, True]
    assert [desk.health.problems() for desk in desks] == [(), ()]
    assert {one.state for one in post.hub.desks.all()} == {"approved"}
