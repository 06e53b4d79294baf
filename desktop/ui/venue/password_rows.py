"""A new password, typed twice: the two rows that every form with a password has."""

from collections.abc import Sequence

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.people import check_password
from desktop.ui.i18n import sentence
from desktop.ui.venue.strength import strength_of
from desktop.ui.widgets.fields import PasswordField
from desktop.ui.widgets.form import FormGrid


class PasswordRows:
    """Adds the rows to a form and keeps the word on the password's strength under the first."""

    def __init__(self, form: FormGrid, key: str = "password", *, optional: bool = False) -> None:
        """``key`` is the field's name in problems; an ``optional`` password may stay empty."""
        self._form = form
        self._key = key
        self._optional = optional
        self._words = ("", "", "")
        self.first, self.again = PasswordField(), PasswordField()
        form.add_row(key, self.first)
        form.add_row("again", self.again)
        self.first.textEdited.connect(self._show_strength)
        self.first.caps_lock.connect(self._on_caps_lock)

    def value(self) -> str:
        """The password as typed first."""
        return self.first.value()

    def is_dirty(self) -> bool:
        """Whether anything is typed."""
        return bool(self.first.text() or self.again.text())

    def problems(self) -> Sequence[Problem]:
        """What is wrong with the password, or with typing it twice."""
        password = self.value()
        if self._optional and not self.is_dirty():
            return ()
        found = [p for p in (check_password(password, self._key),) if p is not None]
        if password != self.again.value():
            found.append(Problem("again", message("members", "The two passwords differ.")))
        return found

    def set_words(self, first: str, again: str, hint: str) -> None:
        """Labels of the two rows, and the help while nothing is typed."""
        self._words = (first, again, hint)
        self._form.set_words("again", again)
        self._show_strength()

    def _show_strength(self) -> None:
        told = strength_of(self.first.text())
        self._form.set_words(self._key, self._words[0], sentence(told) if told is not None else self._words[2])

    def _on_caps_lock(self, on: bool) -> None:
        warning = sentence(message("members", "Caps Lock is on.")) if on else ""
        self._form.set_problem(self._key, warning, doubtful=True)
