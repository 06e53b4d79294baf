"""What every step of the wizard is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.ui.i18n import Translated


class Step(Translated, QWidget):
    """One page of the wizard. It asks to go on by ``submitted``; the wizard then asks ``check``."""

    submitted = Signal()

    def title(self) -> str:
        """The short name in the bar of steps."""
        raise NotImplementedError

    def lead(self) -> str:
        """One sentence on what to do here."""
        raise NotImplementedError

    def check(self) -> bool:
        """Whether the step is complete; otherwise it says what is wrong and goes to the first wrong field."""
        raise NotImplementedError

    def owns(self, field: str) -> bool:
        """Whether a problem's field is asked for here."""
        raise NotImplementedError

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show problems of fields that are asked for here, and go to the first."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        raise NotImplementedError
