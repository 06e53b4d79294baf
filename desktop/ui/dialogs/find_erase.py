"""Erasing somebody's declarations before their time: how much of it, and why, from a short list."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.erasure import ERASURE_WORDS
from desktop.services.erasing import Erasable, ErasureReason, ErasureService
from desktop.ui.i18n import sentence
from desktop.ui.jobs import Jobs
from desktop.ui.venue.form_dialog import FormDialog
from desktop.ui.visit_words import visit_text
from desktop.ui.widgets.fields import Select
from desktop.ui.widgets.labels import label


class EraseDialog(FormDialog):
    """Erases; ``done_with`` gives how much. Where a legal hold keeps it, it says so and does nothing."""

    def __init__(self, erasure: ErasureService, found: Erasable, clock: Clock, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent, action="danger", width=520)
        self._erasure = erasure
        self._found = found
        self._clock = clock
        self._who, self._told = label("strong", wrap=True), label("second", wrap=True)
        self._held = label("attention", wrap=True)
        for place, shown in enumerate((self._who, self._told)):
            self.body.insertWidget(place, shown)
        self.body.addWidget(self._held)
        self.scope, self.reason = Select(), Select()
        if self._has_more:
            self.form.add_row("scope", self.scope)
        self.form.add_row("reason", self.reason)
        self.scope.currentIndexChanged.connect(lambda _: self._show_hold())
        self.retranslate()

    @property
    def _has_more(self) -> bool:
        """Whether the desk has more of this person than the one declaration."""
        return self._found.declarations > 1 or bool(self._found.card)

    def retranslate(self) -> None:
        super().retranslate()
        found = self._found.found
        visit = visit_text(found.visited_from, found.visited_to, found.precision, self._clock.today())
        self.set_title(self.tr("Erase before its time?"))
        self._who.setText(" · ".join(filter(None, (found.name, visit, found.gate, found.slip))))
        self._told.setText(
            self.tr(
                "The declaration is deleted at once with its earlier versions and its fever worksheet, here and at the hub, "
                "and nothing brings it back. That somebody came goes on counting, and the paper slip comes on the shred list."
            )
        )
        if self._has_more:
            self.form.set_words("scope", self.tr("What"))
        everything = self.tr("All of this person: %n declaration(s)", "", self._found.declarations)
        if self._found.card:
            everything = self.tr("All of this person: %n declaration(s), and the card", "", self._found.declarations)
        self.scope.set_choices([(False, self.tr("Only this declaration")), (True, everything)])
        self.form.set_words("reason", self.tr("Why"))
        self.reason.set_choices([(reason, sentence(ERASURE_WORDS.label(reason))) for reason in ERASURE_WORDS])
        self.action.set_words(self.tr("Erase for good"))
        self._show_hold()

    def _show_hold(self) -> None:
        held = self._found.held if self.scope.value() else int(self._found.is_held)
        self._held.setText(
            self.tr(
                "Under legal hold: %n. The law wants them kept, so nothing can be erased while the hold lasts.",
                "",
                held,
            )
        )
        self._held.setVisible(bool(held))
        self.action.setEnabled(not held)

    def work(self) -> Callable[[], object]:
        found, reason, person = self._found.found.id, ErasureReason(str(self.reason.value())), bool(self.scope.value())
        return lambda: self._erasure.erase(found, reason, person=person)
