"""What the services of an open desk are made of, and who may call them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from inspect import getattr_static
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.clock import Clock
from desktop.sandbox.sandbox import Sandbox
from desktop.services.rights import Rule, rule_of, rules_of
from desktop.services.service import Service
from desktop.settings import Settings
from desktop.store.folder import DeskFolder
from desktop.store.labels import LabelFile

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.posters.typesetting.fonts import FontLibrary
    from desktop.printing.spooler import Spooler
    from desktop.services.posters.typesetting import Typesetting
    from desktop.services.session import Session
    from desktop.services.venue.venues import VenueReview
    from desktop.store.anchoring import Anchoring
    from desktop.store.ledger import Listener, Store
    from desktop.store.vault import Vault


@dataclass(frozen=True, eq=False)
class DeskParts:
    """What services are made of. ``catalogue`` is for papers, which do not follow the language of the window;
    ``anchoring`` is that of the desk's audit log, which the inspectors' database has none of."""

    place: DeskFolder
    store: Store
    session: Session
    vault: Vault
    anchoring: Anchoring | None
    label_file: LabelFile
    settings: Settings
    review: VenueReview
    typesetting: Typesetting
    catalogue: Catalogue
    sandbox: Sandbox
    making: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False)
    """Held while a service is made: two threads that ask for one at the same time get the same one."""

    @classmethod
    def rules(cls) -> Mapping[str, Rule]:
        """The table of rights: who may call each method of each service, by names such as ``declarations.enter``."""
        return {
            f"{service}.{method}": rule
            for service in dir(cls)
            if isinstance(made := getattr_static(cls, service), Service)
            for method, rule in rules_of(made.load()).items()
        }

    @classmethod
    def rule(cls, call: str) -> Rule:
        """The row of that table for one method. Raises ``AttributeError`` where there is none."""
        service, _, method = call.partition(".")
        return rule_of(getattr(getattr(cls, service).load(), method))

    def may(self, call: str) -> bool:
        """Whether whoever is signed in may call a method of a service, by a name such as ``declarations.enter``."""
        return self.rule(call).admits(self.session.member)

    @property
    def folder(self) -> Path:
        """Where everything of the desk lies."""
        return self.place.root

    @property
    def backups(self) -> Path:
        """Where the copies lie that migrations make."""
        return self.place.backups

    @property
    def clock(self) -> Clock:
        """The time that everything of the desk goes by."""
        return self.store.clock

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the kinds of things that every change alters, on the thread that writes; gives what ends
        that."""
        return self.store.subscribe(listener)

    def fonts(self) -> FontLibrary:
        """The typefaces of papers, read when they are first asked for."""
        return self.typesetting.fonts

    @cached_property
    def spooler(self) -> Spooler:
        """The print system of this computer."""
        from desktop.printing.choose import system_spooler

        return system_spooler()
