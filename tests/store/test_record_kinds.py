"""Every kind of record is registered once; desk and hub do with it what is said there."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

import desktop
from desktop.app.program import Program
from desktop.domain.changes import Kind
from desktop.domain.erasure import ErasureReason
from desktop.domain.records import ERASE, RECORD_KINDS, RecordKind, UnregisteredKind
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.store.ledger import OUTBOX
from desktop.sync import counts
from desktop.sync.replication.tombstones import apply_tombstones, still_here
from tests.conftest import MadeDesk
from tests.services.retention.retention_desk import RetentionDesk, open_retention_desk

NOTE = RecordKind("made_up_note", personal=True, ends=frozenset({ERASE}))
"""A kind that is not registered: a note of what a visitor said at the desk."""
NOTE_TEXT = "从惠东来，陪母亲复诊"


@pytest.fixture
def retention(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    """A desk whose program knows that kind as well, with its table."""
    with open_retention_desk(replace(program, kinds=RECORD_KINDS.with_kinds(NOTE)), made_desk) as one:
        with one.desk.store.write_unaudited() as connection:
            connection.execute(
                text("CREATE TABLE made_up_note (id TEXT PRIMARY KEY, declaration_id TEXT, document TEXT, body TEXT)")
            )
        yield one


def add_note(desk: Desk, note: str, declaration: str | None = None, document: str = "") -> None:
    with desk.store.write(desk.session.member.id) as change:
        change.connection.execute(
            text("INSERT INTO made_up_note VALUES (:id, :declaration, :document, :body)"),
            {"id": note, "declaration": declaration, "document": document, "body": NOTE_TEXT},
        )
        change.record("add", "made_up_note", note, {"id": note, "text": NOTE_TEXT})


def traces(desk: Desk) -> list[str]:
    """The notes that are there, and where audit and outbox still have its text."""
    with desk.store.read() as connection:
        notes = list(connection.execute(text("SELECT id FROM made_up_note ORDER BY id")).scalars())
        logs = (tables.audit, tables.outbox)
        return notes + [
            log.name for log in logs for row in connection.execute(log.select()) if NOTE_TEXT in (row.body or "")
        ]


def ended(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        kinds = connection.execute(tables.outbox.select().order_by(tables.outbox.c.seq))
        return [row.subject for row in kinds if row.kind == "made_up_note.erase"]


def test_a_made_up_personal_kind_is_purged_by_its_age(retention: RetentionDesk) -> None:
    add_note(retention.desk, "old")
    retention.later(20)
    assert traces(retention.desk) == ["old", "audit", "outbox"]
    add_note(retention.desk, "young")
    retention.later(9)
    assert traces(retention.desk) == ["young", "audit", "outbox"]
    retention.later(20)
    assert traces(retention.desk) == []
    assert retention.desk.health.problems() == ()


def test_what_hangs_on_a_declaration_goes_with_it_and_stays_under_its_hold(retention: RetentionDesk) -> None:
    entered = [retention.desk.declarations.enter(retention.draft(number)) for number in (1, 2)]
    for one in entered:
        add_note(retention.desk, one.id, one.id)
    retention.desk.retention.hold(entered[0].id, "法院要求")
    retention.later(30)
    assert traces(retention.desk) == [entered[0].id, "audit", "outbox"]
    retention.desk.retention.release(entered[0].id, "案件已结")
    retention.later(1)
    assert traces(retention.desk) == []


def test_a_made_up_personal_kind_is_erased_with_a_declaration(retention: RetentionDesk) -> None:
    entered = retention.desk.declarations.enter(retention.draft(1))
    add_note(retention.desk, "hangs", entered.id)
    retention.desk.erasure.erase(entered.id, ErasureReason.ASKED)
    assert traces(retention.desk) == []
    assert ended(retention.desk) == ["hangs"]


def test_a_made_up_personal_kind_is_erased_with_the_person(retention: RetentionDesk) -> None:
    draft = retention.draft(1)
    entered = retention.desk.declarations.enter(draft)
    add_note(retention.desk, "of the person", document=f"passport:{draft.id_number}")
    retention.desk.erasure.erase(entered.id, ErasureReason.ASKED)
    assert traces(retention.desk) == ["of the person", "audit", "outbox"]
    again = retention.desk.declarations.enter(draft)
    retention.desk.erasure.erase(again.id, ErasureReason.WITHDRAWN, person=True)
    assert traces(retention.desk) == []
    assert ended(retention.desk) == ["of the person"]


def test_what_another_incarnation_erased_goes_here_too(retention: RetentionDesk) -> None:
    add_note(retention.desk, "ended elsewhere")
    with retention.desk.store.write(retention.desk.session.member.id) as change:
        here = still_here(change.connection, ["ended elsewhere", "unknown"], change.kinds)
        assert here
        apply_tombstones(change, here)
        change.record("pull", "hub", "", {}, sync=False)
    retention.later(1)
    assert traces(retention.desk) == []


def test_a_change_of_an_unregistered_kind_is_refused(retention: RetentionDesk) -> None:
    store, member = retention.desk.store, retention.desk.session.member.id
    with pytest.raises(UnregisteredKind, match="voyage"), store.write(member) as change:
        change.record("begin", "voyage", "", {})
    with pytest.raises(UnregisteredKind, match="clock"), store.write(member) as change:
        change.record("confirm", "clock", "", {})  # local: it may not go to the hub
    with pytest.raises(UnregisteredKind, match="declaration"), store.write(member) as change:
        change.record_operation("share", "declaration", "", {"stamp": ""})
    assert retention.desk.health.problems() == ()


def test_every_kind_that_the_code_names_is_registered() -> None:
    """Of what is recorded rarely too."""
    named = set()
    for path in Path(desktop.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "record":
                kind = call.args[1] if len(call.args) > 3 else None
                if isinstance(kind, ast.Constant):
                    named.add(kind.value)
    assert len(named) > 15
    assert {name for name in named if RECORD_KINDS.find(name) is None} == set()


def test_a_personal_kind_says_what_ends_it() -> None:
    with pytest.raises(ValueError, match="made_up_note"):
        RecordKind("made_up_note", personal=True)
    with pytest.raises(ValueError, match="made_up_note"):
        RecordKind("made_up_note", ends=frozenset({ERASE}))
    with pytest.raises(ValueError, match="no name"):
        RecordKind("a'name")


def test_every_personal_kind_has_a_table_that_says_whose_a_row_is(retention: RetentionDesk) -> None:
    with retention.desk.store.read() as connection:
        for kind in RECORD_KINDS.personal:
            columns = {column["name"] for column in inspect(connection).get_columns(kind.name)}
            assert "id" in columns
            assert columns & {"declaration_id", "document"}, kind.name


def test_pages_listen_to_kinds_that_are_registered() -> None:
    assert {str(kind) for kind in Kind} - {kind.name for kind in RECORD_KINDS} == {OUTBOX}


def test_every_kind_that_leaves_the_desk_has_its_words() -> None:
    assert [kind.name for kind in RECORD_KINDS if not kind.local and None in (kind.label, kind.formal)] == []


def test_counted_kinds_are_those_of_which_the_totals_are_made() -> None:
    assert set(RECORD_KINDS.counted.values()) == {1, -1}
    assert {kind for kind in RECORD_KINDS.counted if counts.counted(kind, "{}", "") == ()} == set(RECORD_KINDS.counted)
