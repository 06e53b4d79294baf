"""A visitor asks what the desk holds about them: one paper with all of it, after they have shown who they are."""

from datetime import timedelta
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.retention import DEFAULT_DAYS, expiry_day
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit, time_text
from desktop.files.whole import write_whole
from desktop.reports.access import AccessSheet, HeldVisit, access_sheet_pdf
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.services.green_channel.person_records import existing, of_person
from desktop.services.green_channel.records import Names, stored_draft
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import audits, cards, declarations, fevers, holds, import_drafts, settings, venues
from desktop.store.queries.declarations import DeclarationRow

_LOOKS = ("unmask", "correct-open")
_SHORTEST = 2


class SubjectAccessService:
    """Makes the paper. What is wrong on it is corrected, and what is to go is erased, as for any declaration."""

    def __init__(self, store: Store, session: Session, typesetting: Typesetting) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting

    @requires(Right.SEE_PERSONAL_DATA)
    def make(self, declaration_id: str, proof: str, language: Language) -> CodedPages:
        """All that the desk holds of the person of a declaration, whatever the spelling or the document.
        ``proof`` is how they showed who they are, and goes to the audit log.

        Raises ``BadInput`` without a proof, and when the declaration is gone; ``Forbidden``, ``UserError`` for what cannot
        be printed.
        """
        if len(proof.strip()) < _SHORTEST:
            raise BadInput.at(
                "reason", message("access", "Say which document was shown, or who vouches for the person.")
            )
        with self._store.read() as connection:
            sheet = self._sheet(connection, declaration_id, proof.strip(), language)
        pdf = access_sheet_pdf(sheet, self._typesetting.fonts, self._typesetting.catalogue)
        with self._store.write(self._session.member.id) as change:
            body = {"reason": proof.strip(), "records": len(sheet.visits)}
            change.record("access", "declaration", declaration_id, body, sync=False)
        return CodedPages(pdf, A4.sheet, ())

    @requires(Right.SEE_PERSONAL_DATA)
    def write(self, pages: CodedPages, path: Path) -> None:
        """Write a sheet as a PDF, whole or not at all. Raises ``UserError``."""
        write_whole(path, pages.pdf)

    def _sheet(self, connection: Connection, declaration_id: str, proof: str, language: Language) -> AccessSheet:
        row = existing(connection, declaration_id)
        person = of_person(connection, row)
        rows = person.declarations
        names = Names.read(connection)
        held = holds.of_declarations(connection, [one.id for one in rows])
        days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
        shown = audits.counts(connection, "declaration", [one.id for one in rows], _LOOKS)
        draft = stored_draft(row, names)
        return AccessSheet(
            venue=venues.get(connection).name,
            made_at=venue_time(self._store.clock.now_ms()),
            made_by=self._session.member.name,
            name=draft.name,
            document=(draft.id_type, draft.id_number),
            proof=proof,
            visits=tuple(
                _visit(connection, one, names, "" if one.id in held else _last_day(one, days), shown.get(one.id, 0))
                for one in rows
            ),
            cards=tuple(card.number for card in cards.of_holders(connection, person.holders)),
            lines=sum(import_drafts.count_of_document(connection, number) for number in person.numbers),
            language=language,
        )


def _last_day(row: DeclarationRow, days: int) -> str:
    return (expiry_day(venue_time(row.visited_from).date(), days) - timedelta(days=1)).isoformat()


def _visit(connection: Connection, row: DeclarationRow, names: Names, kept_until: str, shown: int) -> HeldVisit:
    draft = stored_draft(row, names)
    visit = Visit(row.visited_from, row.visited_to, Precision(row.precision))
    return HeldVisit(
        when=f"{visit.day.isoformat()} {time_text(visit)}".rstrip(),
        gate=draft.gate,
        texts=tuple(draft.texts().items()),
        kept_until=kept_until,
        corrected=len(declarations.versions(connection, row.id)),
        shown=shown,
        has_fever=fevers.of_declaration(connection, row.id) is not None,
    )
