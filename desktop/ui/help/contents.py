"""The left half of the help window: all sections in their groups, or those in which something was found."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.domain.errors import UserError
from desktop.manual.manual import Hit, Manual
from desktop.manual.sections import GROUP_WORDS
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.search_combo import best, pinyin_keys
from desktop.ui.kit.sizes import column, font, is_restyle
from desktop.ui.kit.theme import tokens
from desktop.ui.kit.tokens import Space

_ID = Qt.ItemDataRole.UserRole


class Contents(Translated, QWidget):
    """A field to search in, and the list under it."""

    wanted = Signal(str, str)
    """A section, and the words to go to in it; empty for its beginning."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._manual: Manual | None = None
        self._pinyin: dict[str, tuple[str, str]] = {}
        self._current = ""
        self.field = TextField()
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label("quiet", wrap=True)
        box = column(self, gap=Space.M, margins=(Space.L, Space.L, 0, Space.L))
        box.addWidget(self.field)
        box.addWidget(self.list, 1)
        box.addWidget(self.nothing)
        box.addStretch(0)
        self.field.textChanged.connect(lambda: self._fill())
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.currentItemChanged.connect(self._on_current)
        self.retranslate()

    def set_manual(self, manual: Manual) -> None:
        """List the sections of this manual."""
        self._manual = manual
        self._pinyin = {}
        self._fill()
        titles = [manual.section(section.id).title for section in manual.sections]
        if any(not title.isascii() for title in titles):
            ids = [section.id for section in manual.sections]
            self._jobs.run(
                lambda: dict(zip(ids, pinyin_keys(titles), strict=True)),
                self._on_pinyin,
                self._on_no_pinyin,
                owner=self,
                only_reads=True,
            )

    def show_current(self, section: str) -> None:
        """Choose the section that is shown, without asking for it again."""
        self._current = section
        for place in range(self.list.count()):
            if self.list.item(place).data(_ID) == section:
                self.list.blockSignals(True)
                self.list.setCurrentRow(place)
                self.list.blockSignals(False)
                return

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Search the help"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(self.tr("Contents"))
        self.nothing.setText(self.tr("Nothing was found. Try another word."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event) and self._manual is not None:
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down:
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._take(self.list.currentItem())
                    return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        manual, typed = self._manual, self.field.value()
        if manual is None:
            return
        self.list.blockSignals(True)
        self.list.clear()
        if typed:
            for hit in self._found(manual, typed):
                self._add(hit.text.section.id, hit.text.title, hit.around)
            self.list.setCurrentRow(0)
        else:
            group = None
            for section in manual.sections:
                if section.group is not group:
                    group = section.group
                    self._add_heading(sentence(GROUP_WORDS[group]))
                self._add(section.id, manual.section(section.id).title)
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        if not typed:
            self.show_current(self._current)

    def _found(self, manual: Manual, typed: str) -> Sequence[Hit]:
        hits = manual.search(typed)
        there = {hit.text.section.id for hit in hits}
        by_pinyin = best(typed, [(one, keys) for one, keys in self._pinyin.items() if one not in there])
        # Letters in any order fit many titles: only those that begin like one of them.
        begun = [one for one in by_pinyin if any(key.startswith(typed.lower()) for key in self._pinyin[one])]
        return (*(Hit(manual.section(one), "") for one in begun), *hits)

    def _add_heading(self, text: str) -> None:
        made = QListWidgetItem(text)
        made.setFlags(Qt.ItemFlag.NoItemFlags)
        made.setFont(font(13, bold=True))
        made.setForeground(QColor(tokens().second))
        self.list.addItem(made)

    def _add(self, section: str, title: str, around: str = "") -> None:
        made = QListWidgetItem(f"{title}\n{around}" if around else title)
        made.setData(_ID, section)
        self.list.addItem(made)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID):
            typed = self.field.value()
            self.wanted.emit(item.data(_ID), typed.split()[0] if typed else "")

    def _on_current(self, item: QListWidgetItem | None) -> None:
        # What the arrow keys pass over is shown at once; while one searches, only what is taken.
        if not self.field.text():
            self._take(item)

    def _on_pinyin(self, keys: dict[str, tuple[str, str]]) -> None:
        self._pinyin = keys
        if self.field.text():
            self._fill()

    def _on_no_pinyin(self, _error: UserError) -> None:
        """Without pinyin the titles are still found as they are written."""
