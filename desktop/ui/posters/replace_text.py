"""A text replaced in all templates of the venue's own: what would change is seen while it is typed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.number_text import count_text
from desktop.posters.document.bindings import text_parts
from desktop.services.posters.replacing import DoneReplacement, ReplacePlan, ReplaceService, TemplateHits
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table

_DELAY_MS = 200
_LOWEST = 130
_LONGEST = 2000
"""Characters of a text; a layout's own limit."""


class ReplaceDialog(Dialog):
    """``replaced`` gives what can be undone, once the dialog is closed; ``undone`` the names of templates that stayed as they
    are."""

    replaced = Signal(object)
    undone = Signal(object)

    def __init__(self, replacing: ReplaceService, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=720)
        self._replacing, self._jobs = replacing, jobs
        self._looks, self._lasts = Latest(jobs, self, _DELAY_MS), Latest(jobs, self)
        self._plan: ReplacePlan | None = None
        self._last: DoneReplacement | None = None
        self.wanted, self.replacement = TextField(), TextField()
        for field in (self.wanted, self.replacement):
            field.setMaxLength(_LONGEST)
        self.form = FormGrid(2)
        self.form.add_row("find", self.wanted)
        self.form.add_row("replacement", self.replacement)
        self._model: RecordModel[TemplateHits] = RecordModel(
            [
                Column(lambda: self.tr("Template"), lambda hits: sentence(hits.template.name), 150),
                Column(lambda: self.tr("Times"), lambda hits: count_text(hits.count), 70, right=True),
                Column(lambda: self.tr("Before"), lambda hits: _plain(hits.texts[0][0]), 200),
                Column(lambda: self.tr("After"), lambda hits: _plain(hits.texts[0][1])),
            ]
        )
        self.table = Table(self._model)
        sized(self.table, min_height=_LOWEST)
        self.notes = label("second", wrap=True)
        self.problem = label("attention", wrap=True)
        self.undo = Button("link")
        for part in (self.form, self.table, self.problem, self.notes, self.undo):
            self.body.addWidget(part, 1 if part is self.table else 0)
        self.form.edited.connect(self._ask)
        self.form.submitted.connect(self._on_action)
        self.action.clicked.connect(self._on_action)
        self.undo.clicked.connect(self._on_undo)
        self.finished.connect(self.deleteLater)
        self.undo.hide()
        self.retranslate()
        self._lasts.ask(replacing.last, self._show_last, self._on_failed, at_once=True)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Replace a text in all your templates"))
        self.form.set_words("find", self.tr("Find"), self.tr("As it stands in the templates, such as a phone number."))
        self.form.set_words("replacement", self.tr("Replace with"))
        self.table.setAccessibleName(self.tr("Your templates that say it"))
        self._update_text()

    def is_dirty(self) -> bool:
        return bool(self.wanted.text() and self.replacement.text())

    @property
    def plan(self) -> ReplacePlan | None:
        """What would be done with what is typed now; None while that is being looked for."""
        plan = self._plan
        typed = (self.wanted.text(), self.replacement.text())
        return plan if plan is not None and (plan.find, plan.replacement) == typed else None

    def _ask(self) -> None:
        self._update_text()
        # As it was typed: a space at its end may be what is to be replaced.
        work = partial(self._replacing.look, self.wanted.text(), self.replacement.text())
        self._looks.ask(work, self._show, self._on_failed)

    def _show(self, plan: ReplacePlan) -> None:
        self._plan = plan
        self._model.set_records(plan.own)
        self._update_text()

    def _show_last(self, last: DoneReplacement | None) -> None:
        self._last = last
        self._update_text()

    def _update_text(self) -> None:
        plan = self.plan
        ready = plan is not None and bool(plan.own) and plan.problem is None and plan.find != plan.replacement
        self.action.setEnabled(ready and not self.is_busy)
        if plan is not None and plan.own:
            self.action.set_words(self.tr("Replace in %Ln template(s)", "", len(plan.own)))
        else:
            self.action.set_words(self.tr("Replace"))
        self.problem.setText(sentence(plan.problem) if plan is not None and plan.problem is not None else "")
        self.problem.setVisible(bool(self.problem.text()))
        self.notes.setText("\n".join(self._notes(plan)) if plan is not None and plan.find else "")
        self.notes.setVisible(bool(self.notes.text()))
        self.undo.setVisible(self._last is not None)
        if self._last is not None:
            words = self.tr("Undo the replacement of {when}: “{find}” by “{replacement}”")
            last = self._last
            self.undo.set_words(
                words.format(when=past_text(last.at), find=_short(last.find), replacement=_short(last.replacement))
            )

    def _notes(self, plan: ReplacePlan) -> list[str]:
        notes = []
        if plan.own:
            notes.append(self.tr("%Ln place(s) in all; it can be undone.", "", plan.count))
        else:
            notes.append(self.tr("None of your templates says this."))
        if plan.built_in:
            names = self.tr(", ").join(sentence(hits.template.name) for hits in plan.built_in)
            notes.append(
                self.tr("Built-in templates say it too and stay as they are: {names}. Copy one to change it.").format(
                    names=names
                )
            )
        if plan.venue:
            places = self.tr(", ").join(map(sentence, plan.venue))
            notes.append(
                self.tr("The venue’s details say it too: {places}. Change them on the Venue page.").format(
                    places=places
                )
            )
        if plan.host_posters:
            notes.append(self.tr("Another host makes %Ln poster(s) on the walls out of date.", "", plan.host_posters))
        return notes

    def _on_action(self) -> None:
        if self.action.isEnabled() and self.plan is not None:
            self._run(partial(self._replacing.replace, self.plan))

    def _run(self, work: "partial[DoneReplacement]") -> None:
        self.banner.clear()
        self.set_busy(True)
        self._jobs.run(work, self._on_replaced, self._on_failed, owner=self)

    def _on_replaced(self, done: DoneReplacement) -> None:
        self.set_busy(False)
        self.accept()
        self.replaced.emit(done)

    def _on_undo(self) -> None:
        if self._last is not None:
            self.banner.clear()
            self.set_busy(True)
            self._jobs.run(
                partial(self._replacing.undo, self._last.change_id), self._on_undone, self._on_failed, owner=self
            )

    def _on_undone(self, stayed: tuple[str, ...]) -> None:
        self.set_busy(False)
        self.accept()
        self.undone.emit(stayed)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        self._update_text()
        self.banner.show_error(error)


def _plain(text: str) -> str:
    """A text as a person reads it: without the marks of bold type, and with dots for what the venue fills in."""
    return "".join("…" if part.field is not None else part.text for part in text_parts(text)).replace("\n", " ")


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
