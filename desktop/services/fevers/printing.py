"""The transfer sheet (转诊单) of a fever: made from its worksheet and its declaration, for the person and the clinic."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.declaration import Declaration, DeclarationContext
from desktop.domain.declaration_check import check_declaration
from desktop.domain.errors import BadInput
from desktop.domain.fever import FeverFacts
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.visit import time_text
from desktop.files.whole import write_whole
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.reports.fever import FeverSheet, Measurement, fever_sheet_pdf
from desktop.services.fevers.records import facts_of, note_print
from desktop.services.green_channel.records import Names, make_context, stored_draft
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import declarations, fevers, venues
from desktop.store.queries.declarations import DeclarationRow
from desktop.store.queries.fevers import FeverRow


class FeverPrintService:
    """All calls may take a second: use a background thread."""

    def __init__(self, store: Store, session: Session, typesetting: Typesetting) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting

    @requires_own(Right.ENTER_DECLARATIONS, "fever_id")
    def make(self, fever_id: str, language: Language) -> CodedPages:
        """The sheet as the worksheet stands, the person's details whole; that it was made is audited.

        Raises ``BadInput`` when the worksheet is gone, ``Forbidden``, ``UserError`` for what cannot be printed.
        """
        with self._store.read() as connection:
            row = fevers.find(connection, fever_id)
            if row is None:
                raise BadInput(message("fever", "This worksheet is not there any more."))
            self._session.require_at(Right.ENTER_DECLARATIONS, row.gate_id)
            declared = declarations.find(connection, row.declaration_id) if row.declaration_id else None
            names = Names.read(connection)
            sheet = _sheet(
                row,
                declared,
                make_context(connection, self._store.clock.now_ms()),
                names,
                venues.get(connection).name,
                language,
            )
        pages = CodedPages(fever_sheet_pdf(sheet, self._typesetting.fonts, self._typesetting.catalogue), A4.sheet, ())
        with self._store.write(self._session.member.id) as change:
            if (present := fevers.find(change.connection, row.id)) is not None:
                note_print(change, present)
            change.record("print", "fever", row.id, {"language": str(language)}, sync=False)
        return pages

    @requires_own(Right.ENTER_DECLARATIONS)
    def write(self, pages: CodedPages, path: Path) -> None:
        """Write a sheet as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, pages.pdf)


def _sheet(
    row: FeverRow,
    declared: DeclarationRow | None,
    context: DeclarationContext,
    names: Names,
    venue: str,
    language: Language,
) -> FeverSheet:
    body, facts = row.body, facts_of(row, declared)
    sheet = FeverSheet(
        venue=venue,
        slip="",
        made_at=venue_time(context.now),
        name=str(body.get("name", "")),
        gate=names.gates.get(row.gate_id, ""),
        arrived=f"{venue_time(row.first_at):%H:%M}",
        first=_measured(facts),
        waits_at=str(body.get("waits_at", "")),
        called=str(body.get("called", "")),
        called_at=_moment(body.get("called_at")),
        phone=str(body.get("phone", "")),
        symptoms=facts.symptoms or None,
        second=None if row.second is None else Measurement(row.second, venue_time(row.second_at or row.first_at)),
        language=language,
    )
    declaration = _read(declared, context, names) if declared else None
    if declaration is None:
        return sheet
    guardian, document = declaration.guardian, declaration.document
    return replace(
        sheet,
        symptoms=facts.symptoms,
        slip=str(declaration.slip or ""),
        name=declaration.name,
        arrived=time_text(declaration.visit),
        inspector=names.members.get(declaration.inspector or "", ""),
        sex=declaration.sex,
        birth_date=declaration.birth_date,
        id_type=document.type,
        id_number=document.number,
        phone=declaration.phone,
        address=declaration.address,
        category=declaration.category,
        guardian=f"{guardian.name}　{guardian.phone}" if guardian else "",
    )


def _read(row: DeclarationRow, context: DeclarationContext, names: Names) -> Declaration | None:
    """A stored declaration as the rules read it: it was checked when it was stored."""
    age = (venue_time(context.now) - venue_time(row.visited_from)).days + 2
    kept = replace(context, retention_days=max(age, context.retention_days))
    return check_declaration(stored_draft(row, names), kept)[0]


def _measured(facts: FeverFacts) -> Measurement | None:
    return None if facts.first is None else Measurement(facts.first, venue_time(facts.first_at))


def _moment(ms: int | None) -> datetime | None:
    return None if ms is None else venue_time(ms)
