"""Find: who was here, what their slip says, and putting right what was typed wrong."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def make_page(desk: "Desk", jobs: Jobs, parent: QWidget) -> Page:
    """The page over an open desk."""
    from desktop.ui.find.page import FindPage

    return FindPage(desk, jobs, parent)
