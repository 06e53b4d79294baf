"""A new password, typed twice, and how good it is: the rows that every form with a password has."""

import itertools
import math
from collections.abc import Sequence

from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.domain.people import MIN_PASSWORD, check_password
from desktop.ui.kit.fields import PasswordField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence

_BITS_OF_CLASS = ((str.isdigit, 10), (str.islower, 26), (str.isupper, 26))
_GOOD_BITS, _VERY_GOOD_BITS = 45, 65


def strength_of(password: str) -> Message | None:
    """A word on a password that may be used; None while it is empty."""
    if not password:
        return None
    if len(password) < MIN_PASSWORD:
        return message("Strength", "{count} more characters are needed.", count=MIN_PASSWORD - len(password))
    if check_password(password) is not None:
        return message("Strength", "Too easy to guess.")
    bits = _guessing_bits(password)
    if bits < _GOOD_BITS:
        return message("Strength", "Fair. A longer one is better.")
    if bits < _VERY_GOOD_BITS:
        return message("Strength", "Good.")
    return message("Strength", "Very good.")


def _guessing_bits(password: str) -> float:
    """A rough upper bound; characters that repeat, or follow the one before, count little."""
    alphabet = sum(size for has, size in _BITS_OF_CLASS if any(map(has, password)))
    alphabet += 32 if any(not c.isalnum() for c in password) else 0
    alphabet += 2000 if any(ord(c) > 0x7F for c in password) else 0
    fresh = 1 + sum(abs(ord(b) - ord(a)) > 1 for a, b in itertools.pairwise(password))
    return fresh * math.log2(max(alphabet, 2))


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
        wording = strength_of(self.first.text())
        self._form.set_words(self._key, self._words[0], sentence(wording) if wording is not None else self._words[2])

    def _on_caps_lock(self, on: bool) -> None:
        warning = sentence(message("members", "Caps Lock is on.")) if on else ""
        self._form.set_problem(self._key, warning, doubtful=True)
