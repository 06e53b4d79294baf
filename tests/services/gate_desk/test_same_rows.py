"""What the desk makes of an inspector's day is what it would have been, done at the desk by the same inspector."""

import datetime as dt
import random
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.services.counting.counting import Noticed
from desktop.services.desk import Desk
from desktop.store import tables
from tests.gates import CLERK_PASSWORD, Gates, gate, member, slip

MADE_ANEW = {
    "id",
    "salt",
    "digest",
    "chain",
    "proof",
    "seq",
    "sheet_id",
    "screening_id",
    "declaration_id",
    "subject",
    "issue_id",
}
"""Columns that differ with each run; who, what, when and where do not."""
COMPARED = (
    tables.screening,
    tables.hourly,
    tables.hour_sheet,
    tables.declaration,
    tables.declaration_key,
    tables.fever,
    tables.slip,
    tables.poster_issue,
    tables.poster_print,
    tables.poster_content,
    tables.audit,
)


def a_day(desk: Desk, clock: FixedClock, chance: random.Random) -> None:
    """Presses, slips, fevers, sheets and a poster, some of them taken back, a few seconds after each other."""
    south, today = gate(desk), clock.today().isoformat()
    presses, entered = [], []
    for number in range(1, 5):
        clock.ms += chance.randrange(1_000, 9_000)
        presses.append(desk.counting.press(south, chance.choice([None, desk.session.member.id])).id)
        clock.ms += chance.randrange(1_000, 9_000)
        warm = chance.choice(["36.6", "38.4"])
        draft = slip(
            desk, slip=str(number), time="09:10", temperature_c=warm, name=f"张三{'甲乙丙丁'[number - 1]}", id_number=""
        )
        entered.append(desk.declarations.enter(replace(draft, id_type="none", birth_date="1950-01-02", sex="1")).id)
        clock.ms += chance.randrange(1_000, 9_000)
        desk.counting.abnormal(Noticed(south, 380 + number, name="李四" if number % 2 else ""))
    desk.counting.undo(presses[-1])
    desk.declarations.take_back(entered[-1])
    clock.ms += 5_000
    sheet = desk.hour_sheets.enter(HourSheetDraft(today, south, "", {(8, "normal"): "12", (8, "abnormal"): "1"}))
    desk.hour_sheets.enter(HourSheetDraft(today, south, "", {(8, "normal"): "13"}), replaces=sheet.id)
    batch = desk.posters.prepare("a4", Language.ZH, [south])
    desk.posters.record_print(batch, "printer", 1)
    desk.posters.confirm_posted(south, batch.issues[0].serial)


def rows_of(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with desk.store.read() as connection:
        for table in COMPARED:
            columns = [column for column in table.columns if column.name not in MADE_ANEW]
            if table is tables.audit:
                columns = [table.c.at, table.c.actor, table.c.action, table.c.kind]
            rows = [tuple(row) for row in connection.execute(table.select().with_only_columns(*columns))]
            found[table.name] = sorted(rows, key=repr)
    return found


def test_the_rows_are_the_same(gates: Gates, program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(gates.place.root, other)
    began = from_venue_time(dt.datetime(2026, 12, 3, 10, 30))
    clock = FixedClock(began)
    gates = replace(gates, program=replace(program, clock=clock))
    with gates.inspector() as own:
        a_day(own, clock, random.Random(1))
    with gates.clerk() as desk:
        assert desk.gate_inbox.held() == ()
        applied = rows_of(desk)
    clock.ms = began
    access = gates.program.access(other)
    with closing(gates.program.open_desk(access, access.open_any(CLERK_PASSWORD))) as desk:
        me = member(desk, "单雄")
        assert me.role is Role.INSPECTOR
        desk.session.member = me
        a_day(desk, clock, random.Random(1))
        directly = rows_of(desk)
    for name, rows in directly.items():
        assert applied[name] == rows, name
