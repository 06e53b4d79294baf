"""Enrolment of this desk at a hub: with a ticket over the network, or with an invitation and a USB stick."""

from dataclasses import replace
from pathlib import Path

from desktop.domain import sync_errors
from desktop.domain.cancellation import CancellationToken
from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.files.whole import unreadable
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.services.sync.status import SyncStatus, SyncStatusReader
from desktop.store.ledger import Store
from desktop.store.queries import venues
from desktop.sync.bundle import BundleError
from desktop.sync.client import enroll, greet
from desktop.sync.enrolment import EnrolmentRequests
from desktop.sync.invitation import MOST_BYTES, Invitation, open_invitation
from desktop.sync.link import Limits, Link, checked_url
from desktop.sync.replication.backfill import forget_hub
from desktop.sync.state import (
    Acknowledged,
    Cursor,
    HubRegistration,
    PendingInvitation,
    Rejects,
    StickTransfers,
    SyncStateRepository,
    put,
)


def read_invitation(path: Path | str, clock: Clock) -> Invitation:
    """The invitation in a file. Raises ``BadInput`` at ``invitation``.

    The hub decides whether it has expired; it is checked here as well, so that no stick is sent for nothing.
    """
    if not str(path).strip() or str(path) == ".":
        raise BadInput.at(
            "invitation", message("sync", "Choose the invitation: a file of the health office that ends in .vdi.")
        )
    try:
        with Path(path).open("rb") as file:
            invitation = open_invitation(file.read(MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        raise BadInput.at("invitation", unreadable(Path(path), error).message) from None
    except BundleError:
        raise BadInput.at(
            "invitation",
            message(
                "sync",
                "{path} is no invitation of a hub, or only a part of one. Copy it from the health office again.",
                path=path,
            ),
        ) from None
    now = clock.now_ms()
    if invitation.expires <= now:
        raise BadInput.at(
            "invitation",
            message(
                "sync",
                "This invitation held until {until}, and by this PC it is {now}. Check the date of this PC; if it is right, ask the health office for a new one.",
                until=_moment(invitation.expires),
                now=_moment(now),
            ),
        )
    return invitation


def _moment(at: int) -> str:
    return f"{venue_time(at):%Y-%m-%d %H:%M}"


class EnrolmentService:
    """Enrols an existing desk at a hub, for its manager. Further desks of a venue are made by ``JoinService``."""

    def __init__(self, store: Store, session: Session, *, limits: Limits | None = None) -> None:
        self._store = store
        self._session = session
        self._repository = SyncStateRepository(store)
        self._enrolment_requests = EnrolmentRequests(store, self._repository)
        self._status_reader = SyncStatusReader(store)
        self._limits = limits

    @requires(Right.EDIT_VENUE)
    def enroll(
        self,
        url: str,
        ticket: str,
        *,
        authority: str = "",
        plain: bool = False,
        move: bool = False,
        stop: CancellationToken | None = None,
    ) -> SyncStatus:
        """Join a hub with a one-time ticket; again at the same hub for a new certificate, at another with ``move``.

        ``authority`` is a certificate (PEM) that is trusted for this hub; ``plain`` allows unencrypted HTTP; ``stop``
        ends it from another thread, which is ``using_store`` of it. Raises ``BadInput``, ``Forbidden``, ``SyncError``.
        """
        if not ticket.strip():
            raise BadInput.at("ticket", message("sync", "Type the ticket that the health office gave you."))
        link = Link(url, self._store.clock, authority=authority, plain=plain, limits=self._limits, stop=stop)
        try:
            hello = greet(link)
            if self._is_other(hello.hub, hello.key) and not move:
                raise sync_errors.other_hub(link.url)
            hub, office = enroll(link, hello, self._enrolment_requests.asked(ticket))
        finally:
            link.close()
        return self._keep(replace(hub, authority=authority, plain=plain), PendingInvitation(), office)

    @requires(Right.EDIT_VENUE)
    def decline(self, declined: bool) -> None:
        """Choose that this desk stays without a hub, or that this is open again. Nothing waits for a hub then, and
        nobody is reminded of it; the records are kept all the same, and an enrolment later sends them. Raises
        ``Forbidden``, ``BadInput`` for a desk of a hub."""
        if self._repository.known().hub is not None:
            raise BadInput.at("hub", message("sync", "This desk belongs to a hub already."))
        self._repository.decline(self._session.member.id, self._store.clock.now_ms() if declined else 0)

    @requires(Right.EDIT_VENUE)
    def accept(self, path: Path, *, authority: str = "", plain: bool = False, move: bool = False) -> SyncStatus:
        """Take the invitation in a file: from now on this desk belongs to its hub, and its next bundle holds the
        request to enrol. ``authority``, ``plain`` and ``move`` as for ``enroll``. Raises ``BadInput``, ``Forbidden``,
        ``SyncError``; then nothing has changed."""
        invitation = read_invitation(path, self._store.clock)
        with self._store.read() as connection:
            code = venues.get(connection).declaration_code
        if invitation.code not in ("", code):
            raise BadInput.at(
                "invitation",
                message(
                    "sync",
                    "This invitation is for another venue: its declaration code is {theirs}, this venue's is {ours}.",
                    theirs=invitation.code,
                    ours=code,
                ),
            )
        if self._is_other(invitation.hub, invitation.key) and not move:
            raise SyncError(
                SyncErrorKind.OTHER_HUB,
                message(
                    "sync", "This invitation is of another hub than the one this desk belongs to. Nothing was changed."
                ),
            )
        before = self._repository.known().hub
        is_same = before is not None and (before.id, before.key) == (invitation.hub, invitation.key)
        url = _url(invitation, plain=plain)
        hub = HubRegistration(invitation.hub, url, invitation.key, invitation.age, b"", False, authority, plain)
        if before is not None and is_same:  # what it has of this hub holds until the hub says something else
            hub = replace(hub, certificate=before.certificate, approved=before.approved, url=url or before.url)
        return self._keep(hub, PendingInvitation(invitation.ticket, invitation.expires), invitation.office)

    def _is_other(self, hub: str, key: bytes) -> bool:
        """Whether the desk belongs to another hub, which has answered it."""
        known = self._repository.known().hub
        return known is not None and bool(known.certificate) and (known.id, known.key) != (hub, key)

    def _keep(self, hub: HubRegistration, invited: PendingInvitation, office: bytes) -> SyncStatus:
        known = self._repository.known()
        is_same = known.hub is not None and (known.hub.id, known.hub.key) == (hub.id, hub.key)
        actor = self._session.member.id
        if known.hub is not None and not is_same:
            with self._store.write(actor) as change:
                forget_hub(change)
                put(change.connection, (Cursor(),))
                change.record("leave", "hub", known.hub.id, {"url": known.hub.url}, sync=False)
        kept = (known.acknowledged, known.rejects) if is_same else (Acknowledged(), Rejects())
        carried = known.carried if is_same and hub.certificate else StickTransfers()
        self._repository.enrolled(actor, hub, *kept, carried, invited, again=is_same)
        if office:
            self._repository.note_office_key(hub, office, may_be_old=True)
        return self._status_reader.read()


def _url(invitation: Invitation, *, plain: bool) -> str:
    """The hub's address in an invitation, empty for none. Raises ``BadInput``."""
    if not invitation.url:
        return ""
    try:
        return checked_url(invitation.url, plain=plain)
    except BadInput as wrong:
        raise BadInput.at("invitation", wrong.message) from None
