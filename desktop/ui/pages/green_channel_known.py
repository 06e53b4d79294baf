"""Looking up, while a slip is typed, who has been here before."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.services.declarations import DeclarationService, KnownPerson
from desktop.ui.jobs import Jobs

_DELAY_MS = 250
_LEAST = {"name": 2, "id_number": 4, "phone": 4}
"""Fields that call a person to mind, and from how many characters on."""
_MOST = 40


class KnownPeople(QObject):
    """``found`` tells the person, or None when there is nobody (any more). ``typed`` gives a field's text."""

    found = Signal(object)

    def __init__(
        self, declarations: DeclarationService, typed: Callable[[str], str], jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._declarations = declarations
        self._typed = typed
        self._jobs = jobs
        self.field = ""
        """The field that the last person was found by."""
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._look_up)

    def follow(self, field: str) -> None:
        """A field has changed; look up when the hands rest."""
        if field in _LEAST:
            self.field = field
            self._asked += 1
            self._timer.start()

    def forget(self) -> None:
        """Another slip has begun."""
        self._timer.stop()
        self._asked += 1
        self.found.emit(None)

    def _look_up(self) -> None:
        text = self._typed(self.field).strip()
        if not _LEAST[self.field] <= len(text) <= _MOST:
            self.found.emit(None)
            return
        look = partial(self._declarations.known_person, text)
        self._jobs.run(look, partial(self._on_answer, self._asked), self._on_failed, owner=self)

    def _on_answer(self, number: int, known: KnownPerson | None) -> None:
        if number == self._asked:  # else something was typed in between
            self.found.emit(known)

    def _on_failed(self, _error: UserError) -> None:
        self.found.emit(None)
