"""The list of a case's contacts as a file: a table, or a paper with the list's digest on each page."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput
from desktop.domain.export_columns import quantities
from desktop.domain.headings import Headings, headings_of
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.reports.exposure import ExposureList, exposure_list_pdf
from desktop.services.exposure.cases import CaseView
from desktop.services.exposure.list_lines import FullContact, columns_of, paper_line, stay_text, table_cells
from desktop.services.posters.typesetting import Typesetting
from desktop.tables.writing import make_table

MOST_ON_PAPER = 2_000


@dataclass(frozen=True, slots=True)
class ListWish:
    """How a list is to be made.

    ``language`` is that of the paper, ``headings`` that of a table. ``recipients`` are public keys of age ("age1…") that a
    sealed file (``.age``) is encrypted to; without any, those of the health office that the desk's hub has.
    """

    reason: str
    language: Language = Language.ZH
    headings: Headings = Headings.ZH
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListAbout:
    """What a list says of itself: ``venue`` heads it, ``by`` made it at ``at`` (UTC ms)."""

    venue: str
    view: CaseView
    wish: ListWish
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class MadeList:
    """The bytes of a file, its number of lines, and the SHA-256 of the list's content."""

    data: bytes
    rows: int
    digest: str


def make_list(
    kind: str, every: Sequence[FullContact], about: ListAbout, typesetting: Typesetting, progress: Progress
) -> MadeList:
    """The list as ``.csv``, ``.xlsx`` or ``.pdf``. Its digest is that of the table in English as CSV, so that it is the same
    for all kinds. Raises ``UserError``, ``Cancelled``."""
    plain = _table(Path("list.csv"), every, about.view, Headings.EN, typesetting)
    digest = hashlib.sha256(plain).hexdigest()
    if kind == ".pdf":
        return MadeList(_pdf(every, about, digest, typesetting, progress), len(every), digest)
    table = _table(Path(f"list{kind}"), every, about.view, about.wish.headings, typesetting)
    return MadeList(table, len(every), digest)


def check_room(kind: str, contacts: int) -> None:
    """Raises ``BadInput`` where a paper would be too long."""
    if kind == ".pdf" and contacts > MOST_ON_PAPER:
        raise BadInput(
            message(
                "exposure",
                "The paper has room for {most} contacts; these are {count}. Save them as a table instead.",
                most=MOST_ON_PAPER,
                count=contacts,
            )
        )


def shown_digest(digest: str) -> str:
    """The first half of a digest as it is printed and compared: eight groups of four."""
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def _table(
    path: Path, every: Sequence[FullContact], view: CaseView, headings: Headings, typesetting: Typesetting
) -> bytes:
    language = "zh" if headings is Headings.ZH else "en"

    def translate(sentence: Message) -> str:
        return typesetting.catalogue.text(sentence, language)

    rows, columns = (table_cells(full, view, headings, translate) for full in every), columns_of(every)
    return make_table(path, headings_of(columns, headings), rows, quantities(columns))[0]


def _pdf(
    every: Sequence[FullContact], about: ListAbout, digest: str, typesetting: Typesetting, progress: Progress
) -> bytes:
    view = about.view
    result = view.result
    listed = ExposureList(
        about.venue,
        str(view.case.number),
        tuple((each.gate, stay_text(each.stay.visit)) for each in view.request.stays),
        result.sentences,
        about.wish.reason.strip(),
        about.by,
        venue_time(about.at),
        shown_digest(digest),
        tuple(map(paper_line, every)),
        len({full.contact.person for full in every}),
        result.counted,
        result.elsewhere,
        about.wish.language,
        result.is_counted,
    )
    return exposure_list_pdf(listed, typesetting.fonts, typesetting.catalogue, progress)
