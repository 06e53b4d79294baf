"""A case at the health office: its list, what came of calling its contacts, and the list that leaves again."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import MAX_NOTE, CaseState, Outcome
from desktop.domain.masking import mask_name
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.domain.same_person import Identity
from desktop.domain.text import clean_line
from desktop.files.whole import write_whole
from desktop.services.exposure.cases import CaseView, ContactCall, ExposureCase
from desktop.services.exposure.contacts import Contact
from desktop.services.exposure.exports import ExportedList
from desktop.services.exposure.exposure import check_reason
from desktop.services.exposure.list_files import ListAbout, ListWish, check_room, make_list
from desktop.services.exposure.list_lines import FullContact
from desktop.services.exposure.results import ExposureRequest, ExposureResult
from desktop.services.office.case_list import (
    CaseList,
    ListedContact,
    ListedContacts,
    declarations_of,
    full_draft,
    read_case_list,
)
from desktop.services.office.follow_up import FollowUp, FollowUpFile, NotedCall
from desktop.services.office.secrets import OfficeSecret
from desktop.services.posters.typesetting import Typesetting

_STEP = 200
_NAMED = 3
"""Venues that head a list by name."""


@dataclass(frozen=True, slots=True)
class OfficeCase:
    """A case as it is worked on. ``found`` are its contacts without the case, as ``view`` has them.

    ``is_older``: a newer list of the case was opened before. ``likely`` is how many people's declarations say exactly what a
    stay of the case says, while nobody has said who the case is.
    """

    listed: CaseList
    file: FollowUpFile
    follow_up: FollowUp
    found: tuple[ListedContact, ...]
    contacts: ListedContacts
    view: CaseView
    is_older: bool
    likely: int

    @property
    def case_name(self) -> str:
        """The case's name, masked; empty while nobody has said who it is."""
        own = {one.number for one in self.listed.overlapping} - {one.number for one in self.found}
        names = (str(one.listed.row.body.get("name", "")) for one in self.listed.overlapping if one.number in own)
        return mask_name(next(names, ""))

    @property
    def of_case(self) -> int:
        """How many declarations were left out as the case's own."""
        return len(self.listed.overlapping) - len(self.found)

    def full(self, contact: Contact) -> ListedContact | None:
        """The contact in full."""
        return next((one for one in self.found if one.number == contact.number), None)


class OfficeCases:
    """On the office's PC there is no audit log: who opened which list stands in the hub's. Every call is for a thread of its
    own, and may raise ``UserError``."""

    def __init__(self, clock: Clock, typesetting: Typesetting) -> None:
        self._clock = clock
        self._typesetting = typesetting

    def open(self, path: Path, secret: OfficeSecret, folder: Path, progress: Progress = no_progress) -> OfficeCase:
        """Open a case's list, and go on with what was noted of the case in ``folder``. Raises ``BadInput``."""
        listed = read_case_list(path, secret, progress)
        file = FollowUpFile(folder, listed.hub, str(listed.number), secret.identity)
        here = declarations_of(listed.overlapping)
        known = file.read()
        follow_up = FollowUp(seen=here) if known is None else known
        kept = follow_up.kept_for(here, listed.made)
        if kept != known:
            file.write(kept)
        return _made(listed, file, kept)

    def note_call(
        self, case: OfficeCase, declarations: Collection[str], outcome: Outcome, note: str, by: str
    ) -> OfficeCase:
        """Note what came of a call to a contact, for all declarations of the person. Raises ``BadInput``."""
        text = clean_line(note)
        if len(text) > MAX_NOTE:
            raise BadInput.at("note", message("exposure", "A note has at most {most} characters.", most=MAX_NOTE))
        now = self._present(case)
        if now.state is CaseState.CLOSED:
            raise BadInput(
                message(
                    "exposure", "Case {number} is closed. Reopen it to note a call.", number=str(case.listed.number)
                )
            )
        return self._kept(case, now.with_call(declarations, NotedCall(self._clock.now_ms(), by, outcome, text)))

    def see(self, case: OfficeCase) -> OfficeCase:
        """The contacts were seen: they are new no more."""
        seen = self._present(case).seen | declarations_of(case.listed.overlapping)
        return self._kept(case, msgspec.structs.replace(self._present(case), seen=seen))

    def set_state(self, case: OfficeCase, state: CaseState) -> OfficeCase:
        """Nobody is called any more, or again."""
        return self._kept(case, msgspec.structs.replace(self._present(case), state=state))

    def set_persons(self, case: OfficeCase, persons: Iterable[Identity]) -> OfficeCase:
        """Who the case is: whoever is the same person as these is left out. None: nobody has said who."""
        return self._kept(case, msgspec.structs.replace(self._present(case), persons=tuple(persons)))

    def export(
        self, case: OfficeCase, path: Path, wish: ListWish, by: str, progress: Progress = no_progress
    ) -> ExportedList:
        """Write the list to ``.csv``, ``.xlsx`` or ``.pdf``, in full. Raises ``BadInput``, ``UserError``; ``Cancelled`` with
        nothing written."""
        check_reason(wish.reason)
        kind = path.suffix.lower()
        check_room(kind, len(case.found))
        every = []
        for place, (one, contact) in enumerate(zip(case.found, case.view.result.contacts, strict=True)):
            if place % _STEP == 0:
                progress(place, len(case.found))
            last, is_new = case.view.last_call(contact), case.view.is_new(contact)
            every.append(FullContact(contact, full_draft(one), contact.fever, last, is_new))
        about = ListAbout(self._heading(case, wish.language), case.view, wish, by, self._clock.now_ms())
        made = make_list(kind, every, about, self._typesetting, progress)
        write_whole(path, made.data)
        return ExportedList(made.rows, made.digest, hashlib.sha256(made.data).hexdigest())

    def _heading(self, case: OfficeCase, language: Language) -> str:
        """The venues of the contacts; of more than a few, their number."""
        venues = list(dict.fromkeys(one.listed.part.name for one in case.found))
        if len(venues) <= _NAMED:
            return "、".join(venues)
        many = message("office", "{count} venues", count=len(venues))
        return self._typesetting.catalogue.text(many, "en" if language is Language.EN else "zh")

    def _present(self, case: OfficeCase) -> FollowUp:
        """What the file says now: another window may have noted a call."""
        return case.file.read() or case.follow_up

    def _kept(self, case: OfficeCase, follow_up: FollowUp) -> OfficeCase:
        case.file.write(follow_up)
        if follow_up.persons == case.follow_up.persons:
            return _made(case.listed, case.file, follow_up, case.found, case.contacts)
        return _made(case.listed, case.file, follow_up)


def _made(
    listed: CaseList,
    file: FollowUpFile,
    follow_up: FollowUp,
    found: tuple[ListedContact, ...] | None = None,
    contacts: ListedContacts | None = None,
) -> OfficeCase:
    """``found`` and ``contacts`` are those of before, where the case is the same person."""
    if found is None or contacts is None:
        found = listed.without(follow_up.persons)
        contacts = ListedContacts(found)
    result = ExposureResult(
        listed.rules, listed.stays, contacts, (), 0, listed.made, is_counted=False, assumed=listed.assumed
    )
    case = ExposureCase(
        str(listed.number),
        listed.number,
        follow_up.state,
        listed.reason,
        listed.made,
        "",
        listed.made,
        len(listed.stays),
    )
    now = declarations_of(listed.overlapping)
    called = declarations_of(found)
    calls = {
        declaration: tuple(ContactCall(call.at, call.by, call.outcome, call.note) for call in made)
        for declaration, made in follow_up.calls.items()
        if declaration in called
    }
    is_older = listed.made < follow_up.made
    new = frozenset(one.number for one in found if one.listed.row.id not in follow_up.seen)
    gone = 0 if is_older else len(follow_up.seen - now)
    view = CaseView(case, ExposureRequest(listed.stays), result, frozenset() if is_older else new, gone, calls)
    likely = 0 if follow_up.persons else len({one.person for one in _at_stays(listed, contacts)})
    return OfficeCase(listed, file, follow_up, found, contacts, view, is_older, likely)


def _at_stays(listed: CaseList, contacts: ListedContacts) -> list[Contact]:
    own = {one.number for one in listed.at_a_stay()}
    return [contact for contact in contacts if contact.number in own]
