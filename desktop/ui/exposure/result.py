"""What a lookup found: figures, filters, the contacts, and what must be known beside them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.clock import Clock
from desktop.domain.exposure.overlap import Circle
from desktop.domain.messages import Message
from desktop.domain.number_text import count_text
from desktop.services.exposure.contacts import Contact
from desktop.services.exposure.results import ExposureResult
from desktop.ui.exposure.actions import Lookup
from desktop.ui.exposure.case_line import CaseLine
from desktop.ui.exposure.contacts import ContactTable
from desktop.ui.exposure.figures import ResultFigures
from desktop.ui.exposure.filters import ContactFilters
from desktop.ui.exposure.panel import ContactPanel
from desktop.ui.exposure.words import joined
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.cards import Card, EmptyState
from desktop.ui.kit.dates import moment_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space


class ResultView(Translated, QWidget):
    """``chosen``: another contact is chosen, or none. Nothing is read here: filters work on what was read."""

    chosen = Signal()

    def __init__(
        self,
        clock: Clock,
        of_contact: tuple[QAction, ...],
        counted: QAction,
        of_case: tuple[QAction, ...],
        parent: QWidget | None = None,
    ) -> None:
        """``of_contact`` is what is done about the chosen contact, ``of_case`` about the case that is kept."""
        super().__init__(parent)
        self._lookup: Lookup | None = None
        self._stale: Message | None = None
        self.about, self.rules = personal(label("body", wrap=True)), label("second", wrap=True)
        self.stale, self.warning = label("attention", wrap=True), label("attention", wrap=True)
        self.case_line, self.progress = CaseLine(of_case), ProgressStrip()
        self.figures, self.filters = ResultFigures(counted), ContactFilters()
        self.table, self.panel = personal(ContactTable(clock)), ContactPanel(clock, of_contact)
        self.nobody, self.none_left = EmptyState("exposure", with_button=True), EmptyState("search", with_button=True)
        self._shown = QStackedWidget()
        for shown in (self.table, self.nobody, self.none_left):
            self._shown.addWidget(shown)
        card = Card(margins=(Space.S, Space.S, Space.S, Space.S))
        card.body.addWidget(self._shown)
        box = column(self, gap=Space.S)
        for part in (self.stale, self.about, self.rules, self.warning, self.case_line, self.figures, self.filters):
            box.addWidget(part)
        box.addWidget(self.progress)
        box.addWidget(card, 1)
        box.addWidget(self.panel)
        self.filters.changed.connect(self._show_contacts)
        self.table.selected.connect(self._on_chosen)
        for state in (self.nobody, self.none_left):
            if state.button is not None:
                state.button.clicked.connect(self._on_way_out)
        self.retranslate()

    @property
    def lookup(self) -> Lookup | None:
        """What is shown."""
        return self._lookup

    @property
    def result(self) -> ExposureResult | None:
        """What was found."""
        return self._lookup.result if self._lookup is not None else None

    def show_lookup(self, lookup: Lookup | None) -> None:
        """Show another lookup: the nearest circle that has anybody, without filters."""
        self._lookup, self._stale = lookup, None
        result = self.result
        near = result is None or result.count(Circle.GATE) or not len(result.contacts)
        self.filters.offer(lookup)
        self.filters.clear(Circle.GATE if near else Circle.VENUE)
        self.retranslate()

    def update_lookup(self, lookup: Lookup) -> None:
        """Show the same lookup with more known of it: more contacts were read, somebody was called."""
        self._lookup = lookup
        self.filters.offer(lookup)
        self._show_contacts()
        self.retranslate()

    def show_stale(self, why: Message | None) -> None:
        """Say why a lookup would find something else by now; None where it would not."""
        self._stale = why
        self.retranslate()

    def focus_first(self) -> None:
        """Put the focus on the contacts, or on the filters where there are none."""
        if self._shown.currentWidget() is self.table:
            self.table.choose_first()
        else:
            self.filters.circle.setFocus()

    def retranslate(self) -> None:
        lookup = self._lookup
        if lookup is None:
            return
        result = lookup.result
        self.stale.setText(sentence(self._stale) if self._stale is not None else "")
        self.stale.setVisible(self._stale is not None)
        who = self.tr("Somebody without a declaration")
        if lookup.person is not None:
            who = lookup.person.name or self.tr("The case")
        self.about.setText(
            self.tr("{who}: %Ln stay(s), looked up {when}. Reason: {reason}", "", len(result.stays)).format(
                who=who, when=moment_text(result.looked_at), reason=lookup.reason
            )
        )
        self.rules.setText(joined(result.sentences))
        self.warning.setText(
            self.tr(
                "Other desks of this venue have %Ln declaration(s) of these days. Their people are not in this list: "
                "look them up there too.",
                "",
                result.elsewhere,
            )
        )
        self.warning.setVisible(bool(result.elsewhere))
        self.about.setVisible(lookup.kept is None)
        self.case_line.show_case(lookup.kept, self.about.text())
        self._name_empty(result)

    def _show_contacts(self) -> None:
        lookup, chosen = self._lookup, self.filters.filter
        self.table.show_lookup(lookup, [one for one in lookup.contacts if chosen.takes(one)] if lookup else [])
        if lookup is None:
            self._on_chosen(None)
            return
        near = len(lookup.result.contacts) if chosen.circle is Circle.VENUE else lookup.result.count(Circle.GATE)
        shown = self.table.model().rowCount()
        self.filters.show_count(shown, near)
        self.figures.show_result(lookup.result, chosen)
        self._name_empty(lookup.result)
        self._shown.setCurrentWidget(self.table if shown else self.none_left if near else self.nobody)
        self._on_chosen(self.table.chosen)

    def _name_empty(self, result: ExposureResult) -> None:
        others = result.count(Circle.VENUE)
        counted = (
            self.tr("Counted without a name in those hours: {gate} at the case’s gates, {venue} at the venue.").format(
                gate=count_text(result.counted), venue=count_text(result.counted_at_venue)
            )
            if result.is_counted
            else self.tr("People who were counted without a name are not in a sealed list.")
        )
        if others:
            title = self.tr("Nobody who left a name was at the same gate at the same time")
            text = joined((self.tr("At other gates of the venue: {count}.").format(count=count_text(others)), counted))
        else:
            title, text = self.tr("Nobody who left a name was here at the same time"), counted
        self.nobody.set_words(title, text, self.tr("Show the whole venue"))
        if self.nobody.button is not None:
            self.nobody.button.setVisible(bool(others))
        self.none_left.set_words(
            self.tr("The filters leave nobody"), self.tr("Without them there are more."), self.tr("Clear the filters")
        )

    def _on_way_out(self) -> None:
        self.filters.clear(Circle.VENUE if self._shown.currentWidget() is self.nobody else None)
        self.focus_first()

    def _on_chosen(self, record: object) -> None:
        self.panel.show_contact(record if isinstance(record, Contact) else None, self._lookup)
        self.chosen.emit()
