"""The case's stays: drawn, in a table, and those that are looked up ticked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.clock import Clock
from desktop.domain.exposure.rules import ExposureRules
from desktop.services.exposure.results import CasePerson, CaseStay, ExposureRequest
from desktop.ui.exposure.timeline import Timeline, TimelineArea
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.checked_table import CheckedModel, CheckedTable
from desktop.ui.kit.dates import day_words, time_words
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, sized, spaced
from desktop.ui.kit.tables import Column
from desktop.ui.kit.tokens import Space

_TABLE = 156
"""Least height of the table: the headings and three rows."""


@dataclass(frozen=True, slots=True)
class ListedStay:
    """A stay and its number in the list, by which it is ticked."""

    number: int
    stay: CaseStay


class StayTable(Translated, CheckedTable):
    """One row a stay. The space bar ticks, Enter corrects, Delete takes away what was typed in."""

    removed = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._clock = clock
        self.stays: CheckedModel[ListedStay] = CheckedModel(
            [
                Column(lambda: self.tr("Day"), self._day, width=110),
                Column(lambda: self.tr("Time"), self._time, width=130),
                Column(lambda: self.tr("Gate"), lambda s: s.stay.gate or self.tr("not known")),
                Column(lambda: self.tr("From"), self._origin, width=150),
            ],
            lambda listed: listed.number,
        )
        super().__init__(self.stays, parent)
        sized(self, min_height=_TABLE)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Stays of the case"))

    @property
    def chosen(self) -> ListedStay | None:
        """The row that the keyboard is on."""
        current = self.current()
        return current if isinstance(current, ListedStay) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        listed = self.chosen
        if event.key() == Qt.Key.Key_Delete and listed is not None:
            self.removed.emit(listed)
        else:
            super().keyPressEvent(event)

    def _day(self, listed: ListedStay) -> str:
        return day_words(listed.stay.stay.visit.day, self._clock.today())

    def _time(self, listed: ListedStay) -> str:
        visit = listed.stay.stay.visit
        return time_words(visit.visited_from, visit.visited_to, visit.precision)

    def _origin(self, listed: ListedStay) -> str:
        if not listed.stay.declaration:
            return self.tr("typed in")
        return self.tr("declaration, corrected") if listed.stay.is_changed else self.tr("declaration")


class StaysCard(Translated, Card):
    """Who the case is and where they were. ``changed``: another thing would be looked up now."""

    changed = Signal()

    def __init__(
        self,
        clock: Clock,
        add: QAction,
        correct: QAction,
        another: QAction,
        stays_out: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(heading=True, gap=Space.S, parent=parent)
        self._correct = correct
        self._rules = ExposureRules()
        self._person: CasePerson | None = None
        self._last = 0
        self._who, self._count = personal(label("second", wrap=True)), label("second", wrap=True)
        self.timeline, self.table = Timeline(clock), StayTable(clock)
        self.nothing = EmptyState("exposure")
        self._shown = QStackedWidget()
        filled = QWidget()
        inner = column(filled, Space.S)
        inner.addWidget(self._who)
        inner.addWidget(TimelineArea(self.timeline))
        inner.addWidget(self.table, 1)
        inner.addWidget(self._count)
        self._shown.addWidget(self.nothing)
        self._shown.addWidget(filled)
        self.body.addWidget(self._shown, 1)
        buttons = spaced(FlowLayout(), Space.S)
        for action in (add, correct):
            button = Button(shortcut=action.shortcut().toString())
            button.follow(action)
            buttons.addWidget(button)
        self._remove = Button()
        self._remove.clicked.connect(lambda: self._on_removed(self.table.chosen))
        anew, out = Button(), Button()
        anew.follow(another)
        out.follow(stays_out)
        for button in (self._remove, anew, out):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.table.stays.checked_changed.connect(self._on_changed)
        self.table.selected.connect(lambda _: self._offer())
        self.table.opened.connect(lambda _: correct.trigger())
        self.table.removed.connect(self._on_removed)
        self.retranslate()
        self._show()

    @property
    def person(self) -> CasePerson | None:
        """The person of the book who is the case."""
        return self._person

    @property
    def has_typed(self) -> bool:
        """Whether something would be lost with these stays: one that was typed in or corrected."""
        return any(not listed.stay.declaration or listed.stay.is_changed for listed in self._listed())

    def request(self) -> ExposureRequest:
        """What is to be looked up."""
        declaration = self._person.declaration if self._person is not None else ""
        return ExposureRequest(tuple(listed.stay for listed in self.table.stays.checked), declaration)

    def set_rules(self, rules: ExposureRules) -> None:
        """The rules by which stays are drawn."""
        self._rules = rules
        self._draw()

    def begin(self, person: CasePerson) -> None:
        """Show somebody of the book with all of their stays, and no other stay."""
        self._person = person
        self._list(person.stays, person.stays, person.chosen)

    def show_request(self, request: ExposureRequest, person: CasePerson | None) -> None:
        """Show the stays of a case that is kept, ticked, and the others that the book has of the person by now."""
        self._person = person
        known = {stay.declaration for stay in request.stays}
        others = [stay for stay in person.stays if stay.declaration not in known] if person is not None else []
        ordered = sorted((*request.stays, *others), key=lambda stay: stay.stay.visit.visited_from)
        self._list(ordered, request.stays, 0)

    def _list(self, stays: Sequence[CaseStay], taken: Sequence[CaseStay], chosen: int) -> None:
        self._last = len(stays)
        listed = [ListedStay(number, stay) for number, stay in enumerate(stays)]
        self.table.stays.show_checked(listed, [one for one in listed if one.stay in taken])
        self._show()
        if listed:
            self.table.setCurrentIndex(self.table.stays.index(chosen, 0))

    def clear(self) -> None:
        """Have no case."""
        self._person = None
        self.table.stays.show_checked((), ())
        self._show()

    def add(self, stay: CaseStay) -> None:
        """A further stay, ticked."""
        self._last += 1
        self._put([*self._listed(), ListedStay(self._last, stay)], self._last)

    def replace_chosen(self, number: int, stay: CaseStay) -> None:
        """Another stay in the place of one."""
        listed = [replace(one, stay=stay) if one.number == number else one for one in self._listed()]
        self._put(listed, number)

    def focus_first(self) -> None:
        """Put the focus on the stays."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.set_heading(self.tr("Stays of the case"))
        self.nothing.set_words(
            self.tr("No stay yet"),
            self.tr("Choose the person, or add stays by place and time. These serve the lookup only."),
        )
        self._remove.set_words(self.tr("Take away"), self.tr("Del"))
        self._say()

    def _listed(self) -> Sequence[ListedStay]:
        return self.table.stays.first(self.table.stays.rowCount())

    def _put(self, listed: Sequence[ListedStay], number: int) -> None:
        """Show other stays, the one of ``number`` ticked and chosen."""
        known = {one.number for one in self.table.stays.checked} | {number}
        ordered = sorted(listed, key=lambda one: (one.stay.stay.visit.visited_from, one.number))
        self.table.stays.show_checked(ordered, [one for one in ordered if one.number in known])
        at = next((place for place, one in enumerate(ordered) if one.number == number), 0)
        self._show()
        self.table.setCurrentIndex(self.table.stays.index(at, 0))

    def _on_removed(self, listed: object) -> None:
        if isinstance(listed, ListedStay) and not listed.stay.declaration:
            rest = [one for one in self._listed() if one.number != listed.number]
            on = [one for one in self.table.stays.checked if one.number != listed.number]
            self.table.stays.show_checked(rest, on)
            self._show()

    def _show(self) -> None:
        has_stays = bool(self._listed())
        self._shown.setCurrentIndex(1 if has_stays else 0)
        self._offer()
        self._on_changed()

    def _offer(self) -> None:
        chosen = self.table.chosen
        self._correct.setEnabled(chosen is not None)
        self._remove.setVisible(chosen is not None and not chosen.stay.declaration)

    def _on_changed(self) -> None:
        self._draw()
        self._say()
        self.changed.emit()

    def _draw(self) -> None:
        on = {one.number for one in self.table.stays.checked}
        self.timeline.show_stays([(one.stay, one.number in on) for one in self._listed()], self._rules)

    def _say(self) -> None:
        person = self._person
        who = (
            self.tr("Somebody without a declaration: stays by place and time alone.")
            if person is None
            else " · ".join(filter(None, (person.name, person.id_number, person.phone)))
        )
        self._who.setText(who)
        every, taken = len(self._listed()), len(self.table.stays.checked)
        self._count.setText(
            self.tr("{taken} of {every} stays are looked up; the space bar ticks.").format(taken=taken, every=every)
        )
