"""Random people through every kind of file and back: the book is the same, or each difference was refused.

Each cell is written in one of the ways in which its kind of file can hold the value; some of them a spreadsheet may have
changed, and those must be refused. Made-up people.
"""

import csv
import datetime as dt
import itertools
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.declaration import DeclarationDraft, draft_of
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_columns import COLUMNS, OVERRIDES, overrides_text
from desktop.domain.headings import Headings
from desktop.services.desk import Desk
from desktop.services.green_channel.records import Names, make_context, stored_draft
from desktop.store.queries import declarations
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.domain.test_declaration import CONTEXT
from tests.domain.test_draft_words import drafts
from tests.services.imports.files import Number, write_csv, write_ods, write_xlsx

NAMES = [column.name for column in (*COLUMNS, OVERRIDES)]
_NUMBER = itertools.count(1)
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
_QUOTING = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)


@pytest.fixture(autouse=True)
def _still_clock(desk: Desk) -> None:
    desk.store.clock = FixedClock(CONTEXT.now)


def people(draft: DeclarationDraft) -> DeclarationDraft:
    """Somebody of whom there is one: a number in the notes tells them apart."""
    return replace(draft, slip="", notes=f"{draft.notes} 第{next(_NUMBER)}人")


def cells(draft: DeclarationDraft) -> dict[str, object]:
    """A line as text."""
    row: dict[str, object] = {name: getattr(draft, name) for name in NAMES[:-1]}
    return row | {"overrides": overrides_text(draft.overrides.items(), {name: name for name in NAMES})}


def typed(row: dict[str, object], chance: random.Random, *, ods: bool) -> tuple[dict[str, object], bool]:
    """Some cells as a spreadsheet types them, and whether one of them may have been changed by that."""
    risky = False
    if row["temperature_c"] and chance.random() < 0.7:
        row["temperature_c"] = Number(float(str(row["temperature_c"])))
    if str(row["phone"]).startswith("1") and chance.random() < 0.5:
        row["phone"] = Number(float(str(row["phone"])))
    if row["visited_on"] == "2026-11-20" and chance.random() < 0.5:
        days = (dt.date(2026, 11, 20) - dt.date(1899, 12, 30)).days
        row["visited_on"] = ("date", "2026-11-20") if ods else Number(days, "yyyy/m/d")
    if row["time"] == "9:05" and chance.random() < 0.5:
        row["time"] = ("time", "PT09H05M00S") if ods else Number((9 * 60 + 5) / 1440, "h:mm")
    if row["consent"] and chance.random() < 0.5:
        row["consent"] = ("boolean", "true" if row["consent"] == "yes" else "false") if ods else row["consent"] == "yes"
    number = str(row["id_number"])
    if number.isdecimal() and chance.random() < 0.3:
        row["id_number"], risky = Number(float(number)), True
    return row, risky


def files(rows: list[dict[str, object]], chance: random.Random, folder: Path) -> tuple[Path, list[bool]]:
    """The rows in a file of a random kind, and which lines of it may have been changed."""
    kind = chance.choice(("csv", "csv", "xlsx", "ods"))
    path = folder / f"{next(_NUMBER)}.{kind}"
    if kind == "csv":
        end = chance.choice(("\r\n", "\n", "\r"))
        quoting = csv.QUOTE_ALL if end == "\r" else chance.choice(_QUOTING)  # the writer would leave a break unquoted
        write_csv(
            path,
            rows,
            encoding=chance.choice(_ENCODINGS),
            delimiter=chance.choice(",;\t|"),
            end=end,
            quoting=quoting,
            names=NAMES,
        )
        return path, [False] * len(rows)
    made = [typed(row, chance, ods=kind == "ods") for row in rows]
    write = write_ods if kind == "ods" else write_xlsx
    write(path, [row for row, _ in made], names=NAMES)
    return path, [risky for _, risky in made]


def book(desk: Desk) -> dict[str, DeclarationDraft]:
    """Everybody in the desk by their notes."""
    with desk.store.read() as connection:
        names = Names.read(connection)
        rows = declarations.between(connection, None, None)
        return {draft.notes: draft for draft in (stored_draft(row, names) for row in rows)}


@pytest.fixture
def empty_desks(program: Program, made_desk: MadeDesk, tmp_path: Path) -> Iterator[Iterator[Desk]]:
    """Desks without anybody, one for each time that one is asked for."""
    import shutil

    with ExitStack() as opened:

        def desks() -> Iterator[Desk]:
            while True:
                folder = tmp_path / f"empty{next(_NUMBER)}"
                shutil.copytree(made_desk.folder, folder, ignore=shutil.ignore_patterns("desk.lock"))
                access = program.access(folder)
                desk = opened.enter_context(
                    program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD))
                )
                desk.store.clock = FixedClock(CONTEXT.now)
                yield desk

        yield desks()


def test_the_book_is_the_same_or_each_difference_was_refused(
    empty_desks: Iterator[Desk], desk: Desk, tmp_path: Path
) -> None:
    empty = [next(empty_desks) for _ in range(2)]

    @settings(max_examples=40, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(st.lists(drafts().map(people), min_size=1, max_size=6), st.integers(0, 1 << 30))
    def take(group: list[DeclarationDraft], seed: int) -> None:
        path, risky = files([cells(draft) for draft in group], random.Random(seed), tmp_path)
        with desk.store.read() as connection:
            context = make_context(connection, CONTEXT.now)
            names = Names.read(connection)
        outcome = desk.imports.import_file(path)
        refused = {one.draft.notes.strip(): one for one in outcome.rejected}
        stored = book(desk)
        assert outcome.lines == outcome.accepted + len(refused) + sum(part.count for part in outcome.not_read)
        for draft, may_be_changed in zip(group, risky, strict=True):
            who = draft.notes.strip()
            meant, problems = check_declaration(draft, context, keeps_reasons=True)
            if may_be_changed:
                assert refused[who].problem.field == "id_number"
            elif meant is None:
                assert {problem.field for problem in refused[who].problems} == {problem.field for problem in problems}
            else:
                kept = stored[meant.notes]
                gate, inspector = names.gates[meant.gate], names.members.get(meant.inspector or "", "")
                assert kept == draft_of(meant, gate, inspector)

    take()
    everybody = book(desk)
    assert len(everybody) > 40
    for other, (suffix, headings) in zip(empty, ((".xlsx", Headings.ZH), (".csv", Headings.EN)), strict=True):
        out = tmp_path / f"all{suffix}"
        assert desk.exports.export(out, "备份", headings=headings) == len(everybody)
        again = desk.imports.import_file(out)
        assert (again.accepted, again.existing, again.rejected) == (0, len(everybody), ())
        assert other.imports.import_file(out).rejected == ()
        assert book(other) == everybody
