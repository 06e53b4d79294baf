"""What comes out of a merge is shown as a venue that holds, and the same everywhere."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.gate import MAX_GATE_NAME, MAX_GATES
from desktop.domain.master.fields import canonical
from desktop.domain.master.merge import Version
from desktop.domain.master.projection import Fields, project
from desktop.domain.master.stamps import stamp

DESK = "01900000-0000-7000-8000-000000000000"


def key(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012d}"


def fields(at: int = 1, later: dict[str, int] | None = None, **values: Any) -> Fields:
    """A thing's fields, written at one moment but for some that were written later."""
    times = {**dict.fromkeys(values, at), **(later or {})}
    return {
        name.replace("_at_", "at."): Version(stamp(times[name], 0, DESK), canonical(v)) for name, v in values.items()
    }


def gate(name: str = "南门", code: str = "AAAA", position: int = 0, *, retired: bool = False, at: int = 1) -> Fields:
    return fields(at, name=name, code=code, position=position, retired=retired, official_payload=None)


def person(name: str = "陈志远", role: str = "clerk", *, bound: bool = True, at: int = 1, gates: Any = ()) -> Fields:
    of = dict(fields(at, name=name, phone="13800138000", role=role, inspector=True, bound=bound))
    return of | {f"at.{g}": Version(stamp(at, 0, DESK), "true") for g in gates}


def names(*gates: Fields) -> list[str]:
    return [g["name"] for g in project({key(n): g for n, g in enumerate(gates)}, {}).gates.values()]


def test_two_gates_of_one_name_are_both_there_and_told() -> None:
    shown = project({key(1): gate(), key(2): gate(code="BBBB"), key(3): gate("北门", "CCCC")}, {})
    assert [g["name"] for g in shown.gates.values()] == ["南门", "南门（2）", "北门"]
    assert "南门（2）" in str(shown.notices[0])
    assert len(shown.notices) == 1


def test_a_number_after_a_name_takes_no_other_gates_name() -> None:
    assert names(gate(), gate(code="B"), gate("南门（2）", "C"), gate(code="D")) == [
        "南门",
        "南门（3）",
        "南门（2）",
        "南门（4）",
    ]
    long = "门" * MAX_GATE_NAME
    assert [len(name) for name in names(gate(long), gate(long, "B"))] == [MAX_GATE_NAME, MAX_GATE_NAME]
    assert names(gate("Gate A"), gate("gate a", "B")) == ["Gate A", "gate a（2）"]


def test_a_retired_gates_name_is_free() -> None:
    assert names(gate(retired=True), gate(code="B")) == ["南门", "南门"]


def test_two_gates_never_share_a_code() -> None:
    shown = project({key(1): gate(), key(2): gate("北门"), key(3): gate("东门", retired=True)}, {})
    codes = [g["code"] for g in shown.gates.values()]
    assert codes[0] == "AAAA"
    assert len(set(codes)) == 3
    assert [str(notice)[:2] for notice in shown.notices] == ["北门"]


def test_one_gate_stays_open() -> None:
    gates = {key(1): gate(retired=True, at=5), key(2): gate("北门", "B", retired=True, at=9)}
    shown = project(gates, {})
    assert [g["retired"] for g in shown.gates.values()] == [True, False]
    assert "北门" in str(shown.notices[0])


def test_gates_beyond_the_limit_are_shown_as_retired() -> None:
    shown = project({key(n): gate(f"{n}号", f"{n:04d}") for n in range(MAX_GATES + 2)}, {})
    assert sum(not g["retired"] for g in shown.gates.values()) == MAX_GATES
    assert len(shown.notices) == 2


def test_the_manager_is_who_was_made_so_last() -> None:
    shown = project({}, {key(1): person(role="manager", at=9), key(2): person("李春梅", "manager", at=5)})
    assert [p["role"] for p in shown.members.values()] == ["manager", "clerk"]
    assert "李春梅" in str(shown.notices[0])


def test_a_manager_who_left_at_another_desk_stays() -> None:
    shown = project({}, {key(1): person(), key(2): person("李春梅", "manager", bound=False)})
    assert [(p["role"], p["bound"]) for p in shown.members.values()] == [("clerk", True), ("manager", True)]
    assert len(shown.notices) == 1


def test_nobody_is_at_a_gate_that_is_retired_or_not_known_yet() -> None:
    gates = {key(1): gate(), key(2): gate("北门", "B", retired=True)}
    shown = project(
        gates, {key(9): person(gates=[key(1), key(2), key(3)]), key(8): person(bound=False, gates=[key(1)])}
    )
    assert shown.members[key(9)]["gate_ids"] == (key(1),)
    assert shown.members[key(8)]["gate_ids"] == ()


def test_things_of_which_a_part_is_missing_wait() -> None:
    half = {name: version for name, version in gate().items() if name != "code"}
    shown = project({key(1): half}, {key(2): {"name": person()["name"]}})
    assert (shown.gates, shown.members, shown.notices) == ({}, {}, [])


_GATES = st.lists(
    st.builds(
        gate,
        st.sampled_from(["南门", "北门", "南门（2）"]),
        st.sampled_from(["A", "B"]),
        st.integers(0, 2),
        retired=st.booleans(),
        at=st.integers(0, 3),
    ),
    max_size=6,
)
_PEOPLE = st.lists(
    st.builds(person, role=st.sampled_from(["manager", "clerk"]), bound=st.booleans(), at=st.integers(0, 3)), max_size=4
)


@given(_GATES, _PEOPLE, st.randoms())
def test_whatever_is_merged_is_shown_the_same_and_holds(
    gates: list[Fields], people: list[Fields], chance: random.Random
) -> None:
    at_gates, of_people = {key(n): g for n, g in enumerate(gates)}, {key(n): p for n, p in enumerate(people)}
    shown = project(at_gates, of_people)
    live = [g["name"] for g in shown.gates.values() if not g["retired"]]
    assert len(live) == len({name.casefold() for name in live}) >= min(len(gates), 1)
    assert len({g["code"] for g in shown.gates.values()}) == len(gates)
    managers = [p for p in shown.members.values() if p["role"] == "manager" and p["bound"]]
    assert len(managers) == min(1, sum(p["role"].value == '"manager"' for p in people))
    other = list(at_gates.items()), list(of_people.items())
    for things in other:
        chance.shuffle(things)
    assert project(dict(other[0]), dict(other[1])) == shown
