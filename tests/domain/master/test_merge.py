"""The merge: whatever arrives in whatever order and however often, every desk ends with the same."""

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.master.merge import MOST_VERSIONS, Register, Version, join, written
from desktop.domain.master.stamps import DOUBTED_MS, desk_of, is_stamp, ms_of, next_stamp, rank, stamp

DESKS = [f"0190000{n}-0000-7000-8000-000000000000" for n in range(3)]
YEAR = 365 * 86_400_000
NOW = 1_795_000_000_000


def at(ms: int, desk: int = 0) -> str:
    return stamp(ms, 0, DESKS[desk])


_STAMPS = st.builds(at, st.integers(0, 5), st.integers(0, 2))
_VERSIONS = st.builds(
    Version, _STAMPS, st.sampled_from(['"a"', '"b"', "null"]), st.just("m"), st.one_of(st.just(""), _STAMPS)
)
_WRITTEN = st.builds(written, _VERSIONS, st.frozensets(_STAMPS, max_size=3))


@given(st.lists(_WRITTEN, max_size=9), st.randoms())
def test_order_and_repetition_do_not_matter(operations: list[Register], chance: random.Random) -> None:
    expected = join(*operations)
    again = operations + [chance.choice(operations) for _ in range(3)] if operations else []
    chance.shuffle(again)
    state = Register()
    for operation in again:
        state = join(state, operation)
    assert state == expected
    half = len(again) // 2
    assert join(join(*again[half:]), join(*again[:half])) == expected
    assert join(expected, expected) == expected


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.integers(-10, 10)), min_size=1, max_size=25))
def test_three_desks_that_meet_now_and_then_agree_when_all_have_met(steps: list[tuple[int, bool, int]]) -> None:
    """Each step a desk edits, or meets the hub; its clock is years off. The hub ranks what is absurd."""
    hub, desks, waiting = Register(), [Register()] * 3, [list[Register]() for _ in DESKS]
    seen: dict[str, frozenset[str]] = {}

    def meet(who: int, now: int) -> None:
        nonlocal hub
        for one in waiting[who]:
            (version,) = one.versions
            ranked = Version(version.stamp, version.value, rank=rank(version.stamp, now))
            hub = join(hub, Register((ranked,), one.replaced))
        waiting[who].clear()
        desks[who] = hub

    for number, (who, edits, years) in enumerate(steps):
        now = NOW + number * 60_000
        if edits:
            mine = next_stamp(desks[who].latest, now + years * YEAR, DESKS[who])
            assert mine > desks[who].latest
            one = written(Version(mine, str(number)), desks[who].agreed if desks[who].versions else ())
            seen[mine] = desks[who].stamps
            desks[who] = join(desks[who], one)
            assert desks[who].winner.stamp == mine
            waiting[who].append(one)
        else:
            meet(who, now)
    for who in (*range(3), *range(3)):
        meet(who, NOW + len(steps) * 60_000)
    assert desks[0] == desks[1] == desks[2] == hub
    if seen:
        never_replaced = set(seen) - hub.replaced
        assert {version.stamp for version in hub.versions} == never_replaced
        assert ms_of(hub.latest) <= NOW + len(steps) * 60_000 + DOUBTED_MS + 60_000


def test_an_edit_of_what_was_seen_wins_however_wrong_the_clock() -> None:
    base = written(Version(at(NOW, 1), '"old"'))
    late = next_stamp(base.latest, NOW - 10 * YEAR, DESKS[0])
    merged = join(base, written(Version(late, '"new"'), base.agreed))
    assert [version.value for version in merged.versions] == ['"new"']
    assert desk_of(late) == DESKS[0]


def test_edits_that_did_not_know_of_each_other_are_both_there_until_a_person_has_seen_both() -> None:
    base = written(Version(at(1), '"old"'))
    north = written(Version(at(5, 1), '"north"'), base.agreed)
    south = written(Version(at(9, 2), '"south"'), base.agreed)
    both = join(base, north, south)
    assert both.winner.value == '"south"'
    assert [rival.value for rival in both.rivals] == ['"north"']
    edited = join(both, written(Version(at(11, 1), '"east"'), both.agreed))
    assert (edited.winner.value, [rival.value for rival in edited.rivals]) == ('"east"', ['"north"'])
    settled = join(edited, written(Version(at(12, 2), '"north"'), edited.stamps))
    assert (settled.winner.value, settled.rivals) == ('"north"', ())
    assert join(settled, north, south, edited) == settled


def test_the_same_value_twice_is_no_conflict() -> None:
    twice = join(written(Version(at(5, 1), '"x"')), written(Version(at(6, 2), '"x"')))
    assert twice.rivals == ()
    assert join(twice, written(Version(at(7, 1), '"y"'), twice.agreed)).rivals == ()


def test_what_was_replaced_stays_so_when_it_arrives_late() -> None:
    first, second = written(Version(at(1), '"a"')), written(Version(at(2), '"b"'), {at(1)})
    for order in itertools.permutations([first, second, first]):
        assert [version.value for version in join(*order).versions] == ['"b"']


def test_a_clock_years_ahead_does_not_win_for_years() -> None:
    absurd, honest = at(NOW + 10 * YEAR, 1), at(NOW + 3_600_000, 2)
    ahead = written(Version(absurd, '"ahead"', rank=rank(absurd, NOW)))
    both = join(ahead, written(Version(honest, '"honest"', rank=rank(honest, NOW + 3_600_000))))
    assert both.winner.value == '"honest"'
    alone = join(written(Version(absurd, '"ahead"')), ahead)
    assert (alone.versions, ms_of(alone.latest)) == (ahead.versions, NOW)


def test_stamps_sort_by_time_count_and_desk() -> None:
    made = [next_stamp("", NOW, DESKS[0])]
    for _ in range(70_000):
        made.append(next_stamp(made[-1], NOW, DESKS[0]))
    assert made == sorted(set(made))
    assert ms_of(made[-1]) == NOW + 1
    assert is_stamp(made[-1])
    assert is_stamp(stamp(-5, 0, DESKS[1]))
    assert not is_stamp(made[-1] + "x")
    assert stamp(-5, 0, DESKS[1]) < made[0] < stamp(NOW, 0, DESKS[1])


def test_a_field_holds_only_so_many_versions() -> None:
    many = [written(Version(at(number), str(number))) for number in range(MOST_VERSIONS + 9)]
    assert len(join(*many).versions) == MOST_VERSIONS
    assert join(*many) == join(*reversed(many))
