"""The list of a case's contacts for the health office: on A4, in black and white, its digest on every page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.catalogue import Catalogue
from desktop.domain.exposure.cases import OUTCOME_WORDS, Outcome
from desktop.domain.exposure.overlap import CERTAINTY_WORDS, CIRCLE_WORDS, Certainty, Circle
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.posters.composition.placed import Placed
from desktop.posters.document.layout import Frame
from desktop.posters.output.pdf import Paper, paint_paper
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.canvas import Canvas
from desktop.reports.document import A4, AREA, FOOT, HEAD, Heading, draw_foot, draw_head
from desktop.reports.form import FormCell, FormMetrics, FormRow, Passage, label
from desktop.reports.ruled import FormTable
from desktop.reports.wording import Text, Wording, joined

_METRICS = FormMetrics(body=8.5, second=6.5, label=8.5, least=6.5, write=6, pitch=5, box=5, pad=1.4, between=2.5)
_WIDTHS = (9.0, 45.0, 32.0, 32.0, 20.0, 0.0)
_INFO_LABEL = 26.0
_SMALL = 7.5
_BETWEEN = 4.0

_TITLE = message("exposure_list", "Contacts of a Case")
_ASIDE = message("exposure_list", "Case {number}　Digest {digest}")
_NOTE = message("exposure_list", "Personal data: for the health office only. Destroy it when it is no longer needed.")
_WHEN, _MADE, _REASON = (
    message("exposure_list", "Stays of the case"),
    message("exposure_list", "Made by"),
    message("exposure_list", "Reason"),
)
_METHOD, _COUNTS = message("exposure_list", "Method"), message("exposure_list", "Numbers")
_COUNTED = message(
    "exposure_list",
    "{certain} certain and {possible} possible; {persons} people. Counted at the gates in those hours without a name: "
    "{counted}. Declarations of those days at other desks of the venue: {elsewhere}.",
)
_NUMBERS = message(
    "exposure_list",
    "{certain} certain and {possible} possible; {persons} people. People who were counted without a name are not in a sealed "
    "list: the venues’ desks know how many there were.",
)
_CALLS, _CALLED = message("exposure_list", "Follow-up"), message("exposure_list", "{outcome}: {count};")
_NOT_CALLED = message("exposure_list", "not called yet: {count}.")
_NUMBER, _WHO, _PHONE = (
    message("exposure_list", "No."),
    message("exposure_list", "Name, document"),
    message("exposure_list", "Phone, guardian"),
)
_STAY, _OVERLAP, _WHY = (
    message("exposure_list", "Gate, time"),
    message("exposure_list", "Overlap"),
    message("exposure_list", "Reason, follow-up"),
)
_MINUTES, _MINUTES_BETWEEN = (
    message("exposure_list", "{minutes} min"),
    message("exposure_list", "{least}–{most} min"),
)
_NEW, _FEVER = message("exposure_list", "New"), message("exposure_list", "Fever or symptoms")
_NOBODY = message("exposure_list", "Nobody in this book was there at the same time.")

DOCUMENT = message("exposure_list", "{type} {number}")
"""A document on the list: the word for its type, and its number."""


@dataclass(frozen=True, slots=True)
class ExposureLine:
    """A contact on the list, in full.

    ``document`` is its type and number, ``person`` numbers people from 1, ``stay`` is day and time as on the slip.
    ``called`` says when and by whom, with the note behind it; empty before the first call.
    """

    person: int
    name: str
    document: Text
    address: str
    phone: str
    guardian: str
    gate: str
    stay: str
    certainty: Certainty
    circle: Circle
    least: int
    most: int
    reason: Message
    is_new: bool
    has_fever: bool
    outcome: Outcome | None
    called: str


@dataclass(frozen=True, slots=True)
class ExposureList:
    """What is handed over: ``stays`` of the case as (gate, time); ``method`` in sentences, ``digest`` as it is read out.

    ``counted`` and ``elsewhere``: people without a name, and declarations of other desks, that the list does not have;
    neither is known where ``is_counted`` is False.
    """

    venue: str
    number: str
    stays: tuple[tuple[str, str], ...]
    method: tuple[Message, ...]
    reason: str
    made_by: str
    made_at: datetime
    digest: str
    lines: tuple[ExposureLine, ...]
    persons: int
    counted: int
    elsewhere: int
    language: Language = Language.ZH
    is_counted: bool = True


def exposure_list_pdf(
    listed: ExposureList, fonts: FontLibrary, catalogue: Catalogue, progress: Progress = no_progress
) -> bytes:
    """The list on as many pages as it needs; the same list gives the same bytes. Raises ``UserError``, ``Cancelled``."""
    wording = Wording(catalogue, listed.language)
    aside = wording.main(_ASIDE.filled(number=listed.number, digest=listed.digest))
    heading = Heading(listed.venue, _TITLE, aside, _NOTE)
    room = Frame(AREA.x, AREA.y + HEAD, AREA.width, AREA.height - HEAD - FOOT)
    canvas = Canvas(fonts)
    table = FormTable(canvas, wording, _METRICS)
    above = _about(listed)
    taken = table.height(above, room.width) + _BETWEEN
    parts = _paged(table, _rows(listed), room, taken)
    pages: list[tuple[Placed, ...]] = []
    for number, own in enumerate(parts, 1):
        progress(number - 1, len(parts))
        page = canvas.next_page()
        draw_head(page, heading, wording)
        drawn, below = FormTable(page, wording, _METRICS), room
        if number == 1:
            drawn.draw(above, room)
            below = Frame(room.x, room.y + taken, room.width, room.height - taken)
        drawn.draw(own, below)
        draw_foot(page, _NOTE, wording, number, len(parts))
        pages.append(tuple(page.items))
    title = wording.main(_TITLE)
    return paint_paper(Paper(A4, wording.language, title, tuple(pages), listed.made_at.date()), fonts)


def _paged(table: FormTable, rows: Sequence[FormRow], room: Frame, taken: float) -> list[tuple[FormRow, ...]]:
    """Rows shared out over pages, the first of which has less room; its first row, the headings, stands on each."""
    first = table.paged(rows, room.width, room.height - taken, 1)[0]
    rest = rows[len(first) :]
    return [first, *(table.paged((rows[0], *rest), room.width, room.height, 1) if rest else ())]


def _about(listed: ExposureList) -> tuple[FormRow, ...]:
    certain = sum(line.certainty is Certainty.CERTAIN for line in listed.lines)
    numbers = _COUNTED if listed.is_counted else _NUMBERS
    counted = numbers.filled(
        certain=certain,
        possible=len(listed.lines) - certain,
        persons=listed.persons,
        **({"counted": listed.counted, "elsewhere": listed.elsewhere} if listed.is_counted else {}),
    )
    ended = Counter(line.outcome for line in listed.lines if line.outcome is not None)
    calls = [_CALLED.filled(outcome=OUTCOME_WORDS.label(one), count=ended[one]) for one in Outcome if ended[one]]
    calls.append(_NOT_CALLED.filled(count=len(listed.lines) - ended.total()))
    stays = "\n".join(f"{gate or '—'}　{time}" for gate, time in listed.stays)
    return (
        _named(_WHEN, stays),
        _named(_METHOD, joined(listed.method)),
        _named(_COUNTS, counted),
        _named(_CALLS, joined(calls)),
        _named(_REASON, listed.reason),
        _named(_MADE, f"{listed.made_by}　{listed.made_at:%Y-%m-%d %H:%M}"),
    )


def _named(name: Text, value: Text) -> FormRow:
    return FormRow((label(name, _INFO_LABEL), FormCell((Passage(value),))), _METRICS.write)


def _rows(listed: ExposureList) -> tuple[FormRow, ...]:
    names = (_NUMBER, _WHO, _PHONE, _STAY, _OVERLAP, _WHY)
    head = FormRow(tuple(label(name, width) for name, width in zip(names, _WIDTHS, strict=True)), 7)
    if not listed.lines:
        return (head, FormRow((FormCell((Passage(_NOBODY, centred=True),)),), 12))
    return (head, *(_line(line) for line in listed.lines))


def _line(line: ExposureLine) -> FormRow:
    minutes = (
        _MINUTES.filled(minutes=line.most)
        if line.least == line.most
        else _MINUTES_BETWEEN.filled(least=line.least, most=line.most)
    )
    marks = [text for text, on in ((_NEW, line.is_new), (_FEVER, line.has_fever)) if on]
    if line.outcome:
        marks.append(OUTCOME_WORDS.label(line.outcome))
    columns: tuple[list[Text], ...] = (
        [str(line.person)],
        [line.name, line.document, line.address],
        [line.phone, line.guardian],
        [line.gate, line.stay],
        [CERTAINTY_WORDS.label(line.certainty), CIRCLE_WORDS.label(line.circle), minutes],
        [line.reason, *marks, line.called],
    )
    cells = (
        FormCell(tuple(_passage(text, main=not place) for place, text in enumerate(texts) if text), width)
        for texts, width in zip(columns, _WIDTHS, strict=True)
    )
    return FormRow(tuple(cells), _METRICS.write)


def _passage(text: Text, *, main: bool) -> Passage:
    return Passage(text, 0 if main else _SMALL)
