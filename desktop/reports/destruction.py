"""Papers of the end of retention: the list of slips to shred, and the certificate that they and their records are
gone. Both count; neither names a visitor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from desktop.catalogue import Catalogue
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.domain.posters import Language
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.document import Heading, document_pdf
from desktop.reports.form import Flow, FormCell, FormRow, Gap, Passage, Tick, flow, label
from desktop.reports.wording import Text, Wording

_LABEL, _SIDE, _WRITE = 34.0, 26.0, 10.0
_SMALL = 8.5
"""Type size of the list, in points: serials of eight letters and seven digits fit."""
_LONGEST_WORD = 9
"""Characters of a box's name that stand on one line however wide they are."""

_VENUE, _PERIOD = message("shredding", "Venue"), message("shredding", "Days of visits")
_SHRED_TITLE = message("shredding", "Slips to Shred")
_MADE = message("shredding", "Made {made}")
_BOX, _BATCH, _SLIPS = message("shredding", "Box"), message("shredding", "Batch"), message("shredding", "Slips")
_COUNT, _SHREDDED = message("shredding", "Count"), message("shredding", "Shredded")
_TOTAL, _BOXES = message("shredding", "Total"), message("shredding", "{boxes} boxes, {batches} batches")
_NO_BOX, _FOREIGN = message("shredding", "Not boxed"), message("shredding", "Not printed here")
_SHRED_NOTE = message("shredding", "Tick each batch as it is shredded; file with the certificate.")
_CERTIFICATE = message("shredding", "Certificate of Destruction")
_NUMBER = message("shredding", "No. {number}　{made}")
_STATEMENT = message(
    "shredding",
    "This certifies that the visit records of {venue} described below have reached the end of their {days} days, that the "
    "electronic records were erased from this desk's database and from the backups in its own folder, so that the "
    "program cannot bring them back, and that the paper slips were destroyed as stated. {held} records that are held by "
    "law, and copies that were exported or are kept elsewhere, are not among them.",
)
_EARLY_STATEMENT = message(
    "shredding",
    "Erased before their time (on request, consent withdrawn, or recorded in error), with their slips: {count}.",
)
_RECORDS, _PAPER = message("shredding", "Records"), message("shredding", "Paper slips")
_RECORD_COUNT, _SLIP_COUNT = message("shredding", "{count} records"), message("shredding", "{count} slips")
_HELD, _ERASED = message("shredding", "Held by law"), message("shredding", "Completed on")
_METHOD, _METHODS = (
    message("shredding", "Method"),
    (
        message("shredding", "Shredder"),
        message("shredding", "Destruction service"),
        message("shredding", "Burnt"),
    ),
)
_CARRIED_OUT = message("shredding", "Carried out by")
_WITNESS = message("shredding", "Witness {number}")
_MANAGER = message("shredding", "Manager")
_SIGNED, _DAY = message("shredding", "Signature"), message("shredding", "Date")
_SEAL = message("shredding", "Seal of the venue")


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


def shred_list_pdf(shred: ShredList, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The list on as many pages of A4 as it needs; the same list gives the same bytes. Raises ``UserError``."""
    wording = Wording(catalogue, shred.language)
    widths = (30.0, 36.5, 0.0, 23.0, 13.0, 16.0)
    names = (_BOX, _BATCH, _SLIPS, _PERIOD, _COUNT, _SHREDDED)
    head = FormRow(tuple(FormCell((), width, name) for name, width in zip(names, widths, strict=True)), _WRITE)
    rows = tuple(FormRow(_across(_batch_cells(batch), widths), _WRITE) for batch in shred.batches)
    boxes = len({batch.box for batch in shred.batches})
    total = FormRow(
        (
            label(_TOTAL, widths[0]),
            FormCell((Passage(_BOXES.filled(boxes=boxes, batches=len(shred.batches))),)),
            _centred(count_text(sum(batch.count for batch in shred.batches)), widths[4] + widths[5]),
        ),
        _WRITE,
    )
    heading = Heading(shred.venue, _SHRED_TITLE, wording.main(_MADE.filled(made=shred.made_on)), _SHRED_NOTE)
    signatures = tuple(_signature(name) for name in (_CARRIED_OUT, *_witnesses(("", ""))))
    return document_pdf(heading, (head, *rows, total, *signatures), wording, fonts, shred.made_on, head=1)


def destruction_certificate_pdf(certificate: DestructionCertificate, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The certificate on A4, to be signed; the same one gives the same bytes. Raises ``UserError``."""
    c, wording = certificate, Wording(catalogue, certificate.language)
    statements = [_STATEMENT.filled(venue=c.venue, days=c.retention_days, held=c.held)]
    if c.early:
        statements.append(_EARLY_STATEMENT.filled(count=c.early))
    rows = (
        FormRow((FormCell(tuple(Passage(one, 12 if len(statements) == 1 else 11) for one in statements)),), 40),
        _one(_VENUE, c.venue),
        _one(_PERIOD, f"{c.first_visit} – {c.last_visit}"),
        _two(_RECORDS, _RECORD_COUNT.filled(count=c.records), _ERASED, c.erased_on.isoformat()),
        _two(_PAPER, _SLIP_COUNT.filled(count=c.slips), _HELD, _RECORD_COUNT.filled(count=c.held)),
        FormRow((label(_METHOD, _LABEL), FormCell((flow(*map(Tick, _METHODS)),))), _WRITE),
        _signature(_CARRIED_OUT, c.carried_out_by),
        *(_signature(name, who) for name, who in zip(_witnesses(c.witnesses), c.witnesses, strict=True)),
        _signature(_MANAGER),
        FormRow((label(_SEAL, _LABEL), FormCell()), 42, stretch=1),
    )
    aside = wording.main(_NUMBER.filled(number=c.number, made=c.made_on))
    return document_pdf(Heading(c.venue, _CERTIFICATE, aside, ""), rows, wording, fonts, c.made_on)


def _batch_cells(batch: ShredBatch) -> tuple[Passage | Flow, ...]:
    days = {batch.first_visit.isoformat(): 0, batch.last_visit.isoformat(): 0}
    runs = ", ".join(first if first == last else f"{first}–{last}" for first, last in batch.slips)
    return (
        Passage(_broken(batch.box) if batch.box else _NO_BOX, _SMALL, centred=True),
        Passage(batch.batch.replace("–", "\n–") if batch.batch else _FOREIGN, _SMALL, centred=True),
        Passage(runs, _SMALL),
        Passage("\n– ".join(days), _SMALL, centred=True),
        Passage(count_text(batch.count), centred=True),
        flow(Gap(), Tick(""), Gap()),
    )


def _broken(box: str) -> str:
    """A box's name with its long words broken; Chinese breaks anywhere by itself."""
    return "\n".join(wrap(box, _LONGEST_WORD)) if box.isascii() else box


def _across(contents: Iterable[Passage | Flow], widths: Iterable[float]) -> tuple[FormCell, ...]:
    return tuple(FormCell((content,), width) for content, width in zip(contents, widths, strict=True))


def _centred(text: Text, width: float) -> FormCell:
    return FormCell((Passage(text, bold=True, centred=True),), width)


def _witnesses(people: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(_WITNESS.filled(number=number) for number in range(1, len(people) + 1))


def _one(name: Text, value: Text) -> FormRow:
    return FormRow((label(name, _LABEL), FormCell((Passage(value),))), _WRITE)


def _two(name: Text, value: Text, other: Text, other_value: Text) -> FormRow:
    return FormRow(
        (label(name, _LABEL), FormCell((Passage(value),)), label(other, _SIDE), FormCell((Passage(other_value),))),
        _WRITE,
    )


def _signature(name: Text, who: str = "") -> FormRow:
    named = FormCell((Passage(who),) if who else (), 40)
    return FormRow((label(name, _LABEL), named, label(_SIGNED, 20), FormCell(), label(_DAY, 14), FormCell((), 32)), 16)
