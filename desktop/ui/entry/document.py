"""The document's number in the form: read along, what may have been meant offered, taken and given back."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.id_repair import Repair
from desktop.domain.identity import DocumentFacts
from desktop.domain.messages import message
from desktop.domain.resident_id import SEX_WORDS, Sex, birth_of
from desktop.ui.entry.fields import LineEntry
from desktop.ui.entry.reading import DocumentReading
from desktop.ui.entry.row import EntryRow, Offer
from desktop.ui.kit.i18n import sentence


def sex_of(number: str) -> Sex:
    """Whom a number that has the shape of a resident number belongs to."""
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def words_of(repair: Repair, typed: DocumentFacts, stated: DocumentFacts) -> str:
    """``typed``: what the typed number tells; ``stated``: sex and birth date in the slip's own fields."""
    birth, sex = birth_of(repair.number), sex_of(repair.number)
    parts = [_changed(_sex(typed.sex), _sex(sex))]
    if birth is not None:
        born = _changed(_day(typed.birth_date), _day(birth))
        parts.append(sentence(message("OfferWords", "born {date}", date=born)))
    if typed.region is not None and typed.region != repair.number[:6]:
        changed = _changed(typed.region, repair.number[:6])
        parts.append(sentence(message("OfferWords", "region {code}", code=changed)))
    if repair.dropped is not None:
        parts.append(sentence(message("OfferWords", "without character {place}", place=repair.dropped + 1)))
    if (stated.sex and stated.sex is not sex) or (stated.birth_date and stated.birth_date != birth):
        parts.append(sentence(message("OfferWords", "the slip says otherwise")))
    return " ".join(parts)


def _changed(before: str, after: str) -> str:
    return after if before in ("", after) else f"{before} → {after}"


def _sex(sex: Sex | None) -> str:
    return "" if sex is None else sentence(SEX_WORDS.label(sex))


def _day(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


_AS_TYPED = message("OfferWords", "as it was typed: take the change back")


class DocumentLine:
    """Shows a reading in the number's row; knows what keys mean there.

    A doubtful number keeps the first Enter: whoever presses it by habit sees the offers and has the hands still there.
    """

    def __init__(self, row: EntryRow, line: LineEntry) -> None:
        self._row = row
        self._line = line
        self._reading = DocumentReading()
        self._stated = DocumentFacts()
        self._is_kept = False
        self._entered = ""
        self._put_away = ""
        self._typed = self._taken = ""

    @property
    def facts(self) -> DocumentFacts:
        """What the number tells of the person; while it is doubtful, what the slip's own fields say goes first."""
        facts, stated = self._reading.facts, self._stated
        if not self.is_doubtful:
            return facts
        return replace(facts, birth_date=stated.birth_date or facts.birth_date, sex=stated.sex or facts.sex)

    @property
    def is_doubtful(self) -> bool:
        """Whether something else may have been meant, so that the slip's other fields can tell what."""
        return bool(self._reading.repairs) and not self._is_kept

    def show(self, reading: DocumentReading, stated: DocumentFacts, *, is_kept: bool) -> None:
        """Show what is wrong and what may have been meant; a number that ``is_kept`` is wrong with a reason.

        ``stated``: sex and birth date in the slip's own fields.
        """
        self._reading, self._stated, self._is_kept = reading, stated, is_kept
        if is_kept or not self._line.text().strip():
            self._offer(())
            return
        short = message("GreenChannel", "Check character wrong. Perhaps:")
        self._row.show_problem(reading.problem, short if reading.by_check and reading.repairs else None)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the offers, in the window's language."""
        if self._is_kept or not self._line.text().strip():
            return
        if self._is_taken:
            self._line.selects_nothing = False
            self._row.show_offers([Offer(self._typed, (), sentence(_AS_TYPED), "Alt+0")])
        elif self._line.text() != self._put_away:
            self._offer(self._offers())

    def stays(self) -> bool:
        """Whether Enter stays in the field: once at each doubtful number."""
        text = self._line.text()
        problem = self._reading.problem
        is_wrong = problem is not None and (problem.doubtful or self.is_doubtful)
        if not is_wrong or self._is_kept or text == self._entered:
            return False
        self._entered = text
        return True

    def put_away(self) -> bool:
        """Offer nothing any more for this number; False where nothing was offered or the focus is elsewhere."""
        if not (self._line.selects_nothing and self._line.hasFocus()):
            return False
        self._put_away = self._line.text()
        self._offer(())
        return True

    def take(self, event: QKeyEvent) -> bool:
        """Take the offer of a key (Alt and a digit), or give back what was typed; False for other keys."""
        digit = event.key() - Qt.Key.Key_0
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.AltModifier or not 0 <= digit <= 9:
            return False
        return self.adopt(digit if self._is_taken else digit - 1)

    def adopt(self, offer: int) -> bool:
        """Take what is offered, by its place in the list; False where there is none such."""
        if not 0 <= offer < len(self._row.offers()):
            return False
        if self._is_taken:
            typed, self._typed, self._taken = self._typed, "", ""
        else:
            typed = self._reading.repairs[offer].number
            self._typed, self._taken = self._line.text(), typed
        self._entered = self._put_away = ""
        self._line.replace_text(typed)
        return True

    def forget(self) -> None:
        """Another slip has begun."""
        self._entered = self._put_away = self._typed = self._taken = ""

    @property
    def _is_taken(self) -> bool:
        return bool(self._taken) and self._line.text() == self._taken

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        self._line.selects_nothing = bool(offers)
        self._row.show_offers(offers)

    def _offers(self) -> tuple[Offer, ...]:
        return tuple(
            Offer(one.number, one.places, words_of(one, self._reading.facts, self._stated), f"Alt+{key}")
            for key, one in enumerate(self._reading.repairs, 1)
        )
