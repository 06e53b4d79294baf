"""Looking up, while a slip is typed, who has been here before."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.green_channel.declarations import DeclarationService, KnownPerson
from desktop.ui.entry.card import EntryCard
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.jobs import Jobs

_DELAY_MS = 250
_LEAST = {"name": 2, "id_number": 4, "phone": 4}
"""Fields that call a person to mind, and from how many characters on."""
_SPEAKING = frozenset({"id_type", "sex", "birth_date"})
"""Fields that may speak against somebody who was found."""
_MOST = 40


class KnownPeople(QObject):
    """``found`` tells the person, or None when there is nobody (any more); nobody of whom the form says otherwise."""

    found = Signal(object)

    def __init__(
        self, declarations: DeclarationService, card: EntryCard, banner: Banner, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._declarations = declarations
        self._card = card
        self._banner = banner
        self._jobs = jobs
        self._field = ""
        self._asked = 0
        self._known: KnownPerson | None = None
        self._is_current = True
        self._is_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._look_up)

    def follow(self, field: str) -> None:
        """A field has changed; look up when the hands rest."""
        if field in _LEAST:
            self._field = field
        if field in _LEAST or (field in _SPEAKING and self._field):
            self._asked += 1
            self._is_current = False
            self._timer.start()

    def fill_in(self) -> None:
        """Fill in whoever fits the form as it is now, or say that nobody does."""
        commit_input_method()
        if self._is_current:
            self._fill(self._known)
            return
        self._is_wanted = True
        self._timer.stop()
        self._look_up()

    def forget(self) -> None:
        """Forget who was found: another slip has begun."""
        self._timer.stop()
        self._asked += 1
        self._field, self._is_wanted = "", False
        self._publish(None)

    def _look_up(self) -> None:
        draft = self._card.draft()
        text = str(getattr(draft, self._field)).strip()
        if not _LEAST[self._field] <= len(text) <= _MOST:
            self._publish(None)
            return
        look = partial(self._declarations.known_person, text, draft, self._field)
        self._jobs.run(look, partial(self._on_answer, self._asked), self._on_failed, owner=self)

    def _on_answer(self, number: int, known: KnownPerson | None) -> None:
        if number == self._asked:  # else something was typed in between
            self._publish(known)

    def _on_failed(self, _error: UserError) -> None:
        self._publish(None)

    def _publish(self, known: KnownPerson | None) -> None:
        self._known, self._is_current = known, True
        self.found.emit(known)
        if self._is_wanted:
            self._is_wanted = False
            self._fill(known)

    def _fill(self, known: KnownPerson | None) -> None:
        if known is None:
            self._banner.show_message(
                "attention", message("GreenChannelPage", "Nobody who was here before fits what is typed.")
            )
            return
        self._card.fill(known.draft, self._field)
        self.forget()
        self._banner.clear()
        self._card.form.go_to("time")
