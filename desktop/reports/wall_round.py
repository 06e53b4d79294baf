"""The report of a round along the walls, to be signed: what was found at each gate, and what was found elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.domain.posters import Language
from desktop.domain.wall_round import ScanRecord, ScanResult, UnreadPhoto
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.blocks import Block, Paragraph, TableBlock, blocks_pdf
from desktop.reports.document import METRICS, Heading
from desktop.reports.form import FormCell, FormRow, Passage, label
from desktop.reports.wording import Text, Wording

_TITLE = message("wall_round_report", "Round of the Venue Codes")
_MADE = message("wall_round_report", "{began} – {ended}")
_NOTE = message(
    "wall_round_report",
    "What was found is on this paper as it was found; photos were not kept. File it with the papers of the venue.",
)
_NUMBER, _GATE, _RESULT = (
    message("wall_round_report", "No."),
    message("wall_round_report", "Gate"),
    message("wall_round_report", "Result"),
)
_FOUND, _DONE = message("wall_round_report", "What was found"), message("wall_round_report", "Done about it")
_RESULTS: dict[ScanResult | None, Message] = {
    ScanResult.RIGHT: message("wall_round_report", "Right"),
    ScanResult.OLD: message("wall_round_report", "Old code"),
    ScanResult.OTHER_GATE: message("wall_round_report", "Another gate's"),
    ScanResult.FOREIGN: message("wall_round_report", "Not ours"),
    ScanResult.NONE: message("wall_round_report", "No code"),
    None: message("wall_round_report", "Not looked at"),
}
_OF_GATE = message("wall_round_report", "the code of {gate}")
_OF_HOST = message("wall_round_report", "a code that leads to {host}")
_NO_ADDRESS = message("wall_round_report", "a code that is no web address")
_STALE = message("wall_round_report", "the poster is out of date")
_IN_PHOTO = message("wall_round_report", "{what} ({photo})")
_ELSEWHERE = message("wall_round_report", "Found in photos, place unknown")
_UNREAD = message("wall_round_report", "Photos without a code that can be read")
_MORE = message("wall_round_report", "and {count} more")
_SUMMARY = message("wall_round_report", "{result}: {count}")
_PARTED = message("wall_round_report", "{before}; {after}")
_CHECKED_BY, _RESPONSIBLE = message("wall_round_report", "Checked by"), message("wall_round_report", "In charge")
_SIGNED, _DAY = message("wall_round_report", "Signature"), message("wall_round_report", "Date")
_ROW, _SIGN_ROW = 8.0, 15.0
_WIDTHS = (17.0, 44.0, 30.0, 0.0, 30.0)
_SMALL = 9.0
"""Type size of what was found, in points."""
_IN_CELL, _IN_GATE, _ACROSS = 14, 10, 44
"""Characters of a word that stand on one line however wide they are: where something found is told, in the cells of a gate
and of a person, across the page. What a stranger has made of a host must not keep the report from being printed."""
_SHOWN_END = 32
"""Characters of the beginning and of the end of a long host or file name. The end of a host says whose it is."""
_LONG_WORD = re.compile(r"[!-~]+")
_MARKS = "._-/"
_MOST_NAMES = 40
"""Photos without a code that are named; a folder of the wrong pictures may hold hundreds."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A gate, the worst that was found there (None: nobody looked), all of it, and whether its poster is out of date."""

    gate: str
    result: ScanResult | None
    found: tuple[ScanRecord, ...]
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class RoundReport:
    """A round that has ended. Times are the venue's; ``by`` is who ended it."""

    venue: str
    began: datetime
    ended: datetime
    rows: tuple[RoundRow, ...]
    elsewhere: tuple[ScanRecord, ...]
    unread: tuple[UnreadPhoto, ...]
    by: str
    language: Language = Language.ZH


def wall_round_pdf(report: RoundReport, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The report on as many pages of A4 as it needs; the same one gives the same bytes. Raises ``UserError``."""
    wording = Wording(catalogue, report.language)
    names = (_NUMBER, _GATE, _RESULT, _FOUND, _DONE)
    head = FormRow(tuple(FormCell((), width, name) for name, width in zip(names, _WIDTHS, strict=True)), _ROW)
    rows = tuple(_row(number, row) for number, row in enumerate(report.rows, 1))
    blocks: list[Block] = [Paragraph(_summary(report.rows)), TableBlock((head, *rows), METRICS)]
    if report.elsewhere:
        blocks.append(TableBlock(tuple(_loose(one) for one in report.elsewhere), METRICS, 0, _ELSEWHERE))
    if report.unread:
        blocks.append(TableBlock((FormRow((FormCell((Passage(_names(report.unread)),)),), _ROW),), METRICS, 0, _UNREAD))
    blocks.append(TableBlock((_signature(_CHECKED_BY, report.by), _signature(_RESPONSIBLE)), METRICS, 0))
    made = _MADE.filled(began=f"{report.began:%Y-%m-%d %H:%M}", ended=f"{report.ended:%H:%M}")
    heading = Heading(report.venue, _TITLE, wording.main(made), _NOTE)
    return blocks_pdf(heading, blocks, wording, fonts, report.ended.date())


def _summary(rows: Sequence[RoundRow]) -> Text:
    counts = Counter(row.result for row in rows)
    parts = [_SUMMARY.filled(result=words, count=counts[v]) for v, words in _RESULTS.items() if counts[v]]
    return _parted(parts)


def _row(number: int, row: RoundRow) -> FormRow:
    listed = [
        one
        for one in row.found
        if one.result is not ScanResult.NONE and (one.photo or one.result is not ScanResult.RIGHT)
    ]
    found = _parted([*map(_what, listed), *([_STALE] if row.is_stale else [])])
    return FormRow(
        (
            FormCell((Passage(count_text(number), centred=True),), _WIDTHS[0]),
            FormCell((Passage(_broken(row.gate, _IN_GATE)),), _WIDTHS[1]),
            FormCell(
                (Passage(_RESULTS[row.result], bold=row.result is not ScanResult.RIGHT, centred=True),), _WIDTHS[2]
            ),
            FormCell((Passage(found, _SMALL),) if found else (), _WIDTHS[3]),
            FormCell((), _WIDTHS[4]),
        ),
        _ROW,
    )


def _loose(one: ScanRecord) -> FormRow:
    return FormRow(
        (
            FormCell((Passage(_RESULTS[one.result], bold=True, centred=True),), _WIDTHS[2]),
            FormCell((Passage(_what(one), _SMALL),)),
            FormCell((), _WIDTHS[4]),
        ),
        _ROW,
    )


def _what(one: ScanRecord) -> Text:
    words: Text = _RESULTS[one.result]
    if one.result is ScanResult.FOREIGN:
        words = _OF_HOST.filled(host=_broken(one.host, _IN_CELL)) if one.host else _NO_ADDRESS
    elif one.gate_name:
        words = _OF_GATE.filled(gate=_broken(one.gate_name, _IN_CELL))
    return _IN_PHOTO.filled(what=words, photo=_broken(one.photo, _IN_CELL)) if one.photo else words


def _names(unread: Sequence[UnreadPhoto]) -> Text:
    texts: list[Text] = [_broken(one.name, _ACROSS) for one in unread[:_MOST_NAMES]]
    if len(unread) > _MOST_NAMES:
        texts.append(_MORE.filled(count=len(unread) - _MOST_NAMES))
    return _parted(texts)


def _parted(texts: Iterable[Text]) -> Text:
    """Parts behind each other, empty for none."""
    whole: Text = ""
    for text in texts:
        whole = _PARTED.filled(before=whole, after=text) if whole else text
    return whole


def _broken(text: str, most: int) -> str:
    """A text whose words are broken where they are longer than ``most``; Chinese breaks anywhere by itself, and what is
    neither stands as its code. Of a very long one beginning and end are shown, with dots between them: the audit log has
    the whole of it."""
    spelled = "".join(c if " " <= c <= "~" or "\u2e80" <= c <= "\uffef" else f"U+{ord(c):04X}" for c in text)
    if len(spelled) > 2 * _SHOWN_END:
        spelled = f"{spelled[:_SHOWN_END]} … {spelled[-_SHOWN_END:]}"
    return _LONG_WORD.sub(lambda word: "\n".join(_pieces(word[0], most)), spelled)


def _pieces(word: str, most: int) -> Iterator[str]:
    """A long word in parts of at most ``most`` characters, after a mark of its own where there is one."""
    while len(word) > most:
        at = max(word.rfind(mark, most // 3, most) for mark in _MARKS) + 1 or most
        yield word[:at]
        word = word[at:]
    yield word


def _signature(name: Text, who: str = "") -> FormRow:
    named = FormCell((Passage(_broken(who, _IN_GATE)),) if who else (), 40)
    return FormRow(
        (label(name, 34), named, label(_SIGNED, 20), FormCell(), label(_DAY, 14), FormCell((), 32)), _SIGN_ROW
    )
