"""What days, and whom, the Statistics page shows."""

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.clock import Clock
from desktop.domain.statistics import NOBODY, Layer, Selection
from desktop.services.statistics.names import Name
from desktop.services.statistics.words import category_label, name_label
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.calendar import Calendar
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.number_fields import SpinLooks
from desktop.ui.kit.sizes import row, sized, spaced
from desktop.ui.kit.tokens import Space
from desktop.ui.statistics.actions import StatisticsQuery, View

_FIRST_RANGE = 30
_EVERY, _THIS = "*", "this"
_AT_GATES, _MINE = "gates", "mine"
"""The choice of a filter that filters nothing; the empty text is the key of nobody."""


class DateField(SpinLooks, QDateEdit):
    """A day, typed or chosen from a calendar; the wheel does not change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar(self))
        self.setDisplayFormat("yyyy-MM-dd")
        self.setKeyboardTracking(False)
        self.indent()

    def value(self) -> dt.date:
        """The day."""
        at = self.date()
        return dt.date(at.year(), at.month(), at.day())

    def set_value(self, day: dt.date) -> None:
        """Show a day without telling anybody."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)


class FilterBar(Translated, QWidget):
    """``changed`` tells that something else is to be shown. ``whose`` is asked of a member who sees only the own statistics:
    everybody at the own gates, or whom they have checked. ``layer`` is to be put where the bars are, ``desks`` where it is
    said which desks are in the figures."""

    changed = Signal()

    def __init__(
        self, clock: Clock, earlier: QAction, later: QAction, *, sees_all: bool, own_gates: tuple[str, ...] = ()
    ) -> None:
        """``own_gates`` are those of a member who sees only the own statistics."""
        super().__init__()
        self._clock, self._sees_all, self._own_gates = clock, sees_all, own_gates
        self._begins_at = own_gates[0] if len(own_gates) == 1 else ""
        self._view = View.DAY
        self._gates: Mapping[str, Name] = {}
        self._inspectors: Mapping[str, Name] = {}
        today = clock.today()
        self.day, self.since, self.until = DateField(), DateField(), DateField()
        self.day.set_value(today)
        # Today is not over: with it an average of whole days would be too low.
        self.until.set_value(today - dt.timedelta(days=1))
        self.since.set_value(today - dt.timedelta(days=_FIRST_RANGE))
        self.gate, self.inspector, self.category, self.layer = Select(), Select(), Select(), Select()
        self.whose, self.desks = Select(), Select()
        self._has_others = False
        before, after = Button(icon="chevron-left"), Button(icon="chevron-right")
        before.clicked.connect(earlier.trigger)
        after.clicked.connect(later.trigger)
        self._step_buttons = before, after
        line = spaced(FlowLayout(self), Space.S)
        days = QWidget()
        stepped = row(days, Space.S)
        for widget in (before, self.day, self.since, self.until, after):
            stepped.addWidget(widget)
        line.addWidget(days)
        for part in (self.whose, self.gate, self.inspector, self.category):
            line.addWidget(part)
        for part in (self.whose, self.gate, self.inspector, self.category, self.desks, self.layer):
            sized(part, width=184)
            part.activated.connect(lambda _: self.changed.emit())
        sized(self.whose, width=212)
        self.whose.activated.connect(self._on_whose)
        for field in (self.day, self.since, self.until):
            sized(field, width=150)
            field.dateChanged.connect(lambda _: self._on_day())
        self.retranslate()
        self._show_parts()

    def retranslate(self) -> None:
        self._step_buttons[0].set_words("", self.tr("Earlier (PgUp)"))
        self._step_buttons[1].set_words("", self.tr("Later (PgDown)"))
        self.day.setAccessibleName(self.tr("Day"))
        self.since.setAccessibleName(self.tr("First day"))
        self.until.setAccessibleName(self.tr("Last day"))
        self.gate.setAccessibleName(self.tr("Gate"))
        self.inspector.setAccessibleName(self.tr("Inspector"))
        self.category.setAccessibleName(self.tr("Category"))
        self.layer.setAccessibleName(self.tr("What the bars are made up of"))
        self.desks.setAccessibleName(self.tr("Desks"))
        self.whose.setAccessibleName(self.tr("Whose figures"))
        self.whose.set_choices([(_AT_GATES, self.tr("At my gates")), (_MINE, self.tr("Checked by me"))])
        self.desks.set_choices([(_EVERY, self.tr("Whole venue")), (_THIS, self.tr("This desk"))])
        layers = {
            Layer.GATE: self.tr("By gate"),
            Layer.CATEGORY: self.tr("By category"),
            Layer.INSPECTOR: self.tr("By inspector"),
            Layer.KIND: self.tr("By kind"),
        }
        self.layer.set_choices(
            [(layer, text) for layer, text in layers.items() if self._sees_all or layer is not Layer.INSPECTOR]
        )
        self.category.set_choices(
            [
                (_EVERY, self.tr("All categories")),
                *((key, sentence(category_label(key))) for key in (NOBODY, *map(str, CATEGORY_WORDS))),
            ]
        )
        self._name_choices()

    def offer(self, gates: Mapping[str, Name], inspectors: Mapping[str, Name], *, has_others: bool) -> None:
        """The gates and inspectors to choose from; ``has_others``: the venue has other desks."""
        if has_others != self._has_others:
            self._has_others = has_others
            self._show_parts()
        if (gates, inspectors) != (self._gates, self._inspectors):
            self._gates, self._inspectors = gates, inspectors
            self._name_choices()
        if self._begins_at:
            self.gate.set_value(self._begins_at if self._begins_at in gates else _EVERY)
            self._begins_at = ""

    def show_view(self, view: View) -> None:
        """Ask for what a view needs; tells nobody."""
        self._view = view
        self._show_parts()

    def question(self) -> StatisticsQuery:
        """What is chosen."""
        by_day = self._view in (View.DAY, View.STANDINGS)
        since, until = (self.day.value(),) * 2 if by_day else (self.since.value(), self.until.value())
        this_desk = self._has_others and self.desks.value() == _THIS
        gates = (self._begins_at,) if self._begins_at else _chosen(self.gate)
        chosen = Selection(
            gates, _chosen(self.inspector), _chosen(self.category), this_desk=this_desk, own_gates=self.is_at_own_gates
        )
        selection = Selection(this_desk=this_desk) if self._view is View.STANDINGS else chosen
        # Qt keeps the text of a choice, not the member of the enumeration.
        return StatisticsQuery(self._view, since, until, Layer(str(self.layer.value())), selection)

    @property
    def is_at_own_gates(self) -> bool:
        """Whether a member who sees only the own statistics is shown everybody at the own gates."""
        return bool(self._own_gates) and self.whose.value() == _AT_GATES

    def step(self, direction: int) -> None:
        """A day, or as many days as are shown, earlier (-1) or later (1); never beyond today."""
        asked = self.question()
        by = dt.timedelta(days=direction * ((asked.until - asked.since).days + 1))
        if asked.until + by <= self._clock.today():
            self._set_days(asked.since + by, asked.until + by)
            self.changed.emit()

    def go_to(self, day: dt.date) -> None:
        """Show a day, or as many days as are shown up to it."""
        asked = self.question()
        self._set_days(day - (asked.until - asked.since), day)
        self.changed.emit()

    def clear(self) -> None:
        """Filter nothing."""
        for part in (self.gate, self.inspector, self.category, self.desks):
            part.set_value(_EVERY)
        self.changed.emit()

    def _set_days(self, since: dt.date, until: dt.date) -> None:
        if self._view in (View.DAY, View.STANDINGS):
            self.day.set_value(until)
        else:
            self.since.set_value(since)
            self.until.set_value(until)

    def _on_whose(self, _at: int) -> None:
        self._name_choices()
        self._show_parts()

    def _on_day(self) -> None:
        today = self._clock.today()
        for field in (self.day, self.since, self.until):
            field.set_value(min(field.value(), today))
        if self.since.value() > self.until.value():
            late = self.until if self.sender() is self.since else self.since
            late.set_value(self.since.value() if late is self.until else self.until.value())
        self.changed.emit()

    def _show_parts(self) -> None:
        by_day, filters = self._view in (View.DAY, View.STANDINGS), self._view is not View.STANDINGS
        self.day.setHidden(not by_day)
        self.since.setHidden(by_day)
        self.until.setHidden(by_day)
        is_one = self.is_at_own_gates and len(self._own_gates) == 1
        self.gate.setHidden(not filters or is_one)
        self.category.setHidden(not filters)
        self.inspector.setHidden(not filters or not self._sees_all)
        self.whose.setHidden(not filters or not self._own_gates)
        self.desks.setHidden(not self._has_others)
        self.layer.setHidden(self._view not in (View.DAY, View.AVERAGE))

    def _name_choices(self) -> None:
        for part, layer, names, every in (
            (
                self.gate,
                Layer.GATE,
                self._gates,
                self.tr("All my gates") if self.is_at_own_gates else self.tr("All gates"),
            ),
            (self.inspector, Layer.INSPECTOR, self._inspectors, self.tr("All inspectors")),
        ):
            labels = [
                (key, sentence(name_label(layer, key, name.name, is_current=name.is_current)))
                for key, name in names.items()
            ]
            part.set_choices([(_EVERY, every), *labels])


def _chosen(part: Select) -> tuple[str, ...]:
    value = part.value()
    return () if value is None or value == _EVERY else (str(value),)
