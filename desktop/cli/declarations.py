"""``declare``, ``template``, ``find``, ``erase`` and ``purge``."""

import argparse
from functools import partial
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.desk import opened_desk
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.domain.clock import venue_time
from desktop.domain.declaration_columns import COLUMNS
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import UserError
from desktop.domain.headings import Headings
from desktop.domain.messages import Message, message
from desktop.services.desk import Desk
from desktop.services.imports.headings import heading_message
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.services.imports.rejected_table import export_rejected
from desktop.services.retention.questions import PurgeAsks
from desktop.settings import LANGUAGE
from desktop.tables.writing import check_ending


def declare(program: Program, options: argparse.Namespace) -> Result:
    """Take the declarations of a file."""
    if options.rejects is not None:
        check_ending(options.rejects)
    with opened_desk(program, options) as desk:
        outcome = desk.imports.import_file(options.source.absolute())
        waiting = _keep_rejected(program, desk, outcome, options.rejects)
    rejected = [
        {
            "sheet": r.sheet,
            "line": r.line,
            "column": r.problem.field,
            "reason": message_text(program, r.problem.message),
        }
        for r in outcome.rejected
    ]
    not_read = [
        {"sheet": lines.sheet, "line": lines.line, "count": lines.count, "reason": message_text(program, lines.because)}
        for lines in outcome.not_read
    ]
    notes = [message_text(program, note) for note in outcome.notes]
    data = {
        "lines": outcome.lines,
        "accepted": outcome.accepted,
        "existing": outcome.existing,
        "rejected": rejected,
        "not_read": not_read,
        "notes": notes,
        "rejects_file": options.rejects if rejected else None,
        "waiting": waiting,
    }
    if waiting:
        notes.append(
            message_text(
                program,
                message(
                    "tables",
                    "The lines that were not taken wait in the desk, encrypted: mend them in the window, or import the "
                    "mended file. --rejects writes them to a file.",
                ),
            )
        )
    counts = message(
        "commands",
        "Taken: {accepted}. Already there: {existing}. Not taken: {rejected}.",
        accepted=outcome.accepted,
        existing=outcome.existing,
        rejected=len(rejected),
    )
    return Result(data, [counts, *map(_line_of, outcome.rejected), *notes])


def _line_of(rejected: Rejected) -> Message:
    """Where a refused line stands and what is wrong with it, by the heading of its column."""
    line, problem = str(rejected.line), rejected.problem
    place = (
        message("commands", "Sheet {sheet}, line {line}", sheet=rejected.sheet, line=line)
        if rejected.sheet
        else message("commands", "Line {line}", line=line)
    )
    column = next((heading_message(one) for one in COLUMNS if one.name == problem.field), problem.field)
    if column:
        place = message("commands", "{place}, {column}", place=place, column=column)
    return message("commands", "{place}: {reason}", place=place, reason=problem.message)


def _keep_rejected(program: Program, desk: Desk, outcome: ImportOutcome, file: Path | None) -> int:
    """Nothing of an import is lost: to the file that was asked for, else into the desk. Gives how many wait there."""
    if file is None:
        return len(outcome.rejected) if desk.import_drafts.keep(outcome) else 0
    if not outcome.rejected:
        return 0
    headings = Headings.EN if program.settings.get(LANGUAGE) == "en" else Headings.ZH
    try:
        export_rejected(file.absolute(), outcome.rejected, headings, partial(message_text, program))
    except UserError:
        desk.import_drafts.keep(outcome)
        raise
    return 0


def template(program: Program, options: argparse.Namespace) -> Result:
    """Write an empty table with headings, lists and explanations."""
    out = options.out.absolute()
    with opened_desk(program, options) as desk:
        desk.templates.write(out, options.lang)
    return Result({"out": out}, [str(out)])


def find(program: Program, options: argparse.Namespace) -> Result:
    """Find declarations; personal data is masked."""
    with opened_desk(program, options) as desk:
        found = desk.declarations.find(options.query)
    rows = [
        {
            "id": row.id,
            "name": row.name,
            "id_number": row.id_number,
            "phone": row.phone,
            "visited_on": venue_time(row.visited_from).date().isoformat(),
            "gate": row.gate,
            "category": row.category,
            "slip": row.slip,
        }
        for row in found.rows
    ]
    lines = [f"{r['visited_on']}  {r['name']}  {r['id_number']}  {r['phone']}  {r['gate']}" for r in rows]
    return Result({"total": found.total, "rows": rows}, lines)


def erase(program: Program, options: argparse.Namespace) -> Result:
    """Delete a declaration before its time, or all of its person."""
    with opened_desk(program, options) as desk:
        done = desk.erasure.erase(options.id, ErasureReason(options.reason), person=options.person)
    data = {"declarations": done.declarations, "fevers": done.fevers, "cards": done.cards}
    erased = message(
        "commands",
        "Erased declarations: {declarations}, fever worksheets: {fevers}, visitor cards: {cards}.",
        **data,
    )
    return Result(data, [erased])


def purge(program: Program, options: argparse.Namespace) -> Result:
    """Remove declarations that are past their retention."""
    with opened_desk(program, options) as desk:
        if options.insist:
            desk.retention.confirm_purge()
        try:
            done = desk.retention.purge()
        except PurgeAsks as asked:
            sentence = message("retention", "{why} From the command line: --insist.", why=asked.message)
            raise PurgeAsks(sentence) from None
        left = desk.declarations.count()
    data = {
        "declarations": done.declarations,
        "fevers": done.fevers,
        "cards": done.cards,
        "backups": done.backups,
        "spoiled_slips": done.spoiled,
        "import_lines": done.import_lines,
        "kept": left,
    }
    deleted = message(
        "commands",
        "Declarations past their retention and deleted: {count}. Kept: {kept}.",
        count=done.declarations,
        kept=left,
    )
    return Result(data, [deleted])
