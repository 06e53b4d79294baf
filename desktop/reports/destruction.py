"""Papers of the end of retention: the list of slips to shred, and the certificate that they and their records are
gone. Both count; neither names a visitor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from desktop.domain.posters import Language
from desktop.posters.fonts import FontBook
from desktop.reports.document import Heading, document_pdf
from desktop.reports.form import Cell, Flow, Gap, Passage, Row, Say, Tick, flow, label

_LABEL, _SIDE, _WRITE = 34.0, 26.0, 10.0
_SMALL = 8.5
"""Type size of the list, in points: serials of eight letters and seven digits fit."""
_LONGEST_WORD = 9
"""Characters of a box's name that stand on one line however wide they are."""

_VENUE, _PERIOD = Say("场所", "Venue"), Say("到访日期", "Days of visits")
_SPAN = Say("{first} – {last}")
_SHRED_TITLE = Say("到期表单销毁清单", "Slips to Shred")
_MADE = Say("制表 {made}", "Made {made}")
_BOX, _BATCH, _SLIPS = Say("箱号", "Box"), Say("批次", "Batch"), Say("表单编号", "Slips")
_COUNT, _SHREDDED = Say("张数", "Count"), Say("已销毁", "Shredded")
_TOTAL, _BOXES = Say("合计", "Total"), Say("{boxes}箱，{batches}批", "{boxes} boxes, {batches} batches")
_NO_BOX, _FOREIGN = Say("未装箱", "Not boxed"), Say("非本机印制", "Not printed here")
_SHRED_NOTE = Say(
    "逐批核对后打勾，清单随销毁证明存档。", "Tick each batch as it is shredded; file with the certificate."
)
_CERTIFICATE = Say("个人信息销毁证明", "Certificate of Destruction")
_NUMBER = Say("编号 {number}　{made}", "No. {number}　{made}")
_STATEMENT = Say(
    "兹证明：{venue}收集的下列到访登记信息保存期（{days}天）已满，电子记录已从本机数据库及本机文件夹内的自动备份中删除，本软件无法"
    "再恢复；纸质表单已按下述方式销毁。依法另行保留的{held}条，以及另行导出、另处存放的副本不在其内。",
    "This certifies that the visit records of {venue} described below have reached the end of their {days} days, that the "
    "electronic records were erased from this desk's database and from the backups in its own folder, so that the "
    "program cannot bring them back, and that the paper slips were destroyed as stated. {held} records that are held by "
    "law, and copies that were exported or are kept elsewhere, are not among them.",
)
_EARLY_STATEMENT = Say(
    "另有{count}条因本人要求、撤回同意或本不应登记，在保存期满前删除，其纸质表单一并销毁。",
    "Erased before their time (on request, consent withdrawn, or recorded in error), with their slips: {count}.",
)
_RECORDS, _PAPER = Say("电子记录", "Records"), Say("纸质表单", "Paper slips")
_RECORD_COUNT, _SLIP_COUNT = Say("{count}条", "{count} records"), Say("{count}张", "{count} slips")
_HELD, _ERASED = Say("依法保留", "Held by law"), Say("删除完成日期", "Completed on")
_METHOD, _METHODS = (
    Say("销毁方式", "Method"),
    (
        Say("碎纸机粉碎", "Shredder"),
        Say("交专业机构销毁", "Destruction service"),
        Say("焚毁", "Burnt"),
    ),
)
_CARRIED_OUT = Say("执行人", "Carried out by")
_WITNESS = Say("见证人{number}", "Witness {number}")
_MANAGER = Say("场所管理员", "Manager")
_SIGNED, _DAY = Say("签名", "Signature"), Say("日期", "Date")
_SEAL = Say("场所盖章", "Seal of the venue")


@dataclass(frozen=True, slots=True)
class ShredBatch:
    """Slips of one batch in one box: unbroken runs of serials as people write them, and how many there are."""

    box: str
    batch: str
    slips: tuple[tuple[str, str], ...]
    first_visit: date
    last_visit: date
    count: int


@dataclass(frozen=True, slots=True)
class ShredList:
    """What is to be shredded, in the order in which the boxes are opened."""

    venue: str
    made_on: date
    batches: tuple[ShredBatch, ...]
    language: Language = Language.ZH


@dataclass(frozen=True, slots=True)
class DestructionCertificate:
    """What was destroyed; ``early`` of it before its time. ``carried_out_by`` may be empty and is then written by hand; ``witnesses`` likewise."""

    venue: str
    number: str
    made_on: date
    first_visit: date
    last_visit: date
    retention_days: int
    records: int
    slips: int
    erased_on: date
    held: int = 0
    early: int = 0
    carried_out_by: str = ""
    witnesses: tuple[str, ...] = ("", "")
    language: Language = Language.ZH


def shred_list_pdf(shred: ShredList, fonts: FontBook) -> bytes:
    """The list on as many pages of A4 as it needs; the same list gives the same bytes. Raises ``UserError``."""
    widths = (30.0, 36.5, 0.0, 23.0, 13.0, 16.0)
    names = (_BOX, _BATCH, _SLIPS, _PERIOD, _COUNT, _SHREDDED)
    head = Row(tuple(Cell((), width, name) for name, width in zip(names, widths, strict=True)), _WRITE)
    rows = tuple(Row(_across(_batch_cells(batch), widths), _WRITE) for batch in shred.batches)
    boxes = len({batch.box for batch in shred.batches})
    total = Row(
        (
            label(_TOTAL, widths[0]),
            Cell((Passage(_BOXES.filled(boxes=boxes, batches=len(shred.batches))),)),
            _centred(Say(str(sum(batch.count for batch in shred.batches))), widths[4] + widths[5]),
        ),
        _WRITE,
    )
    heading = Heading(shred.venue, _SHRED_TITLE, _MADE.filled(made=shred.made_on).main(shred.language), _SHRED_NOTE)
    signatures = tuple(_signature(name) for name in (_CARRIED_OUT, *_witnesses(("", ""))))
    return document_pdf(heading, (head, *rows, total, *signatures), shred.language, fonts, shred.made_on, head=1)


def destruction_certificate_pdf(certificate: DestructionCertificate, fonts: FontBook) -> bytes:
    """The certificate on A4, to be signed; the same one gives the same bytes. Raises ``UserError``."""
    c = certificate
    said = [_STATEMENT.filled(venue=c.venue, days=c.retention_days, held=c.held)]
    if c.early:
        said.append(_EARLY_STATEMENT.filled(count=c.early))
    rows = (
        Row((Cell(tuple(Passage(one, 12 if len(said) == 1 else 11) for one in said)),), 40),
        _one(_VENUE, Say(c.venue)),
        _one(_PERIOD, _SPAN.filled(first=c.first_visit, last=c.last_visit)),
        _two(_RECORDS, _RECORD_COUNT.filled(count=c.records), _ERASED, Say(c.erased_on.isoformat())),
        _two(_PAPER, _SLIP_COUNT.filled(count=c.slips), _HELD, _RECORD_COUNT.filled(count=c.held)),
        Row((label(_METHOD, _LABEL), Cell((flow(*map(Tick, _METHODS)),))), _WRITE),
        _signature(_CARRIED_OUT, c.carried_out_by),
        *(_signature(name, who) for name, who in zip(_witnesses(c.witnesses), c.witnesses, strict=True)),
        _signature(_MANAGER),
        Row((label(_SEAL, _LABEL), Cell()), 42, stretch=1),
    )
    aside = _NUMBER.filled(number=c.number, made=c.made_on).main(c.language)
    return document_pdf(Heading(c.venue, _CERTIFICATE, aside, Say("")), rows, c.language, fonts, c.made_on)


def _batch_cells(batch: ShredBatch) -> tuple[Passage | Flow, ...]:
    days = {batch.first_visit.isoformat(): 0, batch.last_visit.isoformat(): 0}
    runs = ", ".join(first if first == last else f"{first}–{last}" for first, last in batch.slips)
    return (
        Passage(Say(_broken(batch.box)) if batch.box else _NO_BOX, _SMALL, centred=True),
        Passage(Say(batch.batch.replace("–", "\n–")) if batch.batch else _FOREIGN, _SMALL, centred=True),
        Passage(Say(runs), _SMALL),
        Passage(Say("\n– ".join(days)), _SMALL, centred=True),
        Passage(Say(str(batch.count)), centred=True),
        flow(Gap(), Tick(Say("")), Gap()),
    )


def _broken(box: str) -> str:
    """A box's name with its long words broken; Chinese breaks anywhere by itself."""
    return "\n".join(wrap(box, _LONGEST_WORD)) if box.isascii() else box


def _across(contents: Iterable[Passage | Flow], widths: Iterable[float]) -> tuple[Cell, ...]:
    return tuple(Cell((content,), width) for content, width in zip(contents, widths, strict=True))


def _centred(say: Say, width: float) -> Cell:
    return Cell((Passage(say, bold=True, centred=True),), width)


def _witnesses(people: tuple[str, ...]) -> tuple[Say, ...]:
    return tuple(_WITNESS.filled(number=number) for number in range(1, len(people) + 1))


def _one(name: Say, value: Say) -> Row:
    return Row((label(name, _LABEL), Cell((Passage(value),))), _WRITE)


def _two(name: Say, value: Say, other: Say, other_value: Say) -> Row:
    return Row(
        (label(name, _LABEL), Cell((Passage(value),)), label(other, _SIDE), Cell((Passage(other_value),))), _WRITE
    )


def _signature(name: Say, who: str = "") -> Row:
    named = Cell((Passage(Say(who)),) if who else (), 40)
    return Row((label(name, _LABEL), named, label(_SIGNED, 20), Cell(), label(_DAY, 14), Cell((), 32)), 16)
