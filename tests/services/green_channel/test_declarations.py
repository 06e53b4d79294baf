"""The green channel's book: entering, finding, correcting, forgetting; on a real encrypted desk. Made-up people."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.headings import Headings
from desktop.domain.slips import SlipReason, SlipState
from desktop.services.desk import Desk
from desktop.services.imports.rejected_table import export_rejected
from desktop.store import tables
from tests.conftest import MadeDesk
from tests.table_files import read_table
from tests.whole_slip import ANSWERED


def draft(**changes: str) -> DeclarationDraft:
    """单田芳, yesterday morning at the emergency gate."""
    yesterday = (venue_time(_now()).date() - dt.timedelta(days=1)).isoformat()
    typed = {
        "visited_on": yesterday,
        "time": "10:05-11:40",
        "gate": "急诊入口",
        "category": "elderly",
        "name": "单田芳",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "address": "惠城区桥东街道上米街5号",
        "temperature_c": "36.6",
        "inspector": "曾敏",
        **ANSWERED,
    }
    return DeclarationDraft(**(typed | changes))


def _now() -> int:
    from desktop.domain.clock import Clock

    return Clock().now_ms()


def found(desk: Desk, query: str) -> list[str]:
    return [row.name for row in desk.declarations.find(query).rows]


def test_an_entered_person_is_found_in_every_way_and_masked(desk: Desk) -> None:
    desk.declarations.enter(draft())
    for query in (
        "stf",
        "dtf",
        "shantian",
        "dantianfang",
        "单田",
        "田芳",
        "002x",
        "1002X",
        "6000",
        "13600136000",
        "STF",
    ):
        assert found(desk, query) == ["单*芳"], query
    for query in ("", " ", "?", "zzz", "9999", "%", "' OR 1=1 --", "x" * 5000):
        assert found(desk, query) == [], query
    (row,) = desk.declarations.find("stf").rows
    assert (row.id_number, row.phone, row.gate) == ("1101**********002X", "136****6000", "急诊入口")


def test_a_wrong_declaration_is_refused_with_every_field_and_nothing_is_stored(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.declarations.enter(draft(id_number="110105194912310021", gate="天门", temperature_c="99"))
    assert {p.field for p in caught.value.problems} >= {"id_number", "gate", "temperature_c"}
    assert desk.declarations.count() == 0


def test_an_incomplete_slip_is_kept_with_reasons_only(desk: Desk) -> None:
    silent = draft(travel_history="", signature="", consent="")
    with pytest.raises(BadInput) as caught:
        desk.declarations.enter(silent)
    assert {p.field: p.doubtful for p in caught.value.problems} == {
        "travel_history": True,
        "signature": True,
        "consent": True,
    }
    assert desk.declarations.check(silent) == caught.value.problems
    kept = replace(silent, overrides=dict.fromkeys(("travel_history", "signature", "consent"), "人已离开"))
    entered = desk.declarations.enter(kept)
    assert [o.field for o in entered.declaration.overrides] == ["travel_history", "signature", "consent"]


def test_no_slip_no_answers_demanded_neither_with_a_card_nor_of_a_file(desk: Desk) -> None:
    silent = draft(**dict.fromkeys(ANSWERED, ""))
    card = desk.cards.issue(silent, consent=True)
    desk.declarations.enter(silent, card=card.id)
    with pytest.raises(BadInput):  # somebody else's form by now
        desk.declarations.enter(replace(silent, name="刘福", id_type="passport", id_number="PX1234567"), card=card.id)
    imported = desk.declarations.enter(replace(silent, name="刘福"), source="import")
    opened = desk.declarations.for_correction(imported.id, "写错了").draft
    desk.declarations.correct(imported.id, replace(opened, notes="更正"), "写错了")


def test_a_correction_cannot_take_an_answer_away(desk: Desk) -> None:
    entered = desk.declarations.enter(replace(draft(consent=""), overrides={"consent": "人已离开"}))
    opened = desk.declarations.for_correction(entered.id, "写错了")
    assert opened.draft.overrides == {"consent": ""}, "a reason is free text, and masked"
    corrected = desk.declarations.correct(entered.id, replace(opened.draft, notes="更正"), "写错了")
    assert [o.reason for o in corrected.declaration.overrides] == ["人已离开"], "its reason goes on standing there"
    with pytest.raises(BadInput) as caught:
        desk.declarations.correct(entered.id, replace(opened.draft, travel_history=""), "写错了")
    assert [(p.field, p.doubtful) for p in caught.value.problems] == [("travel_history", True)]


def test_a_slip_is_entered_once(desk: Desk) -> None:
    printed = desk.slips.start_batch(3)
    assert [str(s) for s in printed.serials] == ["JB-000001", "JB-000002", "JB-000003"]
    desk.declarations.enter(draft(slip="2"))
    assert [(str(a), str(b)) for a, b in desk.slips.outstanding()] == [
        ("JB-000001", "JB-000001"),
        ("JB-000003", "JB-000003"),
    ]
    with pytest.raises(BadInput, match="already"):
        desk.declarations.enter(draft(slip="JB-000002"))
    assert found(desk, "JB-000002") == ["单*芳"]
    with pytest.raises(BadInput, match="another venue"):
        desk.declarations.enter(draft(slip="XX-000003"))
    with pytest.raises(BadInput, match="not printed by this desk"):
        desk.declarations.enter(draft(slip="77"))
    desk.declarations.enter(replace(draft(slip="77", name="刘福"), overrides={"slip": "旧本"}))
    assert desk.slips.start_batch(1).serials[0].number == 78
    desk.slips.mark([3], SlipState.SPOILED, SlipReason.MISWRITTEN)
    with pytest.raises(BadInput, match="spoiled"):
        desk.declarations.enter(draft(slip="3"))


def test_a_correction_keeps_what_was_there_before(desk: Desk) -> None:
    entered = desk.declarations.enter(draft())
    with pytest.raises(BadInput):
        desk.declarations.correct(entered.id, draft(name="单小芳"), "")
    desk.declarations.correct(entered.id, draft(name="单小芳"), "姓名写错")
    assert found(desk, "田芳") == []
    assert found(desk, "sxf") == ["单*芳"]
    with desk.store.read() as connection:
        (version,) = connection.execute(tables.declaration_version.select()).all()
    assert (version.version, version.reason) == (1, "姓名写错")
    assert "单田芳" in version.body
    assert desk.health.problems() == ()


def test_unmasking_needs_the_manager_and_a_reason_and_is_audited(desk: Desk) -> None:
    entered = desk.declarations.enter(draft())
    with pytest.raises(BadInput):
        desk.declarations.unmasked(entered.id, " ")
    assert desk.declarations.unmasked(entered.id, "疾控来电").id_number == "11010519491231002X"
    with desk.store.read() as connection:
        last = connection.execute(tables.audit.select().order_by(tables.audit.c.seq.desc())).first()
    assert last is not None
    assert (last.action, last.subject) == ("unmask", entered.id)


def test_the_audit_log_holds_nothing_personal(desk: Desk) -> None:
    entered = desk.declarations.enter(draft())
    desk.declarations.correct(entered.id, draft(phone="13600136001"), "电话写错")
    with desk.store.read() as connection:
        bodies = [r.body for r in connection.execute(tables.audit.select().where(tables.audit.c.kind == "declaration"))]
    assert bodies
    assert not any(
        secret in body for body in bodies for secret in ("单田芳", "11010519491231002X", "13600136", "上米街")
    )


def test_a_clerk_enters_and_finds_but_does_not_unmask_or_export(clerk_desk: Desk, tmp_path: Path) -> None:
    entered = clerk_desk.declarations.enter(draft())
    assert found(clerk_desk, "stf") == ["单*芳"]
    known = clerk_desk.declarations.known_person("002X")
    assert known is not None
    assert (known.name, known.draft.phone, known.draft.temperature_c) == ("单*芳", "13600136000", "")
    for forbidden in (
        lambda: clerk_desk.declarations.unmasked(entered.id, "好奇"),
        lambda: clerk_desk.exports.export(tmp_path / "x.csv", "好奇"),
        lambda: clerk_desk.retention.set_days(90),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_an_inspector_enters_at_the_own_gate_only(program: Program, made_desk: MadeDesk, desk: Desk) -> None:
    south = desk.gates.list()[0]
    code = desk.venue.get().declaration_code
    guard = desk.members.bind_inspector(code, "麦家琪", "13900139009", [south.id], "guard-password")
    desk.close()
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(guard.id, "guard-password")) as own:
        own.declarations.enter(draft(gate="南门"))
        with pytest.raises(Forbidden):
            own.declarations.enter(draft(gate="北门"))
        with pytest.raises(Forbidden):
            own.declarations.find("stf")


def csv_file(path: Path, rows: list[DeclarationDraft], encoding: str = "utf-8") -> Path:
    import csv

    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS.keys[:19])
        writer.writerows([row.text(c) for c in FIELDS.keys[:19]] for row in rows)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_file_is_taken_once_however_often_it_is_given(desk: Desk, tmp_path: Path, encoding: str) -> None:
    path = csv_file(tmp_path / "d.csv", [draft(), draft(name="刘福", time="上午")], encoding)
    assert desk.imports.import_file(path).accepted == 2
    again = desk.imports.import_file(path)
    assert (again.accepted, again.existing, again.rejected) == (0, 2, ())
    assert desk.declarations.count() == 2
    assert desk.health.problems() == ()


def test_rejected_lines_stop_none_of_the_others_and_can_be_mended(desk: Desk, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "d.csv", [draft(), draft(id_number="1"), draft(name="刘福"), draft(time="25:00")])
    outcome = desk.imports.import_file(path)
    assert outcome.accepted == 2
    assert [(r.line, r.problem.field) for r in outcome.rejected] == [(3, "id_number"), (5, "time")]
    assert outcome.lines == 1 + outcome.accepted + len(outcome.rejected)
    assert [path.name for path in tmp_path.glob("d*")] == ["d.csv"], "no plain text that nobody asked for"
    assert export_rejected(tmp_path / "mend.csv", outcome.rejected, Headings.EN) == 2
    header, *lines = [cells for _, cells in read_table(tmp_path / "mend.csv")]
    assert header[:3] == ["line", "column", "reason"]
    assert [cells[0] for cells in lines] == ["3", "5"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n1,2\n",
        b"\xff\xfe\x00\x01garbage\x00",
        "姓名,电话\n".encode(),
        b"name,name,gate,visited_on\n",
        b"\x00" * 5000,
    ],
)
def test_a_file_that_is_no_table_of_declarations_is_refused(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        desk.imports.import_file(path)
    with pytest.raises(BadInput):
        desk.imports.import_file(tmp_path / "missing.csv")
    (tmp_path / "d.xlsx").write_bytes(content)
    with pytest.raises(BadInput):
        desk.imports.import_file(tmp_path / "d.xlsx")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_export_comes_back_as_the_same_declarations(desk: Desk, tmp_path: Path, suffix: str) -> None:
    desk.declarations.enter(draft(notes="=1+1", time="上午"))
    desk.declarations.enter(
        draft(
            name="刘福", address="@惠城区江北街道", phone="+85291234567", symptoms="fever;cough", temperature_c="37.6"
        )
    )
    out = tmp_path / f"out{suffix}"
    assert desk.exports.export(out, "备份") == 2
    if suffix == ".csv":
        assert out.read_bytes().startswith(b"\xef\xbb\xbf")
        assert "'=1+1" in out.read_text("utf-8-sig")
    again = desk.imports.import_file(out)
    assert (again.accepted, again.existing, again.rejected) == (0, 2, ())
    with pytest.raises(BadInput):
        desk.exports.export(out, "")
    with pytest.raises(BadInput):
        desk.exports.export(tmp_path / "out.doc", "备份")


def test_a_broken_quotation_mark_says_where(desk: Desk, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "d.csv", [draft()])
    path.write_text(path.read_text("utf-8") + '"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(BadInput, match="line 3"):
        desk.imports.import_file(path)
