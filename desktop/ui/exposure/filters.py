"""Which of the contacts are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.exposure.cases import OUTCOME_WORDS
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, CIRCLE_WORDS, Certainty, Circle
from desktop.services.exposure.cases import CaseView
from desktop.services.exposure.contacts import Contact
from desktop.ui.exposure.actions import Lookup
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import sized, spaced
from desktop.ui.kit.tokens import Space

_EVERY, _NOT_CALLED, _NEW = "*", "-", "new"
"""Choices of filters: one that filters nothing, those who were not called, and those who came in since."""
_MINUTES = (1, 5, 15, 30, 60, 120)
_WIDTH = 170
_HEIGHT = 38


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """``circle``: the gate alone, or the whole venue with the gate. None and 0 filter nothing. ``minutes``: at most as
    close as this is left out, by the most that it may have been."""

    circle: Circle = Circle.GATE
    venue: str | None = None
    gate: str | None = None
    certainty: Certainty | None = None
    minutes: int = 0
    category: str | None = None
    call: str | None = None
    kept: CaseView | None = None

    def is_in_circle(self, contact: Contact) -> bool:
        """Whether a contact is as near as is asked for."""
        return self.circle is Circle.VENUE or contact.overlap.circle is Circle.GATE

    def takes(self, contact: Contact) -> bool:
        """Whether a contact is shown."""
        overlap = contact.overlap
        return (
            self.is_in_circle(contact)
            and self.venue in (None, contact.venue)
            and self.gate in (None, contact.gate)
            and self.certainty in (None, overlap.certainty)
            and overlap.most >= self.minutes
            and self.category in (None, contact.category)
            and self._is_called(contact)
        )

    def _is_called(self, contact: Contact) -> bool:
        if self.call is None or self.kept is None:
            return True
        if self.call == _NEW:
            return self.kept.is_new(contact)
        last = self.kept.last_call(contact)
        return self.call == (_NOT_CALLED if last is None else str(last.outcome))


class ContactFilters(Translated, QWidget):
    """The switch of the circle, the filters, and how many they show. ``changed``: others are to be shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts: Sequence[Contact] = ()
        self._shown = self._all = 0
        self.circle = SegmentedControl()
        for circle in Circle:
            self.circle.add(circle)
        self._kept: CaseView | None = None
        self.venue = Select()
        self.venue.hide()
        self.gate, self.certainty, self.minutes, self.category = Select(), Select(), Select(), Select()
        self.call = Select()
        self.call.hide()
        self._count = label("second")
        sized(self._count, min_height=_HEIGHT)
        self.venue.activated.connect(lambda _: self._name_gates())  # before the gates are asked for
        line = spaced(FlowLayout(self), Space.S)
        line.addWidget(self.circle)
        for part in (self.venue, self.gate, self.certainty, self.minutes, self.category, self.call):
            sized(part, width=_WIDTH)
            part.activated.connect(lambda _: self.changed.emit())
            line.addWidget(part)
        self.circle.chosen.connect(lambda _: self.changed.emit())
        line.addWidget(self._count)
        self.retranslate()

    @property
    def filter(self) -> ContactFilter:
        """What is chosen."""
        venue, gate, certainty, category = (
            _value(part) for part in (self.venue, self.gate, self.certainty, self.category)
        )
        call = _value(self.call) if self._kept is not None else None
        return ContactFilter(
            Circle(str(self.circle.value())),
            venue,
            gate,
            Certainty(certainty) if certainty is not None else None,
            int(str(self.minutes.value() or 0)),
            category,
            call,
            self._kept,
        )

    def clear(self, circle: Circle | None = None) -> None:
        """Show everybody, of another circle where one is given."""
        for part in (self.venue, self.gate, self.certainty, self.category, self.call):
            part.set_value(_EVERY)
        self.minutes.set_value(0)
        if circle is not None:
            self.circle.set_value(circle)
        self.changed.emit()

    def offer(self, lookup: Lookup | None) -> None:
        """Filter by the venues and gates that contacts were at, and by calls where there is a case."""
        self._contacts = lookup.contacts if lookup is not None else ()
        self.venue.setVisible(any(contact.venue for contact in self._contacts))
        self._kept = lookup.kept if lookup is not None else None
        self.call.setVisible(self._kept is not None)
        self._name_gates()

    def show_count(self, shown: int, every: int) -> None:
        """How many are shown of how many of the circle."""
        self._shown, self._all = shown, every
        self.retranslate()

    def retranslate(self) -> None:
        self.circle.set_texts(*(sentence(CIRCLE_WORDS.label(Circle.GATE)), self.tr("Whole venue")))
        self.circle.set_name(self.tr("Circle"))
        for part, name in (
            (self.venue, self.tr("Venue")),
            (self.gate, self.tr("Gate")),
            (self.certainty, self.tr("Certainty")),
            (self.minutes, self.tr("Minutes")),
            (self.category, self.tr("Category")),
            (self.call, self.tr("Call")),
        ):
            part.setAccessibleName(name)
        self._name_gates()
        self.certainty.set_choices(
            [
                (_EVERY, self.tr("Any certainty")),
                *((str(one), sentence(CERTAINTY_WORDS.label(one))) for one in CERTAINTY_WORDS),
            ]
        )
        self.minutes.set_choices(
            [(0, self.tr("Any length")), *((many, self.tr("At least %Ln minute(s)", "", many)) for many in _MINUTES)]
        )
        self.category.set_choices(
            [
                (_EVERY, self.tr("Any category")),
                *((str(one), sentence(CATEGORY_WORDS.label(Category(one)))) for one in CATEGORY_WORDS),
            ]
        )
        self.call.set_choices(
            [
                (_EVERY, self.tr("Called or not")),
                (_NEW, self.tr("New since it was seen")),
                (_NOT_CALLED, self.tr("Not called yet")),
                *((str(one), sentence(OUTCOME_WORDS.label(one))) for one in OUTCOME_WORDS),
            ]
        )
        self._count.setText(
            self.tr("%Ln shown", "", self._shown)
            if self._shown == self._all
            else self.tr("{shown} of {all} shown").format(shown=self._shown, all=self._all)
        )

    def _name_gates(self) -> None:
        """The venues, and the gates of the one that is chosen."""
        venues = sorted({contact.venue for contact in self._contacts})
        self.venue.set_choices([(_EVERY, self.tr("All venues")), *((venue, venue) for venue in venues)])
        chosen = _value(self.venue)
        gates = sorted({contact.gate for contact in self._contacts if chosen in (None, contact.venue)})
        self.gate.set_choices([(_EVERY, self.tr("All gates")), *((gate, gate) for gate in gates)])


def _value(part: Select) -> str | None:
    value = part.value()
    return None if value is None or value == _EVERY else str(value)
