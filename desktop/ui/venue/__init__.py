"""The Venue page: details and codes, gates, members."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def make_page(desk: "Desk", jobs: Jobs, handed_over: Callable[[], object], parent: QWidget) -> Page:
    """The page over an open desk; ``handed_over`` is called when another member has become the manager."""
    from desktop.ui.venue.page import VenuePage
    from desktop.ui.venue_form.recovery import recovery_papers

    page = VenuePage(desk, recovery_papers(desk.typesetting.font_folder, desk.catalogue), jobs, parent)
    page.handed_over.connect(handed_over)
    return page
