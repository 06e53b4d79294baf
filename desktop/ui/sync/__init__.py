"""Sync: what waits for the hub, what it keeps, and the way by USB stick."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.hub.sync_loop import SyncLoop


def make_page(desk: "Desk", jobs: Jobs, loop: "SyncLoop", parent: QWidget) -> Page:
    """The page over an open desk and what syncs it."""
    from desktop.ui.sync.page import SyncPage

    return SyncPage(desk, loop, jobs, parent)
