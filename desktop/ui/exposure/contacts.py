"""The contacts in a table: one row a declaration, the closest first, beside the case's stay."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.clock import Clock
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, Certainty, Circle
from desktop.domain.exposure.rules import MINUTE_MS, ExposureRules, case_presence, presence
from desktop.domain.temperature import is_fever, show_temperature
from desktop.services.exposure.results import CaseStay, Contact
from desktop.ui.exposure.timeline import paint_bar
from desktop.ui.exposure.words import minutes_text
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.dates import day_words, time_words
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.sizes import px, sized
from desktop.ui.kit.tables import ChipDelegate, Column, Index, RecordModel, Table
from desktop.ui.kit.theme import tokens

_DAY, _BAR, _WHY = 2, 4, 7
"""Places of columns that are not always shown."""
_ROOM_FOR_BAR, _ROOM_FOR_WHY = 1000, 860
"""From these widths on, at 100 %, there is room for the bars and for the reasons."""
_BAR_WIDTH, _PHONE_WIDTH = 92, 110
_TABLE = 196
_AROUND_MS = 30 * MINUTE_MS
"""What is shown before and after the case's stay, at least."""


class ContactTable(Translated, Table):
    """The day is left out where it is the same for all rows; bars and reasons where the window is narrow: what they say
    stands in other columns, and below the table."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        self._clock = clock
        self._stays: tuple[CaseStay, ...] = ()
        self._rules = ExposureRules()
        self._contacts: RecordModel[Contact] = RecordModel(
            [
                Column(lambda: self.tr("Name"), lambda c: c.name),
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
                Column(lambda: self.tr("Category"), _category, width=84),
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

    def show_contacts(self, contacts: Sequence[Contact], stays: tuple[CaseStay, ...], rules: ExposureRules) -> None:
        """Show these beside the case's stays; the row that was chosen stays so where it is among them."""
        kept = self.chosen
        self._stays, self._rules = stays, rules
        self.show_columns({_DAY: len({contact.visit.day for contact in contacts}) > 1})
        self._contacts.set_records(contacts)
        if kept is not None and kept in contacts:
            self.setCurrentIndex(self._contacts.index(contacts.index(kept), 0))

    def choose_first(self) -> None:
        """Put the keyboard on the row that was chosen, or on the first."""
        if self._contacts.rowCount():
            if self.chosen is None:
                self.setCurrentIndex(self._contacts.index(0, 0))
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        self.show_columns({_BAR: width >= px(_ROOM_FOR_BAR), _WHY: width >= px(_ROOM_FOR_WHY)})
        super().resizeEvent(event)

    def paint_beside(self, painter: QPainter, contact: Contact, room: QRectF) -> None:
        """A contact's stay over the band of the case's."""
        case = case_presence(self._stays[contact.overlap.case_stay].stay.visit, self._rules)
        theirs = presence(contact.visit, self._rules)
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


def _category(contact: Contact) -> str:
    return sentence(CATEGORY_WORDS.label(Category(contact.category)))


def _tone(contact: Contact) -> ChipTone:
    return "good" if contact.overlap.certainty is Certainty.CERTAIN else "attention"


def _fever_tone(contact: Contact) -> ChipTone | None:
    if is_fever(contact.temperature):
        return "danger"
    return "attention" if contact.fever else None
