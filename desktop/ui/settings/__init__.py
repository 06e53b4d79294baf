"""Settings of this PC and of the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import SLIPS, Kind
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_KINDS = SLIPS | {Kind.DECLARATION, Kind.RETENTION, Kind.DESTRUCTION, Kind.SLIP_BOX, Kind.CLOCK}


def make_page(desk: "Desk", jobs: Jobs, apply: Callable[[str], object], parent: QWidget) -> Page:
    """The page over an open desk; ``apply`` puts a changed preference, by its key, into force."""
    from desktop.ui.settings.page import SettingsPage
    from desktop.ui.settings.retention import RetentionActions

    page = SettingsPage(
        desk.settings,
        desk.members,
        desk.printing.printers,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
        parent,
    )
    page.preference_changed.connect(apply)
    page.follow(desk.subscribe, _KINDS)
    page.follow_visits(desk.subscribe)
    page.offer_map(desk.maps, desk.map_choices)
    return page
