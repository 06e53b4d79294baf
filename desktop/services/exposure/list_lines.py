"""The contacts of a case in full: as lines of a table, and as lines of the paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.clock import venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.draft_words import in_words
from desktop.domain.export_columns import EXPOSURE, EXPOSURE_OF_VENUES, ExportColumn, localised
from desktop.domain.exposure.overlap import Overlap
from desktop.domain.headings import Headings
from desktop.domain.identity import ID_TYPE_WORDS, IdType
from desktop.domain.messages import Message
from desktop.domain.visit import Visit, time_text
from desktop.reports.exposure import DOCUMENT, ExposureLine
from desktop.services.exposure.cases import CaseView, ContactCall
from desktop.services.exposure.contacts import Contact
from desktop.services.green_channel.records import Names, stored_draft
from desktop.store.connections import Connection
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class FullContact:
    """A contact with everything that the declaration says; nothing is masked."""

    contact: Contact
    draft: DeclarationDraft
    has_fever: bool
    call: ContactCall | None
    is_new: bool

    @property
    def overlap(self) -> Overlap:
        """How the stay overlaps with the case's."""
        return self.contact.overlap


def full_contacts(connection: Connection, view: CaseView, names: Names) -> Iterator[FullContact]:
    """The contacts of a case in order; those that were erased meanwhile are left out."""
    contacts = view.result.contacts
    for start in range(0, len(contacts), _CHUNK):
        chunk = contacts[start : start + _CHUNK]
        found = declarations.numbered(connection, [contact.number for contact in chunk])
        rows = {row.id: row for row in found}
        for contact in chunk:
            if row := rows.get(contact.declaration):
                yield _full(contact, row, view, names)


def _full(contact: Contact, row: DeclarationRow, view: CaseView, names: Names) -> FullContact:
    return FullContact(
        contact, stored_draft(row, names), row.needs_worksheet, view.last_call(contact), view.is_new(contact)
    )


def table_cells(
    full: FullContact, view: CaseView, headings: Headings, translate: Callable[[Message], str]
) -> list[str]:
    """A contact as a line of a table with the columns of ``columns_of``."""
    draft, overlap, call, rules = in_words(full.draft, headings), full.overlap, full.call, full.overlap.rules
    typed = (
        *("gate", "visited_on", "time", "name", "sex", "birth_date", "id_type", "id_number", "phone", "address"),
        *("guardian_name", "guardian_phone", "guardian_relation", "category", "temperature_c", "symptoms"),
    )
    venue = [full.contact.venue] if full.contact.venue else []
    cells = [
        str(view.case.number),
        *venue,
        str(full.contact.person + 1),
        str(overlap.certainty),
        str(overlap.circle),
        str(overlap.least),
        str(overlap.most),
        translate(overlap.reason),
        *(draft.text(key) for key in typed),
        "yes" if full.is_new else "no",
        str(call.outcome) if call else "",
        venue_time(call.at).isoformat(timespec="seconds") if call else "",
        call.by if call else "",
        call.note if call else "",
        full.contact.declaration,
        rules.method,
        str(rules.assumed_minutes),
        str(rules.extension_minutes),
    ]
    return localised(EXPOSURE_OF_VENUES if venue else EXPOSURE, cells, headings)


def columns_of(every: Sequence[FullContact]) -> tuple[ExportColumn, ...]:
    """The columns of a table of contacts: with the venue where they are of several."""
    return EXPOSURE_OF_VENUES if any(full.contact.venue for full in every) else EXPOSURE


def paper_line(full: FullContact) -> ExposureLine:
    """A contact as a line of the paper."""
    draft, overlap, call = full.draft, full.overlap, full.call
    document = DOCUMENT.filled(type=ID_TYPE_WORDS.label(IdType(draft.id_type)), number=draft.id_number)
    guardian = " ".join(filter(None, (draft.guardian_name, draft.guardian_relation, draft.guardian_phone)))
    called = f"{venue_time(call.at):%m-%d %H:%M} {call.by} {call.note}".rstrip() if call else ""
    return ExposureLine(
        full.contact.person + 1,
        draft.name,
        document if draft.id_number else "",
        draft.address,
        draft.phone,
        guardian,
        full.contact.place,
        stay_text(full.contact.visit),
        overlap.certainty,
        overlap.circle,
        overlap.least,
        overlap.most,
        overlap.reason,
        full.is_new,
        full.has_fever,
        call.outcome if call else None,
        called,
    )


def stay_text(visit: Visit) -> str:
    """Day and time of a stay, as a slip has them."""
    return f"{visit.day.isoformat()} {time_text(visit)}".rstrip()
