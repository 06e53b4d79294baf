"""The poster studio: laying posters out on the very PDF that is printed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def make_page(desk: "Desk", jobs: Jobs, parent: QWidget) -> Page:
    """The page over an open desk."""
    from desktop.ui.studio.page import StudioPage

    return StudioPage(desk, jobs, parent)
