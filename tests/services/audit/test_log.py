"""The audit log as the manager reads it. Made-up people."""

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.audit_words import AUDIT_ACTIONS, AUDIT_DETAILS, AUDIT_GROUPS, AuditGroup, audit_action
from desktop.domain.errors import Cancelled, Forbidden
from desktop.services.audit.log import PAGE, AuditLine, AuditSearch
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.store.tries import FREE
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.services.counting.counted_desk import CountedDesk, counted_desk

SOURCES = Path(__file__).parents[3] / "desktop"


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as opened:
        yield opened


def sentences(lines: tuple[AuditLine, ...]) -> list[str]:
    return [str(line.sentence) for line in lines]


def recorded() -> set[str]:
    """Every action that the program's source records with both names written out."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
                names = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
                if len(names) == 2 and len(node.args) > 2:
                    found.add(f"{names[1]}.{names[0]}")
    return found


def test_every_action_has_a_sentence_and_a_group() -> None:
    assert len(recorded()) > 50
    assert recorded() - set(AUDIT_ACTIONS) == set()
    assert {action.group for action in AUDIT_ACTIONS.values()} == set(AUDIT_GROUPS) == set(AuditGroup)


def test_what_a_day_at_the_desk_records_is_known(counted: CountedDesk) -> None:
    """Also what is recorded under names that are put together."""
    desk = counted.desk
    entered = counted.declare(1, temperature_c="38.6")
    desk.gates.rename(desk.gates.list()[0].id, "东门")
    desk.declarations.unmasked(entered, "疾控来电")
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select()).all()
    unknown = {
        f"{row.kind}.{row.action}" for row in rows if "{kind}" in audit_action(row.kind, row.action).sentence.text
    }
    assert unknown == set()


def test_an_entry_reads_as_a_sentence_with_its_reason(counted: CountedDesk) -> None:
    desk, entered = counted.desk, counted.declare(1)
    desk.declarations.unmasked(entered, "疾控来电")
    gate = desk.gates.list()[0]
    desk.gates.rename(gate.id, "东门")
    renamed, shown = desk.audit_log.search(AuditSearch())[:2]
    assert (str(renamed.sentence), str(shown.sentence)) == ("Renamed a gate: 东门.", "Showed a declaration in full.")
    assert [str(one) for one in shown.details] == ["疾控来电"]
    assert (shown.actor, shown.at) == ("陈志远", counted.clock.ms)
    assert renamed.seq == shown.seq + 1


def test_it_is_searched_by_day_member_group_and_thing(counted: CountedDesk) -> None:
    desk = counted.desk
    entered = counted.declare(1)
    desk.declarations.unmasked(entered, "疾控来电")
    gate = desk.gates.list()[1]
    desk.gates.rename(gate.id, "东门")
    counted.clock.ms += 86_400_000
    desk.gates.rename(gate.id, "西门")
    today = desk.clock.today()
    search = desk.audit_log.search
    yesterday = today - dt.timedelta(days=1)
    assert sentences(search(AuditSearch(since=today, until=today))) == ["Renamed a gate: 西门."]
    assert sentences(search(AuditSearch(since=yesterday, until=yesterday)))[0] == "Renamed a gate: 东门."
    assert sentences(search(AuditSearch(group=AuditGroup.READING))) == ["Showed a declaration in full."]
    renamed = sentences(search(AuditSearch(thing="西", group=AuditGroup.VENUE)))
    assert renamed[:2] == ["Renamed a gate: 西门.", "Renamed a gate: 东门."], "by the name that it has now"
    assert {str(line.sentence) for line in search(AuditSearch(thing=entered))} == {
        "Entered a declaration.",
        "Showed a declaration in full.",
    }
    me = desk.session.member
    assert {line.actor for line in search(AuditSearch(actor=me.id))} == {me.name}
    assert (me.id, me.name) in desk.audit_log.actors()
    assert search(AuditSearch(thing="没有的门")) == ()


def test_a_long_log_comes_page_by_page(desk: Desk) -> None:
    gate = desk.gates.list()[0].id
    for number in range(PAGE):
        desk.gates.rename(gate, f"{number}号门")
    first = desk.audit_log.search(AuditSearch())
    assert [line.seq for line in first] == list(range(first[0].seq, first[0].seq - PAGE, -1))
    rest = desk.audit_log.search(AuditSearch(), before=first[-1].seq)
    assert [line.seq for line in rest] == list(range(first[-1].seq - 1, 0, -1))


def test_what_is_wrong_is_found_with_its_place(desk: Desk) -> None:
    assert desk.audit_log.check().is_whole
    with desk.store.write_unaudited() as connection:
        seq = connection.execute(tables.audit.select().order_by(tables.audit.c.seq.desc())).first().seq - 1
        connection.execute(tables.audit.update().where(tables.audit.c.seq == seq).values(actor="hub"))
    check = desk.audit_log.check()
    assert check.problem is not None
    assert (check.problem.seq, check.is_whole) == (seq, False)


def test_following_a_long_log_can_be_stopped(desk: Desk) -> None:
    gate = desk.gates.list()[0].id
    for number in range(520):
        desk.gates.rename(gate, f"{number}号门")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.audit_log.check(stop)


def test_wrong_passwords_are_in_it(program: Program, made_desk: MadeDesk) -> None:
    access = program.access(made_desk.folder)
    for _ in range(FREE - 2):
        with pytest.raises(Exception, match="password"):
            access.open_any("not-the-password-9")
    for _ in range(2):  # the second sign-in has none before it
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            (tried,) = (line for line in desk.audit_log.search(AuditSearch()) if "Wrong" in str(line.sentence))
            assert [str(one) for one in tried.details] == [f"Number: {FREE - 2}"]


def test_only_the_manager_reads_it(clerk_desk: Desk) -> None:
    for read in (
        lambda: clerk_desk.audit_log.search(AuditSearch()),
        clerk_desk.audit_log.actors,
        clerk_desk.audit_log.check,
    ):
        with pytest.raises(Forbidden):
            read()


def test_what_is_shown_of_a_body_names_nobody() -> None:
    """The audit keeps nothing personal of a declaration; what is shown of an entry is named one by one all the same."""
    assert set(AUDIT_DETAILS) & {"name", "id_number", "phone", "address", "notes", "member", "statement"} == set()
