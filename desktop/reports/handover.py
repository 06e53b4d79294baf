"""The shift handover sheet (交接班表): how things stand at the desk, on one page that both sign.

Visitors with a fever are named by their masked names only, and only because somebody must look after them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.posters import Language
from desktop.posters.fonts import FontBook
from desktop.reports import count_words as w
from desktop.reports.blocks import Block, Grid, blocks_pdf, fits_one_page, in_both
from desktop.reports.document import Heading
from desktop.reports.form import Cell, Metrics, Passage, Row, Say, Tick, flow, label

_TITLE = Say("交接班表", "Shift Handover")
_ASIDE = Say("{day} {since}–{until}　制表 {made}", "{day} {since}–{until}　Made {made}")
_NOTE = Say(
    "逐项当面核对，无误后双方签名。发热人员只写隐去部分的姓名。",
    "Go through it together, then both sign. People with a fever are given by masked names only.",
)
_GATE, _PEOPLE = Say("检测点", "Gate"), Say("在岗检测员", "Inspectors")
_TOTAL, _NOBODY = Say("合计", "Total"), Say("无人", "nobody")
_OTHERS = Say("其他{count}个检测点", "{count} other gates")
_SLIPS = Say("未录表单", "Slips not entered")
_SLIPS_TOLD = Say("共{count}张：{runs}", "{count}: {runs}")
_WAITING = w.OPEN_FEVERS
_FEVER = Say(
    "{name}　{reading}　{gate} {at}起　等候：{place}", "{name}　{reading}　{gate}, since {at}　waits at: {place}"
)
_NO_NAME, _NO_PLACE, _NOT_MEASURED = (
    Say("姓名未知", "no name"),
    Say("未注明", "not told"),
    Say("只有症状", "symptoms only"),
)
_UNSYNCED, _RECORDS = Say("未同步", "Not synced"), Say("{count}条", "{count} records")
_STALE = Say("海报待重印", "Posters to reprint")
_MORE = Say("……另有{count}项", "… and {count} more")
_NONE = Say("无", "None")
_DESKS = Say("其他前台", "Other desks")
_REMARKS = Say("其他事项", "Remarks")
_OUT, _IN = Say("交班人", "Handed over by"), Say("接班人", "Taken over by")
_SIGNED, _TIME = Say("签名", "Signature"), Say("时间", "Time")
_LOOKED_AT = Say("已核对", "Checked")

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
        """How much went on there."""
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
    are those of the whole day whose slip tells no hour, and who are in no shift.
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
    desks: tuple[Say, ...] = ()
    untimed: ShiftGate | None = None


@dataclass(frozen=True, slots=True)
class _Fit:
    """How dense the sheet is set, and how much of each list stands on it.

    ``name`` is the width of the gates' column in millimetres, ``row`` the height of a row, ``write`` that of a
    signature.
    """

    metrics: Metrics
    name: float
    row: float
    gates: int
    items: int
    write: float


_DENSE = Metrics(body=8.5, second=6.5, label=8.5, least=6, write=6, pitch=4.6, box=5, pad=1.2, between=2)
_FITS = (
    _Fit(
        Metrics(body=10.5, second=8, label=10, least=7.5, write=9, pitch=6.2, box=6, pad=2, between=3),
        46,
        7.5,
        12,
        12,
        17,
    ),
    _Fit(
        Metrics(body=9.5, second=7, label=9, least=6.5, write=7, pitch=5.4, box=5, pad=1.6, between=2),
        50,
        6.2,
        16,
        12,
        15,
    ),
    _Fit(_DENSE, 64, 5.2, 24, 10, 13),
    _Fit(_DENSE, 64, 4.8, 20, 6, 12),
    _Fit(_DENSE, 64, 4.8, 10, 4, 11),
)
"""From roomy to dense. In the last one everything is bounded, so that it stands on one page whatever happened."""


def handover_pdf(sheet: Handover, fonts: FontBook) -> bytes:
    """The sheet on one page of A4; the same one gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    aside = Say(
        _ASIDE.zh.format(day=sheet.day, since=sheet.since, until=sheet.until, made=_made(sheet)),
        _ASIDE.en.format(day=sheet.day, since=sheet.since, until=sheet.until, made=_made(sheet)),
    )
    heading = Heading(sheet.venue, _TITLE, aside.main(sheet.language), _NOTE)
    fitting = [fit for fit in _FITS if fits_one_page(_blocks(sheet, fit), sheet.language, fonts)]
    whole = [fit for fit in fitting if len(sheet.gates) <= fit.gates]
    fit = whole[0] if whole else max(fitting, key=lambda fit: fit.gates, default=_FITS[-1])
    return blocks_pdf(heading, _blocks(sheet, fit), sheet.language, fonts, sheet.made_at.date())


def _made(sheet: Handover) -> str:
    return "　".join(filter(None, (f"{sheet.made_at:%Y-%m-%d %H:%M}", sheet.made_by)))


def _blocks(sheet: Handover, fit: _Fit) -> tuple[Block, ...]:
    return (
        Grid(tuple(_gate_rows(sheet, fit)), fit.metrics),
        Grid(tuple(_waiting_rows(sheet, fit)), fit.metrics, head=0),
        Grid(tuple(_signatures(fit)), fit.metrics, head=0),
    )


def _gate_rows(sheet: Handover, fit: _Fit) -> Iterator[Row]:
    """The gates in their order; where there are too many, the quietest ones are summed up in one row."""
    yield Row(
        (
            label(_GATE, fit.name),
            Cell((), 0, _PEOPLE),
            *(label(n, _FIGURE) for n in (w.REGISTERED, w.CHECKED, w.FEVERS)),
        ),
        fit.row,
    )
    ranked = sorted(sheet.gates, key=lambda gate: (-gate.total, not gate.people))
    alone = ranked if len(ranked) <= fit.gates else ranked[: fit.gates - 1]
    for gate in sheet.gates:
        if gate in alone:
            name = Say(gate.name) if gate.is_current else w.RETIRED.filled(name=gate.name)
            yield _gate_row(name, gate, sheet.language, fit)
    if others := [gate for gate in sheet.gates if gate not in alone]:
        people = tuple(dict.fromkeys(name for gate in others for name in gate.people))
        yield _gate_row(_OTHERS.filled(count=len(others)), _summed(people, others), sheet.language, fit)
    yield _gate_row(_TOTAL, _summed((), sheet.gates), sheet.language, fit, bold=True)
    if sheet.untimed is not None:
        whole_day = Say(f"{w.UNTIMED.zh}（全天）", f"{w.UNTIMED.en} (whole day)")
        yield _gate_row(whole_day, sheet.untimed, sheet.language, fit, is_sum=True)


def _summed(people: tuple[str, ...], gates: Sequence[ShiftGate]) -> ShiftGate:
    return ShiftGate(
        "", people, sum(g.registrations for g in gates), sum(g.checks for g in gates), sum(g.fevers for g in gates)
    )


def _gate_row(
    name: Say, gate: ShiftGate, language: Language, fit: _Fit, *, bold: bool = False, is_sum: bool = False
) -> Row:
    there = _listed([Say(person) for person in gate.people], fit.items) if gate.people else _NOBODY
    figures = (gate.registrations, gate.checks, gate.fevers)
    return Row(
        (
            Cell((_line(name, language, bold=bold),), fit.name),
            Cell((_line(Say("") if bold or is_sum else there, language),)),
            *(Cell((Passage(Say(str(figure)), bold=bold, centred=True),), _FIGURE) for figure in figures),
        ),
        fit.row,
    )


def _line(say: Say, language: Language, *, bold: bool = False) -> Passage:
    """Both languages behind each other: a line each would make twenty gates too long for a page."""
    return Passage(Say(in_both(say, language)), bold=bold)


def _waiting_rows(sheet: Handover, fit: _Fit) -> Iterator[Row]:
    """What the next shift has to go on with; each line is ticked as both have looked at it."""
    runs = _listed([Say(a if a == b else f"{a}–{b}") for a, b in sheet.slips], 3 * fit.items)
    slips = Say(
        _SLIPS_TOLD.zh.format(count=sheet.slip_count, runs=runs.zh),
        _SLIPS_TOLD.en.format(count=sheet.slip_count, runs=runs.en or runs.zh) if sheet.language is Language.EN else "",
    )
    fevers = tuple(Passage(fever) for fever in _fevers(sheet.fevers, fit.items))
    told: tuple[tuple[Say, tuple[Passage, ...]], ...] = (
        (_WAITING, fevers or (_line(_NONE, sheet.language),)),
        (_SLIPS, (_line(slips if sheet.slips else _NONE, sheet.language),)),
        (_UNSYNCED, (_line(_RECORDS.filled(count=sheet.unsynced) if sheet.unsynced else _NONE, sheet.language),)),
        (
            _STALE,
            (_line(_listed([Say(gate) for gate in sheet.stale], fit.items) if sheet.stale else _NONE, sheet.language),),
        ),
    )
    if sheet.desks:
        said = Say("".join(say.zh for say in sheet.desks), " ".join(say.en for say in sheet.desks))
        told = ((_DESKS, (_line(said, sheet.language),)), *told)
    for name, contents in told:
        tick = Cell((flow(Tick(_LOOKED_AT)),), snug=True)
        yield Row((label(name, _LABEL), Cell(contents), tick), fit.row)


def _fevers(fevers: Sequence[WaitingFever], most: int) -> Iterator[Say]:
    shown = fevers if len(fevers) <= most else fevers[: most - 1]
    for fever in shown:
        reading = Say(f"{fever.reading} ℃") if fever.reading else _NOT_MEASURED
        name, place = Say(fever.name) if fever.name else _NO_NAME, Say(fever.place) if fever.place else _NO_PLACE
        english = {"name": name.en or name.zh, "reading": reading.en or reading.zh, "place": place.en or place.zh}
        yield Say(
            _FEVER.zh.format(name=name.zh, reading=reading.zh, gate=fever.gate, at=fever.at, place=place.zh),
            _FEVER.en.format(gate=fever.gate, at=fever.at, **english),
        )
    if len(shown) < len(fevers):
        yield _MORE.filled(count=len(fevers) - len(shown))


def _listed(words: Sequence[Say], most: int) -> Say:
    """A list on one line, its end counted where it is too long."""
    if len(words) <= most:
        return Say("、".join(word.zh for word in words))
    shown = "、".join(word.zh for word in words[: most - 1])
    more = _MORE.filled(count=len(words) - most + 1)
    return Say(f"{shown}{more.zh}", f"{shown} {more.en}")


def _signatures(fit: _Fit) -> Iterator[Row]:
    yield Row((label(_REMARKS, _LABEL), Cell()), 2 * fit.write, stretch=1)
    for name in (_OUT, _IN):
        yield Row((label(name, _LABEL), label(_SIGNED, 20), Cell(), label(_TIME, 16), Cell((), 40)), fit.write)
