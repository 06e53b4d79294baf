"""The case: who it is, where they were, and what a lookup goes by."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.exposure.rules import EXTENSIONS, ExposureRules
from desktop.services.exposure.results import CasePerson, ExposureRequest
from desktop.ui.exposure.actions import ExposureActions
from desktop.ui.exposure.people import PeopleCard
from desktop.ui.exposure.stays import StaysCard
from desktop.ui.exposure.words import joined
from desktop.ui.kit.cards import Card
from desktop.ui.kit.fields import Select
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space

_PEOPLE, _STAYS = 400, 460
_HEIGHT = 380
_EXTENSION = 168


class CaseView(Translated, QWidget):
    """``chosen``: the declaration of somebody who is to be the case. ``extension``: the minutes that are to be added to a
    departure."""

    chosen = Signal(str)
    changed = Signal()
    extension = Signal(int)

    def __init__(
        self,
        actions: ExposureActions,
        jobs: Jobs,
        add: QAction,
        correct: QAction,
        another: QAction,
        stays_out: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = ExposureRules()
        self.people = PeopleCard(actions, jobs)
        self.stays = StaysCard(actions.clock, add, correct, another, stays_out)
        both = QWidget()
        parts = FoldingRow(both)
        parts.add(self.people, width=_PEOPLE, stretch=2)
        parts.add(self.stays, width=_STAYS, stretch=3, height=_HEIGHT)
        rules = Card(gap=Space.XS, margins=(18, 10, 18, 10))
        self._words, self._name = label("second", wrap=True), personal(label("second"))
        self.minutes = Select()
        sized(self.minutes, width=_EXTENSION)
        self._name.setBuddy(self.minutes)
        line = row(gap=Space.M)
        line.addWidget(self._words, 1)
        line.addWidget(self._name)
        line.addWidget(self.minutes)
        rules.body.addLayout(line)
        box = column(self, gap=Space.M)
        box.addWidget(both, 1)
        box.addWidget(rules)
        self.people.chosen.connect(self.chosen)
        self.stays.changed.connect(self.changed)
        self.minutes.activated.connect(lambda _: self.extension.emit(int(str(self.minutes.value()))))
        self.retranslate()

    def set_rules(self, rules: ExposureRules) -> None:
        """What a lookup goes by now."""
        self._rules = rules
        self.stays.set_rules(rules)
        self.retranslate()

    def begin(self, person: CasePerson) -> None:
        """Have somebody of the book as the case."""
        self.people.clear()
        self.stays.begin(person)

    def show_request(self, request: ExposureRequest, person: CasePerson | None) -> None:
        """Have a case that is kept."""
        self.people.clear()
        self.stays.show_request(request, person)

    def clear(self) -> None:
        """Have no case."""
        self.people.clear()
        self.stays.clear()

    def focus_first(self) -> None:
        """Put the focus where work begins: on the stays, or on the search where there are none."""
        if self.stays.request().stays:
            self.stays.focus_first()
        else:
            self.people.focus_first()

    def retranslate(self) -> None:
        self._words.setText(joined(self._rules.sentences))
        self._name.setText(self.tr("After a departure"))
        self.minutes.setAccessibleName(self.tr("Minutes added to the case’s departure"))
        self.minutes.set_choices(
            [(many, self.tr("%Ln minute(s)", "", many) if many else self.tr("Nothing")) for many in EXTENSIONS]
        )
        self.minutes.set_value(self._rules.extension_minutes)
