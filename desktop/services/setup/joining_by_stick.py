"""Joining by USB stick: a request goes to the health office, and another desk of a venue is made of its answer.

The answer comes days later. Until then the desk's folder holds one file: the key that the desk will have, with the
request. It is sealed with the password that its manager chose, so that a copy of it names nobody. While it is there the
same request can be written again, and answers may come in any order; it is deleted when the desk is complete.
"""

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.credentials.signing import public_part
from desktop.domain import sync_errors
from desktop.domain.clock import Clock
from desktop.domain.codes import read_declaration_code
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import message
from desktop.domain.person import check_person_name
from desktop.domain.phone import check_phone
from desktop.domain.progress import Progress, no_progress
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.files.whole import unwritable, write_whole
from desktop.services.setup.joining import (
    DeskBuilder,
    Founder,
    JoinedVenue,
    founder_problems,
    not_approving,
    while_joining,
)
from desktop.services.setup.new_folder import made_into, require_free
from desktop.services.setup.setup import NewDesk
from desktop.services.sync.enrolment import read_invitation
from desktop.store import sealed
from desktop.store.folder import DeskFolder
from desktop.store.keys import Cost, WrongPassword, new_signing_key
from desktop.store.ledger import new_id
from desktop.store.tries import Tries
from desktop.sync import stick
from desktop.sync.bundle import BundleError
from desktop.sync.link import checked_url
from desktop.sync.replication.pull import snapshot_of
from desktop.sync.segment import BROKEN
from desktop.sync.state import HubRegistration
from desktop.sync.stick_requests import (
    EnrolmentResult,
    VenueJoinRequest,
    open_join_result,
    read_certificate,
    recipient_of,
    seal_join_request,
)
from desktop.sync.wire import Join, WireError, public_key

_PURPOSE = "joining"


@dataclass(frozen=True, slots=True)
class StickRequest:
    """Who joins, with the invitation in a file. The rest as in ``JoinRequest``."""

    invitation: Path
    declaration_code: str
    name: str
    phone: str
    password: str
    desk: str = ""
    authority: str = ""
    plain: bool = False

    @property
    def founder(self) -> Founder:
        return Founder(self.name, self.phone, self.password, self.desk)


class _Waiting(msgspec.Struct, frozen=True):
    """A request that waits for its answer, as the file keeps it. ``asked`` has the public keys of the desk and of its
    manager; ``key`` and ``signing`` are the private ones; ``age`` is the identity that opens the answer; ``called`` is
    the desk's name. A request of an earlier program has no key of the manager."""

    hub: HubRegistration
    asked: Join
    called: str
    key: bytes
    age: str
    signing: bytes = b""
    office: bytes = b""

    def __repr__(self) -> str:
        """Without keys and people: this may end up in a traceback."""
        return f"_Waiting({self.asked.desk})"


class StickJoinService:
    """Makes further desks without a network."""

    def __init__(self, builder: DeskBuilder, clock: Clock, cost: Cost) -> None:
        self._builder = builder
        self._clock = clock
        self._cost = cost

    def problems(self, request: StickRequest) -> tuple[Problem, ...]:
        """Everything wrong with a request that can be seen without the hub, so that no stick is sent for nothing."""
        found = list(founder_problems(request.founder))
        code = ""
        try:
            code = read_declaration_code(request.declaration_code)
        except BadInput as wrong:
            found += wrong.problems
        try:
            invitation = read_invitation(request.invitation, self._clock)
        except BadInput as wrong:
            return (*wrong.problems, *found)
        if not invitation.approves:
            found.insert(0, Problem("invitation", not_approving()))
        if code and invitation.code not in ("", code):
            found.append(
                Problem(
                    "declaration_code",
                    message(
                        "joining",
                        "The invitation is for another venue. Compare the code with the one that the first desk shows.",
                    ),
                )
            )
        if invitation.url:
            try:
                checked_url(invitation.url, plain=request.plain)
            except BadInput as wrong:
                found.insert(0, Problem("invitation", wrong.message))
        return tuple(found)

    def waits(self, root: Path) -> bool:
        """Whether a request in this folder waits for its answer."""
        return DeskFolder(root).joining.exists()

    def ask(self, root: Path, request: StickRequest, out: Path, progress: Progress = no_progress) -> None:
        """Write a request to a stick and keep what its answer needs. Raises ``BadInput``, ``UserError``, ``Cancelled``;
        then nothing is there."""
        require_free(root)
        if problems := self.problems(request):
            raise BadInput.of(problems)
        waiting = self._made(request)
        folder = DeskFolder(root)
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(root, error) from None
        try:
            # First what the answer needs: a request whose keys are lost uses a ticket up for nothing.
            file = sealed.seal(request.password, msgspec.msgpack.encode(waiting), _PURPOSE, self._cost)
            write_whole(folder.joining, file)
            _write(waiting, out, progress)
        except BaseException:
            self.give_up(root)
            raise

    def again(self, root: Path, password: str, out: Path, progress: Progress = no_progress) -> None:
        """Write the same request to another stick. Raises ``WrongPassword``, ``TooManyTries``, ``UserError``,
        ``Cancelled``."""
        _write(self._opened(DeskFolder(root), password), out, progress)

    def give_up(self, root: Path) -> None:
        """Delete the request; its answer cannot be used any more. Raises ``UserError``."""
        folder = DeskFolder(root)
        try:
            for left in (folder.joining, folder.tries, folder.lock):
                left.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(root, error) from None
        with suppress(OSError):  # what else is in there is nobody's to remove
            root.rmdir()

    def answer(self, root: Path, path: Path, password: str) -> NewDesk:
        """Make the desk of the health office's answer. Raises ``WrongPassword``, ``TooManyTries``, ``SyncError``,
        ``UserError``; then the request waits on."""
        folder = DeskFolder(root)
        waiting = self._opened(folder, password)
        result, pages = _answer(path, waiting)
        if result.code:
            raise while_joining(sync_errors.refused(result.code), waiting.hub.url)
        try:
            joined = _joined_venue(waiting, result, pages)
            founder = Founder(waiting.asked.name, waiting.asked.phone, password, waiting.called)
            with folder.locked(), made_into(root, folder.joining) as building:
                made = self._builder.build(DeskFolder(building), founder, joined)
        except WireError:
            raise stick.not_made_by_hub(path) from None
        except SyncError as error:
            if error.kind is not SyncErrorKind.NOT_A_HUB:
                raise
            raise stick.not_made_by_hub(path) from None
        return made

    def _made(self, request: StickRequest) -> _Waiting:
        invited = read_invitation(request.invitation, self._clock)
        key, signing = Ed25519PrivateKey.generate(), new_signing_key()
        asked = Join(
            invited.ticket,
            read_declaration_code(request.declaration_code),
            check_person_name(request.name)[0],
            check_phone(request.phone)[0],
            new_id(),
            new_id(),
            key.public_key().public_bytes_raw(),
            public_part(signing),
        )
        url = checked_url(invited.url, plain=request.plain) if invited.url else ""
        hub = HubRegistration(invited.hub, url, invited.key, invited.age, b"", False, request.authority, request.plain)
        return _Waiting(
            hub,
            asked,
            request.desk,
            key.private_bytes_raw(),
            str(pyrage.x25519.Identity.generate()),
            signing,
            invited.office,
        )

    def _opened(self, folder: DeskFolder, password: str) -> _Waiting:
        try:
            kept = folder.joining.read_bytes()
            with Tries(folder.tries, self._clock).counted():
                return msgspec.msgpack.decode(sealed.unseal(password, kept, _PURPOSE), type=_Waiting)
        except WrongPassword:
            raise BadInput.at(
                "password",
                message(
                    "joining",
                    "This is not the password that was chosen with the request. Check Caps Lock and the input method.",
                ),
            ) from None
        except FileNotFoundError:
            raise BadInput(
                message(
                    "joining", "No request waits in {folder}. Ask to join with an invitation first.", folder=folder.root
                )
            ) from None
        except (OSError, sealed.Damaged, *BROKEN):
            raise UserError(
                message(
                    "joining",
                    "The request in {folder} is damaged. Give it up, and ask again with a new invitation.",
                    folder=folder.root,
                )
            ) from None


def _write(waiting: _Waiting, out: Path, progress: Progress) -> None:
    ask = VenueJoinRequest(waiting.hub.id, waiting.asked, recipient_of(waiting.age))
    part = seal_join_request(ask, Ed25519PrivateKey.from_private_bytes(waiting.key))
    stick.write_parts(out, waiting.hub.age, [part], progress, nullcontext)


def _joined_venue(waiting: _Waiting, result: EnrolmentResult, pages: Sequence[bytes]) -> JoinedVenue:
    """What the desk is made of. Raises ``WireError``, ``SyncError`` where request and answer do not match."""
    hub, asked = waiting.hub, waiting.asked
    certificate = read_certificate(result.certificate, hub.id, hub.key, asked.desk, asked.key)
    if result.number < 1:
        raise WireError("number")
    taken, cursor = snapshot_of(pages, hub, certificate.venue, asked.desk)
    return JoinedVenue(
        replace(hub, certificate=result.certificate, approved=True),
        certificate.venue,
        result.number,
        Ed25519PrivateKey.from_private_bytes(waiting.key),
        asked.desk,
        asked.incarnation,
        taken,
        cursor,
        waiting.signing or new_signing_key(),
        waiting.age,
        waiting.office,
    )


def _answer(path: Path, waiting: _Waiting) -> tuple[EnrolmentResult, tuple[bytes, ...]]:
    """The hub's answer to a request with its pages; where a file holds several, an approval, else the newest.

    Raises ``SyncError``."""
    found: list[tuple[EnrolmentResult, tuple[bytes, ...]]] = []
    for part in stick.read_receipts(path):
        try:
            one = open_join_result(part, waiting.age, public_key(waiting.hub.key))
        except BundleError:
            raise stick.no_receipt(path) from None
        except WireError:
            raise stick.not_made_by_hub(path) from None
        if one is not None and (one[0].hub, one[0].desk) == (waiting.hub.id, waiting.asked.desk):
            found.append(one)
    if not found:
        raise SyncError(
            SyncErrorKind.BUNDLE,
            message(
                "joining",
                "{path} holds no answer to this PC's request. It is another desk's, or of an earlier request.",
                path=path,
            ),
        )
    return max(found, key=lambda one: (not one[0].code, one[0].at))
