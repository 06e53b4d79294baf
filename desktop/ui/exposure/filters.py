"""Which of the contacts are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, CIRCLE_WORDS, Certainty, Circle
from desktop.services.exposure.results import Contact
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import sized, spaced
from desktop.ui.kit.tokens import Space

_EVERY = "*"
"""The choice of a filter that filters nothing."""
_MINUTES = (1, 5, 15, 30, 60, 120)
_WIDTH = 180
_HEIGHT = 38


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """``circle``: the gate alone, or the whole venue with the gate. None and 0 filter nothing. ``minutes``: at most as
    close as this is left out, by the most that it may have been."""

    circle: Circle = Circle.GATE
    gate: str | None = None
    certainty: Certainty | None = None
    minutes: int = 0
    category: str | None = None

    def is_in_circle(self, contact: Contact) -> bool:
        """Whether a contact is as near as is asked for."""
        return self.circle is Circle.VENUE or contact.overlap.circle is Circle.GATE

    def takes(self, contact: Contact) -> bool:
        """Whether a contact is shown."""
        overlap = contact.overlap
        return (
            self.is_in_circle(contact)
            and self.gate in (None, contact.gate)
            and self.certainty in (None, overlap.certainty)
            and overlap.most >= self.minutes
            and self.category in (None, contact.category)
        )


class ContactFilters(Translated, QWidget):
    """The switch of the circle, the filters, and how many they show. ``changed``: others are to be shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gates: tuple[str, ...] = ()
        self._shown = self._all = 0
        self.circle = SegmentedControl()
        for circle in Circle:
            self.circle.add(circle)
        self.gate, self.certainty, self.minutes, self.category = Select(), Select(), Select(), Select()
        self._count = label("second")
        sized(self._count, min_height=_HEIGHT)
        line = spaced(FlowLayout(self), Space.S)
        line.addWidget(self.circle)
        for part in (self.gate, self.certainty, self.minutes, self.category):
            sized(part, width=_WIDTH)
            part.activated.connect(lambda _: self.changed.emit())
            line.addWidget(part)
        self.circle.chosen.connect(lambda _: self.changed.emit())
        line.addWidget(self._count)
        self.retranslate()

    @property
    def filter(self) -> ContactFilter:
        """What is chosen."""
        gate, certainty, category = (_value(part) for part in (self.gate, self.certainty, self.category))
        return ContactFilter(
            Circle(str(self.circle.value())),
            gate,
            Certainty(certainty) if certainty is not None else None,
            int(str(self.minutes.value() or 0)),
            category,
        )

    def clear(self, circle: Circle | None = None) -> None:
        """Show everybody, of another circle where one is given."""
        for part in (self.gate, self.certainty, self.category):
            part.set_value(_EVERY)
        self.minutes.set_value(0)
        if circle is not None:
            self.circle.set_value(circle)
        self.changed.emit()

    def offer_gates(self, contacts: Sequence[Contact]) -> None:
        """Filter by the gates that contacts were at."""
        self._gates = tuple(sorted({contact.gate for contact in contacts}))
        self._name_gates()

    def show_count(self, shown: int, every: int) -> None:
        """How many are shown of how many of the circle."""
        self._shown, self._all = shown, every
        self.retranslate()

    def retranslate(self) -> None:
        self.circle.set_texts(*(sentence(CIRCLE_WORDS.label(Circle.GATE)), self.tr("Whole venue")))
        self.circle.set_name(self.tr("Circle"))
        for part, name in (
            (self.gate, self.tr("Gate")),
            (self.certainty, self.tr("Certainty")),
            (self.minutes, self.tr("Minutes")),
            (self.category, self.tr("Category")),
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
                (_EVERY, self.tr("All categories")),
                *((str(one), sentence(CATEGORY_WORDS.label(Category(one)))) for one in CATEGORY_WORDS),
            ]
        )
        self._count.setText(
            self.tr("%Ln shown", "", self._shown)
            if self._shown == self._all
            else self.tr("{shown} of {all} shown").format(shown=self._shown, all=self._all)
        )

    def _name_gates(self) -> None:
        self.gate.set_choices([(_EVERY, self.tr("All gates")), *((gate, gate) for gate in self._gates)])


def _value(part: Select) -> str | None:
    value = part.value()
    return None if value is None or value == _EVERY else str(value)
