"""What the office's window asks of its services, with the opened key."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseState, Outcome
from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.files.whole import write_whole
from desktop.services.exposure.contacts import Contact
from desktop.services.exposure.exports import ExportedList
from desktop.services.exposure.list_files import ListWish
from desktop.services.exposure.results import CasePerson
from desktop.services.office.case_list import full_draft
from desktop.services.office.cases import OfficeCase, OfficeCases
from desktop.services.office.finding import FoundInLists, ListedPerson, find_person, person_stays
from desktop.services.office.secrets import OfficeSecret, secret_of_code, secret_of_file
from desktop.settings import Settings
from desktop.ui.exposure.actions import Lookup


@dataclass(frozen=True, slots=True)
class OfficeUser:
    """Who works here: the opened key, the folder in which what is noted is kept, and the name that was typed."""

    secret: OfficeSecret
    folder: Path | None
    name: str

    def __repr__(self) -> str:
        """Without the secret: tracebacks may show it."""
        return f"OfficeUser({self.secret!r})"


@dataclass(frozen=True, slots=True)
class CaseLookup(Lookup):
    """A case as the result page shows it."""

    case: OfficeCase | None = None


@dataclass(frozen=True, slots=True)
class OfficeActions:
    """Every call is for a thread of its own, and may raise ``UserError``."""

    cases: OfficeCases
    settings: Settings
    clock: Clock
    user: OfficeUser

    def open_case(self, path: Path, progress: Progress) -> CaseLookup:
        """A case's list with what was noted of it."""
        folder = self.user.folder or path.parent
        return shown(self.cases.open(path, self.user.secret, folder, progress))

    def note_call(self, lookup: Lookup, contact: Contact, outcome: Outcome, note: str) -> Lookup:
        """The lookup after a call to a contact."""
        case = _case_of(lookup)
        return shown(self.cases.note_call(case, lookup.of_person(contact), outcome, note, self.user.name))

    def see(self, case: OfficeCase) -> CaseLookup:
        """The case once its contacts were seen."""
        return shown(self.cases.see(case))

    def set_state(self, case: OfficeCase, state: CaseState) -> CaseLookup:
        """The case closed or open."""
        return shown(self.cases.set_state(case, state))

    def set_case(self, case: OfficeCase, contact: Contact | None) -> CaseLookup:
        """The case without the person who it is; with everybody again for None."""
        chosen = case.full(contact) if contact is not None else None
        return shown(self.cases.set_persons(case, [chosen.listed.identity] if chosen is not None else []))

    def in_full(self, case: OfficeCase, contact: Contact) -> DeclarationDraft | None:
        """All that a contact's declaration says."""
        found = case.full(contact)
        return None if found is None else full_draft(found)

    def export(self, case: OfficeCase, path: Path, wish: ListWish, progress: Progress) -> ExportedList:
        """Write the list."""
        return self.cases.export(case, path, wish, self.user.name, progress)

    def find(self, lists: Sequence[Path], text: str, progress: Progress) -> FoundInLists:
        """Whom a text finds in lists."""
        return find_person(lists, self.user.secret, text, progress)

    def write_stays(self, path: Path, person: ListedPerson) -> Path:
        """Write where and when somebody was, as the stays of a case."""
        write_whole(path, person_stays(person))
        return path


def signed_in(key: str, secret: str, name: str, *, is_recovery: bool) -> OfficeUser:
    """Whoever opens the window. Raises ``BadInput`` with problems at ``key``, ``passphrase``, ``code`` and ``name``."""
    if len(name.strip()) < 2:
        raise BadInput.at("name", message("office", "Type your name: it stands beside what you note."))
    if is_recovery:
        try:
            return OfficeUser(secret_of_code(secret), None, name)
        except BadInput as error:
            raise BadInput.at("code", error.message) from None
    if not key:
        raise BadInput.at("key", message("office", "Choose the office’s key file."))
    path = Path(key).expanduser().absolute()
    return OfficeUser(secret_of_file(path, secret), path.parent, name)


def shown(case: OfficeCase) -> CaseLookup:
    """A case as a lookup of its contacts."""
    view = case.view
    result = view.result
    person = CasePerson("", case.case_name, "", "", ())
    return CaseLookup(view.request, result, tuple(result.contacts), view.case.reason, person, view, case)


def _case_of(lookup: Lookup) -> OfficeCase:
    if not isinstance(lookup, CaseLookup) or lookup.case is None:
        raise TypeError("a lookup of no list")
    return lookup.case
