"""A person in sealed lists: the lists, whom a text means, and where and when they were."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.number_text import count_text
from desktop.services.exposure.results import FoundPerson
from desktop.services.office.finding import FoundInLists, ListedPerson, ListedVisit
from desktop.ui.exposure.people import PeopleTable, PersonField
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.dates import day_words, time_words
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.job import Job
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, sized, spaced
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space
from desktop.ui.office.actions import OfficeActions

_PEOPLE, _STAYS, _HEIGHT = 420, 420, 320
_TABLE = 118
_LIMIT = 100


class VisitTable(Translated, Table):
    """Where and when somebody was."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._clock = clock
        self._model: RecordModel[ListedVisit] = RecordModel(
            [
                Column(lambda: self.tr("Day"), self._day, width=92),
                Column(lambda: self.tr("Time"), _time, width=112),
                Column(lambda: self.tr("Venue"), lambda one: one.part.name),
                Column(lambda: self.tr("Gate"), lambda one: one.gate),
            ]
        )
        super().__init__(self._model, parent)
        sized(self, min_height=_TABLE)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Stays of the person"))

    def show_visits(self, visits: Sequence[ListedVisit]) -> None:
        """Show these."""
        self._model.set_records(visits)

    def _day(self, one: ListedVisit) -> str:
        return day_words(one.visit.day, self._clock.today())


class FindView(Translated, QWidget):
    """``chosen``: another person is chosen, or none. A search reads whole lists, so it begins with Enter."""

    chosen = Signal()

    def __init__(
        self, actions: OfficeActions, jobs: Jobs, add: QAction, stays: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions, self._jobs = actions, jobs
        self.lists: tuple[Path, ...] = ()
        self._found: FoundInLists | None = None
        self._failed: UserError | None = None
        self._is_searching = False
        self._job: Job | None = None
        self._lists = label(wrap=True)
        self.field, self.people = personal(PersonField()), personal(PeopleTable(actions.clock))
        self.field.setMaxLength(_LIMIT)
        self._note, self._count = label("second", wrap=True), label("second", wrap=True)
        self.visits = personal(VisitTable(actions.clock))
        self.progress = ProgressStrip(in_percent=True)
        self._search = Button("primary", shortcut="Return")
        self.who, self.where = Card(heading=True, gap=Space.S), Card(heading=True, gap=Space.S)
        buttons = spaced(FlowLayout(), Space.S)
        choose = Button(shortcut=add.shortcut().toString())
        choose.follow(add)
        for button in (choose, self._search):
            buttons.addWidget(button)
        self.who.body.addWidget(self._lists)
        self.who.body.addWidget(self.field)
        self.who.body.addLayout(buttons)
        self.who.body.addWidget(self.progress)
        self.who.body.addWidget(self._note)
        self.who.body.addWidget(self.people, 1)
        use = Button(shortcut=stays.shortcut().toString())
        use.follow(stays)
        of_stays = spaced(FlowLayout(), Space.S)
        of_stays.addWidget(use)
        self.where.body.addWidget(self._count)
        self.where.body.addWidget(self.visits, 1)
        self.where.body.addLayout(of_stays)
        both = QWidget()
        parts = FoldingRow(both)
        parts.add(self.who, width=_PEOPLE, stretch=1, height=_HEIGHT)
        parts.add(self.where, width=_STAYS, stretch=1, height=_HEIGHT)
        column(self, gap=Space.M).addWidget(both, 1)
        self.field.entered.connect(self._on_entered)
        self._search.clicked.connect(self.search)
        self.people.selected.connect(lambda _: self._on_chosen())
        self.people.opened.connect(lambda _: self.visits.setFocus(Qt.FocusReason.TabFocusReason))
        self.people.left.connect(self.focus_first)
        self.retranslate()
        self._on_chosen()

    @property
    def person(self) -> ListedPerson | None:
        """Who is chosen."""
        chosen = self.people.current()
        found = self._found.people if self._found is not None else ()
        return next((one for one in found if isinstance(chosen, FoundPerson) and one.shown == chosen), None)

    def set_lists(self, lists: Sequence[Path]) -> None:
        """Search in these from now on."""
        self.lists = tuple(dict.fromkeys(lists))
        self._show(None)

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def search(self) -> None:
        """Look through the lists for what was typed."""
        text = self.field.text()
        if self._is_searching or not self.lists or not text.strip():
            self.retranslate()
            return
        self._show(None)
        self._is_searching = True
        work = partial(self._actions.find, self.lists, text)
        self._job = job = self._jobs.run(
            work, self._show_found, self._on_failed, self.progress.advance, owner=self, only_reads=True
        )
        self.progress.follow(job, self.tr("Opening and looking into each record"))
        self.retranslate()

    def stop(self) -> None:
        """End a search that is under way, and the processes that have the key."""
        if self._job is not None and self._is_searching:
            self._job.cancel()

    def retranslate(self) -> None:
        self.who.set_heading(self.tr("Who is looked for?"))
        self.where.set_heading(self.tr("Where they were"))
        names = "、".join(one.name for one in self.lists)
        self._lists.setText(
            self.tr("Lists: {names}").format(names=names)
            if names
            else self.tr(
                "No list is chosen yet. A sealed list comes from the hub: a case’s, or one of hub export-sealed."
            )
        )
        self.field.setPlaceholderText(self.tr("Name, or a document’s or phone number"))
        self.field.setAccessibleName(self.tr("Who is looked for"))
        self._search.set_words(self.tr("Search"))
        self._search.setEnabled(bool(self.lists) and not self._is_searching)
        self._note.setText(self._words())
        self.field.setAccessibleDescription(self._note.text())
        self._name_stays()

    def _words(self) -> str:
        if self._is_searching:
            return ""
        if self._failed is not None:
            return sentence(self._failed.message)
        found = self._found
        if found is None:
            return self.tr(
                "Every record is opened with the key and looked into, on this PC. The hub does not learn of it."
            )
        words = [
            self.tr("%Ln found", "", len(found.people)) if found.people else self.tr("Nobody was found."),
            self.tr("records looked into: {count}").format(count=count_text(found.looked_into)),
        ]
        if found.more:
            words.append(
                self.tr("{count} more people: type more of the name or number").format(count=count_text(found.more))
            )
        if found.failed:
            words.append(self.tr("did not open: {count}").format(count=count_text(found.failed)))
            words.append(sentence(found.failures[0]))
        return " · ".join(words)

    def _on_entered(self) -> None:
        if self._found is not None and self._found.people:
            self.people.choose_first()
        else:
            self.search()

    def _show_found(self, found: FoundInLists) -> None:
        self._is_searching = False
        self._show(found)
        self.people.choose_first()

    def _show(self, found: FoundInLists | None) -> None:
        self._found, self._failed = found, None
        self.people.show_people(tuple(one.shown for one in found.people) if found is not None else ())
        self.people.setVisible(bool(found is not None and found.people))
        self.retranslate()
        self._on_chosen()

    def _on_failed(self, error: UserError) -> None:
        self._is_searching = False
        self._show(None)
        self._failed = None if isinstance(error, Cancelled) else error
        self.retranslate()

    def _on_chosen(self) -> None:
        person = self.person
        self.visits.show_visits(person.visits if person is not None else ())
        self._name_stays()
        self.chosen.emit()

    def _name_stays(self) -> None:
        person = self.person
        self._count.setText(
            self.tr("%Ln stay(s), whatever the spelling or the document", "", len(person.visits))
            if person is not None
            else self.tr("Nobody is chosen.")
        )


def _time(one: ListedVisit) -> str:
    visit = one.visit
    return time_words(visit.visited_from, visit.visited_to, visit.precision)
