"""The contacts in a table: one row a declaration, the closest first, beside the case's stay."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.domain.clock import Clock
from desktop.domain.exposure.cases import OUTCOME_WORDS, Outcome
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, Certainty, Circle
from desktop.domain.exposure.rules import MINUTE_MS, case_presence, presence
from desktop.domain.temperature import is_fever, show_temperature
from desktop.services.exposure.cases import ContactCall
from desktop.services.exposure.contacts import Contact
from desktop.ui.exposure.actions import Lookup
from desktop.ui.exposure.timeline import paint_bar
from desktop.ui.exposure.words import category_text, minutes_text
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.dates import day_words, time_words
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.sizes import px, sized
from desktop.ui.kit.tables import ChipDelegate, Column, Index, RecordModel, Table
from desktop.ui.kit.theme import tokens

_CALL, _VENUE, _DAY, _BAR, _WHY, _CATEGORY = 1, 2, 4, 6, 9, 10
"""Places of columns that are not always shown."""
_ROOM_FOR_BAR, _ROOM_FOR_WHY = 1000, 860
"""From these widths on, at 100 %, there is room for the bars and for the reasons; with the calls of a case, from those on
that are wider by so much, and for the category; the same where venues are shown."""
_OF_CASE, _OF_VENUES = 160, 120
_BAR_WIDTH, _PHONE_WIDTH = 92, 110
_TABLE = 196
_AROUND_MS = 30 * MINUTE_MS
"""What is shown before and after the case's stay, at least."""


class ContactTable(Translated, Table):
    """The day is left out where it is the same for all rows; bars, reasons and categories where the window is narrow: what
    they say stands in other columns, and below the table."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._clock = clock
        self._lookup: Lookup | None = None
        self._has_venues = False
        self._contacts: RecordModel[Contact] = RecordModel(
            [
                Column(lambda: self.tr("Name"), lambda c: c.name or self.tr("erased")),
                Column(lambda: self.tr("Call"), self._call, width=96, tone=self._call_tone),
                Column(lambda: self.tr("Venue"), lambda c: c.venue),
                Column(lambda: self.tr("Gate"), self._gate),
                Column(lambda: self.tr("Day"), self._day, width=84),
                Column(lambda: self.tr("Time"), _time, width=112),
                Column(lambda: self.tr("Overlap"), _time, width=150, least=_BAR_WIDTH),
                Column(
                    lambda: self.tr("Certainty"),
                    lambda c: sentence(CERTAINTY_WORDS.label(c.overlap.certainty)),
                    width=80,
                    tone=_tone,
                ),
                Column(lambda: self.tr("Minutes"), minutes_text, width=72, right=True),
                Column(lambda: self.tr("Why"), lambda c: sentence(c.overlap.reason)),
                Column(lambda: self.tr("Category"), category_text, width=84),
                Column(lambda: self.tr("Temp."), self._temperature, width=84, tone=_fever_tone),
                Column(lambda: self.tr("Phone"), lambda c: c.phone, width=112, least=_PHONE_WIDTH),
            ]
        )
        super().__init__(self._contacts, parent)
        self.setItemDelegateForColumn(_BAR, _BarDelegate(self))
        sized(self, min_height=_TABLE)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Contacts"))

    @property
    def chosen(self) -> Contact | None:
        """The row that the keyboard is on."""
        current = self.current()
        return current if isinstance(current, Contact) else None

    def show_lookup(self, lookup: Lookup | None, contacts: Sequence[Contact]) -> None:
        """Show these contacts of a lookup; the row that was chosen stays so where it is among them."""
        chosen = self.chosen
        self._lookup = lookup
        kept = lookup.kept if lookup is not None else None
        days = {contact.visit.day for contact in contacts}
        self._has_venues = any(contact.venue for contact in contacts)
        self.show_columns(
            {_CALL: kept is not None, _VENUE: self._has_venues, _DAY: len(days) > 1, **self._fitting(self.width())}
        )
        self._contacts.set_records(contacts)
        number = chosen.number if chosen is not None else -1
        at = next((place for place, contact in enumerate(contacts) if contact.number == number), None)
        if at is not None:
            self.setCurrentIndex(self._contacts.index(at, 0))

    def choose_first(self) -> None:
        """Put the keyboard on the row that was chosen, or on the first."""
        if self._contacts.rowCount():
            if self.chosen is None:
                self.setCurrentIndex(self._contacts.index(0, 0))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.show_columns(self._fitting(event.size().width()))
        super().resizeEvent(event)

    def paint_beside(self, painter: QPainter, contact: Contact, room: QRectF) -> None:
        """A contact's stay over the band of the case's."""
        if self._lookup is None:
            return
        overlap, visit = contact.overlap, contact.visit
        case = case_presence(overlap.case, overlap.rules)
        theirs = presence(visit.visited_from, visit.visited_to, visit.precision, overlap.rules)
        around = max(_AROUND_MS, (case.end - case.earliest) // 3)
        since, whole = case.earliest - around, case.end - case.earliest + 2 * around

        def at(moment: int) -> float:
            return room.left() + room.width() * min(max(moment - since, 0), whole) / whole

        band = QRectF(at(case.earliest), room.top(), at(case.end) - at(case.earliest), room.height())
        painter.fillRect(band, QColor(tokens().danger_ground))
        painter.setPen(QPen(QColor(tokens().danger), 1))
        for x in (band.left(), band.right()):
            painter.drawLine(round(x), round(band.top()), round(x), round(band.bottom()))
        left = at(theirs.earliest)
        bar = QRectF(left, room.center().y() - px(6), max(at(theirs.end) - left, px(4)), px(12))
        is_gate = contact.overlap.circle is Circle.GATE
        paint_bar(painter, bar, tokens().primary if is_gate else tokens().second, is_known=theirs.is_known)

    def _fitting(self, width: int) -> dict[int, bool]:
        """Whether there is room for the columns that a narrow window leaves out."""
        is_case = self._lookup is not None and self._lookup.kept is not None
        more = _OF_CASE * is_case + _OF_VENUES * self._has_venues
        bar, why = _ROOM_FOR_BAR + more, _ROOM_FOR_WHY + more
        has_category = not is_case or width >= px(_ROOM_FOR_WHY)
        return {_BAR: width >= px(bar), _WHY: width >= px(why), _CATEGORY: has_category}

    def _is_new(self, contact: Contact) -> bool:
        kept = self._lookup.kept if self._lookup is not None else None
        return kept is not None and kept.is_new(contact)

    def _last_call(self, contact: Contact) -> ContactCall | None:
        kept = self._lookup.kept if self._lookup is not None else None
        return kept.last_call(contact) if kept is not None else None

    def _call(self, contact: Contact) -> str:
        call = self._last_call(contact)
        if call is None:
            return self.tr("new") if self._is_new(contact) else "—"
        return sentence(OUTCOME_WORDS.label(call.outcome))

    def _call_tone(self, contact: Contact) -> ChipTone | None:
        call = self._last_call(contact)
        if call is None:
            return "danger" if self._is_new(contact) else None
        return "good" if call.outcome in (Outcome.REACHED, Outcome.HANDED_OVER) else "attention"

    def _gate(self, contact: Contact) -> str:
        is_same = contact.overlap.circle is Circle.GATE
        return contact.gate if is_same else self.tr("{gate} (another)").format(gate=contact.gate)

    def _day(self, contact: Contact) -> str:
        return day_words(contact.visit.day, self._clock.today())

    def _temperature(self, contact: Contact) -> str:
        shown = "—" if contact.temperature is None else show_temperature(contact.temperature)
        if is_fever(contact.temperature):
            return self.tr("{value} fever").format(value=shown)
        return self.tr("{value} unwell").format(value=shown) if contact.fever else shown


class _BarDelegate(ChipDelegate):
    """Draws the bar in place of the words that a screen reader reads."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        table, contact = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(table, ContactTable) or not isinstance(contact, Contact):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        table.paint_beside(painter, contact, QRectF(option.rect).adjusted(px(8), px(4), -px(8), -px(4)))
        painter.restore()


def _time(contact: Contact) -> str:
    visit = contact.visit
    return time_words(visit.visited_from, visit.visited_to, visit.precision)


def _tone(contact: Contact) -> ChipTone:
    return "good" if contact.overlap.certainty is Certainty.CERTAIN else "attention"


def _fever_tone(contact: Contact) -> ChipTone | None:
    if is_fever(contact.temperature):
        return "danger"
    return "attention" if contact.fever else None
