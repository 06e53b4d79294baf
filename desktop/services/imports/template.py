"""An empty table to be filled in elsewhere and imported: headings, columns of text, lists to choose from, explanations.

Three sheets: the table, with nothing in it; what goes into each column, laid out from top to bottom, so that no import
takes it for people; and, hidden, the lists.
"""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalogue import Catalogue
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_columns import COLUMNS, OVERRIDES, REQUIRED
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.draft_words import in_words, yes_and_no
from desktop.domain.errors import BadInput
from desktop.domain.field_registry import CellContent, FileColumn
from desktop.domain.headings import Headings, heading_of
from desktop.domain.messages import Message, message
from desktop.domain.people import Right, Role
from desktop.domain.words import E, Words
from desktop.files.whole import write_whole
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import gates, members, venues
from desktop.tables.writing import column_width, head_format, keep_text, text_format, workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LAST_ROW = 1_048_575
_OPEN = frozenset(FIELDS.keys_where(lambda field: field.is_open))
NEEDED = (*REQUIRED, "id_type", "temperature_c")
"""Columns that nobody can do without; the others depend on the person."""
NOTES: Mapping[str, Message] = {field.key: field.note for field in FIELDS} | {
    OVERRIDES.name: message(
        "template", "Why something unusual is right: the name of its column, a colon, the reason. One line for each."
    )
}
"""What is said of each column."""
_SHEETS = (
    message("template", "Declarations"),
    message("template", "How to fill it in"),
    message("template", "Lists"),
)
_ABOUT = (message("template", "Column"), message("template", "What goes there"), message("template", "Example"))


class TemplateService:
    """Templates of the venue: its gates and inspectors are in the lists."""

    def __init__(self, store: Store, session: Session, catalogue: Catalogue) -> None:
        self._store = store
        self._session = session
        self._catalogue = catalogue

    @requires(Right.ENTER_DECLARATIONS)
    def write(self, path: Path, headings: Headings = Headings.ZH) -> None:
        """Write an empty template as ``.xlsx``. Raises ``BadInput`` for another ending, ``Forbidden``, ``UserError``."""
        if path.suffix.lower() != ".xlsx":
            raise BadInput(message("template", "The template is an XLSX file. Give it a name that ends in .xlsx."))
        with self._store.read() as connection:
            gate_names = [gate.name for gate in gates.every(connection)]
            people = [m.name for m in members.every(connection) if m.inspector or m.role is Role.INSPECTOR]
            codes = venues.get(connection).codes_on(self._store.clock.today())
        language = "zh" if headings is Headings.ZH else "en"

        def translated(one: Message) -> str:
            return self._catalogue.text(one, language)

        today = self._store.clock.today()
        made_up = in_words(example(today, gate_names[0], people[0] if people else ""), headings)
        examples = {column.name: made_up.text(column.name) for column in COLUMNS}
        refused = translated(message("template", "The person refused to be measured"))
        examples[OVERRIDES.name] = f"{heading_of(_TEMPERATURE, headings)}: {refused}"
        lists = _lists(headings) | {"gate": gate_names, "inspector": people}
        columns = tuple(one for one in (*COLUMNS, OVERRIDES) if one.name != "health_code" or codes.health_code)
        write_whole(path, _Template(headings, translated, columns, lists, examples).make())


_TEMPERATURE = next(column for column in COLUMNS if column.name == "temperature_c")


def _lists(headings: Headings) -> dict[str, list[str]]:
    """What may be chosen in each column, in the words of a language."""
    found = {field.key: _choices(field.choices, headings) for field in FIELDS if field.choices is not None}
    answers = FIELDS.keys_where(lambda field: field.content is CellContent.ANSWER)
    return found | {key: list(yes_and_no(headings)) for key in answers}


def _choices(words: Words[E], headings: Headings) -> list[str]:
    return [words.chinese(one) if headings is Headings.ZH else str(one.value) for one in words]


def example(today: dt.date, gate: str, inspector: str) -> DeclarationDraft:
    """Somebody who does not exist, in the words of a draft."""
    texts = {field.key: field.example for field in FIELDS}
    return DeclarationDraft.of(texts | {"visited_on": today.isoformat(), "gate": gate, "inspector": inspector})


class _Template:
    """One workbook in the making."""

    def __init__(
        self,
        headings: Headings,
        translated: Callable[[Message], str],
        columns: Sequence[FileColumn],
        lists: Mapping[str, Sequence[str]],
        examples: Mapping[str, str],
    ) -> None:
        self._headings = headings
        self._translated = translated
        self._columns = columns
        self._lists = {name: choices for name, choices in lists.items() if any(one.name == name for one in columns)}
        self._examples = examples

    def make(self) -> bytes:
        out = io.BytesIO()
        with workbook(out) as book:
            table, about, lists = (book.add_worksheet(self._translated(name)) for name in _SHEETS)
            ranges = self._write_lists(book, lists)
            self._write_table(book, table, ranges)
            self._write_about(book, about)
            table.activate()
        return out.getvalue()

    def _heading(self, column: FileColumn) -> str:
        return heading_of(column, self._headings) + ("*" if column.name in NEEDED else "")

    def _write_lists(self, book: "Workbook", sheet: "Worksheet") -> dict[str, str]:
        """Lists in a sheet of their own: in the cell's own rule they may have 255 characters together and no comma."""
        ranges, text = {}, text_format(book)
        for at, (field, choices) in enumerate((f, c) for f, c in self._lists.items() if c):
            for row, choice in enumerate(choices):
                sheet.write_string(row, at, choice, text)
            letters = _letters(at)
            ranges[field] = f"='{self._translated(_SHEETS[2])}'!${letters}$1:${letters}${len(choices)}"
        sheet.hide()
        return ranges

    def _write_table(self, book: "Workbook", sheet: "Worksheet", ranges: Mapping[str, str]) -> None:
        head, text = head_format(book), text_format(book)
        sheet.freeze_panes(1, 0)
        keep_text(sheet)
        sheet.set_row(0, 22)
        for at, column in enumerate(self._columns):
            heading = self._heading(column)
            sheet.write_string(0, at, heading, head)
            width = column_width(
                [heading, self._examples[column.name].splitlines()[0] if self._examples[column.name] else ""]
            )
            sheet.set_column(at, at, width, text)
            sheet.data_validation(1, at, _LAST_ROW, at, self._rule(column, ranges.get(column.name)))

    def _rule(self, column: FileColumn, chosen_from: str | None) -> dict[str, object]:
        """What a cell says when it is entered, and what it offers."""
        rule: dict[str, object] = {
            "validate": "any",
            "input_title": self._heading(column)[:32],
            "input_message": self._translated(NOTES[column.name])[:255],
        }
        if chosen_from is not None:
            rule |= {
                "validate": "list",
                "source": chosen_from,
                "show_error": column.name not in _OPEN,
                "error_title": self._heading(column)[:32],
                "error_message": self._translated(message("template", "Choose from the list, please."))[:255],
            }
        return rule

    def _write_about(self, book: "Workbook", sheet: "Worksheet") -> None:
        head, text = head_format(book), text_format(book)
        wrapped = book.add_format({"num_format": 49, "text_wrap": True, "valign": "top"})
        title = book.add_format({"bold": True, "font_size": 14})
        sheet.write_string(0, 0, self._translated(message("template", "How to fill in the table")), title)
        rules = (
            message(
                "template",
                "One person in each line of the first sheet. Columns with * are needed; others may stay empty.",
            ),
            message("template", "Do not change the headings. Columns that are not needed may be deleted."),
            message(
                "template", "The cells are text. Paste values only, or the spreadsheet changes long numbers and dates."
            ),
        )
        for row, rule in enumerate(rules, 1):
            sheet.write_string(row, 0, self._translated(rule), text)
        first = len(rules) + 2
        for at, name in enumerate(_ABOUT):
            sheet.write_string(first, at, self._translated(name), head)
        for row, column in enumerate(self._columns, first + 1):
            cells = (self._heading(column), self._translated(NOTES[column.name]), self._examples[column.name])
            for at, cell in enumerate(cells):
                sheet.write_string(row, at, cell, wrapped)
        for at, width in enumerate((22, 64, 34)):
            sheet.set_column(at, at, width)


def _letters(column: int) -> str:
    """The name of a column."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
