"""The only place that builds objects and wires them, together with ``desk.py``.

Three steps, so that the unlock window comes up at once: ``Program`` (no desk yet), ``Access`` (a desk, nobody
in), ``Desk`` (somebody in). Imports of the later steps wait until they are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.catalogue import Catalogue
from desktop.domain.clock import Clock
from desktop.domain.errors import DamagedDesk, UserError
from desktop.domain.messages import message
from desktop.domain.people import Role
from desktop.domain.records import RECORD_KINDS, RecordKinds
from desktop.sandbox.sandbox import Sandbox
from desktop.services.setup.access import Access, Opened
from desktop.settings import Settings
from desktop.store.folder import DeskFolder
from desktop.store.keys import Cost
from desktop.store.labels import LabelFile
from desktop.sync.intervals import SyncIntervals

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from desktop.services.backup.restoring import RestoreService
    from desktop.services.backup.salvaging import SalvageService
    from desktop.services.desk import Desk
    from desktop.services.maps.maps import MapService
    from desktop.services.posters.typesetting import Typesetting
    from desktop.services.session import Session
    from desktop.services.setup.joining import DeskBuilder, JoinService
    from desktop.services.setup.joining_by_stick import StickJoinService
    from desktop.services.setup.setup import SetupService
    from desktop.services.venue.venues import VenueReview
    from desktop.store.anchor import AnchorFiles
    from desktop.store.anchoring import Anchoring
    from desktop.store.keys import Secrets
    from desktop.store.ledger import Store
    from desktop.store.vault import Vault


@dataclass(frozen=True)
class Program:
    """The program before any desk: where things are, the user's preferences, the time, how eagerly a desk syncs,
    the kinds of records that desks write, and the processes that read what comes from outside."""

    user: paths.UserPaths = field(default_factory=paths.user_paths)
    resources: Path = field(default_factory=paths.resources)
    clock: Clock = field(default_factory=Clock)
    cost: Cost = field(default_factory=Cost)
    intervals: SyncIntervals = field(default_factory=SyncIntervals)
    kinds: RecordKinds = RECORD_KINDS
    sandbox: Sandbox = field(default_factory=Sandbox)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.user.settings)

    @cached_property
    def review(self) -> VenueReview:
        """The rules for a venue and the lists that they need."""
        from desktop.services.venue.venues import VenueReview
        from desktop.store.divisions import Divisions
        from desktop.store.venue_types import read_venue_types

        return VenueReview(
            Divisions(self.resources / "divisions" / "divisions.tsv"),
            read_venue_types(self.resources / "venue_types.json"),
        )

    def maps(self) -> MapService:
        """The map of this PC, for the venue of a new desk."""
        from desktop.services.maps.maps import MapService

        return MapService(self.settings, self.sandbox)

    def setup(self) -> SetupService:
        """Makes new desks."""
        from desktop.services.setup.setup import SetupService

        return SetupService(self.review, self.clock, self.cost)

    def joining(self) -> JoinService:
        """Makes further desks of a venue that a hub knows, over the network."""
        from desktop.services.setup.joining import JoinService

        return JoinService(self._builder, self.clock)

    def stick_joining(self) -> StickJoinService:
        """The same by USB stick."""
        from desktop.services.setup.joining_by_stick import StickJoinService

        return StickJoinService(self._builder, self.clock, self.cost)

    @property
    def _builder(self) -> DeskBuilder:
        from desktop.services.setup.joining import DeskBuilder

        return DeskBuilder(self.review.divisions, self.clock, self.cost)

    def restoring(self) -> RestoreService:
        """Puts desks back from backups."""
        from desktop.services.backup.restoring import RestoreService

        return RestoreService(self.access, self.desk, self.clock, self.kinds)

    def salvaging(self) -> SalvageService:
        """Rescues desks whose database is damaged."""
        from desktop.services.backup.salvaging import SalvageService

        return SalvageService(self.access, self.desk, self.clock)

    def access(self, folder: Path) -> Access:
        """The way into a desk. Raises ``UserError`` where there is none or its keys are damaged."""
        desk = DeskFolder(folder)
        return Access(desk, self._label_file(desk), self.clock)

    @contextmanager
    def desk(self, access: Access, opened: Opened, *, is_restored: bool = False) -> Iterator[Desk]:
        """An open desk, until the block ends. The caller holds the folder's lock. ``is_restored``: it was just put back
        from a backup."""
        desk = self.open_desk(access, opened, is_restored=is_restored)
        try:
            desk.apply_gates()
            yield desk
        finally:
            desk.close()

    def open_desk(self, access: Access, opened: Opened, *, is_restored: bool = False) -> Desk:
        """Open what the role of whoever came in needs: the desk's database for a manager or a clerk, the inspectors' for
        an inspector. Raises ``UserError``."""
        from desktop.services.audit.wrong_passwords import record_wrong_passwords
        from desktop.services.desk import Desk
        from desktop.services.gate_desk.admission import exchanged
        from desktop.services.session import Session
        from desktop.services.venue import manager_change
        from desktop.services.venue.credentials import sign_in
        from desktop.store.anchoring import Anchoring
        from desktop.store.ledger import Store
        from desktop.store.queries import gate_operations, members
        from desktop.store.queries import manager_change as manager_changes
        from desktop.store.vault import Vault

        if opened.secrets.gate:
            return self._open_gate_desk(access, opened)
        store = Store(self.open_engine(access.folder, opened.secrets), self.clock, self.kinds)
        try:
            manager_change.note_manager(store, opened.member_id, recovered=bool(opened.recovery))
            with store.read() as connection:
                everyone, waiting = members.every(connection), manager_changes.get(connection).waiting
                keys = gate_operations.access(connection)
            member = next((m for m in everyone if m.id == opened.member_id), None)
            if member is None:
                raise UserError(message("unlock", "This member has left the venue. Ask the manager."))
            if member.role is Role.INSPECTOR:
                opened = exchanged(store, access, opened)
        except BaseException:
            store.close()
            raise
        if opened.secrets.gate:
            store.close()
            return self._open_gate_desk(access, opened)
        sign_in(store, member, opened.secrets, opened.recovery)
        record_wrong_passwords(store, member.id, opened.wrong)
        if opened.secrets.unstated:
            opened = access.note_stated(opened)
        vault = Vault(access.folder, access.ring, opened.secrets, self.cost, keys.key)
        vault.set_roles({m.id: m.role for m in everyone}, waiting)
        session = Session(replace(member, has_password=True))
        anchoring = Anchoring(store, vault, self._anchor_files(access, store))
        anchoring.start(is_restored=is_restored)
        desk = self._made(Desk, access, store, session, vault, anchoring)
        desk.refresh_labels()
        return desk

    def open_engine(self, folder: DeskFolder, secrets: Secrets) -> Engine:
        """Connections to the desk's database, up to date. Raises ``UserError``."""
        from desktop.store import engine as engines
        from desktop.store.migrate import bring_up_to_date

        if not folder.database.exists() or not folder.database.stat().st_size:
            raise DamagedDesk(
                message(
                    "desk",
                    "The database {path} is missing or empty. The sign-in of the window puts a backup back or rescues what can be read; so do “venuedesk restore --over” and “venuedesk check --repair”.",
                    path=folder.database,
                )
            )
        engine = engines.open_engine(folder.database, secrets.database)
        engines.probe(engine, folder.database)
        bring_up_to_date(engine, folder.database, folder.backups, self.clock)
        return engine

    def _open_gate_desk(self, access: Access, opened: Opened) -> Desk:
        from desktop.services.gate_desk.admission import admitted
        from desktop.services.gate_desk.desk import GateDesk
        from desktop.store.vault import Vault

        store, session = admitted(access.folder, opened, self.clock, self.kinds)
        vault = Vault(access.folder, access.ring, opened.secrets, self.cost)
        return self._made(GateDesk, access, store, session, vault)

    def _made(
        self,
        kind: type[Desk],
        access: Access,
        store: Store,
        session: Session,
        vault: Vault,
        anchoring: Anchoring | None = None,
    ) -> Desk:
        return kind(
            place=access.folder,
            store=store,
            session=session,
            vault=vault,
            anchoring=anchoring,
            label_file=self._label_file(access.folder),
            settings=self.settings,
            review=self.review,
            typesetting=self.typesetting,
            catalogue=self.catalogue,
            sandbox=self.sandbox,
        )

    @cached_property
    def typesetting(self) -> Typesetting:
        """Fonts, templates, codes and translations: read once for the whole run."""
        from desktop.services.posters.typesetting import Typesetting

        return Typesetting(self.resources, self.catalogue)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What messages say in a language, for all that is not a widget."""
        return Catalogue(self.resources / "i18n")

    def _anchor_files(self, access: Access, store: Store) -> AnchorFiles:
        from desktop.store.anchor import AnchorFiles
        from desktop.store.anchoring import anchor_key

        desk = access.ring.desk
        copies = (access.folder.anchor, self.user.anchors / f"{desk}.bin")
        return AnchorFiles(desk, anchor_key(store), copies)

    def _label_file(self, folder: DeskFolder) -> LabelFile:
        return LabelFile(folder.labels, self.user.device_key)


def load_store() -> None:
    """Import what ``Program.open_desk`` needs, for a thread beside a password that is typed or a key that is derived."""
    for name in (
        "services.desk",
        "store.engine",
        "store.ledger",
        "store.migrate",
        "store.queries.members",
        "store.vault",
        "services.gate_desk.admission",
    ):
        import_module(f"desktop.{name}")
