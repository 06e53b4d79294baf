"""Lines of a file that were not taken: kept in the desk, mended, tried again, exported, discarded, erased. Made-up people."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, Cancelled, Forbidden, Problem
from desktop.domain.headings import Headings
from desktop.domain.messages import Message, message
from desktop.domain.slips import SlipSerial
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry
from desktop.services.imports.draft_json import from_json, to_json
from desktop.services.imports.drafts import DraftLine, Mended, RetryStopped
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.services.imports.rejected_table import export_rejected
from desktop.store import tables
from tests.conftest import MadeDesk
from tests.domain.numbers import resident_number
from tests.services.green_channel.test_declarations import draft
from tests.services.retention.retention_desk import RetentionDesk, open_retention_desk
from tests.table_files import read_table

NUMBER = message("tables", "The spreadsheet kept this as a number and may have changed it.")
ROUND_NUMBER = resident_number("441302", dt.date(1949, 12, 31), 11)


@pytest.fixture
def retention(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    with open_retention_desk(program, made_desk) as one:
        yield one


def outcome(*rejected: Rejected, source: str = "名单.xlsx") -> ImportOutcome:
    return ImportOutcome(source, len(rejected) + 1, 0, 0, rejected)


def refused(line: int = 2, *, cells: tuple[str, ...] = (), **changes: str) -> Rejected:
    """单田芳's line at a gate that there is none of; ``cells`` are fields that the sheet kept as numbers."""
    typed = draft(**({"gate": "西门"} | changes))
    problems = (Problem("gate", message("declaration", "There is no gate named {name}.", name=typed.gate)),)
    return Rejected(line, typed, tuple(Problem(f, NUMBER) for f in cells), problems)


def keep(desk: Desk, *rejected: Rejected) -> tuple[DraftLine, ...]:
    return desk.import_drafts.lines(desk.import_drafts.keep(outcome(*rejected)))


def audited(desk: Desk) -> list[tuple[str, str]]:
    """What was noted of imports' drafts."""
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.kind == "import_draft"))
        return [(row.action, row.body) for row in rows]


def test_a_line_is_kept_as_it_was_found(desk: Desk) -> None:
    doubt_words = message("declaration", "Born on {date}, {age}: {why}", date=dt.date(1900, 1, 2), age=126, why=NUMBER)
    line = Rejected(
        7,
        replace(draft(notes="=1+1\n第二行", id_number=" 4.41302E+17"), overrides={"phone": "没有电话"}),
        (Problem("id_number", doubt_words, doubtful=True),),
        (
            Problem("", NUMBER),
            Problem("slip", message("slips", "Slip {serial} has been entered already.", serial=SlipSerial("JB", 7))),
        ),
        ("多出的", ""),
        "登记 2",
    )
    back = from_json(to_json(line))
    assert (back.line, back.sheet, back.draft, back.beyond) == (7, "登记 2", line.draft, line.beyond)
    assert [str(p.message) for p in (*back.cell_problems, *back.problems)] == [
        str(p.message) for p in (*line.cell_problems, *line.problems)
    ]
    assert back.cell_problems[0].doubtful
    assert isinstance(back.cell_problems[0].message.values["why"], Message), "translated when it is shown"
    assert back.cell_problems[0].message.text == doubt_words.text
    assert from_json(to_json(back)) == back


def test_it_waits_until_it_is_mended_and_is_stored_then(desk: Desk) -> None:
    first, second = keep(desk, refused(3), refused(5, name="刘福"))
    (shown,) = desk.import_drafts.list()
    assert (shown.source, shown.by, shown.lines, desk.import_drafts.count()) == ("名单.xlsx", "陈志远", 2, 2)
    assert [one.rejected.line for one in (first, second)] == [3, 5]
    assert desk.import_drafts.mend(first, replace(first.rejected.draft, gate="北门")) == Mended(stored=1)
    (stored,) = desk.declarations.recent()
    assert (stored.name, stored.gate) == ("单*芳", "北门")
    assert desk.book.record(stored.id).source == "import"
    assert desk.import_drafts.lines(shown.id) == (second,)
    desk.import_drafts.mend(second, replace(second.rejected.draft, gate="北门"))
    assert desk.import_drafts.list() == ()
    assert desk.health.problems() == ()
    with pytest.raises(BadInput, match="meanwhile"):
        desk.import_drafts.mend(second, replace(second.rejected.draft, gate="南门"))
    assert desk.declarations.count() == 2


def test_nothing_is_kept_of_an_import_without_refused_lines(desk: Desk) -> None:
    assert desk.import_drafts.keep(outcome()) == ""
    assert (desk.import_drafts.list(), audited(desk)) == ((), [])


def test_the_same_file_again_leaves_no_line_twice(desk: Desk) -> None:
    former = desk.import_drafts.keep(outcome(refused(2), refused(3, name="刘福"), refused(4, name="麦家琪")))
    other = desk.import_drafts.keep(outcome(refused(2), source="别的.xlsx"))
    again = desk.import_drafts.keep(
        outcome(refused(2, name="刘福"), refused(3, name="麦家琪"), refused(4, name="冼水生"))
    )
    waiting = {
        one.id: [line.rejected.draft.name for line in desk.import_drafts.lines(one.id)]
        for one in desk.import_drafts.list()
    }
    assert waiting == {again: ["刘*", "麦*琪", "冼*生"], other: ["单*芳"], former: ["单*芳"]}
    assert desk.import_drafts.keep(outcome(*(refused(n, name="刘福") for n in range(2, 5)))) != again
    assert desk.import_drafts.count() == 3 + 2 + 1 + 1


def test_a_mended_line_that_is_wrong_still_says_so_and_waits_on(desk: Desk) -> None:
    (line,) = keep(desk, refused())
    with pytest.raises(BadInput) as caught:
        desk.import_drafts.mend(line, replace(line.rejected.draft, temperature_c="99"))
    assert {p.field for p in caught.value.problems} == {"gate", "temperature_c"}
    assert (desk.declarations.count(), desk.import_drafts.count()) == (0, 1)


@pytest.mark.parametrize(
    ("field", "text", "typed"),
    [
        ("id_number", ROUND_NUMBER, "11010519491231002X"),
        ("phone", "13800138000", "13800138001"),
        ("temperature_c", "36.6", "36.7"),
    ],
)
def test_what_the_file_may_have_changed_is_stored_only_if_it_was_typed_or_a_reason_given(
    desk: Desk, field: str, text: str, typed: str
) -> None:
    """However sound it looks: of the numbers that a sheet has rounded, one in eleven passes the check."""
    given = {field: text}
    lines = keep(desk, *(refused(n, cells=(field,), time=f"9:0{n}", **given) for n in (2, 3, 4, 5)))
    gate: dict[str, str] = {"gate": "南门"}
    mended = [replace(one.rejected.draft, **gate) for one in lines]
    with pytest.raises(BadInput) as caught:
        desk.import_drafts.mend(lines[0], mended[0])
    assert caught.value.problems == (Problem(field, NUMBER, doubtful=True),)
    with pytest.raises(BadInput):
        desk.import_drafts.mend(lines[0], replace(mended[0], overrides={field: "  "}))
    with pytest.raises(BadInput, match="fit here"):
        desk.import_drafts.mend(lines[0], replace(mended[0], overrides={field: "长" * 101}))
    changed: dict[str, str] = {field: typed}
    assert desk.import_drafts.mend(lines[1], replace(mended[1], **changed)) == Mended(stored=1)
    assert desk.import_drafts.mend(lines[2], replace(mended[2], overrides={field: "与证件核对"})) == Mended(stored=1)
    (kept,) = [r for r in map(unmasked(desk), desk.declarations.recent()) if r.text(field) == text]
    assert kept.overrides == {field: "与证件核对"}
    assert desk.import_drafts.retry(lines[3].draft_id) == Mended(), "nobody has looked at the others"


def unmasked(desk: Desk):  # type: ignore[no-untyped-def]
    return lambda found: desk.declarations.unmasked(found.id, "核对")


def test_a_doubt_about_an_unreadable_value_goes_with_it(desk: Desk) -> None:
    (line,) = keep(desk, refused(cells=("id_number",), id_number="4.41302E+17"))
    with pytest.raises(BadInput) as caught:
        desk.import_drafts.mend(line, replace(line.rejected.draft, gate="南门"))
    assert [p.field for p in caught.value.problems] == ["id_number"], "once, by the rules"
    assert desk.import_drafts.mend(
        line, replace(line.rejected.draft, gate="南门", id_number="11010519491231002X")
    ) == Mended(stored=1)


def test_what_was_stored_meanwhile_is_not_stored_twice(desk: Desk, tmp_path: Path) -> None:
    first, second = keep(desk, refused(2), refused(3))
    mended = replace(first.rejected.draft, gate="南门")
    assert desk.import_drafts.mend(first, mended) == Mended(stored=1)
    assert desk.import_drafts.mend(second, mended) == Mended(existing=1)
    assert (desk.declarations.count(), desk.import_drafts.count()) == (1, 0)
    assert desk.health.problems() == ()


def test_a_slip_is_taken_once_and_one_of_an_older_book_is_no_reason_to_refuse(desk: Desk) -> None:
    first, second = keep(desk, refused(2, slip="77"), refused(3, slip="77", name="刘福"))
    desk.import_drafts.mend(first, replace(first.rejected.draft, gate="南门"))
    with pytest.raises(BadInput, match="already"):
        desk.import_drafts.mend(second, replace(second.rejected.draft, gate="南门"))
    assert desk.import_drafts.count() == 1


def test_all_can_be_tried_again_when_what_they_lacked_is_there(desk: Desk) -> None:
    lines = keep(
        desk,
        *(refused(n, time=f"{8 + n % 9}:{n % 60:02}", name="刘福", phone=f"136{n:08}") for n in range(700)),
        refused(900, temperature_c="99"),
        replace(refused(901), beyond=("多出的",)),
        refused(902, cells=("phone",)),
    )
    assert desk.import_drafts.retry(lines[0].draft_id) == Mended()
    desk.gates.add("西门")
    seen: list[tuple[int, int]] = []
    assert desk.import_drafts.retry(lines[0].draft_id, lambda done, total: seen.append((done, total))) == Mended(700)
    assert seen == [(0, 703), (500, 703)]
    assert [one.rejected.line for one in desk.import_drafts.lines(lines[0].draft_id)] == [900, 901, 902]
    assert desk.declarations.count() == 700


def test_trying_again_can_be_stopped_and_says_what_was_stored(desk: Desk) -> None:
    lines = keep(desk, *(refused(n, phone=f"136{n:08}") for n in range(600)))
    desk.gates.add("西门")

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(RetryStopped, match="until then: 500"):
        desk.import_drafts.retry(lines[0].draft_id, stop)
    assert (desk.declarations.count(), desk.import_drafts.count()) == (500, 100)


def test_a_form_that_is_half_typed_stays(desk: Desk) -> None:
    """A mended line is none of the slips that somebody has before them."""
    forms = EntryDrafts(desk.store, desk.session)
    forms.keep(KeptEntry(DeclarationDraft(name="欧阳秀英")))
    (line,) = keep(desk, refused(temperature_c="38.5"))
    desk.import_drafts.mend(line, replace(line.rejected.draft, gate="南门"))
    kept = forms.kept()
    assert kept is not None
    assert kept.draft.name == "欧阳秀英"
    assert desk.fevers.open() == (), "whoever stands in a file is not waiting any more"


def test_lines_are_discarded_one_by_one_or_together_and_that_is_noted_without_a_name(desk: Desk) -> None:
    lines = keep(desk, refused(2), refused(3), refused(4))
    assert desk.import_drafts.discard(lines[0].draft_id, [lines[1].number]) == 1
    assert [one.rejected.line for one in desk.import_drafts.lines(lines[0].draft_id)] == [2, 4]
    assert desk.import_drafts.discard(lines[0].draft_id) == 2
    assert desk.import_drafts.list() == ()
    noted = audited(desk)
    assert [action for action, _ in noted] == ["keep", "discard", "discard"]
    assert [json.loads(body)["lines"] for _, body in noted] == [3, 1, 2]
    assert not any(secret in body for _, body in noted for secret in ("单田芳", "名单", "西门"))


def test_they_are_exported_when_asked_and_can_be_imported_from_there(desk: Desk, tmp_path: Path) -> None:
    lines = keep(
        desk,
        refused(2, notes="=1+1"),
        replace(refused(9, name="刘福", cells=("phone",)), sheet="登记 2"),
    )
    out = tmp_path / "待改.xlsx"
    say = {"declaration": "没有这个检测点", "tables": "表格把它存成了数字"}
    assert desk.import_drafts.export(lines[0].draft_id, out, Headings.ZH, lambda each: say[each.context]) == 2
    header, first, second = [cells for _, cells in read_table(out)]
    assert header[:5] == ["工作表", "行", "列", "未导入原因", "到访日期"]
    assert first[:4] == ["", "2", "检测点", "没有这个检测点"]
    assert second[:4] == ["登记 2", "9", "联系电话 / 检测点", "表格把它存成了数字 没有这个检测点"]
    assert second[header.index("联系电话")] == "[?] 13600136000", "a table of text must not make it look sound"
    assert desk.import_drafts.count() == 2, "they stay"
    desk.gates.add("西门")
    taken = desk.imports.import_file(out)
    assert (taken.accepted, [r.problem.field for r in taken.rejected]) == (1, ["phone"])
    assert [action for action, _ in audited(desk)] == ["keep", "export"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("headings", Headings)
def test_what_was_in_doubt_is_refused_again_from_the_file_that_it_was_exported_to(
    desk: Desk, tmp_path: Path, suffix: str, headings: Headings
) -> None:
    """In whatever column: as text, the value would look sound there."""
    sound = draft(
        slip="7",
        notes="轮椅",
        symptoms="cough",
        sex="female",
        birth_date="1949-12-31",
        fever_contact_history="no",
        cluster_history="no",
        health_code="green",
        signature="signed",
        consent="yes",
        guardian_name="解建国",
        guardian_phone="13700137000",
        guardian_relation="child",
    ).with_texts({field.key: field.example for field in FIELDS.plain})
    lines = [Rejected(n, sound, (Problem(field, NUMBER),)) for n, field in enumerate(FIELDS.keys, 2)]
    out = tmp_path / f"r{suffix}"
    assert export_rejected(out, lines, headings) == len(FIELDS)
    again = desk.imports.import_file(out)
    assert (again.accepted, len(again.rejected)) == (0, len(FIELDS))
    assert [r.cell_problems[0].field for r in again.rejected] == list(FIELDS.keys)
    third = tmp_path / f"again{suffix}"
    export_rejected(third, again.rejected, headings)
    assert len(desk.imports.import_file(third).rejected) == len(FIELDS)


def test_only_whoever_may_import_may_see_and_mend_them(program: Program, made_desk: MadeDesk, desk: Desk) -> None:
    (line,) = keep(desk, refused())
    south = desk.gates.list()[0]
    guard = desk.members.bind_inspector(
        desk.venue.get().declaration_code, "麦家琪", "13900139009", [south.id], "guard-password"
    )
    desk.close()
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(guard.id, "guard-password")) as own:
        for forbidden in (
            own.import_drafts.list,
            lambda: own.import_drafts.lines(line.draft_id),
            lambda: own.import_drafts.mend(line, line.rejected.draft),
            lambda: own.import_drafts.look(line, "phone"),
            lambda: own.import_drafts.discard(line.draft_id),
            lambda: own.import_drafts.keep(outcome(refused())),
            lambda: own.import_drafts.retry(line.draft_id),
        ):
            with pytest.raises(Forbidden):
                forbidden()
    with program.desk(access, access.open_any("green-channel-1")) as clerk:
        assert clerk.import_drafts.count() == 1
        clerk.import_drafts.mend(line, replace(line.rejected.draft, gate="南门"))


def test_they_expire_by_the_day_of_the_visit_or_else_of_the_import(retention: RetentionDesk) -> None:
    desk = retention.desk
    old = Rejected(2, retention.draft(1, days_ago=20), problems=(Problem("gate", NUMBER),))
    unreadable = Rejected(3, retention.draft(2, visited_on="上周"), problems=(Problem("visited_on", NUMBER),))
    doubted = Rejected(4, retention.draft(3, days_ago=20), (Problem("visited_on", NUMBER),))
    lines = keep(desk, old, unreadable, doubted)
    retention.later(7)
    assert desk.import_drafts.count() == 3
    retention.later(1)
    assert [one.rejected.line for one in desk.import_drafts.lines(lines[0].draft_id)] == [3, 4]
    retention.later(19)
    assert desk.import_drafts.count() == 2
    retention.later(1)
    assert desk.import_drafts.list() == ()
    with desk.store.read() as connection:
        assert connection.execute(tables.import_draft.select()).all() == []
    assert desk.health.problems() == ()


def test_whoever_is_erased_is_not_in_them_either(retention: RetentionDesk) -> None:
    desk = retention.desk
    entered = desk.declarations.enter(retention.draft(1))
    same_day, other_day = (
        retention.draft(1, id_number="ｐｘ 0000001", gate="西门"),
        retention.draft(1, days_ago=3, gate="西门"),
    )
    wrong = (Problem("gate", NUMBER),)
    keep(
        desk, *(Rejected(n, one, problems=wrong) for n, one in enumerate((same_day, other_day, retention.draft(2)), 2))
    )
    desk.erasure.erase(entered.id, ErasureReason.MISTAKE)
    (shown,) = desk.import_drafts.list()
    assert [one.rejected.line for one in desk.import_drafts.lines(shown.id)] == [3, 4]
    again = desk.declarations.enter(retention.draft(1, time="12:00"))
    desk.erasure.erase(again.id, ErasureReason.ASKED, person=True)
    assert [one.rejected.line for one in desk.import_drafts.lines(shown.id)] == [4]


def test_check_finds_a_draft_without_lines(desk: Desk) -> None:
    keep(desk, refused())
    with desk.store.write_unaudited() as connection:
        connection.execute(tables.import_draft_line.delete())
    (problem,) = desk.health.problems()
    assert "without having lines: 1" in str(problem)
