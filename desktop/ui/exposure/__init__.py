"""Exposure: who was here at the same time as a case."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def make_page(desk: "Desk", jobs: Jobs, parent: QWidget) -> Page:
    """The page over an open desk."""
    from desktop.ui.exposure.page import ExposurePage

    return ExposurePage(desk, jobs, parent)
