"""The entry form in a dialog, for a declaration that is there already: corrected, or mended before it is stored."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput, Problem, UserError
from desktop.ui.entry.card import Checks, EntryCard
from desktop.ui.entry.context import EntryContext
from desktop.ui.entry.fields import LineEntry
from desktop.ui.entry.insist import InsistDialog
from desktop.ui.entry.masked import LOOK_KEY
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.jobs import Jobs

_WIDTH = 960
_HEIGHT = 760
"""At 100 %: all of the form is seen where nothing is wrong and no guardian is asked for."""


class EntryDialog(Dialog):
    """The form in a dialog. A subclass adds its words above ``card``, shows a draft with ``put`` and saves one in ``save``, which is called
    on a thread of its own; ``on_saved`` gets what it returned."""

    def __init__(
        self,
        entry_context: EntryContext,
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
        look: Callable[[str], str],
        checks: Checks | None = None,
    ) -> None:
        """``look`` gives what a masked field says, on a thread of its own. ``checks``: see ``EntryCard``; called from the
        first ``put`` on."""
        super().__init__(parent, width=_WIDTH, height=_HEIGHT)
        self._entry_context = entry_context
        self._jobs = jobs
        self._is_fresh = True
        self._stored = DeclarationDraft()
        self._shown = DeclarationDraft()
        self._alarm = ""
        self._look = look
        self.card = EntryCard(clock, is_stored=True, is_masked=True, checks=checks)
        self.body.addWidget(self.card, 1)
        self.foot.insertWidget(0, self.card.alarm)
        self.foot.insertWidget(1, self.card.read_back)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.action.clicked.connect(self.submit)
        self.card.alarm.shown.connect(self._on_alarm)
        self.card.submitted.connect(self.submit)
        self.card.clear_wanted.connect(self.reject)
        self.card.insist_wanted.connect(self._on_insist)
        self._add_key(self.submit, "Ctrl+Return", "Ctrl+Enter")
        self.card.form.look_wanted.connect(self.look_at)
        self._add_key(lambda: self.card.insist(), "F2")
        self._add_key(lambda: self.look_at(self.card.form.field_of(QApplication.focusWidget())), LOOK_KEY)

    def put(
        self, stored: DeclarationDraft, shown: DeclarationDraft | None = None, refused: Collection[str] = ()
    ) -> None:
        """Show what is there already, masked but for the ``refused`` fields; ``shown`` is how the form shows it where that
        differs."""
        self._stored = stored
        if self._is_fresh:
            self._is_fresh = False
            self.card.show_context(self._entry_context)
        self.card.put(shown or stored, clean=True, refused=refused)
        self._shown, self._alarm = self.card.draft(), self.card.alarm.text()
        self._on_alarm()

    def look_at(self, field: str) -> None:
        """Show what a field says, if it is masked."""
        if self.card.form.is_masked(field):
            work = partial(self._look, field)
            self._jobs.run(work, partial(self._on_looked, field), self.banner.show_error, owner=self)

    def _on_looked(self, field: str, text: str) -> None:
        self.reveal(field, text)
        at = QApplication.focusWidget()
        if isinstance(at, LineEntry) and self.card.form.field_of(at) == field:
            at.select()

    def reveal(self, field: str, text: str) -> None:
        """Show what a masked field says; one that was typed over meanwhile stays as it was typed."""
        if self.card.form.is_masked(field):
            self.card.reveal(field, text)
            self._stored = self._stored.with_texts({field: text})
            self._shown = self._shown.with_texts({field: self.card.form.typed(field)})

    def is_dirty(self) -> bool:
        return self.card.is_dirty

    def draft(self) -> DeclarationDraft:
        """What is to be stored: what was changed as it stands in the form, all else exactly as it was before."""
        return self.merged(self.card.draft())

    def merged(self, now: DeclarationDraft) -> DeclarationDraft:
        """A draft of the form in which all that was not changed is as it was before."""
        kept = {
            key: self._stored.text(key)
            for key in FIELDS.keys
            if self.is_unchanged(key, now.text(key), self._shown.text(key))
        }
        return now.with_texts(kept)

    def is_unchanged(self, field: str, now: str, shown: str) -> bool:
        """Whether a field that says ``now`` is as it was shown."""
        return now == shown

    def save(self, draft: DeclarationDraft) -> object:
        """Store a draft, on a background thread. Raises ``UserError``."""
        raise NotImplementedError

    def on_saved(self, result: object) -> None:
        """Called on the window's thread when ``save`` has returned, with what it returned."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save, or go to the first wrong field."""
        if not self.action.isEnabled():
            return
        commit_input_method()
        self.banner.clear()
        problems = self.card.problems()
        if problems:
            self.show_problems(problems)
            return
        draft = self.draft()
        self.set_busy(True)
        self.card.keys.hold()
        self._jobs.run(lambda: self.save(draft), self._on_saved, self._on_not_saved, owner=self)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Problems under their fields, one that belongs to none in the banner; the first field gets the keyboard."""
        elsewhere = self.card.show_problems(problems)
        if elsewhere:
            self.banner.show_message("danger", elsewhere[0].message)

    def _on_saved(self, result: object) -> None:
        self.set_busy(False)
        self.on_saved(result)

    def _on_not_saved(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if problems:
            self.show_problems(problems)
        else:
            self.banner.show_error(error)
        self.card.keys.release()

    def _on_alarm(self) -> None:
        """Warn of new alarms only: somebody with the fever that is there already left long ago."""
        if self.card.alarm.text() == self._alarm:
            self.card.alarm.hide()

    def _on_insist(self, field: str, problem: Problem) -> None:
        dialog = InsistDialog(problem, self)
        dialog.given.connect(lambda reason: self.card.set_reason(field, reason))
        dialog.open()

    def _add_key(self, act: Callable[[], object], *keys: str) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda: act())
        self.addAction(action)
