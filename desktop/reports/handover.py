"""The shift handover sheet (交接班表): how things stand at the desk, on one page that both sign.

Visitors with a fever are named by their masked names only, and only because somebody must look after them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.domain.posters import Language
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports import count_words as w
from desktop.reports.approval import approval_row
from desktop.reports.blocks import Block, Page, TableBlock, block_pages, fits_one_page, pages_pdf
from desktop.reports.document import Heading
from desktop.reports.form import FormCell, FormMetrics, FormRow, Passage, Tick, flow, label
from desktop.reports.wording import Text, Wording, joined

_TITLE = message("handover", "Shift Handover")
_ASIDE = message("handover", "{day} {since}–{until}　Made {made}")
_NOTE = message(
    "handover", "Go through it together, then both sign. People with a fever are given by masked names only."
)
_GATE, _PEOPLE = message("handover", "Gate"), message("handover", "Inspectors")
_TOTAL, _NOBODY = message("handover", "Total"), message("handover", "nobody")
_OTHERS = message("handover", "{count} other gates")
_SLIPS = message("handover", "Slips not entered")
_SLIP_RUNS = message("handover", "{count}: {runs}")
_WAITING = w.OPEN_FEVERS
_FEVER = message("handover", "{name}　{reading}　{gate}, since {at}　waits at: {place}")
_NO_NAME, _NO_PLACE, _NOT_MEASURED = (
    message("handover", "no name"),
    message("handover", "not told"),
    message("handover", "symptoms only"),
)
_UNSYNCED, _RECORDS = message("handover", "Not synced"), message("handover", "{count} records")
_STALE = message("handover", "Posters to reprint")
_AUDIT = message("handover", "Audit log")
_AUDIT_MARK = message("handover", "up to entry {mark}")
_MORE = message("handover", "… and {count} more")
_LONG_LIST = message("handover", "{shown} … and {count} more")
_UNTIMED = message("handover", "{untimed} (whole day)")
_NONE = message("handover", "None")
_DESKS = message("handover", "Other desks")
_REMARKS = message("handover", "Remarks")
_OUT, _IN = message("handover", "Handed over by"), message("handover", "Taken over by")
_SIGNED, _TIME = message("handover", "Signature"), message("handover", "Time")
_CHECKED = message("handover", "Checked")

_LABEL, _FIGURE = 28.0, 19.0


@dataclass(frozen=True, slots=True)
class ShiftGate:
    """A gate in the shift: who was there, and what they did."""

    name: str
    people: tuple[str, ...]
    registrations: int = 0
    checks: int = 0
    fevers: int = 0
    is_current: bool = True

    @property
    def total(self) -> int:
        """Registrations and checks together, by which gates are ranked when a page has no room for all."""
        return self.registrations + self.checks


@dataclass(frozen=True, slots=True)
class WaitingFever:
    """Somebody about whom nothing is decided yet. ``name`` is masked; ``reading`` is in °C, empty without one."""

    name: str
    gate: str
    at: str
    reading: str
    place: str


@dataclass(frozen=True, slots=True)
class Handover:
    """The shift from the hour ``since`` to ``until`` of a day, and what is handed over at its end.

    ``slips`` are runs of serials as people write them, ``slip_count`` how many there are; ``stale`` are gates;
    ``desks`` says which other desks of the venue are in the figures, and is empty for a venue with one desk; ``untimed``
    are those of the whole day whose slip tells no hour, and who are in no shift. ``note`` is left for the next shift; below
    it there is room to write. ``audit`` is how far the audit log is (``AuditMark``), which ``venuedesk check --mark``
    compares later.
    """

    venue: str
    day: date
    since: str
    until: str
    made_at: datetime
    made_by: str
    gates: tuple[ShiftGate, ...]
    slips: tuple[tuple[str, str], ...] = ()
    slip_count: int = 0
    fevers: tuple[WaitingFever, ...] = ()
    unsynced: int = 0
    stale: tuple[str, ...] = ()
    language: Language = Language.ZH
    desks: tuple[Text, ...] = ()
    untimed: ShiftGate | None = None
    note: str = ""
    audit: str = ""


@dataclass(frozen=True, slots=True)
class _Density:
    """How dense the sheet is set, and how much of each list stands on it.

    ``name`` is the width of the gates' column in millimetres, ``row`` the height of a row, ``write`` that of a
    signature.
    """

    metrics: FormMetrics
    name: float
    row: float
    gates: int
    items: int
    write: float


_DENSE = FormMetrics(body=8.5, second=6.5, label=8.5, least=6, write=6, pitch=4.6, box=5, pad=1.2, between=2)
_DENSITIES = (
    _Density(
        FormMetrics(body=10.5, second=8, label=10, least=7.5, write=9, pitch=6.2, box=6, pad=2, between=3),
        46,
        7.5,
        12,
        12,
        17,
    ),
    _Density(
        FormMetrics(body=9.5, second=7, label=9, least=6.5, write=7, pitch=5.4, box=5, pad=1.6, between=2),
        50,
        6.2,
        16,
        12,
        15,
    ),
    _Density(_DENSE, 64, 5.2, 24, 10, 13),
    _Density(_DENSE, 64, 4.8, 20, 6, 12),
    _Density(_DENSE, 64, 4.8, 10, 4, 11),
)
"""From roomy to dense. In the last one everything is bounded, so that it stands on one page whatever happened."""


def handover_pdf(sheet: Handover, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The sheet on one page of A4; the same one gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    wording = Wording(catalogue, sheet.language)
    return pages_pdf(_TITLE, handover_pages(sheet, fonts, catalogue), wording, fonts, sheet.made_at.date())


def handover_pages(sheet: Handover, fonts: FontLibrary, catalogue: Catalogue) -> tuple[Page, ...]:
    """The one page of the sheet."""
    wording = Wording(catalogue, sheet.language)
    aside = _ASIDE.filled(day=sheet.day, since=sheet.since, until=sheet.until, made=_made(sheet))
    heading = Heading(sheet.venue, _TITLE, wording.main(aside), _NOTE)
    fitting_densities = [
        density for density in _DENSITIES if fits_one_page(_blocks(sheet, density, wording), wording, fonts)
    ]
    whole = [density for density in fitting_densities if len(sheet.gates) <= density.gates]
    density = whole[0] if whole else max(fitting_densities, key=lambda density: density.gates, default=_DENSITIES[-1])
    return block_pages(heading, _blocks(sheet, density, wording), wording, fonts)


def _made(sheet: Handover) -> str:
    return "　".join(filter(None, (f"{sheet.made_at:%Y-%m-%d %H:%M}", sheet.made_by)))


def _blocks(sheet: Handover, density: _Density, wording: Wording) -> tuple[Block, ...]:
    return (
        TableBlock(tuple(_gate_rows(sheet, density, wording)), density.metrics),
        TableBlock(tuple(_waiting_rows(sheet, density, wording)), density.metrics, head=0),
        TableBlock(tuple(_signatures(sheet, density)), density.metrics, head=0),
    )


def _gate_rows(sheet: Handover, density: _Density, wording: Wording) -> Iterator[FormRow]:
    """The gates in their order; where there are too many, the quietest ones are summed up in one row."""
    yield FormRow(
        (
            label(_GATE, density.name),
            FormCell((), 0, _PEOPLE),
            *(label(n, _FIGURE) for n in (w.REGISTERED, w.CHECKED, w.FEVERS)),
        ),
        density.row,
    )
    ranked = sorted(sheet.gates, key=lambda gate: (-gate.total, not gate.people))
    alone = ranked if len(ranked) <= density.gates else ranked[: density.gates - 1]
    for gate in sheet.gates:
        if gate in alone:
            name = gate.name if gate.is_current else w.RETIRED.filled(name=gate.name)
            yield _gate_row(name, gate, wording, density)
    if others := [gate for gate in sheet.gates if gate not in alone]:
        people = tuple(dict.fromkeys(name for gate in others for name in gate.people))
        yield _gate_row(_OTHERS.filled(count=len(others)), _summed(people, others), wording, density)
    yield _gate_row(_TOTAL, _summed((), sheet.gates), wording, density, bold=True)
    if sheet.untimed is not None:
        yield _gate_row(_UNTIMED.filled(untimed=w.UNTIMED), sheet.untimed, wording, density, is_sum=True)


def _summed(people: tuple[str, ...], gates: Sequence[ShiftGate]) -> ShiftGate:
    return ShiftGate(
        "", people, sum(g.registrations for g in gates), sum(g.checks for g in gates), sum(g.fevers for g in gates)
    )


def _gate_row(
    name: Text, gate: ShiftGate, wording: Wording, density: _Density, *, bold: bool = False, is_sum: bool = False
) -> FormRow:
    there = _listed(gate.people, density.items) if gate.people else _NOBODY
    figures = (gate.registrations, gate.checks, gate.fevers)
    return FormRow(
        (
            FormCell((_line(name, wording, bold=bold),), density.name),
            FormCell((_line("" if bold or is_sum else there, wording),)),
            *(FormCell((Passage(count_text(figure), bold=bold, centred=True),), _FIGURE) for figure in figures),
        ),
        density.row,
    )


def _line(text: Text, wording: Wording, *, bold: bool = False) -> Passage:
    """Both languages behind each other: a line each would make twenty gates too long for a page."""
    return Passage(wording.both(text), bold=bold)


def _waiting_rows(sheet: Handover, density: _Density, wording: Wording) -> Iterator[FormRow]:
    """What the next shift has to go on with; each line is ticked as both have looked at it."""
    none = _line(_NONE, wording)
    slips = _SLIP_RUNS.filled(
        count=sheet.slip_count, runs=_listed([a if a == b else f"{a}–{b}" for a, b in sheet.slips], 3 * density.items)
    )
    lines: list[tuple[Message, tuple[Passage, ...]]] = [
        (_WAITING, tuple(map(Passage, _fevers(sheet.fevers, density.items))) or (none,)),
        # The runs of serials stand once, whatever the language: with both, a full list would fill the page.
        (_SLIPS, (Passage(wording.main(slips)) if sheet.slips else none,)),
        (_UNSYNCED, (_line(_RECORDS.filled(count=sheet.unsynced), wording) if sheet.unsynced else none,)),
        (_STALE, (_line(_listed(sheet.stale, density.items), wording) if sheet.stale else none,)),
    ]
    if sheet.audit:
        lines.append((_AUDIT, (_line(_AUDIT_MARK.filled(mark=sheet.audit), wording),)))
    if sheet.desks:
        lines.insert(0, (_DESKS, (_line(joined(sheet.desks), wording),)))
    for name, contents in lines:
        tick = FormCell((flow(Tick(_CHECKED)),), snug=True)
        yield FormRow((label(name, _LABEL), FormCell(contents), tick), density.row)


def _fevers(fevers: Sequence[WaitingFever], most: int) -> Iterator[Message]:
    shown = fevers if len(fevers) <= most else fevers[: most - 1]
    for fever in shown:
        yield _FEVER.filled(
            name=fever.name or _NO_NAME,
            reading=f"{fever.reading} ℃" if fever.reading else _NOT_MEASURED,
            gate=fever.gate,
            at=fever.at,
            place=fever.place or _NO_PLACE,
        )
    if len(shown) < len(fevers):
        yield _MORE.filled(count=len(fevers) - len(shown))


def _listed(names: Sequence[str], most: int) -> Text:
    """A list on one line, its end counted where it is too long."""
    if len(names) <= most:
        return "、".join(names)
    return _LONG_LIST.filled(shown="、".join(names[: most - 1]), count=len(names) - most + 1)


def _signatures(sheet: Handover, density: _Density) -> Iterator[FormRow]:
    remarks = (Passage(" ".join(sheet.note.split())),) if sheet.note else ()
    yield FormRow((label(_REMARKS, _LABEL), FormCell(remarks)), 2 * density.write, stretch=1)
    for name in (_OUT, _IN):
        yield FormRow(
            (label(name, _LABEL), label(_SIGNED, 20), FormCell(), label(_TIME, 16), FormCell((), 40)), density.write
        )
    yield approval_row(density.write)
