"""What came of a call to a contact."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.domain.exposure.cases import MAX_NOTE, OUTCOME_WORDS, Outcome
from desktop.services.exposure.contacts import Contact
from desktop.ui.exposure.actions import Lookup
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.privacy import personal


class NotesCalls(Protocol):
    """What keeps a call."""

    def note_call(self, lookup: Lookup, contact: Contact, outcome: Outcome, note: str) -> Lookup:
        """The lookup after a call to a contact. Raises ``UserError``."""
        ...


class CallDialog(FormDialog):
    """``done_with`` gives the ``Lookup`` with the call."""

    lone_field = "outcome"

    def __init__(self, actions: NotesCalls, lookup: Lookup, contact: Contact, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, width=480)
        self._actions, self._lookup, self._contact = actions, lookup, contact
        self._who = personal(label("strong", wrap=True))
        self.body.insertWidget(0, self._who)
        self.outcome, self.note = Select(), TextField()
        self.note.setMaxLength(MAX_NOTE)
        self.form.add_row("outcome", self.outcome)
        self.form.add_row("note", self.note)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Note a call"))
        many = len(self._lookup.of_person(self._contact))
        words = " · ".join((self._contact.name, self._contact.phone))
        self._who.setText(
            words if many < 2 else self.tr("{who} · for all %Ln of their visits", "", many).format(who=words)
        )
        self.form.set_words("outcome", self.tr("What came of it"))
        self.outcome.set_choices([(str(one), sentence(OUTCOME_WORDS.label(one))) for one in OUTCOME_WORDS])
        self.form.set_words("note", self.tr("Note"), self.tr("Who answered, when to call again. It may be left empty."))
        self.action.set_words(self.tr("Note the call"))

    def is_dirty(self) -> bool:
        return bool(self.note.text().strip())

    def work(self) -> Callable[[], object]:
        outcome, note = Outcome(str(self.outcome.value())), self.note.value()
        return lambda: self._actions.note_call(self._lookup, self._contact, outcome, note)
