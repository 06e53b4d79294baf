"""The type of a venue: found by typing, or chosen from a list in two levels."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.domain.venue import VenueType
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.search_combo import SearchCombo, SearchItem, best, pinyin_keys


def type_title(entry: VenueType) -> str:
    """A type in the window's language; the list holds both, since an administrator may add to it."""
    return entry.english if _is_english() else entry.name


def _group_title(entry: VenueType) -> str:
    return entry.group_english if _is_english() else entry.group


def _is_english() -> bool:
    return QLocale().language() == QLocale.Language.English


class TypeField(Translated, SearchCombo):
    """Typing searches names in both languages and groups; Down or a click shows everything under headings."""

    def __init__(self, types: Sequence[VenueType], jobs: Jobs, parent: QWidget | None = None) -> None:
        """``jobs`` reads the pinyin of the types when the field is first used."""
        super().__init__(self._matching, parent)
        self._types = tuple(types)
        self._jobs = jobs
        self._keys: dict[str, tuple[str, ...]] = {}
        self._is_asked = False
        self.retranslate()

    def value(self) -> str:
        """The chosen type's name, or what was typed in its place."""
        taken = self.item()
        return str(taken.value) if taken is not None else super().value()

    def choose(self, name: str) -> None:
        """Choose a type by its name; another text is shown as if it had been typed."""
        known = next((t for t in self._types if t.name == name), None)
        self.set_item(SearchItem(known.name, type_title(known)) if known is not None else None)
        if known is None:
            self.set_value(name)

    def retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Choose with ↓, or type to find"))
        taken = self.item()
        known = next((t for t in self._types if taken is not None and t.name == taken.value), None)
        if known is not None:
            self.set_item(SearchItem(known.name, type_title(known)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._is_asked:
            self._is_asked = True
            names = [t.name for t in self._types]
            # Until the pinyin is there, or if it never is, words are found all the same.
            self._jobs.run(lambda: pinyin_keys(names), self._on_pinyin, lambda _: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_open() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.is_open():
            self.close_list()
        else:
            self.open_list()

    def open_list(self) -> None:
        """Show all types under the headings of their groups."""
        rows: list[SearchItem] = []
        for entry in self._types:
            if not any(row.detail == _group_title(entry) for row in rows):
                rows.append(SearchItem(None, "", _group_title(entry)))
            rows.append(SearchItem(entry.name, type_title(entry)))
        self._show_all(rows)

    def _show_all(self, rows: Sequence[SearchItem]) -> None:
        shown = self._popup()
        shown.clear()
        for item in rows:
            entry = QListWidgetItem(item.title)
            entry.setData(Qt.ItemDataRole.UserRole, item)
            entry.setData(Qt.ItemDataRole.UserRole + 1, item.detail)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, item.title or item.detail)
            shown.addItem(entry)
        taken = self.value()
        here = next((i for i, item in enumerate(rows) if item.value == taken), 1)
        self._place(shown, len(rows))
        shown.setCurrentRow(here)
        shown.scrollToItem(shown.item(max(0, here - 3)), shown.ScrollHint.PositionAtTop)

    def _step(self, by: int) -> None:
        super()._step(by)
        while self._list is not None and self._is_heading(self._list.currentItem()):
            super()._step(by)

    def _take(self, entry: QListWidgetItem | None) -> None:
        if not self._is_heading(entry):
            super()._take(entry)

    @staticmethod
    def _is_heading(entry: QListWidgetItem | None) -> bool:
        return entry is not None and entry.data(Qt.ItemDataRole.UserRole).value is None

    def _matching(self, text: str) -> list[SearchItem]:
        words = [(t, (t.name, t.english, t.group, t.group_english, *self._keys.get(t.name, ()))) for t in self._types]
        return [SearchItem(t.name, type_title(t), _group_title(t)) for t in best(text, words)]

    def _on_pinyin(self, keys: Sequence[tuple[str, str]]) -> None:
        self._keys = {t.name: key for t, key in zip(self._types, keys, strict=True)}
        if self.hasFocus() and self.item() is None and self.text():
            self._find(self.text())  # what was typed in the meantime may be pinyin
