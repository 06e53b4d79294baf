"""What this desk holds about a person (个人信息查阅单), for that person: every visit whole, and what else there is.

The right to it, and what has to be on it, is that of articles 17 and 45 of the Personal Information Protection Law
(个人信息保护法): what is handled, for what, how long it is kept, and how it is corrected and erased.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.catalogue import Catalogue
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_words import READING_ORDER, Phrase, field_phrases
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.document import Heading, document_pdf
from desktop.reports.form import FormCell, FormRow, Passage, label
from desktop.reports.wording import Bilingual, Text, Wording

_LABEL, _SIDE, _LOW, _WRITE = 30.0, 28.0, 8.0, 15.0
_TITLE = message("access", "What This Desk Holds About You")
_ASIDE = message("access", "Made {made} by {by}")
_NOTE = message("access", "Holds personal data: for the person alone. Nobody else is to get it or keep a copy.")
_PERSON, _DOCUMENT = message("access", "Person"), message("access", "Document")
_PURPOSE = message("access", "What it is for")
_PURPOSE_TEXT = message(
    "access",
    "To find quickly who was here at the same time, when somebody falls ill; nothing else. It is encrypted on one PC of "
    "this venue, and a sealed copy that only the health office can read may be at the hub of the health office.",
)
_VISIT = message("access", "Visit {number} of {count}")
_KEPT = message("access", "Kept until")
_HELD = message("access", "under legal hold until that is ended")
_EARLIER = message("access", "Corrected")
_TIMES = message("access", "{count} times; the earlier versions are kept as well")
_SHOWN = message("access", "Shown in full")
_SHOWN_TIMES = message("access", "{count} times, each with its reason on record")
_FEVER = message("access", "Fever worksheet")
_IS_THERE = message("access", "yes")
_CARD = message("access", "Visitor card")
_CARD_TEXT = message("access", "No. {number}: name, document, phone and address, until you hand it back")
_LINES = message("access", "Lines of files")
_LINES_TEXT = message("access", "{count} lines that were not taken over and wait to be mended")
_RIGHTS = message("access", "Your rights")
_RIGHTS_TEXT = message(
    "access",
    "What is wrong is corrected at this desk at once. You may have all of it erased, unless the law wants it kept; that you "
    "were counted remains, without your name. Complaints go to the manager of the venue or to the health office.",
)
_PROVED, _PROVED_TEXT = message("access", "Identity"), message("access", "The document was shown: {proof}")
_SIGNED, _DAY = message("access", "Received (signature)"), message("access", "Date")

_ABOVE = frozenset(("gate", "name", "id_type", "id_number"))
_FIELDS = tuple(key for key in READING_ORDER if key not in _ABOVE)
"""What of a visit is printed below its time and gate, in this order."""


@dataclass(frozen=True, slots=True)
class HeldVisit:
    """One declaration, whole. ``texts`` are those of its draft by field; ``kept_until`` is an ISO day, empty under a legal
    hold; ``corrected`` and ``shown`` count the earlier versions and how often somebody looked at all of it."""

    when: str
    gate: str
    texts: tuple[tuple[str, str], ...]
    kept_until: str
    corrected: int = 0
    shown: int = 0
    has_fever: bool = False


@dataclass(frozen=True, slots=True)
class AccessSheet:
    """All that a desk has of one person. ``proof`` is how they showed who they are; ``cards`` the numbers of their visitor
    cards; ``lines`` how many lines of imports wait."""

    venue: str
    made_at: datetime
    made_by: str
    name: str
    document: tuple[str, str]
    """Type and number as the draft has them."""
    proof: str
    visits: tuple[HeldVisit, ...]
    cards: tuple[int, ...] = ()
    lines: int = 0
    language: Language = Language.ZH


def access_sheet_pdf(sheet: AccessSheet, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The sheet on as many pages of A4 as it needs; the same sheet gives the same bytes. Raises ``UserError`` for what
    cannot be printed."""
    wording = Wording(catalogue, sheet.language)
    aside = wording.main(_ASIDE.filled(made=f"{sheet.made_at:%Y-%m-%d %H:%M}", by=sheet.made_by))
    rows = tuple(_rows(sheet, _Texts(catalogue)))
    return document_pdf(Heading(sheet.venue, _TITLE, aside, _NOTE), rows, wording, fonts, sheet.made_at.date())


class _Texts:
    """Puts the phrases of a field together in either language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of(self, key: str, text: str) -> Text:
        """What a field says."""
        phrases = field_phrases(key, text)
        return Bilingual(
            "；".join(self._phrase(one, "zh") for one in phrases), "; ".join(self._phrase(one, "en") for one in phrases)
        )

    def _phrase(self, phrase: Phrase, language: str) -> str:
        words = (self._catalogue.text(word, language) if isinstance(word, Message) else word for word in phrase)
        return " ".join(words)


def _rows(sheet: AccessSheet, texts: _Texts) -> Iterator[FormRow]:
    id_type, number = sheet.document
    yield _two(_PERSON, sheet.name, _DOCUMENT, texts.of("id_type", id_type))
    if number:
        yield _one(FIELDS["id_number"].label, number)
    yield _one(_PURPOSE, _PURPOSE_TEXT)
    for place, visit in enumerate(sheet.visits, 1):
        yield from _visit_rows(visit, _VISIT.filled(number=place, count=len(sheet.visits)), texts)
    for card in sheet.cards:
        yield _one(_CARD, _CARD_TEXT.filled(number=card))
    if sheet.lines:
        yield _one(_LINES, _LINES_TEXT.filled(count=sheet.lines))
    yield _one(_RIGHTS, _RIGHTS_TEXT)
    yield _one(_PROVED, _PROVED_TEXT.filled(proof=sheet.proof))
    yield FormRow((label(_SIGNED, _LABEL), FormCell(), label(_DAY, 18), FormCell((), 36)), _WRITE)


def _visit_rows(visit: HeldVisit, title: Message, texts: _Texts) -> Iterator[FormRow]:
    yield FormRow((label(title, _LABEL), FormCell((Passage(f"{visit.when}　{visit.gate}", bold=True),))), _LOW)
    pairs: list[tuple[Text, Text]] = []
    texts_by_field = dict(visit.texts)
    for key in _FIELDS:
        if text := texts_by_field.get(key):
            pairs.append((FIELDS[key].label, texts.of(key, text)))
    if visit.corrected:
        pairs.append((_EARLIER, _TIMES.filled(count=visit.corrected)))
    if visit.has_fever:
        pairs.append((_FEVER, _IS_THERE))
    if visit.shown:
        pairs.append((_SHOWN, _SHOWN_TIMES.filled(count=visit.shown)))
    pairs.append((_KEPT, visit.kept_until or _HELD))
    yield from _paired(pairs)


def _paired(pairs: Sequence[tuple[Text, Text]]) -> Iterator[FormRow]:
    for first in range(0, len(pairs), 2):
        if first + 1 < len(pairs):
            yield _two(*pairs[first], *pairs[first + 1])
        else:
            yield _one(*pairs[first])


def _one(name: Text, value: Text) -> FormRow:
    return FormRow((label(name, _LABEL), FormCell((Passage(value),))), _LOW)


def _two(name: Text, value: Text, other: Text, other_value: Text) -> FormRow:
    return FormRow(
        (label(name, _LABEL), FormCell((Passage(value),)), label(other, _SIDE), FormCell((Passage(other_value),))),
        _LOW,
    )
