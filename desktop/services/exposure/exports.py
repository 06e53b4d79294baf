"""The list of a case's contacts leaves the desk: as a table or a paper, sealed for the health office where that is wished."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.files.whole import written_with
from desktop.services.exposure.cases import ExposureCases
from desktop.services.exposure.exposure import check_reason, check_request
from desktop.services.exposure.list_files import ListAbout, ListWish, MadeList, check_room, make_list
from desktop.services.exposure.list_lines import FullContact, full_contacts
from desktop.services.exposure.results import CaseStay, ExposureRequest
from desktop.services.green_channel.records import Names
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import venues
from desktop.store.vault import Vault
from desktop.sync.case_stays import ENDING, FiledStay, stays_file
from desktop.sync.office import fingerprint, recipients
from desktop.sync.state import SyncStateRepository

SEALED, STAYS_ENDING = ".age", ENDING
FILE_TYPES = (".xlsx", ".csv", ".pdf")
"""What a list is saved as; the first is what a sealed file holds whose name does not say it."""
_RECIPIENT = "age1"
_LOOK_UP = 200
"""Contacts between two looks at whether the export was stopped."""


@dataclass(frozen=True, slots=True)
class ExportedList:
    """What left: the number of lines, the SHA-256 of the list's content, which stands on the paper, and of the file."""

    rows: int
    digest: str
    sha256: str


class ExposureExports:
    """For whoever answers for personal data, with a reason and the password again. Calls may take seconds: use a
    background thread."""

    def __init__(
        self, store: Store, session: Session, vault: Vault, exposure_cases: ExposureCases, typesetting: Typesetting
    ) -> None:
        self._store = store
        self._session = session
        self._vault = vault
        self._exposure_cases = exposure_cases
        self._typesetting = typesetting

    @requires(Right.SEE_PERSONAL_DATA)
    def export(
        self, path: Path, case_id: str, wish: ListWish, password: str, progress: Progress = no_progress
    ) -> ExportedList:
        """Write the list to ``.csv``, ``.xlsx`` or ``.pdf``; with ``.age`` behind it, sealed.

        The digest of what left goes to the audit log with the reason. Raises ``BadInput``, ``WrongPassword``,
        ``Forbidden``, ``UserError``; ``Cancelled`` with nothing written.
        """
        self._check(wish, password)
        kind, keys = kind_of(path), self._recipients(path, wish)
        made = self._made(case_id, kind, wish, progress)
        data = bytes(pyrage.encrypt(made.data, keys)) if keys else made.data
        exported = ExportedList(made.rows, made.digest, hashlib.sha256(data).hexdigest())
        with written_with(path, data), self._store.write(self._session.member.id) as change:
            body = self._noted(wish, exported) | {"type": kind, "sealed_for": list(map(str, keys))}
            change.record("export", "exposure_case", case_id, body, sync=False)
        return exported

    @requires(Right.SEE_PERSONAL_DATA)
    def paper(self, case_id: str, wish: ListWish, password: str, progress: Progress = no_progress) -> bytes:
        """The list as a PDF to be printed; audited as a print. Raises as ``export`` does."""
        self._check(wish, password)
        made = self._made(case_id, ".pdf", wish, progress)
        exported = ExportedList(made.rows, made.digest, hashlib.sha256(made.data).hexdigest())
        with self._store.write(self._session.member.id) as change:
            body = self._noted(wish, exported) | {"type": "print"}
            change.record("export", "exposure_case", case_id, body, sync=False)
        return made.data

    @requires(Right.SEE_PERSONAL_DATA)
    def export_stays(self, path: Path, request: ExposureRequest) -> Path:
        """Write the case's stays for the hub's console (``.vdstays``), where a case across venues begins with them: where and
        when, and no person. Raises ``BadInput``, ``Forbidden``, ``UserError``."""
        check_request(request)
        with self._store.read() as connection:
            venue = venues.get(connection)
        data = stays_file([_filed(each, venue.id, venue.name) for each in request.stays])
        with written_with(path, data), self._store.write(self._session.member.id) as change:
            body = {"stays": len(request.stays), "sha256": hashlib.sha256(data).hexdigest()}
            change.record("export", "exposure", request.declaration, body, sync=False)
        return path

    @requires(Right.SEE_PERSONAL_DATA)
    def office_fingerprint(self) -> str:
        """The name of the health office's key that a sealed list is for without another one; empty where the desk's hub
        has none that can be used."""
        known = SyncStateRepository(self._store).known()
        key = known.office.usable(known.hub.id) if known.hub else None
        return "" if key is None else fingerprint(key)

    def _check(self, wish: ListWish, password: str) -> None:
        check_reason(wish.reason)
        self._vault.opens(self._session.member.id, password)

    def _made(self, case_id: str, kind: str, wish: ListWish, progress: Progress) -> MadeList:
        with self._store.read() as connection:
            view, names = self._exposure_cases.found(connection, case_id), Names.read(connection)
            venue = venues.get(connection).name
            check_room(kind, len(view.result.contacts))
            every = self._watched(full_contacts(connection, view, names), len(view.result.contacts), progress)
        about = ListAbout(venue, view, wish, self._session.member.name, self._store.clock.now_ms())
        return make_list(kind, every, about, self._typesetting, progress)

    @staticmethod
    def _watched(found: Iterator[FullContact], total: int, progress: Progress) -> list[FullContact]:
        every: list[FullContact] = []
        for full in found:
            if len(every) % _LOOK_UP == 0:
                progress(len(every), total)
            every.append(full)
        return every

    def _recipients(self, path: Path, wish: ListWish) -> list[pyrage.x25519.Recipient]:
        """Whom a file is sealed for; none for one that is not sealed."""
        if path.suffix.lower() != SEALED:
            return []
        if wish.recipients:
            return [_recipient(text) for text in wish.recipients]
        known = SyncStateRepository(self._store).known()
        key = known.office.usable(known.hub.id) if known.hub else None
        if key is None:
            raise BadInput.at(
                "recipient",
                message(
                    "exposure",
                    "This desk knows no key of the health office to seal the list with. Ask the office for its public key.",
                ),
            )
        return recipients(key)

    def _noted(self, wish: ListWish, exported: ExportedList) -> dict[str, object]:
        return {
            "reason": wish.reason.strip(),
            "rows": exported.rows,
            "digest": exported.digest,
            "sha256": exported.sha256,
        }


def _filed(each: CaseStay, venue: str, name: str) -> FiledStay:
    visit = each.stay.visit
    return FiledStay(venue, name, each.stay.gate, each.gate, visit.visited_from, visit.visited_to, visit.precision)


def kind_of(path: Path) -> str:
    """What a file of this name holds, one of ``FILE_TYPES``. Raises ``BadInput``."""
    is_sealed = path.suffix.lower() == SEALED
    ending = Path(path.stem).suffix.lower() if is_sealed else path.suffix.lower()
    if ending in FILE_TYPES:
        return ending
    if is_sealed:
        return FILE_TYPES[0]
    raise BadInput.at(
        "out",
        message(
            "exposure", "Lists are saved as .xlsx, .csv or .pdf, and sealed as .age. Give the file name one of these."
        ),
    )


def read_recipients(path: Path) -> tuple[str, ...]:
    """The public keys of a file: lines that begin with "age1". Raises ``BadInput`` at ``recipient``."""
    try:
        lines = path.read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        raise BadInput.at("recipient", message("office", "{path} cannot be read.", path=path)) from None
    found = tuple(line for line in lines if line.startswith(_RECIPIENT))
    if not found:
        raise BadInput.at("recipient", message("exposure", "There is no public key (age1…) in {path}.", path=path))
    for text in found:
        _recipient(text)
    return found


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise BadInput.at(
            "recipient", message("exposure", "This is no public key of age. Copy it whole; it begins with age1.")
        ) from None
