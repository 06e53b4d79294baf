"""The region of a venue: typed in one field, or chosen level by level; both always show the same."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.regions import LEVELS, Region
from desktop.ui.kit.fields import Select
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.forms import focus
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.search_combo import SearchCombo, SearchItem
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEVEL = 130
"""Least width of a list, at 100 %."""


class Regions(Protocol):
    """The tree of divisions, as far as the field needs it."""

    def provinces(self) -> tuple[Region, ...]: ...
    def children(self, code: str) -> tuple[Region, ...]: ...
    def find(self, code: str) -> Region | None: ...
    def search(self, text: str, limit: int = 12, within: str = "") -> tuple[Region, ...]: ...


class RegionField(Translated, QWidget):
    """A type-ahead over a row of four lists: province, city, county, street.

    A city without counties shows its streets in the third list and hides the fourth. ``value`` is the code of
    what is chosen so far, which is a street's only when the choice is complete.
    """

    picked = Signal(object)

    def __init__(self, regions: Regions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regions = regions
        self._code = ""
        self.search = SearchCombo(self._find)
        self.levels = tuple(Select() for _ in LEVELS)
        box = column(self, gap=Space.S)
        box.addWidget(self.search)
        line = FoldingRow(gap=Space.S, balanced=True)
        for place, level in enumerate(self.levels):
            line.add(level, width=_LEVEL, stretch=1)
            level.activated.connect(lambda _=0, at=place: self._on_level(at))
            level.installEventFilter(self)
        box.addLayout(line)
        self.setFocusProxy(self.search)
        self.search.picked.connect(self._on_picked)
        self.search.entered.connect(self._on_entered)
        self.retranslate()

    def value(self) -> str:
        """The code of the lowest level that is chosen; empty when nothing is."""
        return self._code

    def set_value(self, code: str) -> None:
        """Show a region; an unknown code shows nothing."""
        region = self._regions.find(code) if code else None
        self._code = region.code if region is not None else ""
        self.search.set_item(_item(region) if region is not None and region.is_street else None)
        self._fill()

    def retranslate(self) -> None:
        self.search.setAccessibleName(self.tr("Region"))
        self.search.setPlaceholderText(self.tr("Type the street or town: 江北, jiangbei or hzjb"))
        names = (self.tr("Province"), self.tr("City"), self.tr("County or district"), self.tr("Street or town"))
        for level, name in zip(self.levels, names, strict=True):
            level.setAccessibleName(name)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            shown = [level for level in self.levels if not level.isHidden()]
            here = shown.index(watched) if watched in shown else -1
            if event.modifiers() == Qt.KeyboardModifier.NoModifier and 0 <= here < len(shown) - 1:
                focus(shown[here + 1])
            else:
                # Past the last list the form knows the way on; it listens to the field that stands for all.
                QApplication.sendEvent(self.search, event)
            return True
        return False

    def _find(self, text: str) -> list[SearchItem]:
        return [_item(region) for region in self._regions.search(text, within=self._code[:4])]

    def _on_picked(self, value: object) -> None:
        # While the field is typed over, the lists keep what they show: it is still the neighbourhood searched in.
        if isinstance(value, str):
            self._code = value
            self._fill()
        elif len(self._code) == LEVELS[-1]:
            self._code = self._chain()[-2].code
            self._fill()
        self.picked.emit(self._code)

    def _on_entered(self) -> None:
        """A street is the whole answer: the form, which listens to the search, goes on."""
        region = self._regions.find(self._code)
        if region is not None and region.is_street:
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self.search, enter)

    def _on_level(self, at: int) -> None:
        code = self.levels[at].value()
        above = self._chain()[at - 1].code if at else ""
        region = self._regions.find(str(code)) if code else None
        self._code = region.code if region is not None else above
        self.search.set_item(_item(region) if region is not None and region.is_street else None)
        self._fill()
        self.picked.emit(self._code)

    def _chain(self) -> list[Region]:
        """What is chosen, from the province down, along the lists as they are shown."""
        chain: list[Region] = []
        below = self._regions.provinces()
        while found := next((r for r in below if self._code.startswith(r.code)), None):
            chain.append(found)
            below = () if found.is_street else self._regions.children(found.code)
        return chain

    def _fill(self) -> None:
        chain = self._chain()
        hints = (
            self.tr("Province…"),
            self.tr("City…"),
            self.tr("County or district…"),
            self.tr("Street or town…"),
        )
        below = self._regions.provinces()
        for at, level in enumerate(self.levels):
            is_last = any(r.is_street for r in below)
            level.set_choices([("", hints[-1] if is_last else hints[at]), *((r.code, r.name) for r in below)])
            chosen = chain[at].code if at < len(chain) else ""
            level.set_value(chosen)
            level.setEnabled(bool(below))
            level.setVisible(bool(below) or at < 3 or not self._ends_early(chain))
            below = () if not chosen or is_last else self._regions.children(chosen)

    def _ends_early(self, chain: list[Region]) -> bool:
        """Whether the streets hang under the city itself."""
        return len(chain) >= 2 and any(r.is_street for r in self._regions.children(chain[1].code))


def _item(region: Region) -> SearchItem:
    return SearchItem(region.code, region.name, " ".join(region.path[:-1]))
