"""Sheets of a pile that are typed and not saved: each gate keeps its own until it is shown again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.counting import HourSheetDraft
from desktop.services.hour_sheets import EnteredSheet

Texts = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """A sheet as it stands in the dialog. ``stored`` is what its cells were before anybody typed, ``replaces`` the sheet
    that it corrects.
    """

    draft: HourSheetDraft
    stored: Texts = field(default_factory=dict)
    replaces: EnteredSheet | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether closing now would lose something."""
        return self.draft.cells != self.stored

    @property
    def people(self) -> int:
        """Whom it counts, as far as its figures can be read."""
        return sum(int(text) for text in map(str.strip, self.draft.cells.values()) if text.isdecimal())

    def at(self, gate_id: str, inspector_id: str) -> "TypedSheet":
        """The same figures, which turn out to be another gate's."""
        return replace(self, draft=replace(self.draft, gate_id=gate_id, inspector_id=inspector_id))


class SheetPile:
    """What is put aside, by gate."""

    def __init__(self) -> None:
        self._sheets: dict[str, TypedSheet] = {}

    def __bool__(self) -> bool:
        return bool(self._sheets)

    def __iter__(self) -> Iterator[TypedSheet]:
        return iter(self._sheets.values())

    def put_aside(self, sheet: TypedSheet) -> None:
        """Keep a sheet, if anything in it would be lost."""
        if sheet.is_dirty:
            self._sheets[sheet.draft.gate_id] = sheet

    def take(self, gate_id: str) -> TypedSheet | None:
        """A gate's sheet, which is shown from now on."""
        return self._sheets.pop(gate_id, None)

    def drafts(self, shown: TypedSheet) -> tuple[HourSheetDraft, ...]:
        """All that is not saved, what is shown first."""
        return tuple(sheet.draft for sheet in (shown, *self) if sheet.is_dirty)

    def restore(self, drafts: Sequence[HourSheetDraft]) -> None:
        """Put aside what a crash left behind."""
        for draft in drafts:
            self.put_aside(TypedSheet(draft))

    def clear(self) -> None:
        """All of it was discarded on purpose."""
        self._sheets.clear()
