"""What form, files, lists, cards and paper have to know of a field of a declaration, and the registry they look it up in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.domain.messages import Message
from desktop.domain.words import Words


class CellContent(StrEnum):
    """What a column of a file holds, as far as a spreadsheet's own types matter to it."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    """Digits that are a name, not a quantity: a spreadsheet that takes them for a number may have changed them."""
    PHONE = "phone"
    COUNTER = "counter"
    """A running number: it is the same with or without its leading zeros."""
    DATE = "date"
    TIME = "time"
    MEASURE = "measure"
    CHOICE = "choice"
    NUMBERED = "numbered"
    """Words that may be whole numbers: gate 3, sex 1, five companions."""
    ANSWER = "answer"
    """Yes or no; what was answered with yes may go on with a colon and details."""


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a file: ``name`` is its English heading, ``heading`` the Chinese one, ``spellings`` are also read."""

    name: str
    heading: str
    content: CellContent = CellContent.TEXT
    spellings: tuple[str, ...] = ()


class FieldGroup(StrEnum):
    """What a field is about. Plain fields stand behind the others of their group on form, Find page and slip."""

    VISIT = "visit"
    PERSON = "person"
    HEALTH = "health"
    HISTORY = "history"
    GUARDIAN = "guardian"
    CLOSING = "closing"
    """Signature, consent and notes: what a slip ends with."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a declaration.

    A field with a ``max_length`` (in characters) is plain: a line of text, or one of ``choices``, for which nothing else
    has to be written. It lies in ``DeclarationDraft.plain``, ``Declaration.plain`` and under its key in the stored body.
    All others are attributes of the draft and have rules of their own in ``declaration_check``.
    """

    key: str
    """Its name in code, in stored bodies, on the way to the hub, and the English heading in files: never changed."""
    label: Message
    """What the screen calls it."""
    heading: str
    """The Chinese heading in files; a plain field is called so on the paper slip too."""
    note: Message
    """What the template says of its column."""
    group: FieldGroup
    content: CellContent = CellContent.TEXT
    spellings: tuple[str, ...] = ()
    """Other headings of its column that an import understands."""
    example: str = ""
    """What the template shows as an example, in the words of a draft."""
    choices: Words[Any] | None = None  # of any enumeration: a field does not know which
    is_open: bool = False
    """The choices are only offered: other words will do, or details may follow."""
    mask: Callable[[str], str] | None = None
    """How it is shown until somebody gives a reason; None shows it as it is."""
    belongs_to_person: bool = False
    """It says who somebody is, not how or when they came: a visitor card and a visit before fill it in."""
    is_carried_over: bool = False
    """The slips of one pile share it: the next form begins with what stood in the last."""
    is_found_by_ending: bool = False
    """A search for the last characters of its number finds the declaration."""
    is_free_text: bool = False
    """An invisible character may order what is written in it; in all other fields it is dropped."""
    reads_nothing: bool = False
    """Its rules know better what 无 and its like mean: a document of type none, no symptom, the answer no."""
    is_demanded: bool = False
    """Filled in by hand on every whole slip; nobody else may say it for the visitor."""
    is_reference: bool = False
    """Stored as an identifier in a column of the table; all others are stored as text in its body."""
    is_on_slip: bool = True
    """The ruled part of the paper slip has a place for it."""
    max_length: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it needs no rules of its own."""
        return self.max_length is not None

    @property
    def is_chosen(self) -> bool:
        """Whether it holds one of its choices and nothing else."""
        return self.choices is not None and not self.is_open

    @property
    def column(self) -> FileColumn:
        """Its column in files of declarations."""
        return FileColumn(self.key, self.heading, self.content, self.spellings)


class FieldRegistry:
    """Fields by their key, in the order of the columns of files, which is also that in which problems are told."""

    def __init__(self, *fields: Field) -> None:
        """Raises ``ValueError`` where two fields have one key."""
        self._fields = fields
        self._by_key = {field.key: field for field in self._fields}
        if len(self._by_key) < len(self._fields):
            raise ValueError("two fields have one key")
        self.keys = tuple(self._by_key)
        self.plain = tuple(field for field in self._fields if field.is_plain)
        self.of_person = self.keys_where(lambda field: field.belongs_to_person)
        self.demanded = frozenset(self.keys_where(lambda field: field.is_demanded))
        self.histories = self.keys_where(lambda field: field.group is FieldGroup.HISTORY and not field.is_plain)
        """The four questions on the last 14 days."""

    def __iter__(self) -> Iterator[Field]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> Field:
        return self._by_key[key]

    def keys_where(self, wanted: Callable[[Field], bool]) -> tuple[str, ...]:
        """The keys of some fields, in order."""
        return tuple(field.key for field in self._fields if wanted(field))

    def plain_of(self, group: FieldGroup) -> tuple[Field, ...]:
        """The plain fields of a group, in order."""
        return tuple(field for field in self.plain if field.group is group)

    def with_plain(self, order: Sequence[str]) -> tuple[str, ...]:
        """An order of fields with the plain ones in it, each group's behind the last field of that group."""
        last = {self[key].group: key for key in order}
        following = {key: [field.key for field in self.plain_of(group)] for group, key in last.items()}
        return tuple(key for own in order for key in (own, *following.get(own, ())))

    def extended(self, field: Field) -> "FieldRegistry":
        """A registry with one more field, behind all others."""
        return FieldRegistry(*self._fields, field)
