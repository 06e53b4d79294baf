"""What the clock and other slips say against a slip that somebody is about to save."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.clock import from_venue_time
from desktop.domain.cross_check import declared_already, time_doubts
from desktop.domain.declaration import Declaration, DeclarationContext, DeclarationDraft
from desktop.domain.declaration_check import check_declaration
from desktop.domain.errors import Problem
from desktop.domain.opening_hours import read_opening_hours
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.green_channel.records import Names, document_key, slip_problem
from desktop.services.green_channel.search_keys import queries_of
from desktop.store.connections import Connection
from desktop.store.queries import declarations, slips, venues
from desktop.store.queries.declarations import DeclarationRow

_DAY_MS = 24 * 3_600_000
_ASSUMED = "-"
"""Stands for a reason, while it is worked out whether there is anything else to ask."""


def doubts_of(connection: Connection, draft: DeclarationDraft, context: DeclarationContext) -> tuple[Problem, ...]:
    """What is to be said of a slip beside the rules: all that it contradicts, so that it is asked at once, or why its
    number cannot be used. Nothing for one that the rules refuse for another reason."""
    _, problems = check_declaration(draft, context)
    if not all(problem.contradicts for problem in problems):
        return ()
    assumed = dict.fromkeys((problem.field for problem in problems), _ASSUMED)
    declaration, _ = check_declaration(replace(draft, overrides={**draft.overrides, **assumed}), context)
    if declaration is None:
        return ()
    slip = declaration.slip
    if slip is not None and (wrong := slip_problem(connection, slip, draft.overrides)) is not None:
        return (wrong,)
    printed_at = slips.printed_at(connection, slip.number) if slip is not None else None
    hours, _ = read_opening_hours(venues.get(connection).opening_hours)
    found = list(time_doubts(declaration.visit, context.now, printed_at, hours))
    row = next(_same_person(connection, declaration, context), None)
    if row is not None:
        names = Names.read(connection)
        found.append(declared_already(_visit(row), names.gates.get(row.gate_id, ""), names.slip(row.slip)))
    return tuple(found)


def _same_person(
    connection: Connection, declaration: Declaration, context: DeclarationContext
) -> Iterator[DeclarationRow]:
    """Declarations of the same day with the same document, or, without one, with the same name and phone."""
    midnight = from_venue_time(dt.datetime.combine(declaration.visit.day, dt.time()))
    if key := document_key(declaration):
        yield from declarations.of_document(connection, key, midnight, midnight + _DAY_MS - 1)
    elif declaration.phone:
        for query in queries_of(declaration.phone, context.serial_prefix, context.venue_code):
            for row in declarations.numbered(connection, declarations.numbers_by_key(connection, query)):
                stored = row.body.get("name"), row.body.get("phone")
                is_same = stored == (declaration.name, declaration.phone)
                if is_same and midnight <= row.visited_from < midnight + _DAY_MS:
                    yield row


def _visit(row: DeclarationRow) -> Visit:
    return Visit(row.visited_from, row.visited_to, Precision(row.precision))
